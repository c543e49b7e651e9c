package org.fovea.engine.op;

import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// The gradients of values that only change their place: they go back to where the values came from.
final class MovedGradient {
    private MovedGradient() {
    }

    /// Of operations that pick channels of their inputs.
    static Tensor channels(Op op, int input, List<Shape> inputs, Tensor gradient) {
        Shape x = inputs.get(input);
        Tensor result = Tensor.zeros(x);
        Dependence dependence = Dependence.of(op, input, inputs);
        for (int k = 0; k < gradient.shape.channels(); k++) {
            int from = k * x.plane();
            dependence.channelSources(k)
                    .forEach(c -> System.arraycopy(gradient.data, from, result.data, c * x.plane(), x.plane()));
        }
        return result;
    }

    static Tensor unshuffled(int factor, Shape x, Tensor gradient) {
        Tensor result = Tensor.zeros(x);
        Shape y = gradient.shape;
        for (int c = 0; c < y.channels(); c++)
            for (int i = 0; i < y.height(); i++)
                for (int j = 0; j < y.width(); j++) {
                    int channel = (c * factor + i % factor) * factor + j % factor;
                    result.data[x.index(channel, i / factor, j / factor)] = gradient.data[y.index(c, i, j)];
                }
        return result;
    }
}
