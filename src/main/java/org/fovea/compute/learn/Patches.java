package org.fovea.compute.learn;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Square pieces of a picture.
public final class Patches {
    private Patches() {
    }

    /// The square whose first pixel is this one.
    static Tensor of(Tensor picture, int top, int left, int side) {
        var shape = new Shape(picture.shape.channels(), side, side);
        var values = new float[shape.size()];
        for (int c = 0; c < shape.channels(); c++)
            for (int i = 0; i < side; i++)
                System.arraycopy(picture.data, picture.shape.index(c, top + i, left), values, shape.index(c, i, 0),
                        side);
        return new Tensor(shape, values);
    }

    /// With mean 0 and variance 1 over all its values; where all are nearly equal, zeros.
    public static Tensor normalised(Tensor x) {
        double mean = 0;
        for (float value : x.data) mean += value;
        mean /= x.data.length;
        double variance = 0;
        for (float value : x.data) variance += (value - mean) * (value - mean);
        variance /= x.data.length;
        double scale = variance < 1e-6 ? 0 : 1 / Math.sqrt(variance);
        var values = new float[x.data.length];
        for (int i = 0; i < values.length; i++) values[i] = (float) ((x.data[i] - mean) * scale);
        return new Tensor(x.shape, values);
    }
}
