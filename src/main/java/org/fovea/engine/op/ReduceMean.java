package org.fovea.engine.op;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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

/// The mean over some axes, each of which becomes 1 (ONNX ReduceMean that keeps its dimensions).
///
/// @param channels whether the mean is taken over the channels (axis 1 of N×C×H×W)
/// @param rows whether over the rows (axis 2)
/// @param columns whether over the columns (axis 3)
public record ReduceMean(boolean channels, boolean rows, boolean columns) implements Op {

    /// @throws IllegalArgumentException when it is over nothing
    public ReduceMean {
        if (!channels && !rows && !columns) throw new IllegalArgumentException("a mean over no axis");
    }

    /// One value for each channel.
    public static ReduceMean overRowsAndColumns() {
        return new ReduceMean(false, true, true);
    }

    /// One value for each position.
    public static ReduceMean overChannels() {
        return new ReduceMean(true, false, false);
    }

    @Override
    public String onnx() {
        return "ReduceMean";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return output(Inputs.one(inputs));
    }

    private Shape output(Shape x) {
        return new Shape(channels ? 1 : x.channels(), rows ? 1 : x.height(), columns ? 1 : x.width());
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        Shape x = inputs.getFirst();
        return new Region(rows ? 0 : region.top(), columns ? 0 : region.left(), rows ? x.height() : region.height(),
                columns ? x.width() : region.width());
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        Shape x = inputs.getFirst();
        return new Fields(rows ? Field.everything(x.height()) : Field.PIXEL,
                columns ? Field.everything(x.width()) : Field.PIXEL);
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Patch x = inputs.getFirst();
        Patch y = Channels.blank(output(x.whole()), region);
        Region read = needs(region, 0, List.of(x.whole()));
        int count = x.whole().size() / y.whole().size();
        Loops loops = Loops.of(machine.kernels());
        boolean scalar = machine.kernels().equals(Kernels.SCALAR);
        Strips.each(y, count, machine, cancel, (k, row, end) -> {
            var line = new float[read.width()];
            var counts = new float[region.width()];
            Arrays.fill(counts, count);
            for (int i = row; i < end; i++) {
                int to = y.index(k, i, region.left());
                if (scalar)
                    for (int j = 0; j < region.width(); j++)
                        y.values().data[to + j] = formula(x, k, i, region.left() + j) / count;
                else {
                    sum(x, k, i, read.left(), line, loops);
                    if (columns)
                        y.values().data[to] = loops.sum(line, 0, line.length);
                    else
                        System.arraycopy(line, 0, y.values().data, to, line.length);
                    loops.divide(counts, 0, y.values().data, to, counts.length);
                }
            }
        });
        return y;
    }

    /// The sum in the order channel, row, column.
    private float formula(Patch x, int k, int i, int j) {
        Shape whole = x.whole();
        float sum = 0;
        for (int c = channels ? 0 : k; c < (channels ? whole.channels() : k + 1); c++)
            for (int row = rows ? 0 : i; row < (rows ? whole.height() : i + 1); row++)
                for (int column = columns ? 0 : j; column < (columns ? whole.width() : j + 1); column++)
                    sum += x.at(c, row, column);
        return sum;
    }

    /// The sum over channels and rows, for some columns side by side.
    private void sum(Patch x, int k, int i, int left, float[] line, Loops loops) {
        Arrays.fill(line, 0);
        for (int c = channels ? 0 : k; c < (channels ? x.whole().channels() : k + 1); c++)
            for (int row = rows ? 0 : i; row < (rows ? x.whole().height() : i + 1); row++)
                loops.add(1, x.values().data, x.index(c, row, left), line, 0, line, 0, line.length);
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        Shape x = inputs.getFirst().shape;
        Region read = needs(new Region(row, column, 1, 1), 0, List.of(x));
        List<Source> values = Source.block(inputs, channels ? 0 : channel, channels ? x.channels() : channel + 1, read);
        return new Explanation.Mean(values, values.size());
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        Region read = needs(region, 0, inputs);
        return (long) inputs.getFirst().channels() * read.height() * read.width();
    }

    @Override
    public BitSet touched(BitSet changed, int input, List<Shape> inputs) {
        return changed.isEmpty() || !channels ? changed : Channels.all(1);
    }
}
