package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Loops.Range;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// What an edit of one filter adds to its feature map. A map is linear in its filter, so a weight changed by δ adds δ × one
/// shifted input plane, and a changed bias adds a constant; neither needs the other weights.
///
/// The new sum of a value is rounded: each changed weight (and the bias) moves it by at most
/// `u·(|z| + 3·|δ·x|)·(1 + 4u)` from the exact one, with u = 2⁻²⁴, z the new sum, for the difference δ, the product and the
/// sum are rounded once each. Errors of several changes in a row add up.
public final class FilterChange {
    /// What one pass over a map costs, in multiply-adds of the convolution for one value: reading the old sums and a plane
    /// of the input and writing the new sums waits for memory, a convolution does not.
    private static final int PASS = 24;
    /// What each further changed weight costs, in the same unit: the row of sums is still in cache.
    private static final int WEIGHT = 8;
    private static final int PIECE = 1 << 15;

    private final Conv2d layer;
    private final int filter;
    private final float bias;
    private final List<Step> steps;

    /// One changed weight: the input channel and the tap it multiplies, and by how much it grew.
    private record Step(int channel, int row, int column, float delta) {
    }

    /// A changed map.
    ///
    /// @param sums before the activation, 1×H×W
    /// @param map after it; the same tensor where there is none
    /// @param min the smallest value of the map
    /// @param max the largest value of the map
    public record Changed(Tensor sums, Tensor map, float min, float max) {
    }

    /// @param layer the layer with the new filter
    /// @param filter the number of the changed filter
    /// @param before what the filter was, of the same shape
    public FilterChange(Conv2d layer, int filter, Filter before) {
        Filter after = layer.filters().get(Objects.checkIndex(filter, layer.filters().size()));
        if (!after.weights().shape.equals(before.weights().shape))
            throw new IllegalArgumentException(
                    "a filter of %s became one of %s".formatted(before.weights().shape, after.weights().shape));
        this.layer = layer;
        this.filter = filter;
        this.bias = after.bias() - before.bias();
        this.steps = steps(before.weights(), after.weights());
    }

    private List<Step> steps(Tensor before, Tensor after) {
        Shape shape = before.shape;
        int first = filter / (layer.filters().size() / layer.groups()) * shape.channels();
        var result = new ArrayList<Step>();
        for (int c = 0; c < shape.channels(); c++)
            for (int u = 0; u < shape.height(); u++)
                for (int v = 0; v < shape.width(); v++) {
                    float delta = after.at(c, u, v) - before.at(c, u, v);
                    if (delta != 0)
                        result.add(new Step(first + c, layer.flipped() ? shape.height() - 1 - u : u,
                                layer.flipped() ? shape.width() - 1 - v : v, delta));
                }
        return result;
    }

    /// How many weights differ.
    public int weights() {
        return steps.size();
    }

    /// Whether adding the change costs less than computing the map anew, estimated by counting.
    public boolean cheaper() {
        return PASS + WEIGHT * steps.size() < layer.filters().get(filter).weights().shape.size();
    }

    /// The map of the changed filter.
    ///
    /// @param x the input, C×H×W
    /// @param sums the map of the filter before, without activation, 1×H×W; it is left as it is
    /// @param relu whether negative values of the map become 0
    /// @throws IllegalArgumentException when the shapes do not belong to this layer
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Changed applyTo(Tensor x, Tensor sums, boolean relu, Machine machine, Cancel cancel) {
        return applyTo(x, sums, relu, new float[sums.data.length], machine, cancel);
    }

    /// The same in memory that nobody reads any more: a new map takes longer to clear than to compute.
    ///
    /// @param room as long as the sums; it becomes the new ones
    public Changed applyTo(Tensor x, Tensor sums, boolean relu, float[] room, Machine machine, Cancel cancel) {
        Shape shape = layer.output(x.shape).oneChannel();
        if (!sums.shape.equals(shape))
            throw new IllegalArgumentException("sums of %s for a map of %s".formatted(sums.shape, shape));
        var changed = new Tensor(shape, room);
        Tensor map = relu ? Tensor.zeros(shape) : changed;
        int rows = Math.clamp(PIECE / shape.width(), 1, shape.height());
        int pieces = Math.ceilDiv(shape.height(), rows);
        var ranges = new Range[pieces];
        var over = new Over(x, sums, changed, layer.rowWindow(x.shape), layer.columnWindow(x.shape),
                Loops.of(machine.kernels()));
        machine.each(pieces, piece -> {
            Range range = Range.NONE;
            int end = Math.min(shape.height(), piece * rows + rows);
            for (int i = piece * rows; i < end; i++) range = range.with(row(over, i, relu ? map : null));
            ranges[piece] = range;
        }, cancel);
        Range range = Arrays.stream(ranges).reduce(Range.NONE, Range::with);
        return new Changed(changed, map, range.min(), range.max());
    }

