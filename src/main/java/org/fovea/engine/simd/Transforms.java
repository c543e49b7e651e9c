package org.fovea.engine.simd;

/// Winograd's transforms of one axis for F(4, 4), four outputs and a kernel of four weights: seven values of the input become
/// as many frequencies, in which the correlation is a product, and as many products become four outputs. Many tiles lie
/// side by side in a run, one value of each. The points of the interpolation are 0, ±1/2, ±1 and ±2, of all sets of small
/// fractions the one with the smallest error.
///
/// All factors of the input and the output are exact in `float`. The construction is that of Lavin and Gray,
/// arXiv:1509.09308. [SquareTransforms] are those for three weights.
public interface Transforms {
    /// Several runs of the same kind in one call.
    ///
    /// @param times how many
    /// @param from how far each is from the next in what is read
    /// @param to and in what is written
    record Runs(int times, int from, int to) {
        public static final Runs ONE = new Runs(1, 0, 0);
    }

    /// The seven frequencies of four weights, written from `at` on.
    static void kernel(double first, double second, double third, double fourth, double[] to, int at) {
        double even = first + third / 4;
        double odd = second / 2 + fourth / 8;
        to[at] = -first;
        to[at + 1] = 32 / 45.0 * (even + odd);
        to[at + 2] = 32 / 45.0 * (even - odd);
        to[at + 3] = -2 / 9.0 * (first + third + (second + fourth));
        to[at + 4] = -2 / 9.0 * (first + third - (second + fourth));
        even = first + 4 * third;
        odd = 2 * second + 8 * fourth;
        to[at + 5] = (even + odd) / 90;
        to[at + 6] = (even - odd) / 90;
    }

    /// Those that go with these kernels: scalar with scalar ones.
    static Transforms of(Kernels kernels) {
        // The vector classes are loaded with the first call into VectorTransformsOfFour, not before.
        return kernels instanceof VectorKernels ? VectorTransformsOfFour.ALL : new ScalarTransformsOfFour();
    }

    /// How many values of the input a tile sees along the axis, and how many frequencies it has.
    int values();

    /// From the values of each tile to its frequencies, run after run. As many tiles as fill the last vector are read and
    /// written.
    ///
    /// @param at where the first tile stands, with `values[i]` added for its value i
    /// @param to where frequency 0 of the first tile goes
    /// @param distance from one frequency to the next
    /// @param count how many tiles
    void input(Runs runs, float[] x, int at, int[] values, float[] y, int to, int distance, int count);

    /// From the products of each tile to its four outputs, run after run. As many tiles as fill the last vector are read and
    /// written.
    ///
    /// @param from where product 0 of the first tile stands
    /// @param apart how far it is from one product to the next
    /// @param add what is added to all outputs
    /// @param to where output 0 of the first tile goes
    /// @param distance from one output to the next
    /// @param count how many tiles
    void output(Runs runs, float[] x, int from, int apart, float add, float[] y, int to, int distance, int count);
}
