package org.fovea.ui.step;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.fovea.compute.Products;
import org.fovea.compute.step.Moment;
import org.fovea.figure.ProductsFigure;
import org.fovea.figure.step.StepFigure;
import org.fovea.session.Session;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;

/// Which of a neuron's channels is shown: that of the term in turn, all of them added up, or one that is typed. There is none
/// where a neuron sees a single channel.
final class ChannelRow extends HBox {
    private static final double LABEL = 56;
    private static final double FIELD = 54;

    private final Session session;
    private final IntegerProperty channel;
    private final Pills<Integer> pills;
    private final NumberField field;

    /// @param channel as [StepFigure] takes it
    ChannelRow(Session session, IntegerProperty channel) {
        super(6);
        this.session = session;
        this.channel = channel;
        var label = new Label("channel");
        label.setMinWidth(LABEL);
        pills = new Pills<>(List.of(StepFigure.FOLLOW, ProductsFigure.ALL),
                choice -> choice == ProductsFigure.ALL ? "all" : "in turn",
                choice -> choice == ProductsFigure.ALL
                        ? "All channels added up, tap by tap"
                        : "The channel of the term in turn",
                channel::set);
        pills.setHgap(3);
        pills.setPrefWrapLength(120);
        field = new NumberField("Channel that is shown", 0, 0, true, 1, one -> channel.set(one.intValue()));
        field.setPrefWidth(FIELD);
        field.setMinWidth(FIELD);
        field.setTooltip(new Tooltip("One of the channels that the neuron sees, counted from 0"));
        getChildren().addAll(label, pills, field);
        setAlignment(Pos.CENTER_LEFT);
        session.momentProperty().subscribe(_ -> refresh());
        channel.subscribe(_ -> refresh());
    }

    private void refresh() {
        Moment now = session.momentProperty().get();
        int channels = now == null ? 1 : now.neuron().map(Products::channels).orElse(1);
        boolean several = channels > 1;
        setVisible(several);
        setManaged(several);
        if (!several || now == null) return;
        if (channel.get() >= channels) channel.set(StepFigure.FOLLOW);
        pills.show(channel.get() < 0 ? Integer.valueOf(channel.get()) : null);
        field.setMost(channels - 1.0);
        int shown = new StepFigure(now, channel.get(), 0, 0).shown(now.neuron().orElseThrow());
        if (shown >= 0) field.show(shown);
    }
}
