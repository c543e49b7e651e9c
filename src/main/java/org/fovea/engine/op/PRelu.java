package org.fovea.engine.op;

import java.util.BitSet;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// `y = x`, below zero `slope·x` with a learned slope (He and others, arXiv:1502.01852).
///
/// @param slopes one for each channel, or one for all; nobody writes the array
public record PRelu(float[] slopes) implements Op {

    /// @throws IllegalArgumentException when there is no slope
    public PRelu {
        if (slopes.length == 0) throw new IllegalArgumentException("at least one slope is expected");
    }

    @Override
    public String onnx() {
        return "PRelu";
    }

    /// The slope of a channel.
    public float slope(int channel) {
        return slopes.length == 1 ? slopes[0] : slopes[channel];
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape x = Inputs.one(inputs);
        if (slopes.length > 1 && slopes.length != x.channels())
            throw new IllegalArgumentException(
                    "the input has %d channels, there are %d slopes".formatted(x.channels(), slopes.length));
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
        Strips.each(y, 1, machine, cancel, (c, row, end) -> Inputs.runs(x, y, c, row, end, (from, to, count) -> loops
                .curve(Curve.LEAKY_RELU, slope(c), 0, x.values().data, from, y.values().data, to, count)));
        return y;
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        return new Explanation.Applied(Curve.LEAKY_RELU, slope(channel), 0,
                new Explanation.Copied(Source.of(inputs, 0, channel, row, column)));
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return (long) inputs.getFirst().channels() * region.height() * region.width();
    }

    @Override
    public long parameters() {
        return slopes.length;
    }

    @Override
    public Patch update(List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        Op op = slopes.length == 1 ? this : new PRelu(Channels.select(slopes, channels));
        return Inputs.update(op, inputs, before, channels, machine, cancel);
    }
}
