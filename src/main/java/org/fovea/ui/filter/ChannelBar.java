package org.fovea.ui.filter;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.fovea.project.LayerEdit;
import org.fovea.ui.kit.Pills;

/// Which channels of the filter are in hand, and whether all have the same weights. Gone where the picture has but one.
final class ChannelBar extends FlowPane {
    /// Room for four pills in a row.
    private static final double PILLS = 160;
    private static final List<String> RGB = List.of("R", "G", "B");

    private final Workbench bench;
    private final CheckBox shared = new CheckBox("same weights in every channel");
    private int channels;

    ChannelBar(Workbench bench) {
        super(10, 6);
        this.bench = bench;
        shared.setId("share-channels");
        shared.setTooltip(new Tooltip(
                "A filter has one kernel for each channel of the picture; here all of them are kept the same."));
        shared.setOnAction(_ -> {
            int shown = Math.max(0, bench.channelProperty().get());
            bench.session().editOnce(new LayerEdit.ShareChannels(bench.index(), shared.isSelected(), shown));
        });
        managedProperty().bind(visibleProperty());
        bench.watch(this::refresh);
    }

    private void refresh() {
        int now = bench.shape().channels();
        if (now != channels) {
            channels = now;
            getChildren().setAll(shared, pills());
        }
        setVisible(channels > 1);
        shared.setSelected(bench.filter().shared());
        @SuppressWarnings("unchecked") // made by pills()
        var pills = (Pills<Integer>) getChildren().getLast();
        pills.setVisible(!shared.isSelected());
        pills.show(Math.min(bench.channelProperty().get(), channels - 1));
    }

    private Pills<Integer> pills() {
        List<Integer> choices = Stream.concat(IntStream.range(0, channels).boxed(), Stream.of(Workbench.EVERY))
                .toList();
        var pills = new Pills<Integer>(choices, this::label, this::tooltip, bench.channelProperty()::set);
        pills.setPrefWrapLength(PILLS);
        pills.managedProperty().bind(pills.visibleProperty());
        for (int choice : choices) pills.button(choice).setId("channel-" + label(choice));
        return pills;
    }

    private String label(int channel) {
        return channel == Workbench.EVERY ? "all" : channels == 3 ? RGB.get(channel) : String.valueOf(channel);
    }

    private String tooltip(int channel) {
        return channel == Workbench.EVERY
                ? "All channels at once: shows their mean, and paints into each."
                : "The kernel of channel %s alone.".formatted(label(channel));
    }
}
