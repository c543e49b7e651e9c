package org.fovea.engine.simd;

/// Winograd's transforms of one axis for eight values of the input, which are enough for two outputs and a kernel of seven
/// weights, or four and five: F(2, 7) and F(4, 5). Channels and maps lie side by side. The points of the interpolation are 0,
/// ±1/2, ±1, ±2 and infinity.
///
/// All factors of the input and the output are exact in `float`. The construction is that of Lavin and Gray,
/// arXiv:1509.09308.
public interface LineTransforms {
    /// Values of the input that a tile sees, and its frequencies.
    int VALUES = 8;

    /// The eight frequencies of the `size` weights that stand at `at`: the polynomial of the weights at each point, divided by
    /// what the differences of the points multiply to, which the input does not contain.
    static void kernel(float[] weights, int at, int size, double[] to) {
        double[] points = {0, 0.5, -0.5, 1, -1, 2, -2};
        for (int f = 0; f < points.length; f++) {
            double sum = 0;
            for (int t = size - 1; t >= 0; t--) sum = sum * points[f] + weights[at + t];
            double differences = 1;
            for (int g = 0; g < points.length; g++) differences *= g == f ? 1 : points[f] - points[g];
            to[f] = sum / differences;
        }
        to[VALUES - 1] = weights[at + size - 1];
    }

    /// Those that go with these kernels: scalar with scalar ones.
    static LineTransforms of(Kernels kernels) {
        // The vector class is loaded with the first call, not before.
        return kernels instanceof VectorKernels ? VectorLineTransforms.ALL : new ScalarLineTransforms();
    }

    /// From eight values of some channels to their frequencies: `y[to + f·apart + c] = Σ_i B_fi · x[from + i·along + c]`, where
    /// row f of B holds the factors of the product of all x − p but that of point f. As many channels as fill the last vector
    /// are read and written.
    void input(float[] x, int from, int along, int channels, float[] y, int to, int apart);

    /// From eight products to two outputs, for some maps: with o = 2·pair and o + 1, `y[to + m]` and `y[to + along + m]` become
    /// `bias[first + m] + Σ_f p_f^o · x[from + f·apart + m]`. The last output has the product of infinity too. As many maps as
    /// fill the last vector are read and written.
    ///
    /// @param last whether there are no more outputs
    void output(int pair, boolean last, float[] x, int from, int apart, float[] bias, int first, int maps, float[] y,
            int to, int along);
}