    /// What a change is added to, and where it goes.
    private record Over(Tensor x, Tensor sums, Tensor changed, Window rows, Window columns, Loops loops) {
    }

    /// One row of the map; gives its range.
    ///
    /// @param map where the activated values go, null where there is no activation
    private Range row(Over over, int row, @Nullable Tensor map) {
        int width = over.sums.shape.width();
        int to = row * width;
        float[] changed = over.changed.data;
        if (bias == 0 && steps.size() == 1 && over.columns.stride() == 1 && map == null)
            return moved(over, row, steps.getFirst());
        over.loops.scale(1, bias, over.sums.data, to, changed, to, width);
        for (Step step : steps) {
            int source = source(over, row, step);
            if (source >= 0)
                addRow(over.loops, over.x, over.x.shape.index(step.channel, source, 0), over.columns, step, changed, to,
                        width);
        }
        if (map == null) return over.loops.range(changed, to, width);
        over.loops.curve(Curve.RELU, 0, 0, changed, to, map.data, to, width);
        return over.loops.range(map.data, to, width);
    }

    private int source(Over over, int row, Step step) {
        return layer.paddingMode().source(over.rows.row(row, step.row), over.x.shape.height());
    }

    /// The row after nothing but one weight has changed, in one pass.
    private Range moved(Over over, int row, Step step) {
        int width = over.sums.shape.width();
        int to = row * width;
        float[] sums = over.sums.data;
        float[] changed = over.changed.data;
        int source = source(over, row, step);
        if (source < 0) {
            System.arraycopy(sums, to, changed, to, width);
            return over.loops.range(changed, to, width);
        }
        int from = over.x.shape.index(step.channel, source, 0);
        int inputs = over.x.shape.width();
        int offset = over.columns.row(0, step.column);
        int first = Math.clamp(-offset, 0, width);
        int last = Math.clamp(inputs - offset, first, width);
        Range range = over.loops.addAndRange(step.delta, over.x.data, from + offset + first, sums, to + first, changed,
                to + first, last - first);
        System.arraycopy(sums, to, changed, to, first);
        System.arraycopy(sums, to + last, changed, to + last, width - last);
        addPadding(over.x, from, over.columns, step, changed, to, 0, first);
        addPadding(over.x, from, over.columns, step, changed, to, last, width);
        if (first > 0) range = range.with(Loops.SCALAR.range(changed, to, first));
        return last < width ? range.with(Loops.SCALAR.range(changed, to + last, width - last)) : range;
    }

    private void addRow(Loops loops, Tensor x, int from, Window window, Step step, float[] sums, int to, int width) {
        int inputs = x.shape.width();
        int offset = window.row(0, step.column);
        // The outputs whose tap lies on the picture itself, not on its padding.
        int first = Math.clamp(Math.ceilDiv(-offset, window.stride()), 0, width);
        int last = Math.clamp(Math.floorDiv(inputs - 1 - offset, window.stride()) + 1, first, width);
        addPadding(x, from, window, step, sums, to, 0, first);
        if (window.stride() == 1)
            loops.add(step.delta, x.data, from + offset + first, sums, to + first, sums, to + first,
                    last - first);
        else
            for (int j = first; j < last; j++) sums[to + j] += step.delta * x.data[from + offset + j * window.stride()];
        addPadding(x, from, window, step, sums, to, last, width);
    }

    /// The columns from `begin` to `end`, whose tap lies on the padding.
    private void addPadding(Tensor x, int from, Window window, Step step, float[] sums, int to, int begin, int end) {
        for (int j = begin; j < end; j++) {
            int column = layer.paddingMode().source(window.row(j, step.column), x.shape.width());
            if (column >= 0) sums[to + j] += step.delta * x.data[from + column];
        }
    }
}
