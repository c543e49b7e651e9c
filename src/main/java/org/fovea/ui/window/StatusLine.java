package org.fovea.ui.window;

import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fovea.compute.ClassNames;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Held;
import org.fovea.compute.MapResult;
import org.fovea.compute.Neuron;
import org.fovea.compute.Reach;
import org.fovea.compute.Seen;
import org.fovea.compute.step.Moment;
import org.fovea.engine.field.Span;
import org.fovea.compute.WeightUse;
import org.fovea.engine.Tensor;
import org.fovea.figure.SumText;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.session.Jobs;
import org.fovea.session.Probe;
import org.fovea.session.Session;

/// One line at the bottom: the value in question, its receptive field, and how long the last computation took.
final class StatusLine extends HBox {
    private final Session session;
    private final ReadOnlyObjectProperty<Mode> mode;
    /// What to do in Compare, which has two parts.
    private final ObservableValue<String> compareHint;
    private final Label value = label("numbers");
    private final Label field = label("numbers", "field-text");
    private final Label speed = label("numbers", "quiet");
    private final Label job = label("numbers", "accent-text");
    /// The layer whose computing was timed last.
    private String timed = "";

    StatusLine(Session session, Jobs jobs, ReadOnlyObjectProperty<Mode> mode, ObservableValue<String> compareHint) {
        super(24);
        this.session = session;
        this.mode = mode;
        this.compareHint = compareHint;
        getStyleClass().add("status");
        setMinHeight(26);
        setPrefHeight(26);
        setAlignment(Pos.CENTER_LEFT);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(value, field, space, job, speed);
        field.setMinWidth(0);
        session.probeProperty().subscribe(this::refresh);
        session.momentProperty().subscribe(this::refresh);
        session.selectionProperty().subscribe(this::refresh);
        session.evaluationProperty().subscribe(this::refresh);
        session.heldProperty().subscribe(this::refresh);
        mode.subscribe(this::refresh);
        compareHint.subscribe(this::refresh);
        jobs.runningProperty().subscribe(running -> job.setText(running == null ? "" : running + " …"));
    }

