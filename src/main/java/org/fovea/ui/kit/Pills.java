package org.fovea.ui.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/// A choice of one among few, as pills that wrap.
public final class Pills<T> extends FlowPane {
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private final ToggleGroup group = new ToggleGroup();

    /// @param chosen receives what the user picked, not what [#show] shows
    public Pills(List<T> choices, Function<T, String> label, Function<T, String> tooltip, Consumer<T> chosen) {
        super(6, 6);
        for (T choice : choices) {
            var button = new ToggleButton(label.apply(choice));
            button.setMnemonicParsing(false);
            button.getStyleClass().add("pill");
            button.setTooltip(new Tooltip(tooltip.apply(choice)));
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                button.setSelected(true);
                chosen.accept(choice);
            });
            buttons.put(choice, button);
            getChildren().add(button);
        }
    }

    /// Shows which one holds; null shows none.
    public void show(@Nullable T choice) {
        group.selectToggle(choice == null ? null : buttons.get(choice));
    }

    public ToggleButton button(T choice) {
        ToggleButton button = buttons.get(choice);
        if (button == null) throw new IllegalArgumentException("not among the choices: " + choice);
        return button;
    }
}
