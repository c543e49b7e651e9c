package org.fovea.engine.op;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// `y_k = e^(x_k − m) / Σ_c e^(x_c − m)` over the channels at each position, with the largest value m there: shares that
/// add up to 1.
///
/// @param log whether the logarithm of the shares is wanted: `y_k = (x_k − m) − ln Σ_c e^(x_c − m)`, which does not vanish
///        where a share is too small for a float
public record Softmax(boolean log) implements Op {
    private static final int VALUES = 1 << 12;
    private static final int LEAST = 64;

    /// The shares themselves.
    public Softmax() {
        this(false);
    }

    @Override
    public String onnx() {
        return log ? "LogSoftmax" : "Softmax";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Inputs.one(inputs);
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        return region;
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return Fields.PIXEL;
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Patch x = inputs.getFirst();
        Patch y = Channels.blank(x.whole(), region);
        Loops loops = Loops.of(machine.kernels());
        if (x.whole().plane() == 1 && !machine.kernels().equals(Kernels.SCALAR))
            list(x.values().data, y.values().data, loops);
        else
            Strips.pieces(region.height(), 20L * y.values().data.length, machine, cancel, i -> {
                // Three times over the same values: as many columns as stay in the first-level cache.
                int columns = Math.min(Math.max(VALUES / x.whole().channels(), LEAST), region.width());
                for (int j = 0; j < region.width(); j += columns)
                    row(x, y, region.top() + i, region.left() + j, Math.min(columns, region.width() - j), loops);
            });
        return y;
    }

    /// One value per channel: they lie side by side.
    private void list(float[] x, float[] y, Loops loops) {
        float most = Float.NEGATIVE_INFINITY;
        for (float value : x) most = Math.max(most, value);
        loops.scale(1, -most, x, 0, y, 0, x.length);
        loops.curve(Curve.EXP, 0, 0, y, 0, y, 0, x.length);
        if (log) {
            double all = Math.log(loops.sum(y, 0, y.length));
            for (int k = 0; k < x.length; k++) y[k] = (float) (x[k] - most - all);
            return;
        }
        var sums = new float[x.length];
        Arrays.fill(sums, loops.sum(y, 0, y.length));
        loops.divide(sums, 0, y, 0, y.length);
    }

    private void row(Patch x, Patch y, int row, int left, int width, Loops loops) {
        var most = new float[width];
        var sums = new float[width];
        Arrays.fill(most, Float.NEGATIVE_INFINITY);
        for (int c = 0; c < x.whole().channels(); c++)
            loops.max(x.values().data, x.index(c, row, left), most, 0, most, 0, width);
        float[] to = y.values().data;
        for (int c = 0; c < x.whole().channels(); c++)
            loops.shares(x.values().data, x.index(c, row, left), most, to, y.index(c, row, left), sums, width);
        if (!log)
            for (int c = 0; c < x.whole().channels(); c++) loops.divide(sums, 0, to, y.index(c, row, left), width);
        else
            logarithms(x, y, row, left, most, sums);
    }

    private static void logarithms(Patch x, Patch y, int row, int left, float[] most, float[] sums) {
        var all = new double[sums.length];
        for (int j = 0; j < all.length; j++) all[j] = Math.log(sums[j]);
        for (int c = 0; c < x.whole().channels(); c++) {
            int from = x.index(c, row, left);
            int to = y.index(c, row, left);
            for (int j = 0; j < all.length; j++)
                y.values().data[to + j] = (float) (x.values().data[from + j] - most[j] - all[j]);
        }
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        int channels = inputs.getFirst().shape.channels();
        List<Source> values = Source.block(inputs, 0, channels, new Region(row, column, 1, 1));
        return new Explanation.Share(values, channel, log);
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return 4L * inputs.getFirst().channels() * region.height() * region.width();
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        return channels.isEmpty() ? channels : Channels.all(inputs.getFirst().channels());
    }

    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        return forward(inputs, before.region(), machine, cancel);
    }
}
