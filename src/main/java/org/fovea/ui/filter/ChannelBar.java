package org.fovea.ui.filter;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.fovea.project.LayerEdit;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;

/// Which channels of the filter are in hand, and whether all have the same weights. Gone where the picture has but one.
final class ChannelBar extends FlowPane {
    /// Room for the pills of a picture in colours beside the box.
    private static final double FEW = 160;
    /// Room for the pills of many channels, which have rows of their own.
    private static final double MANY = 278;
    /// With more channels their number is typed.
    private static final int PILLED = 16;
    private static final List<String> RGB = List.of("R", "G", "B");

    private final Workbench bench;
    private final CheckBox shared = new CheckBox("same weights in every channel");
    private int channels;
    private Node chooser = new HBox();
    private IntConsumer show = _ -> {};

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
            chooser = now > PILLED ? typed() : pills();
            chooser.managedProperty().bind(chooser.visibleProperty());
            getChildren().setAll(shared, chooser);
        }
        setVisible(channels > 1);
        shared.setSelected(bench.filter().shared());
        chooser.setVisible(!shared.isSelected());
        show.accept(Math.min(bench.channelProperty().get(), channels - 1));
    }

    private Node pills() {
        List<Integer> choices = Stream.concat(IntStream.range(0, channels).boxed(), Stream.of(Workbench.EVERY))
                .toList();
        var pills = new Pills<Integer>(choices, this::label, this::tooltip, bench.channelProperty()::set);
        pills.setPrefWrapLength(channels <= 4 ? FEW : MANY);
        for (int choice : choices) pills.button(choice).setId("channel-" + label(choice));
        show = pills::show;
        return pills;
    }

    /// For so many channels that pills would fill the inspector.
    private Node typed() {
        var field = new NumberField("Channel", 0, channels - 1, true, 1,
                value -> bench.channelProperty().set(value.intValue()));
        field.setTooltip(new Tooltip("The channel whose kernel is in hand, 0 … %d.".formatted(channels - 1)));
        field.onRefused(bench.notices()::say);
        var every = new Pills<Integer>(List.of(Workbench.EVERY), this::label, this::tooltip,
                bench.channelProperty()::set);
        every.setPrefWrapLength(1);
        var line = new HBox(6, new Label("channel"), field, every);
        line.setAlignment(Pos.CENTER_LEFT);
        show = channel -> {
            every.show(channel == Workbench.EVERY ? channel : null);
            if (channel != Workbench.EVERY) field.show(channel);
        };
        return line;
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
