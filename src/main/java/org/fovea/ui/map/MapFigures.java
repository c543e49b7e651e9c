package org.fovea.ui.map;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import org.fovea.compute.MapResult;
import org.fovea.compute.Statistics;
import org.fovea.figure.NumberText;

/// The figures of the selected map: smallest, largest and mean value, and the share of zeros.
final class MapFigures extends GridPane {
    private final Label min = number();
    private final Label max = number();
    private final Label mean = number();
    private final Label zeros = number();

    MapFigures() {
        super(12, 4);
        add(0, "min", "The smallest value of the map.", min);
        add(1, "max", "The largest value of the map.", max);
        add(2, "mean", "The mean of all values of the map.", mean);
        add(3, "zeros", "The share of neurons that are exactly zero; with ReLU, those that do not fire.", zeros);
    }

    private void add(int at, String name, String tooltip, Label number) {
        Label label = DisplayPane.quiet(name);
        label.setTooltip(new Tooltip(tooltip));
        number.setTooltip(new Tooltip(tooltip));
        label.setLabelFor(number);
        number.setMinWidth(84);
        add(label, at % 2 * 2, at / 2);
        add(number, at % 2 * 2 + 1, at / 2);
    }

    private static Label number() {
        var label = new Label("–");
        label.getStyleClass().add("numbers");
        return label;
    }

    /// A preview has no figures until all values of the map were counted: those of a sample are not those of the map.
    void show(MapResult map) {
        if (map.preview() != null && !map.counted()) {
            for (Label label : List.of(min, max, mean, zeros)) label.setText("–");
            return;
        }
        Statistics statistics = map.statistics();
        min.setText(NumberText.of(statistics.min(), 7));
        max.setText(NumberText.of(statistics.max(), 7));
        mean.setText(NumberText.of((float) statistics.mean(), 7));
        // All of them only where it is all of them.
        double share = statistics.zeros() < 1 ? Math.min(99.9, statistics.zeros() * 100) : 100;
        zeros.setText(String.format(Locale.ROOT, "%.1f %%", share));
    }
}
