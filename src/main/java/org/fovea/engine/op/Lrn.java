package org.fovea.engine.op;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.fovea.engine.field.Fields;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;

/// Local response normalisation: `y_k = x_k / (bias + alpha / size · Σ x_c²)^beta`, the sum over the `size` channels around
/// k that exist, at the same position (Krizhevsky, Sutskever and Hinton, NeurIPS 2012; alpha divided by the size as in ONNX
/// and PyTorch). Of an even size, the larger half lies behind k.
///
/// @param size how many channels, at least 1
/// @param alpha at least 0
/// @param beta the exponent
/// @param bias above 0; PyTorch's k
public record Lrn(int size, float alpha, float beta, float bias) implements Op {

    /// @throws IllegalArgumentException when the divisor could be 0 or no number
    public Lrn {
        if (size < 1 || !(alpha >= 0) || !(bias > 0) || !Float.isFinite(beta))
            throw new IllegalArgumentException("not a response normalisation: size %d, alpha %s, beta %s, bias %s"
                    .formatted(size, alpha, beta, bias));
    }

    @Override
    public String onnx() {
        return "LRN";
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Inputs.one(inputs);
    }

    @Override
    public Region needs(Region region, int input, List<Shape> inputs) {
        return region;
    }

    /// The first channel that counts for channel k.
    public int first(int k) {
        return Math.max(0, k - (size - 1) / 2);
    }

    /// The channel after the last one that counts for channel k.
    public int end(int k, int channels) {
        return (int) Math.min(channels, k + (long) size / 2 + 1);
    }

    /// What a value is divided by.
    public double divisor(double squares) {
        double base = bias + (double) alpha / size * squares;
        // The paper's exponent: two roots are sooner found than a power.
        return beta == 0.75f ? Math.sqrt(base) * Math.sqrt(Math.sqrt(base)) : Math.pow(base, beta);
    }

    @Override
    public Fields fields(int input, List<Shape> inputs) {
        return Fields.PIXEL;
    }

    @Override
    public Patch forward(List<Patch> inputs, Region region, Machine machine, Cancel cancel) {
        Patch x = inputs.getFirst();
        Patch y = Channels.blank(x.whole(), region);
        Strips.each(y, 4 + size, machine, cancel, (k, row, end) -> rows(x, y, k, row, end));
        return y;
    }

    private void rows(Patch x, Patch y, int k, int row, int end) {
        Region region = y.region();
        float[] values = x.values().data;
        var sums = new double[region.width()];
        for (int i = row; i < end; i++) {
            Arrays.fill(sums, 0);
            for (int c = first(k); c < end(k, x.whole().channels()); c++) {
                int from = x.index(c, i, region.left());
                for (int j = 0; j < sums.length; j++) sums[j] += (double) values[from + j] * values[from + j];
            }
            int from = x.index(k, i, region.left());
            int to = y.index(k, i, region.left());
            for (int j = 0; j < sums.length; j++)
                y.values().data[to + j] = (float) (values[from + j] / divisor(sums[j]));
        }
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        int channels = inputs.getFirst().shape.channels();
        List<Source> neighbours = Source.block(inputs, first(channel), end(channel, channels),
                new Region(row, column, 1, 1));
        return new Explanation.ResponseNormalised(Source.of(inputs, 0, channel, row, column), neighbours, this);
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        int channels = inputs.getFirst().channels();
        long squares = 0;
        for (int k = 0; k < channels; k++) squares += end(k, channels) - first(k) + 1;
        return squares * region.height() * region.width();
    }

    @Override
    public BitSet touched(BitSet channels, int input, List<Shape> inputs) {
        int count = inputs.getFirst().channels();
        var result = new BitSet();
        for (int k = 0; k < count; k++) result.set(k, !channels.get(first(k), end(k, count)).isEmpty());
        return result;
    }

    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        Patch x = inputs.getFirst();
        Region region = before.region();
        var y = new Patch(before.whole(), region,
                new Tensor(before.values().shape, before.values().data.clone()));
        int[] which = channels.stream().toArray();
        long work = (4L + size) * which.length * region.height() * region.width();
        Strips.pieces(which.length, work, machine, cancel,
                at -> rows(x, y, which[at], region.top(), region.bottom()));
        return y;
    }
}
