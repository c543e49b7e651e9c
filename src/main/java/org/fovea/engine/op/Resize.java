package org.fovea.engine.op;

import java.util.List;
import java.util.function.IntFunction;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Bound;
import org.fovea.engine.field.Field;
import org.fovea.engine.field.Fields;
import org.fovea.engine.field.Fraction;
import org.fovea.engine.field.Span;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// Makes maps larger or smaller: floor(h·scale) × floor(w·scale), each at least 1.
///
/// @param rowScale how many output rows one input row becomes, above 0
/// @param columnScale likewise
/// @param sampling which input values an output takes
public record Resize(float rowScale, float columnScale, Sampling sampling) implements Op {

    /// Positions below this have their halves exactly.
    private static final int TOGETHER = 32;
    private static final int STRIPS = 4;
    private static final int EXACT = 1 << 21;

    /// How an output position o becomes an input position.
    public enum Sampling {
        /// The value at floor(o / scale): PyTorch's `nearest`, ONNX's `asymmetric` with `floor`.
        NEAREST,
        /// The value nearest to (o + ½) / scale − ½, the lower of two equally near: ONNX's default.
        NEAREST_HALF_PIXEL,
        /// A straight line between the two values around (o + ½) / scale − ½: PyTorch's `bilinear`, ONNX's `linear` with
        /// `half_pixel`.
        LINEAR
    }

    /// @throws IllegalArgumentException when a scale is not above 0
    public Resize {
        if (!(rowScale > 0 && columnScale > 0 && rowScale < Float.POSITIVE_INFINITY
                && columnScale < Float.POSITIVE_INFINITY))
            throw new IllegalArgumentException("not a scale: %s×%s".formatted(rowScale, columnScale));
    }

    @Override
    public String onnx() {
        return "Resize";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return output(Inputs.one(inputs));
    }

    private Shape output(Shape x) {
        return new Shape(x.channels(), scaled(x.height(), rowScale), scaled(x.width(), columnScale));
    }

    private static int scaled(int input, float scale) {
        return Math.max(1, (int) ((double) input * scale));
    }

    /// For some outputs of one axis, the two inputs between which they lie.
    ///
    /// @param share how much of `high` an output takes; the rest is `low`
    record Between(int[] low, int[] high, float[] share) {
        Span span(int output) {
            return new Span(low[output], high[output], 1);
        }

        /// Whether this row of a region and the next lie between the same two inputs, where one becomes two.
        boolean pair(int row, Region region) {
            return row >= 0 && row + 1 < low.length && (region.top() + row) % 2 == 1 && high[row] > low[row];
        }
    }

    private Between between(int from, int count, float scale, int input) {
        var low = new int[count];
        var high = new int[count];
        var share = new float[count];
        for (int o = 0; o < count; o++) {
            float at = sampling == Sampling.NEAREST ? (from + o) / scale : (from + o + 0.5f) / scale - 0.5f;
            float inside = Math.clamp(at, 0, input - 1);
            low[o] = switch (sampling) {
                case NEAREST, LINEAR -> (int) inside;
                case NEAREST_HALF_PIXEL -> (int) Math.ceil(inside - 0.5f);
            };
            share[o] = sampling == Sampling.LINEAR ? inside - low[o] : 0;
            high[o] = share[o] > 0 ? low[o] + 1 : low[o];
        }
        return new Between(low, high, share);
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        Shape x = inputs.getFirst();
        Between rows = between(region.top(), region.height(), rowScale, x.height());
        Between columns = between(region.left(), region.width(), columnScale, x.width());
        int top = rows.low[0];
        int left = columns.low[0];
        return new Region(top, left, rows.high[region.height() - 1] - top + 1,
                columns.high[region.width() - 1] - left + 1);
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return new Fields(field(rowScale), field(columnScale));
    }

    /// The rows between which each output lies.
    IntFunction<Span> rowSpans(Shape x, Shape y) {
        return between(0, y.height(), rowScale, x.height())::span;
    }

    /// The columns between which each output lies.
    IntFunction<Span> columnSpans(Shape x, Shape y) {
        return between(0, y.width(), columnScale, x.width())::span;
    }

    Spread spread(Shape x, Shape y) {
        return new Spread(x.height(), x.width(), shares(between(0, y.height(), rowScale, x.height())),
                shares(between(0, y.width(), columnScale, x.width())));
    }

    private static Spread.Share[] shares(Between between) {
        return Spread.shares(between.low.length, o -> new Spread.Share(new int[]{between.low[o], between.high[o]},
                new float[]{1 - between.share[o], between.share[o]}));
    }

