package org.fovea.engine.op;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// The gradients of all operations with respect to their inputs: which formula an operation has.
final class Gradient {
    private Gradient() {
    }

    /// [Op#back]
    static Tensor of(Op op, int input, List<Tensor> inputs, Tensor output, Tensor gradient, Machine machine,
            Cancel cancel) {
        Tensor x = inputs.get(input);
        List<Shape> shapes = inputs.stream().map(one -> one.shape).toList();
        return switch (op) {
            case Activation a -> curve(a.curve(), a.a(), a.b(), x, gradient, machine, cancel);
            case AdaptiveAvgPool pool -> pool.spread(x.shape).back(gradient, machine, cancel);
            case Arithmetic arithmetic ->
                new ArithmeticGradient(arithmetic.operator(), inputs, output).back(input, gradient, machine, cancel);
            case AvgPool pool -> pool.spread(x.shape).back(gradient, machine, cancel);
            case BatchNorm norm -> scaled(norm::factor, gradient, machine, cancel);
            case ChannelShuffle _,Concat _,Slice _ -> MovedGradient.channels(op, input, shapes, gradient);
            case ConvTranspose2d c -> ConvGradient.of(c, x.shape, gradient, machine, cancel);
            case Convolution c -> ConvGradient.of(c, x, output, gradient, machine, cancel);
            case Dense dense -> ConvGradient.of(dense, x.shape, gradient, machine, cancel);
            case Dropout _ -> gradient;
            case Flatten _ -> new Tensor(x.shape, gradient.data);
            case GlobalAvgPool _ -> Spread.everything(x.shape, true, true).back(gradient, machine, cancel);
            case GlobalMaxPool _ -> MaxGradient.global(x, gradient, machine, cancel);
            case LayerNorm norm -> NormGradient.of(norm, x, gradient, machine, cancel);
            case Lrn norm -> NormGradient.of(norm, x, gradient, machine, cancel);
            case MaxPool pool -> MaxGradient.of(pool.pooling(), x, gradient, machine, cancel);
            case PRelu relu -> slopes(relu, x, gradient, machine, cancel);
            case Pad pad -> pad.spread(x.shape).back(gradient, machine, cancel);
            case PixelShuffle shuffle -> MovedGradient.unshuffled(shuffle.factor(), x.shape, gradient);
            case ReduceMean mean -> mean(mean, x.shape, gradient, machine, cancel);
            case Resize resize -> resize.spread(x.shape, output.shape).back(gradient, machine, cancel);
            case Softmax softmax -> NormGradient.of(softmax, output, gradient, machine, cancel);
        };
    }

    /// `gradient · slope(x)`
    static Tensor curve(Curve curve, float a, float b, Tensor x, Tensor gradient, Machine machine, Cancel cancel) {
        if (curve == Curve.IDENTITY) return gradient;
        Tensor result = Tensor.zeros(x.shape);
        int plane = x.shape.plane();
        Strips.pieces(x.shape.channels(), 20L * x.data.length, machine, cancel,
                c -> curve(curve, a, b, x, gradient, result, c * plane, (c + 1) * plane));
        return result;
    }

    private static void curve(Curve curve, float a, float b, Tensor x, Tensor gradient, Tensor result, int from,
            int to) {
        if (curve == Curve.RELU)
            for (int i = from; i < to; i++) result.data[i] = x.data[i] > 0 ? gradient.data[i] : 0;
        else
            for (int i = from; i < to; i++)
                result.data[i] = gradient.data[i] == 0
                        ? 0
                        : (float) (gradient.data[i] * curve.slope(x.data[i], a, b));
    }

    private static Tensor slopes(PRelu relu, Tensor x, Tensor gradient, Machine machine, Cancel cancel) {
        Tensor result = Tensor.zeros(x.shape);
        int plane = x.shape.plane();
        Strips.pieces(x.shape.channels(), 4L * x.data.length, machine, cancel, c -> curve(Curve.LEAKY_RELU,
                relu.slope(c), 0, x, gradient, result, c * plane, (c + 1) * plane));
        return result;
    }

    /// Each channel by a factor of its own.
    private static Tensor scaled(IntToDoubleFunction factor, Tensor gradient, Machine machine, Cancel cancel) {
        Tensor result = Tensor.zeros(gradient.shape);
        int plane = gradient.shape.plane();
        Loops loops = Loops.of(machine.kernels());
        Strips.pieces(gradient.shape.channels(), gradient.data.length, machine, cancel,
                c -> loops.scale((float) factor.applyAsDouble(c), 0, gradient.data, c * plane, result.data, c * plane,
                        plane));
        return result;
    }

    private static Tensor mean(ReduceMean mean, Shape x, Tensor gradient, Machine machine, Cancel cancel) {
        Spread spread = Spread.everything(x, mean.rows(), mean.columns());
        if (!mean.channels()) return spread.back(gradient, machine, cancel);
        Tensor one = scaled(_ -> 1.0 / x.channels(), spread.back(gradient, machine, cancel), machine, cancel);
        Tensor result = Tensor.zeros(x);
        for (int c = 0; c < x.channels(); c++)
            System.arraycopy(one.data, 0, result.data, c * x.plane(), x.plane());
        return result;
    }
}
