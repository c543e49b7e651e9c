package org.fovea.ui.filter;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.Brush;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.project.LayerEdit;
import org.fovea.project.NamedFilter;
import org.fovea.project.Slice;
import org.fovea.project.Symmetry;
import org.fovea.project.Weights;
import org.fovea.session.Session;
import org.fovea.ui.kit.Notices;

/// The filter in hand and the tools on it: what the parts of the editor share.
final class Workbench {
    /// What a mouse drag over the weights does.
    enum Tool {
        PAINT, ADJUST
    }

    /// In place of a channel: all of them at once.
    static final int EVERY = -1;

    private final Session session;
    private final Notices notices;
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.PAINT);
    private final ObjectProperty<Brush> brush = new SimpleObjectProperty<>(new Brush(1, 1, Symmetry.NONE));
    private final ObjectProperty<Cell> cell = new SimpleObjectProperty<>(new Cell(0, 0));
    private final ObjectProperty<Integer> channel = new SimpleObjectProperty<>(EVERY);

    Workbench(Session session, Notices notices) {
        this.session = session;
        this.notices = notices;
    }

    /// Runs now and whenever the filter in hand, its slice or its weights may have changed.
    void watch(Runnable refresh) {
        Runnable whenThere = () -> {
            if (session.convProperty().get() != null) refresh.run();
        };
        session.convProperty().subscribe(whenThere);
        session.selectionProperty().subscribe(whenThere);
        channel.subscribe(whenThere);
        whenThere.run();
    }

    Session session() {
        return session;
    }

    Notices notices() {
        return notices;
    }

    ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    ObjectProperty<Brush> brushProperty() {
        return brush;
    }

    /// The channel in hand, or [#EVERY]; without meaning while all share their weights.
    ObjectProperty<Integer> channelProperty() {
        return channel;
    }

    ObjectProperty<Cell> cellProperty() {
        return cell;
    }

    /// Which filter is in hand. While a filter is being removed, the selection may still name one that is gone.
    int index() {
        return session.selection().within(session.project()).filter();
    }

    /// The convolution in hand; only asked for while there is one.
    Conv conv() {
        Conv conv = session.convProperty().get();
        if (conv == null) throw new IllegalStateException("no convolution is selected");
        return conv;
    }

    NamedFilter filter() {
        return conv().filters().get(index());
    }

    /// The shape of the whole filter, C×kh×kw.
    Shape shape() {
        return filter().weights().shape;
    }

    Slice slice() {
        NamedFilter filter = filter();
        int channels = filter.weights().shape.channels();
        if (filter.shared() || channels == 1) return new Slice.Shared();
        return channel.get() == EVERY ? new Slice.Every() : new Slice.One(Math.min(channel.get(), channels - 1));
    }

    /// The weights in hand: one channel, or all.
    Tensor part() {
        return slice().of(filter().weights());
    }

    /// What is shown of them, 1×kh×kw: where it is several channels, their mean.
    Tensor plane() {
        return Weights.mean(part());
    }

    /// The selected cell; always inside the kernel.
    Cell cell() {
        Shape shape = shape();
        return new Cell(Math.clamp(cell.get().row(), 0, shape.height() - 1),
                Math.clamp(cell.get().column(), 0, shape.width() - 1));
    }

    float value() {
        return plane().at(0, cell().row(), cell().column());
    }

    /// Replaces the weights in hand by what the operation makes of them, as part of the gesture in progress. An operation
    /// that cannot work is explained and changes nothing.
    void change(String title, UnaryOperator<Tensor> operation) {
        Slice slice = slice();
        Tensor weights = filter().weights();
        try {
            Tensor changed = slice.into(weights, operation.apply(slice.of(weights)));
            boolean same = changed.shape.equals(weights.shape) && Arrays.equals(changed.data, weights.data);
            if (!same) session.edit(new LayerEdit.SetWeights(index(), changed, title));
        } catch (Problem problem) {
            notices.say(problem.sentence());
        }
    }

    /// The same as a gesture by itself.
    void changeOnce(String title, UnaryOperator<Tensor> operation) {
        session.endGesture();
        change(title, operation);
        session.endGesture();
    }

    void setValue(float value) {
        changeOnce("type weight", part -> Weights.with(part, cell(), value));
    }

    /// How finely a weight is adjusted: a hundredth of the largest, as 1, 2 or 5 times a power of ten.
    double unit() {
        float peak = Weights.peak(part());
        double power = Math.pow(10, Math.floor(Math.log10(peak == 0 ? 1 : peak)));
        double lead = peak == 0 ? 1 : peak / power;
        return Math.max(1e-30, (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power / 100);
    }

    /// One cell of `before` brought to a value, or raised to it on average where channels differ.
    Tensor adjusted(Tensor before, Cell at, double value) {
        float now = Weights.mean(before).at(0, at.row(), at.column());
        var bounded = (float) Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
        return Weights.sameInEveryChannel(before)
                ? Weights.with(before, at, bounded)
                : Weights.raised(before, at, bounded - now);
    }
}
