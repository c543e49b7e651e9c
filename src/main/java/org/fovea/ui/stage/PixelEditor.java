package org.fovea.ui.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fovea.compute.Evaluation;
import org.fovea.engine.Shape;
import org.fovea.project.Cell;
import org.fovea.project.Edit;
import org.fovea.project.Picture;
import org.fovea.session.Session;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Theme;

/// A small popup that shows the values of one pixel and takes typed ones.
final class PixelEditor {
    private static final List<String> CHANNELS = List.of("R", "G", "B");
    /// Far enough beyond 0…1 for experiments, near enough to keep sums finite.
    private static final double LIMIT = 1e6;

    private final Session session;
    private final Theme theme;
    private final PopOver popup = new PopOver();

    PixelEditor(Session session, Theme theme) {
        this.session = session;
        this.theme = theme;
        popup.setAnimated(false);
        popup.setDetachable(false);
        popup.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
    }

    /// Opens below a point given in the owner's coordinates.
    void show(Node owner, Cell at, double x, double y) {
        Evaluation evaluation = session.evaluation();
        if (evaluation == null) return;
        int channels = evaluation.input().shape.channels();
        var message = new Label();
        message.getStyleClass().add("wrong-text");
        message.setWrapText(true);
        message.setMaxWidth(220);
        var fields = new ArrayList<Node>();
        for (int c = 0; c < channels; c++) {
            String name = channels == 1 ? "Value" : CHANNELS.get(c);
            int channel = c;
            var field = new NumberField(name, -LIMIT, LIMIT, false, 0.05,
                    value -> set(at, channel, value.floatValue()));
            field.show(evaluation.input().at(c, at.row(), at.column()));
            field.onRefused(message::setText);
            fields.add(new Label(name));
            fields.add(field);
        }
        var line = new HBox(6);
        line.getChildren().setAll(fields);
        line.setAlignment(Pos.CENTER_LEFT);
        var head = new Label("pixel (%d, %d)".formatted(at.row(), at.column()));
        head.getStyleClass().addAll("numbers", "quiet");
        var content = new VBox(8, head, line, message);
        content.getStyleClass().add("popup-content");
        content.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) popup.hide();
        });
        popup.setContentNode(content);
        theme.dress(popup);
        Point2D screen = owner.localToScreen(x, y);
        popup.show(owner, screen.getX(), screen.getY());
        fields.get(1).requestFocus();
    }

    private void set(Cell at, int channel, float value) {
        Picture picture = session.project().picture();
        Shape shape = picture.shape();
        if (at.row() < shape.height() && at.column() < shape.width() && channel < shape.channels())
            session.editOnce(new Edit.SetPaint(Brush.value(picture.paint(), shape, at, channel, value)));
    }
}
