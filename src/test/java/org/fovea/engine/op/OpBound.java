package org.fovea.engine.op;

import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.RandomOps.Case;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Machine;

/// How far apart two correct float results of an operation may lie, with u = 2⁻²⁴.
final class OpBound {
    private static final double U = 0x1p-24;

    private OpBound() {
    }

    /// Sums of n terms, in whatever order: twice γ_(n + 3) times the sum of the magnitudes, as for convolutions. Functions:
    /// 8 units of the result and the input. The largest of some values, and copies, are exact.
    static double[] of(Case a, Tensor result) {
        return switch (a.op()) {
            case Activation activation -> activation(activation, a.inputs().getFirst(), result);
            // The reference takes the sums of rows and columns one after the other, weighted.
            case AdaptiveAvgPool pool -> sums(pool, a, a.shapes().getFirst().plane() + 4, 1);
            case Arithmetic op -> switch (op.operator()) {
                case ADD, SUB -> sums(Arithmetic.ADD, a, a.inputs().size(), 1);
                case MUL, DIV -> relative(2 * a.inputs().size(), result);
            };
            case AvgPool pool -> sums(pool, a, pool.pooling().rows().size() * pool.pooling().columns().size(), 1);
            case BatchNorm norm -> sums(magnitude(norm), a, 4, 1);
            case ChannelShuffle _,Concat _,Dropout _,Flatten _,GlobalMaxPool _,MaxPool _,Pad _,PixelShuffle _,Slice _ ->
                new double[result.data.length];
            case ConvTranspose2d op -> sums(magnitude(op), a,
                    op.weights().size() / op.groups() * op.rows().size() * op.columns().size(), 1);
            // The derivative of SiLU is at most 1.1.
            case Convolution convolution -> sums(magnitude(convolution), a,
                    convolution.layer().filters().getFirst().weights().shape.size() + 12, 1.1);
            case Dense dense -> sums(new Dense(magnitude(dense.weights()), magnitude(dense.bias())), a,
                    dense.weights().shape.width(), 1);
            case GlobalAvgPool pool -> sums(pool, a, a.shapes().getFirst().plane(), 1);
            case LayerNorm norm -> layerNorm(norm, a.inputs().getFirst());
            // A power takes the relative error of its base times its exponent.
            case Lrn lrn -> relative(2 * (lrn.beta() * (lrn.size() + 6) + 12), result);
            case PRelu _ -> relative(2, result);
            case ReduceMean mean -> sums(mean, a, a.shapes().getFirst().size() / result.shape.size(), 1);
            case Resize resize -> sums(resize, a, resize.sampling() == Resize.Sampling.LINEAR ? 5 : -3, 1);
            case Softmax op -> softmax(op, a, result);
        };
    }

    private static double[] activation(Activation op, Tensor x, Tensor y) {
        boolean hard = op.curve() == Curve.HARD_SIGMOID || op.curve() == Curve.HARD_SWISH;
        var bound = new double[y.data.length];
        for (int i = 0; i < bound.length; i++)
            bound[i] = 8 * U * (Math.abs(y.data[i]) + Math.abs(x.data[i]) + (hard ? 1 : 0));
        return bound;
    }

    /// The sums of the magnitudes are those that the operation with positive weights makes of positive inputs.
    private static double[] sums(Op positive, Case a, int terms, double slope) {
        List<Patch> inputs = a.inputs().stream().map(x -> Patch.of(magnitude(x))).toList();
        float[] sums = positive.forward(inputs, Region.all(positive.output(a.shapes())), Machine.SCALAR,
                Cancel.NEVER).values().data;
        var bound = new double[sums.length];
        double rounding = (terms + 3) * U;
        for (int i = 0; i < bound.length; i++) bound[i] = slope * 2 * rounding / (1 - rounding) * sums[i];
        return bound;
    }

    private static double[] relative(double units, Tensor result) {
        var bound = new double[result.data.length];
        for (int i = 0; i < bound.length; i++) bound[i] = units * U * Math.abs(result.data[i]);
        return bound;
    }

    /// The mean of n values is off by at most δ = (n + 3)·u times the largest of them, and so is the root of the mean square
    /// of the differences d from it, which rounding makes (n + 8)·u larger: together
    /// `|weight|·(δ/s·(1 + |d|/s) + |d|/s·(n + 8)·u) + 4·u·|bias|`, twice that to first order.
    private static double[] layerNorm(LayerNorm norm, Tensor x) {
        int n = x.shape.channels();
        int plane = x.shape.plane();
        var bound = new double[x.data.length];
        for (int at = 0; at < plane; at++) {
            double mean = 0;
            double most = 0;
            double squares = 0;
            for (int c = 0; c < n; c++) mean += x.data[c * plane + at] / (double) n;
            for (int c = 0; c < n; c++) {
                most = Math.max(most, Math.abs(x.data[c * plane + at]));
                squares += (x.data[c * plane + at] - mean) * (x.data[c * plane + at] - mean);
            }
            double s = Math.sqrt(squares / n + norm.epsilon());
            double off = (n + 3) * U * most / s;
            for (int c = 0; c < n; c++) {
                double d = Math.abs(x.data[c * plane + at] - mean) / s;
                bound[c * plane + at] = 2 * (Math.abs(norm.weight()[c]) * (off * (1 + d) + d * (n + 8) * U)
                        + 4 * U * Math.abs(norm.bias()[c]));
            }
        }
        return bound;
    }

    /// The difference x − m is rounded before the exponential, the inputs are below 4 in magnitude; then a sum.
    private static double[] softmax(Softmax op, Case a, Tensor result) {
        var bound = new double[result.data.length];
        if (op.log()) {
            // The relative error of the sum is the error of its logarithm.
            for (int i = 0; i < bound.length; i++)
                bound[i] = 2 * U * (8 + 8 + a.shapes().getFirst().channels() + 2 + 4 * Math.abs(result.data[i]));
            return bound;
        }
        for (int i = 0; i < bound.length; i++)
            bound[i] = 2 * U * (8 + 8 + a.shapes().getFirst().channels() + 2) * result.data[i];
        return bound;
    }

    private static BatchNorm magnitude(BatchNorm norm) {
        float[] bias = magnitude(norm.bias());
        for (int c = 0; c < bias.length; c++) bias[c] += Math.abs(norm.mean()[c] * norm.factor(c));
        return new BatchNorm(magnitude(norm.scale()), bias, new float[bias.length], norm.variance(), norm.epsilon());
    }

    private static Convolution magnitude(Convolution op) {
        Conv2d layer = op.layer();
        List<Filter> filters = layer.filters().stream()
                .map(f -> new Filter(magnitude(f.weights()), Math.abs(f.bias()))).toList();
        return Convolution.of(new Conv2d(filters, layer.rows(), layer.columns(), layer.padding(), layer.paddingMode(),
                layer.groups(), layer.flipped()));
    }

    private static ConvTranspose2d magnitude(ConvTranspose2d op) {
        return new ConvTranspose2d(op.weights().stream().map(OpBound::magnitude).toList(), magnitude(op.bias()),
                op.rows(), op.columns(), op.padding(), op.outputRows(), op.outputColumns(), op.groups());
    }

    private static Tensor magnitude(Tensor x) {
        return new Tensor(x.shape, magnitude(x.data));
    }

    private static float[] magnitude(float[] values) {
        float[] result = values.clone();
        for (int i = 0; i < result.length; i++) result[i] = Math.abs(result[i]);
        return result;
    }
}
