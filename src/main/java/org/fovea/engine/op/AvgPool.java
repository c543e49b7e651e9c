package org.fovea.engine.op;

import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// The mean of the values under each window, every channel for itself.
///
/// @param countIncludePad whether the padding counts as zeros; what a partly fitting last window sees beyond the padding
///        never counts
public record AvgPool(Pooling pooling, boolean countIncludePad) implements Op {

    @Override
    public String onnx() {
        return "AveragePool";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return pooling.output(Inputs.one(inputs));
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        return pooling.reads(region, inputs.getFirst());
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return pooling.fields(inputs.getFirst());
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Patch x = inputs.getFirst();
        Shape input = x.whole();
        int[] rows = counts(pooling.padding().rows(pooling.rows(), input.height()), region.top(), region.height(),
                input.height());
        int[] columns = counts(pooling.padding().columns(pooling.columns(), input.width()), region.left(),
                region.width(), input.width());
        var divisors = new float[pooling.rows().size() + 1][];
        for (int count : rows) if (divisors[count] == null) divisors[count] = times(columns, count);
        Loops loops = Loops.of(machine.kernels());
        return new Sweep(true, pooling, x, region, machine).run(machine, cancel, (values, from, row) -> loops
                .divide(divisors[rows[row - region.top()]], 0, values, from, region.width()));
    }

    Spread spread(Shape x) {
        Window rows = pooling.padding().rows(pooling.rows(), x.height());
        Window columns = pooling.padding().columns(pooling.columns(), x.width());
        Shape y = pooling.output(x);
        return new Spread(x.height(), x.width(), shares(rows, y.height(), x.height()),
                shares(columns, y.width(), x.width()));
    }

    private Spread.Share[] shares(Window window, int outputs, int input) {
        int[] counts = counts(window, 0, outputs, input);
        return Spread.shares(outputs, o -> Spread.Share.mean(IntStream.range(0, window.size())
                .map(tap -> window.row(o, tap)).filter(at -> at >= 0 && at < input).toArray(), counts[o]));
    }

    /// How many positions under each window count.
    private int[] counts(Window window, int first, int count, int input) {
        int begin = countIncludePad ? -window.before() : 0;
        int end = countIncludePad ? input + window.after() : input;
        var counts = new int[count];
        for (int i = 0; i < count; i++)
            for (int tap = 0; tap < window.size(); tap++) {
                int at = window.row(first + i, tap);
                if (at >= begin && at < end) counts[i]++;
            }
        return counts;
    }

    /// Never below 1: a dilated window whose taps all miss the input has the mean 0.
    private static float[] times(int[] counts, int factor) {
        var result = new float[counts.length];
        for (int i = 0; i < result.length; i++) result[i] = Math.max(1, counts[i] * factor);
        return result;
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        Shape x = inputs.getFirst().shape;
        Window vertical = pooling.padding().rows(pooling.rows(), x.height());
        Window horizontal = pooling.padding().columns(pooling.columns(), x.width());
        int divisor = Math.max(1,
                counts(vertical, row, 1, x.height())[0] * counts(horizontal, column, 1, x.width())[0]);
        return new Explanation.Mean(pooling.under(inputs.getFirst(), channel, row, column), divisor);
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return pooling.multiplyAdds(region, inputs.getFirst());
    }
}
