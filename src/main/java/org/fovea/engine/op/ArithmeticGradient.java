package org.fovea.engine.op;

import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;

/// The gradients of several inputs combined value by value. An input that stretches over the output gets the sum of all it
/// stretched to.
record ArithmeticGradient(Arithmetic.Operator operator, List<Tensor> inputs, Tensor output) {

    Tensor back(int input, Tensor gradient, Machine machine, Cancel cancel) {
        Shape x = inputs.get(input).shape;
        Shape y = output.shape;
        if (operator == Arithmetic.Operator.ADD && x.equals(y)) return gradient;
        Tensor result = Tensor.zeros(x);
        Strips.pieces(x.channels(), 8L * y.size() * inputs.size(), machine, cancel, c -> {
            int from = x.channels() == y.channels() ? c : 0;
            int end = x.channels() == y.channels() ? c + 1 : y.channels();
            for (int i = 0; i < x.height(); i++)
                for (int j = 0; j < x.width(); j++)
                    result.data[x.index(c, i, j)] = sum(input, gradient, from, end, i, j);
        });
        return result;
    }

    private float sum(int input, Tensor gradient, int from, int end, int row, int column) {
        Shape x = inputs.get(input).shape;
        Shape y = output.shape;
        int bottom = x.height() == y.height() ? row + 1 : y.height();
        int right = x.width() == y.width() ? column + 1 : y.width();
        double sum = 0;
        for (int k = from; k < end; k++)
            for (int i = row; i < bottom; i++)
                for (int j = column; j < right; j++) {
                    int at = y.index(k, i, j);
                    sum += gradient.data[at] * slope(input, at, k, i, j);
                }
        return (float) sum;
    }

    /// How fast one output grows with this input.
    private double slope(int input, int at, int channel, int row, int column) {
        return switch (operator) {
            case ADD -> 1;
            case SUB -> input == 0 ? 1 : -1;
            case MUL -> {
                double product = 1;
                for (int i = 0; i < inputs.size(); i++)
                    if (i != input) product *= value(i, channel, row, column);
                yield product;
            }
            case DIV -> {
                double quotient = 1;
                for (int i = 1; i < inputs.size(); i++) quotient /= value(i, channel, row, column);
                yield input == 0 ? quotient : -output.data[at] / (double) value(input, channel, row, column);
            }
        };
    }

    private float value(int input, int channel, int row, int column) {
        Tensor x = inputs.get(input);
        return x.at(Math.min(channel, x.shape.channels() - 1), Math.min(row, x.shape.height() - 1),
                Math.min(column, x.shape.width() - 1));
    }
}
