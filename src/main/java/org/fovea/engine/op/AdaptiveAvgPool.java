package org.fovea.engine.op;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fovea.engine.field.Span;
import org.fovea.engine.field.Fraction;
import org.fovea.engine.field.Bound;
import org.fovea.engine.field.Field;
import org.fovea.engine.field.Fields;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// Means over windows that share the input out evenly, so that the output has a given size whatever the input: output row i
/// is the mean of the rows ⌊i·H / h⌋ … ⌈(i + 1)·H / h⌉ − 1, the columns likewise (PyTorch's `AdaptiveAvgPool2d`). Where the
/// sizes do not divide, neighbouring windows overlap.
///
/// @param height h, at least 1
/// @param width of the output, at least 1
public record AdaptiveAvgPool(int height, int width) implements Op {

    /// @throws IllegalArgumentException when the output would be empty
    public AdaptiveAvgPool {
        if (height < 1 || width < 1)
            throw new IllegalArgumentException("an output of %d×%d holds nothing".formatted(height, width));
    }

    /// Where the windows do not overlap: ONNX has no name for the others.
    @Override
    public String onnx() {
        return "AveragePool";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return new Shape(Inputs.one(inputs).channels(), height, width);
    }

    private static int begin(int at, int input, int output) {
        return (int) ((long) at * input / output);
    }

    private static int end(int at, int input, int output) {
        return (int) Math.ceilDiv((at + 1L) * input, output);
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        Shape x = inputs.getFirst();
        int top = begin(region.top(), x.height(), height);
        int left = begin(region.left(), x.width(), width);
        return new Region(top, left, end(region.bottom() - 1, x.height(), height) - top,
                end(region.right() - 1, x.width(), width) - left);
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return new Fields(field(inputs.getFirst().height(), height), field(inputs.getFirst().width(), width));
    }

    /// The rows under each window.
    IntFunction<Span> rowSpans(Shape x) {
        return i -> new Span(begin(i, x.height(), height), end(i, x.height(), height) - 1, 1);
    }

    /// The columns under each window.
    IntFunction<Span> columnSpans(Shape x) {
        return j -> new Span(begin(j, x.width(), width), end(j, x.width(), width) - 1, 1);
    }

    Spread spread(Shape x) {
        return new Spread(x.height(), x.width(), shares(height, rowSpans(x)), shares(width, columnSpans(x)));
    }

    private static Spread.Share[] shares(int outputs, IntFunction<Span> spans) {
        return Spread.shares(outputs, o -> {
            Span span = spans.apply(o);
            return Spread.Share.mean(IntStream.rangeClosed(span.first(), span.last()).toArray(), span.count());
        });
    }

    private static Field field(int input, int output) {
        if (output == 1) return Field.everything(input);
        var jump = Fraction.of(input, output);
        return new Field(Bound.floor(jump, Fraction.ZERO), Bound.ceil(jump, jump.minus(Fraction.ONE)));
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Patch x = inputs.getFirst();
        Patch y = Channels.blank(new Shape(x.whole().channels(), height, width), region);
        Loops loops = Loops.of(machine.kernels());
        boolean scalar = machine.kernels().equals(Kernels.SCALAR);
        Region read = needs(region, 0, List.of(x.whole()));
        int weight = Math.max(1, x.whole().plane() / height / width);
        Strips.each(y, weight, machine, cancel, (c, row, end) -> {
            var line = new float[scalar ? 0 : read.width()];
            for (int i = row; i < end; i++)
                if (scalar)
                    for (int j = region.left(); j < region.right(); j++)
                        y.values().data[y.index(c, i, j)] = formula(x, c, i, j);
            else
                row(x, y, c, i, read.left(), line, loops);
        });
        return y;
    }

    private float formula(Patch x, int channel, int i, int j) {
        Shape whole = x.whole();
        float sum = 0;
        int count = 0;
        for (int row = begin(i, whole.height(), height); row < end(i, whole.height(), height); row++)
            for (int column = begin(j, whole.width(), width); column < end(j, whole.width(), width); column++) {
                sum += x.at(channel, row, column);
                count++;
            }
        return sum / count;
    }

    /// The rows of the window are added up first.
    ///
    /// @param left the column at which the line begins
    private void row(Patch x, Patch y, int channel, int i, int left, float[] line, Loops loops) {
        Shape whole = x.whole();
        int first = begin(i, whole.height(), height);
        int last = end(i, whole.height(), height);
        Arrays.fill(line, 0);
        for (int row = first; row < last; row++)
            loops.add(1, x.values().data, x.index(channel, row, left), line, 0, line, 0, line.length);
        for (int j = y.region().left(); j < y.region().right(); j++) {
            int from = begin(j, whole.width(), width);
            int count = end(j, whole.width(), width) - from;
            y.values().data[y.index(channel, i, j)] = loops.sum(line, from - left, count) / ((last - first) * count);
        }
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        Shape x = inputs.getFirst().shape;
        Region read = needs(new Region(row, column, 1, 1), 0, List.of(x));
        List<Source> values = Source.block(inputs, channel, channel + 1, read);
        return new Explanation.Mean(values, values.size());
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        Shape x = inputs.getFirst();
        long rows = 0;
        long columns = 0;
        for (int i = region.top(); i < region.bottom(); i++)
            rows += end(i, x.height(), height) - begin(i, x.height(), height);
        for (int j = region.left(); j < region.right(); j++)
            columns += end(j, x.width(), width) - begin(j, x.width(), width);
        return x.channels() * rows * columns;
    }
}
