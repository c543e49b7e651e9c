package org.fovea.ui.window;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.SegmentedButton;

/// The modes of the window side by side; one of them is always chosen.
final class ModeBar extends SegmentedButton {
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.EXPLORE);

    ModeBar() {
        Map<Mode, ToggleButton> buttons = new EnumMap<>(Mode.class);
        for (Mode each : Mode.values()) {
            var button = new ToggleButton(each.title());
            button.setTooltip(new Tooltip(each.about()));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                button.setSelected(true);
                mode.set(each);
            });
            buttons.put(each, button);
            getButtons().add(button);
        }
        getStyleClass().add("modes");
        mode.subscribe(now -> buttons.forEach((each, button) -> button.setSelected(each == now)));
    }

    ObjectProperty<Mode> modeProperty() {
        return mode;
    }
}
