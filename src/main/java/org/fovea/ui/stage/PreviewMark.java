package org.fovea.ui.stage;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.fovea.compute.Preview;
import org.jspecify.annotations.Nullable;

/// Says that a map is a preview, and when it stays one.
final class PreviewMark extends Label {
    private final Tooltip tooltip = new Tooltip();

    PreviewMark() {
        getStyleClass().add("preview-mark");
        setTooltip(tooltip);
        setFocusTraversable(true);
        managedProperty().bind(visibleProperty());
        setMinWidth(USE_PREF_SIZE);
        show(null);
    }

    void show(@Nullable Preview preview) {
        setVisible(preview != null);
        if (preview == null) return;
        int step = preview.whole().step();
        setText(preview.forGood() ? "preview only" : "preview");
        String what = "Shows every %s row and column of the map, and all values of the part you look at when you zoom in."
                .formatted(ordinal(step));
        tooltip.setText(preview.forGood()
                ? "Memory cannot hold the whole map. " + what + (preview.counted()
                        ? " Its figures and colours are those of the whole map."
                        : " Figures of the whole map follow.")
                        + " A larger stride, a smaller picture or more memory brings the map itself."
                : what + " The whole map follows.");
        setAccessibleText(getText() + ". " + tooltip.getText());
    }

    private static String ordinal(int number) {
        int last = number / 10 % 10 == 1 ? 0 : number % 10;
        return switch (last) {
            case 1 -> number + "st";
            case 2 -> number == 2 ? "second" : number + "nd";
            case 3 -> number + "rd";
            default -> number + "th";
        };
    }
}
