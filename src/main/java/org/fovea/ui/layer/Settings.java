package org.fovea.ui.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.fovea.compute.Misfit;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.AdaptiveAvgPool;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.ChannelShuffle;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Lrn;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.PRelu;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.PixelShuffle;
import org.fovea.engine.op.ReduceMean;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Slice;
import org.fovea.engine.op.Softmax;
import org.fovea.ui.layer.AxisRow.Parameter;
import org.fovea.ui.layer.Setting.Choice;
import org.fovea.ui.layer.Setting.Flag;
import org.fovea.ui.layer.Setting.Amount;
import org.fovea.ui.layer.Setting.Option;
import org.fovea.ui.layer.Setting.Pair;

/// What can be set about each operation that is no convolution.
final class Settings {
    private static final double FARTHEST = 1e6;
    private static final Misfit.Setting ITSELF = Misfit.Setting.OPERATION;

    private Settings() {
    }

    /// @param input the shape of its first input
    static List<Setting> of(Op op, Shape input) {
        return switch (op) {
            case MaxPool pool -> WindowSettings.of(pool.pooling(), MaxPool::new);
            case AvgPool pool -> {
                var all = new ArrayList<>(
                        WindowSettings.of(pool.pooling(), p -> new AvgPool(p, pool.countIncludePad())));
                all.add(new Flag("Count padding", "count_include_pad: whether the padding counts as zeros in the mean.",
                        pool.countIncludePad(), counted -> new AvgPool(pool.pooling(), counted)));
                yield all;
            }
            case ConvTranspose2d c -> WindowSettings.of(c);
            case Activation a -> of(a);
            case AdaptiveAvgPool pool -> List.of(new Pair(
                    new Parameter("Output", "Output height", "Output width",
                            "How many rows and columns the output has, whatever the size of the input.", 16, 999),
                    Misfit.Setting.KERNEL, pool.height(), pool.width(), AdaptiveAvgPool::new));
            case Arithmetic arithmetic -> List.of(operator(arithmetic));
            case BatchNorm b -> List.of(epsilon(b.epsilon(),
                    e -> new BatchNorm(b.scale(), b.bias(), b.mean(), b.variance(), e)));
            case LayerNorm n -> List.of(epsilon(n.epsilon(), e -> new LayerNorm(n.weight(), n.bias(), e)));
            case ChannelShuffle s -> List.of(whole("Groups",
                    "Into how many groups the channels are split before they are "
                            + "mixed; the number of channels must be a multiple.",
                    Misfit.Setting.GROUPS, s.groups(), 1, 4096,
                    ChannelShuffle::new));
            case PixelShuffle s -> List.of(whole("Factor", "How many times higher and wider the maps become; so many "
                    + "times fewer channels are left, squared.", ITSELF, s.factor(), 1, 64, PixelShuffle::new));
            case Dense dense -> List.of(whole("Outputs",
                    "How many outputs there are, each with a weight for every value "
                            + "of the input.",
                    ITSELF, dense.bias().length, 1, 10_000, outputs -> dense(dense, outputs)));
            case Dropout d ->
                List.of(number("Rate", "The share of values that training drops; this layer changes nothing "
                        + "while a network is used.", d.rate(), 0, 0.99, 0.1, Dropout::new));
            case Lrn n -> List.of(
                    whole("Size", "How many neighbouring channels are looked at.", ITSELF, n.size(), 1, 999,
                            size -> new Lrn(size, n.alpha(), n.beta(), n.bias())),
                    number("Alpha", "How much the neighbours' squares count.", n.alpha(), 0, FARTHEST, 0.0001,
                            alpha -> new Lrn(n.size(), alpha, n.beta(), n.bias())),
                    number("Beta", "The exponent of the divisor.", n.beta(), -10, 10, 0.05,
                            beta -> new Lrn(n.size(), n.alpha(), beta, n.bias())),
                    number("Bias", "What is added to the divisor before the exponent, PyTorch's k.", n.bias(), 1e-6,
                            FARTHEST, 0.5, bias -> new Lrn(n.size(), n.alpha(), n.beta(), bias)));
            case PRelu p -> List.of(number("Slope", "What negative values are multiplied by, in every channel.",
                    p.slopes()[0], -FARTHEST, FARTHEST, 0.05, slope -> new PRelu(filled(p.slopes().length, slope))));
            case Pad pad -> WindowSettings.of(pad);
            // Where the last axis is taken away, the next one takes its place.
            case ReduceMean mean -> List.of(
                    new Flag("Channels", "Whether the mean goes over the channels: one map is left.", mean.channels(),
                            on -> new ReduceMean(on, mean.rows() || !(on || mean.columns()), mean.columns())),
                    new Flag("Rows", "Whether the mean goes over the rows: one row is left.", mean.rows(),
                            on -> new ReduceMean(mean.channels(), on, mean.columns() || !(on || mean.channels()))),
                    new Flag("Columns", "Whether the mean goes over the columns: one column is left.", mean.columns(),
                            on -> new ReduceMean(mean.channels() || !(on || mean.rows()), mean.rows(), on)));
            case Resize resize -> resize(resize);
            case Slice slice -> List.of(
                    whole("First channel", "The first channel that is taken, counted from 0.", ITSELF, slice.from(), 0,
                            slice.to() - 1, from -> new Slice(from, slice.to())),
                    whole("Last channel", "The last channel that is taken.", ITSELF, slice.to() - 1, slice.from(),
                            Math.max(slice.to(), input.channels()) - 1, last -> new Slice(slice.from(), last + 1)));
            case Softmax softmax -> List.of(new Flag("Logarithm", "Whether the logarithm of the shares is computed, "
                    + "which does not vanish where a share is very small.", softmax.log(), Softmax::new));
            case Concat _,Flatten _,GlobalAvgPool _,GlobalMaxPool _,Convolution _ -> List.of();
        };
    }