    private static Label label(String... styles) {
        var label = new Label();
        label.getStyleClass().addAll(styles);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void refresh() {
        Evaluation evaluation = session.evaluation();
        if (evaluation == null) return;
        Cell neuron = session.neuron();
        boolean exploring = mode.get() == Mode.EXPLORE;
        if (exploring && session.probeProperty().get() instanceof Probe.OfPixel(Cell at)) showPixel(evaluation, at);
        else if (exploring && session.probeProperty().get() instanceof Probe.OfWeight(int channel, Cell at)
                && evaluation.conv().isPresent())
            showWeight(evaluation, evaluation.conv().get(), channel, at);
        else if (mode.get() == Mode.STEP && session.momentProperty().get() != null && neuron != null)
            showStep(evaluation, session.momentProperty().get());
        else if ((exploring || mode.get() == Mode.STACK) && neuron != null) showNeuron(evaluation, neuron);
        else {
            value.setText(mode.get() == Mode.COMPARE ? compareHint.getValue() : mode.get().hint());
            field.setText("");
        }
        if (evaluation.fresh() > 0 || evaluation.selectedMap().preview() != null) {
            speed.setText(speed(evaluation));
            timed = evaluation.layer().name();
        } else if (!evaluation.layer().name().equals(timed)) speed.setText("");
    }

    private void showNeuron(Evaluation evaluation, Cell at) {
        Float known = evaluation.conv().isPresent()
                ? Float.valueOf(Neuron.of(evaluation, evaluation.selected(), at).value())
                : evaluation.selectedMap().at(at.row(), at.column());
        value.setText("neuron (%d, %d) of %s = %s".formatted(at.row(), at.column(),
                ClassNames.map(evaluation, evaluation.selected()),
                known == null ? "…" : number(known)));
        Held held = session.heldProperty().get();
        // The value in the map, which is what the difference is made of: the sum above may be rounded another way.
        Float b = evaluation.selectedMap().at(at.row(), at.column());
        if (held != null && b != null && held.refusal(evaluation.output()).isEmpty()) {
            float a = held.values().at(0, at.row(), at.column());
            field.setText("A %s − B %s = %s".formatted(number(a), number(b), number(a - b)));
            return;
        }
        field.setText(evaluation.seen(evaluation.selected(), at, 0).map(StatusLine::field).orElse(evaluation.inputs()
                .size() > 1 ? "made of another input" : "sees nothing of its input"));
    }

    private void showStep(Evaluation evaluation, Moment moment) {
        value.setText(moment.idle()
                ? Mode.STEP.hint()
                : "neuron (%d, %d) of %s = %s".formatted(moment.at().row(), moment.at().column(),
                        ClassNames.map(evaluation, moment.map()),
                        moment.partial().value().map(StatusLine::number).orElse("…")));
        field.setText(moment.idle()
                ? ""
                : evaluation.seen(moment.map(), moment.at(), 0).map(StatusLine::field).orElse(""));
    }

    private static String field(Seen seen) {
        Span rows = seen.rows();
        Span columns = seen.columns();
        return "receptive field rows %s, cols %s (%d×%d)".formatted(span(rows.first(), rows.last()),
                span(columns.first(), columns.last()), rows.reach(), columns.reach());
    }

    /// Where a weight is used.
    private void showWeight(Evaluation evaluation, Conv conv, int channel, Cell at) {
        Tensor weights = conv.filters().get(evaluation.selected()).weights();
        if (at.row() >= weights.shape.height() || at.column() >= weights.shape.width()
                || channel >= weights.shape.channels())
            return;
        WeightUse use = WeightUse.of(evaluation, at);
        value.setText(channel < 0 && weights.shape.channels() > 1
                ? "weights w[·, %d, %d], used %,d times each".formatted(at.row(), at.column(), use.count())
                : "weight w[%d, %d, %d] = %s, used %,d times".formatted(Math.max(0, channel), at.row(), at.column(),
                        number(weights.at(Math.max(0, channel), at.row(), at.column())), use.count()));
        field.setText("with rows %s, cols %s%s%s".formatted(span(use.rows().first(), use.rows().last()),
                span(use.columns().first(), use.columns().last()),
                use.rows().step() > 1 || use.columns().step() > 1
                        ? ", every %d×%d".formatted(use.rows().step(), use.columns().step())
                        : "",
                use.onPadding() > 0 ? "; %,d on the padding".formatted(use.onPadding()) : ""));
    }

    private void showPixel(Evaluation evaluation, Cell at) {
        var shape = evaluation.input().shape;
        boolean inside = at.row() >= 0 && at.row() < shape.height() && at.column() >= 0 && at.column() < shape.width();
        if (inside) {
            var text = new StringBuilder("pixel (%d, %d) =".formatted(at.row(), at.column()));
            for (int c = 0; c < shape.channels(); c++)
                text.append(' ').append(number(evaluation.input().at(c, at.row(), at.column())));
            value.setText(text.toString());
        } else
            value.setText("padding (%d, %d)".formatted(at.row(), at.column()).replace('-', '−'));
        Reach reach = Reach.of(evaluation, at.row(), at.column());
        field.setText(inside
                ? reach.count() == 0 ? "no neuron sees it" : "reaches %,d neurons of each map".formatted(reach.count())
                : "");
    }

    private static String speed(Evaluation evaluation) {
        double millis = Math.max(evaluation.nanos(), 1) / 1e6;
        if (evaluation.conv().isEmpty())
            return String.format(Locale.ROOT, "%s · %.1f ms", evaluation.layer().name(), millis);
        var kernel = evaluation.conv().get().filters().getFirst().weights().shape;
        double operations = 2.0 * kernel.size() * evaluation.output().plane() * evaluation.fresh();
        double seconds = Math.max(evaluation.nanos(), 1) / 1e9;
        // The operations of whole maps say nothing about samples of one, or one to which a change was added.
        MapResult map = evaluation.selectedMap();
        if (map.preview() != null) return String.format(Locale.ROOT, "preview · %.1f ms", seconds * 1e3);
        if (!map.exact())
            return String.format(Locale.ROOT, "one filter changed · %.1f ms", seconds * 1e3);
        return String.format(Locale.ROOT, "conv %d→%d %d×%d · %.1f ms · %.1f GFLOP/s", kernel.channels(),
                evaluation.fresh(),
                kernel.height(), kernel.width(), seconds * 1e3, operations / seconds / 1e9);
    }

    private static String number(float number) {
        return SumText.plain(number);
    }

    private static String span(int first, int last) {
        return (first == last ? Integer.toString(first) : first + "…" + last).replace('-', '−');
    }
}