    /// By exact arithmetic with the scale that was meant; floats may take the neighbour of two equally near values.
    private Field field(float scale) {
        Fraction jump = Fraction.meantBy(scale).inverse();
        Fraction middle = jump.minus(Fraction.ONE).times(Fraction.of(1, 2));
        return switch (sampling) {
            case NEAREST -> both(Bound.floor(jump, Fraction.ZERO));
            case NEAREST_HALF_PIXEL -> both(Bound.ceil(jump, middle.minus(Fraction.of(1, 2))));
            case LINEAR -> new Field(Bound.floor(jump, middle), Bound.ceil(jump, middle));
        };
    }

    private static Field both(Bound row) {
        return new Field(row, row);
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Patch x = inputs.getFirst();
        Patch y = Channels.blank(output(x.whole()), region);
        Between rows = between(region.top(), region.height(), rowScale, x.whole().height());
        Between columns = between(region.left(), region.width(), columnScale, x.whole().width());
        Loops loops = Loops.of(machine.kernels());
        boolean scalar = machine.kernels().equals(Kernels.SCALAR);
        boolean doubled = columnScale == 2 && y.whole().width() < EXACT;
        boolean quarters = sampling == Sampling.LINEAR && !scalar && doubled && rowScale == 2
                && y.whole().height() < EXACT;
        // Rows of a strip lie between the same rows of the input.
        long least = (long) y.whole().channels() * region.height() / STRIPS / machine.threads();
        Strips.each(y, 3, Math.clamp(least, 1, TOGETHER), machine, cancel, (c, row, end) -> {
            var lines = new InterpolatedRows(x, c, columns, region.left(), doubled, loops);
            for (int i = row; i < end; i++) {
                int at = i - region.top();
                int to = y.index(c, i, region.left());
                // A pair may end in the next strip.
                if (quarters && rows.pair(at - 1, region)) continue;
                if (quarters && rows.pair(at, region)) lines.pair(rows.low[at], y.values().data, to);
                else if (sampling != Sampling.LINEAR)
                    nearest(x, c, rows.low[at], i > row && rows.low[at - 1] == rows.low[at], doubled, columns, y, to,
                            loops);
                else if (scalar)
                    formula(x, c, rows, at, columns, y, to);
                else {
                    float[] above = lines.of(rows.low[at]);
                    float[] below = lines.of(rows.high[at]);
                    loops.between(rows.share[at], above, 0, below, 0, y.values().data, to, region.width());
                }
            }
        });
        return y;
    }

    /// @param again whether the row above took the same row of the input
    private static void nearest(Patch x, int channel, int row, boolean again, boolean doubled, Between columns, Patch y,
            int to, Loops loops) {
        float[] values = y.values().data;
        int width = y.region().width();
        if (again) {
            System.arraycopy(values, to - width, values, to, width);
            return;
        }
        int from = x.index(channel, row, 0);
        // Outputs 2i and 2i + 1 are input i.
        int left = y.region().left();
        int begin = doubled ? left % 2 : width;
        int pairs = doubled ? (width - begin) / 2 : 0;
        int input = from + (left + begin) / 2;
        if (pairs > 0) loops.interleave(x.values().data, input, x.values().data, input, values, to + begin, pairs);
        for (int j = 0; j < begin; j++) values[to + j] = x.values().data[from + columns.low[j]];
        for (int j = begin + 2 * pairs; j < width; j++) values[to + j] = x.values().data[from + columns.low[j]];
    }

    private static void formula(Patch x, int channel, Between rows, int at, Between columns, Patch y, int to) {
        float down = rows.share[at];
        for (int j = 0; j < columns.low.length; j++) {
            float right = columns.share[j];
            float above = (1 - right) * x.at(channel, rows.low[at], columns.low[j])
                    + right * x.at(channel, rows.low[at], columns.high[j]);
            float below = (1 - right) * x.at(channel, rows.high[at], columns.low[j])
                    + right * x.at(channel, rows.high[at], columns.high[j]);
            y.values().data[to + j] = (1 - down) * above + down * below;
        }
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        Shape x = inputs.getFirst().shape;
        Between rows = between(row, 1, rowScale, x.height());
        Between columns = between(column, 1, columnScale, x.width());
        Source topLeft = Source.of(inputs, 0, channel, rows.low[0], columns.low[0]);
        if (sampling != Sampling.LINEAR) return new Explanation.Copied(topLeft);
        return new Explanation.Interpolated(topLeft, Source.of(inputs, 0, channel, rows.low[0], columns.high[0]),
                Source.of(inputs, 0, channel, rows.high[0], columns.low[0]),
                Source.of(inputs, 0, channel, rows.high[0], columns.high[0]), rows.share[0], columns.share[0]);
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        int each = sampling == Sampling.LINEAR ? 4 : 0;
        return (long) each * inputs.getFirst().channels() * region.height() * region.width();
    }
}