    private static List<Setting> of(Activation a) {
        return switch (a.curve()) {
            case LEAKY_RELU -> List.of(number("Slope", "What negative values are multiplied by.", a.a(), -FARTHEST,
                    FARTHEST, 0.01, Activation::leakyRelu));
            case SELU -> a.b() != 1
                    ? List.of()
                    : List.of(number("Alpha", "Negative values bend towards minus this number.", a.a(), 0, FARTHEST,
                            0.1, Activation::elu));
            case HARD_SIGMOID -> List.of(
                    number("Slope", "How steep the line in the middle is: 1/6 in PyTorch, 0.2 in ONNX.", a.a(), 0,
                            FARTHEST, 0.05, slope -> Activation.hardSigmoid(slope, a.b())),
                    number("Offset", "The value at 0.", a.b(), -FARTHEST, FARTHEST, 0.1,
                            offset -> Activation.hardSigmoid(a.a(), offset)));
            case CLIP -> List.of(
                    number("Least", "Smaller values become this one.", a.a(), -FARTHEST, a.b(), 0.5,
                            least -> Activation.clip(least, a.b())),
                    number("Most", "Larger values become this one; 6 makes it a ReLU6.", a.b(), a.a(), FARTHEST, 0.5,
                            most -> Activation.clip(a.a(), most)));
            case IDENTITY, RELU, GELU, SILU, SIGMOID, TANH, HARD_SWISH, SOFTPLUS, EXP -> List.of();
        };
    }

    private static Choice operator(Arithmetic arithmetic) {
        var options = new ArrayList<Option>();
        for (var each : Arithmetic.Operator.values())
            options.add(
                    new Option(each.sign(), "x₁ %s x₂, value by value".formatted(each.sign()), new Arithmetic(each)));
        return new Choice("Operator", "What is done with the values of the inputs, from the first to the last.", ITSELF,
                options, List.of(Arithmetic.Operator.values()).indexOf(arithmetic.operator()));
    }

    private static List<Setting> resize(Resize resize) {
        var samplings = new ArrayList<Option>();
        for (var each : Resize.Sampling.values())
            samplings.add(new Option(switch (each) {
                case NEAREST -> "nearest";
                case NEAREST_HALF_PIXEL -> "nearest centre";
                case LINEAR -> "linear";
            }, switch (each) {
                case NEAREST -> "Each value is repeated: the value at ⌊o / scale⌋ (PyTorch's nearest).";
                case NEAREST_HALF_PIXEL -> "The value whose centre is nearest (ONNX's default).";
                case LINEAR -> "Straight lines between the values around it (bilinear).";
            }, new Resize(resize.rowScale(), resize.columnScale(), each)));
        return List.of(
                number("Row scale", "How many rows each row becomes.", resize.rowScale(), 0.01, 64, 0.5,
                        scale -> new Resize(scale, resize.columnScale(), resize.sampling())),
                number("Column scale", "How many columns each column becomes.", resize.columnScale(), 0.01, 64, 0.5,
                        scale -> new Resize(resize.rowScale(), scale, resize.sampling())),
                new Choice("Sampling", "Which input values an output takes.", ITSELF, samplings,
                        List.of(Resize.Sampling.values()).indexOf(resize.sampling())));
    }

    private static Amount epsilon(float value, Function<Float, Op> set) {
        return number("Epsilon", "A small number added to the variance, so that nothing is divided by 0.", value, 1e-12,
                1, 1e-5, set);
    }

    private static Amount number(String name, String tooltip, double value, double low, double high, double step,
            Function<Float, Op> set) {
        return new Amount(name, tooltip, ITSELF, value, low, high, false, step, v -> set.apply((float) v));
    }

    static Amount whole(String name, String tooltip, Misfit.Setting about, int value, int low, int high,
            Function<Integer, Op> set) {
        return new Amount(name, tooltip, about, value, low, high, true, 1, v -> set.apply((int) v));
    }

    private static float[] filled(int count, float value) {
        var filled = new float[count];
        Arrays.fill(filled, value);
        return filled;
    }

    /// With another number of outputs; new ones begin as copies of those that are there.
    private static Dense dense(Dense dense, int outputs) {
        int inputs = dense.weights().shape.width();
        int had = dense.bias().length;
        var weights = new float[Math.multiplyExact(outputs, inputs)];
        float[] bias = new float[outputs];
        for (int k = 0; k < outputs; k++) {
            System.arraycopy(dense.weights().data, k % had * inputs, weights, k * inputs, inputs);
            bias[k] = dense.bias()[k % had];
        }
        return new Dense(new org.fovea.engine.Tensor(new Shape(1, outputs, inputs), weights), bias);
    }
}
