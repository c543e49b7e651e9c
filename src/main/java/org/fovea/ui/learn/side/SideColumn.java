package org.fovea.ui.learn.side;

import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.fovea.session.Learning;
import org.fovea.session.Session;
import org.fovea.ui.open.Dialogs;

/// Everything about the training that does not depend on what is looked at: task, network and settings, which scroll, and under
/// them the controls, which are always there.
public final class SideColumn extends BorderPane {
    private static final double WIDTH = 292;

    private final RunPane run;
    private final Learning learning;

    public SideColumn(Session session, Learning learning, Dialogs dialogs) {
        this.learning = learning;
        run = new RunPane(learning);
        var settings = new VBox(18, new TaskPane(learning, dialogs), new NetworkPane(session, learning),
                new TrainingPane(learning));
        settings.getStyleClass().add("inspector-content");
        var scroll = new ScrollPane(settings);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        getStyleClass().add("learn-side");
        setCenter(scroll);
        setBottom(run);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
    }

    /// Takes the keys of the controls.
    public void press(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) return;
        switch (event.getCode()) {
            case SPACE -> run.toggle();
            case B -> learning.practice().oneBatch();
            case E -> learning.practice().oneEpoch();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
