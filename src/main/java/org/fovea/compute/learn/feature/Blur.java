package org.fovea.compute.learn.feature;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// A Gaussian blur, each channel for itself; at the border the pixels there are repeated.
final class Blur {
    private Blur() {
    }

    /// @param sigma the standard deviation in pixels, above 0
    static Tensor of(Tensor x, double sigma) {
        float[] kernel = kernel(sigma);
        Tensor wide = along(x, kernel, false);
        return along(wide, kernel, true);
    }

    private static float[] kernel(double sigma) {
        int reach = Math.max(1, (int) Math.ceil(2.5 * sigma));
        var kernel = new float[2 * reach + 1];
        double sum = 0;
        for (int t = -reach; t <= reach; t++) sum += Math.exp(-t * t / (2 * sigma * sigma));
        for (int t = -reach; t <= reach; t++)
            kernel[t + reach] = (float) (Math.exp(-t * t / (2 * sigma * sigma)) / sum);
        return kernel;
    }

    private static Tensor along(Tensor x, float[] kernel, boolean rows) {
        Shape shape = x.shape;
        int reach = kernel.length / 2;
        Tensor y = Tensor.zeros(shape);
        for (int c = 0; c < shape.channels(); c++)
            for (int i = 0; i < shape.height(); i++)
                for (int j = 0; j < shape.width(); j++) {
                    float sum = 0;
                    for (int t = -reach; t <= reach; t++)
                        sum += kernel[t + reach] * (rows
                                ? x.at(c, Math.clamp(i + t, 0, shape.height() - 1), j)
                                : x.at(c, i, Math.clamp(j + t, 0, shape.width() - 1)));
                    y.data[shape.index(c, i, j)] = sum;
                }
        return y;
    }
}
