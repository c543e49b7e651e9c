package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Op;

/// Layers with random weights, as they are before training.
final class Networks {
    private Networks() {
    }

    /// Square kernels that keep the size.
    static Convolution convolution(int in, int out, int size, Activation activation, Random random) {
        var filters = new ArrayList<Filter>();
        int seen = in * size * size;
        for (int k = 0; k < out; k++)
            filters.add(new Filter(new Tensor(new Shape(in, size, size), normal(seen, Math.sqrt(2.0 / seen), random)),
                    0));
        var axis = new Axis(size, 1, 1);
        return new Convolution(new Conv2d(filters, axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, 1, false),
                activation);
    }

    static Op dense(int in, int out, Random random) {
        return new Dense(new Tensor(new Shape(1, out, in), normal(in * out, Math.sqrt(1.0 / in), random)),
                new float[out]);
    }

    static float[] ones(int count) {
        var values = new float[count];
        Arrays.fill(values, 1);
        return values;
    }

    private static float[] normal(int count, double deviation, Random random) {
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float) (deviation * random.nextGaussian());
        return values;
    }
}
