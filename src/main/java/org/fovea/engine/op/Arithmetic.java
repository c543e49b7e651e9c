package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToIntFunction;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Field;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// Several inputs combined value by value, from the first to the last: `((x₁ ∘ x₂) ∘ x₃) …` with one of + − × ÷. Adding is
/// a skip connection, multiplying by C×1×1 weighs channels.
///
/// An axis of size 1 stretches over the others (NumPy's rule): C×1×1 gives every position of a channel the same value,
/// 1×H×W every channel the same map.
public record Arithmetic(Operator operator) implements Op {
    public static final Arithmetic ADD = new Arithmetic(Operator.ADD);
    public static final Arithmetic SUB = new Arithmetic(Operator.SUB);
    public static final Arithmetic MUL = new Arithmetic(Operator.MUL);
    public static final Arithmetic DIV = new Arithmetic(Operator.DIV);

    /// What is done with two values.
    public enum Operator {
        ADD("Add", "+"), SUB("Sub", "−"), MUL("Mul", "×"), DIV("Div", "÷");

        private final String onnx;
        private final String sign;

        Operator(String onnx, String sign) {
            this.onnx = onnx;
            this.sign = sign;
        }

        /// The sign for people: + − × ÷.
        public String sign() {
            return sign;
        }

        public float of(float a, float b) {
            return switch (this) {
                case ADD -> a + b;
                case SUB -> a - b;
                case MUL -> a * b;
                case DIV -> a / b;
            };
        }

        /// `y = y ∘ x`
        private void apply(float[] x, int from, float[] y, int to, int count, Loops loops) {
            switch (this) {
                case ADD -> loops.add(1, x, from, y, to, y, to, count);
                case SUB -> loops.add(-1, x, from, y, to, y, to, count);
                case DIV -> loops.divide(x, from, y, to, count);
                case MUL -> {
                    for (int i = 0; i < count; i++) y[to + i] *= x[from + i];
                }
            }
        }
    }

    @Override
    public String onnx() {
        return operator.onnx;
    }

    /// The largest of each axis.
    ///
    /// @throws IllegalArgumentException when an axis has two sizes and neither is 1
    @Override
    public Shape output(List<Shape> inputs) {
        var output = new Shape(largest(inputs, Shape::channels), largest(inputs, Shape::height),
                largest(inputs, Shape::width));
        for (Shape x : inputs)
            if (!stretches(x.channels(), output.channels()) || !stretches(x.height(), output.height())
                    || !stretches(x.width(), output.width()))
                throw new IllegalArgumentException("%s does not stretch over %s".formatted(x, output));
        return output;
    }

    private static int largest(List<Shape> inputs, ToIntFunction<Shape> axis) {
        return inputs.stream().mapToInt(axis).max()
                .orElseThrow(() -> new IllegalArgumentException("at least one input is expected"));
    }

    private static boolean stretches(int size, int over) {
        return size == over || size == 1;
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        Shape x = inputs.get(input);
        boolean row = x.height() == 1;
        boolean column = x.width() == 1;
        return new Region(row ? 0 : region.top(), column ? 0 : region.left(), row ? 1 : region.height(),
                column ? 1 : region.width());
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        Shape x = inputs.get(input);
        Shape y = output(inputs);
        return new Fields(field(x.height(), y.height()), field(x.width(), y.width()));
    }

    private static Field field(int input, int output) {
        return input == output ? Field.PIXEL : Field.everything(input);
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Patch y = Channels.blank(output(inputs.stream().map(Patch::whole).toList()), region);
        Loops loops = Loops.of(machine.kernels());
        float[] to = y.values().data;
        Strips.each(y, inputs.size(), machine, cancel, (c, row, end) -> {
            each(inputs.getFirst(), y, c, row, end, (values, from, at, count) -> System.arraycopy(values, from, to, at,
                    count));
            for (Patch x : inputs.subList(1, inputs.size()))
                each(x, y, c, row, end,
                        (values, from, at, count) -> operator.apply(values, from, to, at, count, loops));
        });
        return y;
    }

    /// Some values of an input and those of the output they belong to, side by side.
    private interface Run {
        void apply(float[] values, int from, int at, int count);
    }

    private static void each(Patch x, Patch y, int channel, int row, int end, Run run) {
        float[] values = x.values().data;
        if (x.whole().equals(y.whole())) {
            Inputs.runs(x, y, channel, row, end, (from, at, count) -> run.apply(values, from, at, count));
            return;
        }
        Region region = y.region();
        int source = x.whole().channels() == 1 ? 0 : channel;
        boolean wide = x.whole().width() == y.whole().width();
        var line = new float[wide ? 0 : region.width()];
        for (int i = row; i < end; i++) {
            int from = x.index(source, x.whole().height() == 1 ? 0 : i, wide ? region.left() : 0);
            if (!wide) Arrays.fill(line, values[from]);
            run.apply(wide ? values : line, wide ? from : 0, y.index(channel, i, region.left()), region.width());
        }
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        var values = new ArrayList<Source>();
        for (int i = 0; i < inputs.size(); i++) {
            Shape x = inputs.get(i).shape;
            values.add(Source.of(inputs, i, Math.min(channel, x.channels() - 1), Math.min(row, x.height() - 1),
                    Math.min(column, x.width() - 1)));
        }
        return new Explanation.Combined(operator, values);
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return (inputs.size() - 1L) * output(inputs).channels() * region.height() * region.width();
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        boolean all = inputs.get(input).channels() == 1 && !channels.isEmpty();
        return all ? Channels.all(output(inputs).channels()) : channels;
    }

    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        if (channels.cardinality() == before.whole().channels())
            return forward(inputs, before.region(), machine, cancel);
        List<Patch> selected = inputs.stream()
                .map(x -> x.whole().channels() == 1 ? x : Channels.select(x, channels)).toList();
        return Channels.replace(before, channels, forward(selected, before.region(), machine, cancel));
    }
}
