package org.fovea.ui.filter;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fovea.ui.kit.NumberField;

/// A named number with a slider to drag it and a field to type it.
final class ValueRow extends HBox {
    /// What is set.
    ///
    /// @param tooltip teaches the term in one sentence
    /// @param low the low end of the slider
    /// @param high the high end of the slider
    /// @param step of the slider and of the arrow keys
    /// @param lowest what can be typed, at least
    /// @param highest what can be typed, at most
    record Quantity(String name, String tooltip, double low, double high, double step, double lowest, double highest,
            boolean whole) {
    }

    private static final double LABEL = 76;

    private final Quantity quantity;
    private final Slider slider;
    private final NumberField field;
    private boolean showing;

    /// @param chosen receives each new value while it is dragged, and the typed one
    /// @param released runs when the gesture is over
    /// @param refused receives why a typed text was refused, and an empty sentence when all is well again
    ValueRow(Quantity quantity, DoubleConsumer chosen, Runnable released,
            Consumer<String> refused) {
        super(8);
        this.quantity = quantity;
        slider = new Slider(quantity.low(), quantity.high(), quantity.low());
        slider.setBlockIncrement(quantity.step());
        slider.setAccessibleText(quantity.name());
        slider.setTooltip(new Tooltip(quantity.tooltip()));
        slider.setMinWidth(60);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().subscribe(() -> {
            if (!showing) chosen.accept(rounded(slider.getValue()));
        });
        slider.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> released.run());
        slider.addEventHandler(KeyEvent.KEY_RELEASED, _ -> released.run());
        field = new NumberField(quantity.name(), quantity.lowest(), quantity.highest(), quantity.whole(),
                quantity.step(), value -> {
                    chosen.accept(value);
                    released.run();
                });
        field.setTooltip(new Tooltip(quantity.tooltip()));
        field.onRefused(refused);
        var label = new Label(quantity.name());
        label.setMinWidth(LABEL);
        label.setLabelFor(field);
        label.setTooltip(new Tooltip(quantity.tooltip()));
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(label, slider, field);
        managedProperty().bind(visibleProperty());
    }

    private double rounded(double value) {
        double steps = Math.round(value / quantity.step());
        // A step such as 0.1 is not exact in binary, its inverse is.
        double perUnit = Math.rint(1 / quantity.step());
        return quantity.step() < 1 ? steps / perUnit : steps * quantity.step();
    }

    /// Shows a value that came from elsewhere; beyond its ends the slider stands at the end. While the user drags, the thumb
    /// stays under the pointer.
    void show(double value) {
        field.show(value);
        double within = Math.clamp(value, quantity.low(), quantity.high());
        if (rounded(slider.getValue()) == rounded(within)) return;
        showing = true;
        slider.setValue(within);
        showing = false;
    }

    /// Moves the low end of the slider.
    void setLow(double low) {
        showing = true;
        slider.setMin(low);
        showing = false;
    }
}
