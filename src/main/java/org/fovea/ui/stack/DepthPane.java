package org.fovea.ui.stack;

import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Theme;

/// All layers as planes in depth, with what the neuron in question sees of each of them.
public final class DepthPane extends HBox {
    private static final double FIELDS = 270;
    /// In a narrower window the planes have all the room.
    private static final double ROOMY = 1180;

    private final Session session;
    private final DepthView view;
    private final FieldsView fields;

    public DepthPane(Session session, Theme theme, Painter painter) {
        this.session = session;
        view = new DepthView(session, theme, painter);
        getStyleClass().add("depth-pane");
        var planes = new VBox(new DepthBar(view), view);
        VBox.setVgrow(view, Priority.ALWAYS);
        HBox.setHgrow(planes, Priority.ALWAYS);
        planes.setMinWidth(0);
        fields = new FieldsView(view, theme);
        fields.setMinWidth(FIELDS);
        fields.setPrefWidth(FIELDS);
        getChildren().addAll(planes, fields);
        widthProperty().subscribe(width -> {
            fields.setVisible(width.doubleValue() >= ROOMY);
            fields.setManaged(fields.isVisible());
        });
    }

    /// The planes can be saved as they are seen.
    public void addTo(Exhibits exhibits) {
        exhibits.add(() -> getScene() == null || session.resultsProperty().get() == null
                ? Optional.empty()
                : Optional.of(exhibit()));
    }

    private Exhibit exhibit() {
        String picture = session.project().picture().name();
        return Exhibit.drawing("stack", "stack-" + picture, view.figure().text(), view.figure());
    }

    /// The planes take the keys.
    @Override
    public void requestFocus() {
        view.requestFocus();
    }

    DepthView view() {
        return view;
    }
}
