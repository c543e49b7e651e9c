package org.fovea.ui.neuron;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fovea.figure.ProductsFigure;
import org.fovea.figure.SumText;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;

/// Which of the channels a neuron sees is shown: one of them, all added up, side by side as a stack, or what each makes of
/// the whole map.
final class ChannelChoice extends VBox {
    static final double WIDTH = 104;
    /// So many channels have a pill and a partial sum of their own.
    static final int WRITTEN = 6;

    private final Runnable chosen;
    private int channels;
    private boolean named;
    private int channel;

    /// @param chosen is told when the user has chosen
    ChannelChoice(Runnable chosen) {
        super(8);
        this.chosen = chosen;
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        setAlignment(Pos.CENTER_LEFT);
    }

    /// The one that is shown: a channel, or one of [ProductsFigure#ALL], [ProductsFigure#STACKED] and
    /// [ProductsFigure#PLANES].
    int channel() {
        return channel;
    }

    /// Offers the channels that a neuron sees.
    ///
    /// @param colors whether they are red, green and blue
    void show(int count, boolean colors) {
        if (count == channels && colors == named) return;
        channels = count;
        named = colors;
        channel = count == 1 && channel == ProductsFigure.ALL ? 0 : Math.min(channel, count - 1);
        boolean few = count <= WRITTEN;
        List<Integer> choices = new ArrayList<>();
        for (int c = 0; few && c < count; c++) choices.add(c);
        if (count > 1) choices.add(ProductsFigure.ALL);
        choices.add(ProductsFigure.STACKED);
        choices.add(ProductsFigure.PLANES);
        var pills = new Pills<>(choices, this::name, this::about, this::choose);
        pills.show(channel);
        var head = new Label(count == 1 ? "SHOW" : "CHANNEL");
        head.getStyleClass().add("section-head");
        getChildren().setAll(head, pills);
        if (few) return;
        var field = new NumberField("Channel", 0, count - 1.0, true, 1, c -> {
            pills.show(null);
            choose(c.intValue());
        });
        field.show(Math.max(0, channel));
        field.setTooltip(new Tooltip(
                "Which of the %d channels is shown, counted from 0; arrow keys step through them.".formatted(count)));
        getChildren().add(1, field);
    }

    private void choose(int choice) {
        channel = choice;
        chosen.run();
    }

    private String name(int choice) {
        return switch (choice) {
            case ProductsFigure.ALL -> "all";
            case ProductsFigure.STACKED -> "stack";
            case ProductsFigure.PLANES -> "planes";
            default -> channels == 1 ? "taps" : SumText.channel(choice, named);
        };
    }

    private String about(int choice) {
        return switch (choice) {
            case ProductsFigure.ALL -> "All channels added up, tap by tap.";
            case ProductsFigure.PLANES ->
                "The map that each channel contributes with its slice of the filter; their sum, the "
                        + "bias and the activation make the feature map.";
            case ProductsFigure.STACKED ->
                "All channels side by side: a filter is a block over all of them, and each slice "
                        + "contributes a plane of products.";
            default -> channels == 1
                    ? "What the neuron sees, its filter and their products, tap by tap."
                    : "What the neuron sees in channel %s, and that slice of the filter."
                            .formatted(SumText.channel(choice, named));
        };
    }
}
