package org.fovea.ui.learn.side;

import java.util.function.DoubleConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;

/// A number of a form with its name. What is refused, by the field or by what receives it, is explained under it and stays there
/// until another number is typed.
final class NumberRow extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double FIELD = 84;

    private final NumberField field;
    private final Message message = new Message();
    private final DoubleConsumer committed;
    /// Why the number that stands there does not count; empty where it does.
    private String rejection = "";

    /// @param low of what can be typed at all
    /// @param committed receives each new value; it throws an [IllegalArgumentException] with a sentence for people where it
    ///        cannot be
    NumberRow(String name, String tooltip, double low, double high, boolean whole, double step,
            DoubleConsumer committed) {
        super(4);
        this.committed = committed;
        field = new NumberField(name, low, high, whole, step, this::commit);
        field.setTooltip(new Tooltip(tooltip));
        field.setPrefWidth(FIELD);
        field.setMinWidth(FIELD);
        field.onRefused(this::refused);
        var label = new Label(name);
        label.setTooltip(new Tooltip(tooltip));
        label.setLabelFor(field);
        label.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(6, label, space, field);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, message);
        managedProperty().bind(visibleProperty());
    }

    private void commit(double value) {
        try {
            committed.accept(value);
            rejection = "";
            message.say("");
        } catch (IllegalArgumentException e) {
            rejection = e.getMessage() + ".";
            refused(rejection);
        }
    }

    private void refused(String sentence) {
        message.say(sentence.isEmpty() ? rejection : sentence);
        if (!rejection.isEmpty()) field.pseudoClassStateChanged(WRONG, true);
    }

    /// Shows a value that counts.
    void show(double value) {
        rejection = "";
        message.say("");
        field.show(value);
    }
}
