package org.fovea.engine.op;

import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;

/// The gradients of normalisations over channels, position by position and in double precision.
final class NormGradient {
    private NormGradient() {
    }

    /// The gradient at one position from the values there.
    private interface Position {
        void apply(double[] values, double[] gradient, double[] result);
    }

    private static Tensor each(Tensor x, Tensor gradient, Machine machine, Cancel cancel, Position position) {
        Shape shape = x.shape;
        Tensor result = Tensor.zeros(shape);
        Strips.pieces(shape.height(), 40L * x.data.length, machine, cancel, i -> {
            var values = new double[shape.channels()];
            var gradients = new double[shape.channels()];
            var results = new double[shape.channels()];
            for (int j = 0; j < shape.width(); j++) {
                for (int c = 0; c < values.length; c++) {
                    values[c] = x.at(c, i, j);
                    gradients[c] = gradient.at(c, i, j);
                }
                position.apply(values, gradients, results);
                for (int c = 0; c < values.length; c++) result.data[shape.index(c, i, j)] = (float) results[c];
            }
        });
        return result;
    }

    /// With `h = (x − m) / s` and `g = gradient · weight`: `(g − mean(g) − h · mean(g·h)) / s`.
    static Tensor of(LayerNorm norm, Tensor x, Tensor gradient, Machine machine, Cancel cancel) {
        return each(x, gradient, machine, cancel, (values, gradients, result) -> {
            int count = values.length;
            double mean = 0;
            for (double value : values) mean += value / count;
            double variance = 0;
            for (double value : values) variance += (value - mean) * (value - mean) / count;
            double deviation = Math.sqrt(variance + norm.epsilon());
            double level = 0;
            double slope = 0;
            for (int c = 0; c < count; c++) {
                double weighted = gradients[c] * norm.weight()[c];
                level += weighted / count;
                slope += weighted * (values[c] - mean) / deviation / count;
            }
            for (int c = 0; c < count; c++)
                result[c] = (gradients[c] * norm.weight()[c] - level - (values[c] - mean) / deviation * slope)
                        / deviation;
        });
    }

    /// `y · (gradient − Σ gradient·y)`; of the logarithm `gradient − e^y · Σ gradient`.
    ///
    /// @param output what came out
    static Tensor of(Softmax softmax, Tensor output, Tensor gradient, Machine machine, Cancel cancel) {
        return each(output, gradient, machine, cancel, (values, gradients, result) -> {
            double sum = 0;
            for (int c = 0; c < values.length; c++) sum += softmax.log() ? gradients[c] : gradients[c] * values[c];
            for (int c = 0; c < values.length; c++)
                result[c] = softmax.log()
                        ? gradients[c] - Math.exp(values[c]) * sum
                        : values[c] * (gradients[c] - sum);
        });
    }

    /// With `D_k = bias + alpha / size · Σ x²`: `gradient_j / D_j^beta − 2·beta·alpha / size · x_j · Σ_k gradient_k · x_k /
    /// D_k^(beta + 1)` over the channels k for which j counts.
    static Tensor of(Lrn norm, Tensor x, Tensor gradient, Machine machine, Cancel cancel) {
        return each(x, gradient, machine, cancel, (values, gradients, result) -> {
            int count = values.length;
            var shrink = new double[count];
            for (int k = 0; k < count; k++) {
                double squares = 0;
                for (int c = norm.first(k); c < norm.end(k, count); c++) squares += values[c] * values[c];
                double divisor = norm.divisor(squares);
                double base = norm.bias() + (double) norm.alpha() / norm.size() * squares;
                result[k] = gradients[k] / divisor;
                shrink[k] = 2.0 * norm.beta() * norm.alpha() / norm.size() * gradients[k] * values[k] / divisor / base;
            }
            for (int k = 0; k < count; k++)
                for (int c = norm.first(k); c < norm.end(k, count); c++) result[c] -= values[c] * shrink[k];
        });
    }
}
