package org.fovea.engine.conv;

import org.jspecify.annotations.Nullable;

/// The weights of a filter as a product: seen as a matrix with a row for each channel and kernel row, they have rank 1,
/// `w(c, u, v) = down(c, u)·along(v)`.
///
/// @param down channels×kh
/// @param along kw
public record Factors(float[] down, float[] along) {
    /// How far a product may lie from its weight, as a share of it: what rounding the weight and both factors to `float` can
    /// do.
    private static final double ROUNDING = 0x1p-22;

    /// The factors of weights with `width` columns; null where they are no product, or nothing but zeros.
    public static @Nullable Factors of(float[] weights, int width) {
        int largest = 0;
        for (int t = 1; t < weights.length; t++) if (Math.abs(weights[t]) > Math.abs(weights[largest])) largest = t;
        if (weights[largest] == 0) return null;
        var down = new float[weights.length / width];
        var along = new float[width];
        for (int v = 0; v < width; v++) along[v] = weights[largest / width * width + v] / weights[largest];
        for (int u = 0; u < down.length; u++) down[u] = weights[u * width + largest % width];
        for (int t = 0; t < weights.length; t++) {
            double product = (double) down[t / width] * along[t % width];
            if (!(Math.abs(weights[t] - product) <= ROUNDING * Math.abs(weights[t]))) return null;
        }
        return new Factors(down, along);
    }
}
