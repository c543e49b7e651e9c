package org.fovea.ui.window;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fovea.ui.neuron.ArithmeticDock;
import org.fovea.ui.step.StepDock;

/// The window's parts and where they are: header and layer strip above, the stage in the middle, the inspector at its right,
/// the arithmetic dock and the status line below. In a small window the inspector becomes a drawer and the dock one line, until it is unfolded.
final class MainWindow extends BorderPane {
    private static final double INSPECTOR = 330;
    private static final double ROOMY_WIDTH = 1200;
    private static final double ROOMY_HEIGHT = 800;

    private final StackPane drawer = new StackPane();
    private final BorderPane middle = new BorderPane(drawer);
    private final ScrollPane inspector;
    private final ArithmeticDock dock;
    private final StepDock steps;
    private final Node strip;
    private boolean inspectorWanted = true;
    private boolean dockWanted = true;
    private boolean roomy = true;
    /// Stepping is for the arithmetic, so it is there in small windows too.
    private boolean stepsWanted = true;
    private Below below = Below.ARITHMETIC;

    /// What is below the layer on the stage; with anything else than such a layer there is neither that nor an inspector.
    enum Below {
        ARITHMETIC, STEPS, NOTHING
    }

    MainWindow(Node header, Node strip, Node stage, VBox inspectorContent, ArithmeticDock dock, StepDock steps,
            Node status) {
        this.dock = dock;
        this.strip = strip;
        this.steps = steps;
        getStyleClass().add("window");
        inspectorContent.getStyleClass().add("inspector-content");
        inspector = new ScrollPane(inspectorContent);
        inspector.setFitToWidth(true);
        inspector.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        inspector.setPrefWidth(INSPECTOR);
        inspector.setMinWidth(INSPECTOR);
        inspector.setMaxWidth(INSPECTOR);
        StackPane.setAlignment(inspector, Pos.CENTER_RIGHT);
        inspector.getStyleClass().add("inspector");
        dock.getStyleClass().add("dock");
        steps.getStyleClass().addAll("dock", "steps");
        dock.onFold(this::toggleDock);
        steps.onFold(this::toggleDock);
        drawer.getChildren().add(stage);
        setTop(new VBox(header, strip));
        setCenter(middle);
        setBottom(new VBox(dock, steps, status));
        widthProperty().subscribe(this::adapt);
        heightProperty().subscribe(this::adapt);
        arrange();
    }

    private void adapt() {
        boolean room = getWidth() >= ROOMY_WIDTH && getHeight() >= ROOMY_HEIGHT;
        if (room == roomy || getWidth() == 0 || getHeight() == 0) return;
        roomy = room;
        inspectorWanted = room;
        dockWanted = room;
        arrange();
    }

    private void arrange() {
        drawer.getChildren().remove(inspector);
        middle.setRight(null);
        boolean inspected = inspectorWanted && below != Below.NOTHING;
        if (inspected && roomy) middle.setRight(inspector);
        else if (inspected) drawer.getChildren().add(inspector);
        dock.setCompact(!dockWanted);
        steps.setCompact(!stepsWanted);
        only(dock, below == Below.ARITHMETIC);
        only(steps, below == Below.STEPS);
    }

    private static void only(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// What the middle shows.
    ///
    /// @param layers whether it is about the document's layers, so that they stand above it
    void show(Node content, Below under, boolean layers) {
        drawer.getChildren().setAll(content);
        only(strip, layers);
        below = under;
        arrange();
    }

    /// Shows or hides the inspector; in a small window it slides over the stage.
    void toggleInspector() {
        inspectorWanted = !inspectorWanted;
        arrange();
    }

    /// Shows the whole arithmetic or one line of it.
    void toggleDock() {
        if (below == Below.STEPS) stepsWanted = !stepsWanted;
        else
            dockWanted = !dockWanted;
        arrange();
    }
}
