package org.fovea.engine.op;

import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.conv.Finish;
import org.fovea.engine.field.Fields;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// One function applied to every value.
///
/// @param curve which function
/// @param a its first parameter, 0 when it has none
/// @param b its second parameter, 0 when it has none
public record Activation(Curve curve, float a, float b) implements Op {
    public static final Activation IDENTITY = new Activation(Curve.IDENTITY, 0, 0);
    public static final Activation RELU = new Activation(Curve.RELU, 0, 0);
    public static final Activation GELU = new Activation(Curve.GELU, 0, 0);
    public static final Activation SILU = new Activation(Curve.SILU, 0, 0);
    public static final Activation SIGMOID = new Activation(Curve.SIGMOID, 0, 0);
    public static final Activation TANH = new Activation(Curve.TANH, 0, 0);
    public static final Activation HARD_SWISH = new Activation(Curve.HARD_SWISH, 0, 0);
    public static final Activation SOFTPLUS = new Activation(Curve.SOFTPLUS, 0, 0);
    public static final Activation SELU = new Activation(Curve.SELU, 1.6732632f, 1.050701f);

    public static Activation leakyRelu(float slope) {
        return new Activation(Curve.LEAKY_RELU, slope, 0);
    }

    public static Activation elu(float alpha) {
        return new Activation(Curve.SELU, alpha, 1);
    }

    /// ONNX's default is 0.2·x + 0.5, PyTorch's x/6 + 0.5.
    public static Activation hardSigmoid(float slope, float offset) {
        return new Activation(Curve.HARD_SIGMOID, slope, offset);
    }

    public static Activation clip(float least, float most) {
        return new Activation(Curve.CLIP, least, most);
    }

    @Override
    public String onnx() {
        return switch (curve) {
            case IDENTITY -> "Identity";
            case RELU -> "Relu";
            case LEAKY_RELU -> "LeakyRelu";
            case SELU -> b == 1 ? "Elu" : "Selu";
            case GELU -> "Gelu";
            case SILU -> "Swish";
            case SIGMOID -> "Sigmoid";
            case TANH -> "Tanh";
            case HARD_SIGMOID -> "HardSigmoid";
            case HARD_SWISH -> "HardSwish";
            case CLIP -> "Clip";
            case SOFTPLUS -> "Softplus";
            case EXP -> "Exp";
        };
    }

    /// What a convolution does with its values before they leave the cache.
    public Finish finish(Machine machine) {
        if (curve == Curve.IDENTITY) return Finish.NOTHING;
        Loops loops = Loops.of(machine.kernels());
        return (values, from, to) -> loops.curve(curve, a, b, values, from, values, from, to - from);
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
        Strips.each(y, 1, machine, cancel, (c, row, end) -> Inputs.runs(x, y, c, row, end,
                (from, to, count) -> loops.curve(curve, a, b, x.values().data, from, y.values().data, to, count)));
        return y;
    }

    @Override
    public Explanation explain(List<Tensor> inputs, int channel, int row, int column) {
        return new Explanation.Applied(curve, a, b, new Explanation.Copied(Source.of(inputs, 0, channel, row, column)));
    }

    @Override
    public long multiplyAdds(Region region, List<Shape> inputs) {
        return (long) inputs.getFirst().channels() * region.height() * region.width();
    }
}
