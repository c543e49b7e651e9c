package org.fovea.ui.layer;

import java.util.function.IntConsumer;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// A slider over whole numbers that tells what the user chose from what it is shown.
final class StepSlider extends Slider {
    private boolean showing;
    private int last = 1;

    /// @param chosen receives each new number while the user drags or presses keys
    /// @param released runs when the mouse or the key is let go
    StepSlider(String name, String tooltip, int highest, IntConsumer chosen, Runnable released) {
        super(1, highest, 1);
        setMajorTickUnit(1);
        setMinorTickCount(0);
        setSnapToTicks(true);
        setBlockIncrement(1);
        setAccessibleText(name);
        setTooltip(new Tooltip(tooltip));
        valueProperty().subscribe(value -> {
            int rounded = (int) Math.round(value.doubleValue());
            if (showing || rounded == last) return;
            last = rounded;
            chosen.accept(rounded);
        });
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> released.run());
        addEventHandler(KeyEvent.KEY_RELEASED, _ -> released.run());
    }

    /// Shows a value that came from elsewhere; beyond the end it stands at the end. While the user drags, the thumb stays
    /// under the pointer.
    void show(int value) {
        last = Math.clamp(value, 1, (int) getMax());
        if (Math.round(getValue()) == last) return;
        showing = true;
        setValue(last);
        showing = false;
    }
}
