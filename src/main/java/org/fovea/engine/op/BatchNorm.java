package org.fovea.engine.op;

import java.util.BitSet;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// Batch normalisation with fixed statistics: `y = (x − mean) / √(variance + epsilon) · scale + bias`, each of them one
/// number per channel (Ioffe and Szegedy, arXiv:1502.03167). Computed as `factor·x + shift`. Nobody writes the arrays.
public record BatchNorm(float[] scale, float[] bias, float[] mean, float[] variance, float epsilon) implements Op {

    /// @throws IllegalArgumentException when the lists have different lengths
    public BatchNorm {
        if (bias.length != scale.length || mean.length != scale.length || variance.length != scale.length)
            throw new IllegalArgumentException("%d scales, %d biases, %d means and %d variances"
                    .formatted(scale.length, bias.length, mean.length, variance.length));
    }

    @Override
    public String onnx() {
        return "BatchNormalization";
    }

    /// What a channel is multiplied by.
    public float factor(int channel) {
        return (float) exactFactor(channel);
    }

    /// What is added to a channel.
    public float shift(int channel) {
        return (float) (bias[channel] - mean[channel] * exactFactor(channel));
    }

    private double exactFactor(int channel) {
        return scale[channel] / Math.sqrt((double) variance[channel] + epsilon);
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape x = Inputs.one(inputs);
        if (x.channels() != scale.length)
            throw new IllegalArgumentException(
                    "the input has %d channels, the normalisation %d".formatted(x.channels(), scale.length));
        return x;
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
        boolean scalar = machine.kernels().equals(Kernels.SCALAR);
        Strips.each(y, 1, machine, cancel, (c, row, end) -> Inputs.runs(x, y, c, row, end, (from, to, count) -> {
            if (scalar)
                for (int i = 0; i < count; i++) y.values().data[to + i] = formula(c, x.values().data[from + i]);
            else
                loops.scale(factor(c), shift(c), x.values().data, from, y.values().data, to, count);
        }));
        return y;
    }

    private float formula(int channel, float x) {
        double normalised = (x - mean[channel]) / Math.sqrt((double) variance[channel] + epsilon);
        return (float) (normalised * scale[channel] + bias[channel]);
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        return new Explanation.BatchNormalised(Source.of(inputs, 0, channel, row, column), scale[channel],
                bias[channel], mean[channel], variance[channel], epsilon);
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return (long) scale.length * region.height() * region.width();
    }

    /// Scale and bias of each channel; PyTorch counts mean and variance as statistics, not as parameters.
    @Override
    public long parameters() {
        return 2L * scale.length;
    }

    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        return Inputs.update(only(channels), inputs, before, channels, machine, cancel);
    }

    private BatchNorm only(BitSet channels) {
        return new BatchNorm(Channels.select(scale, channels), Channels.select(bias, channels),
                Channels.select(mean, channels), Channels.select(variance, channels), epsilon);
    }
}
