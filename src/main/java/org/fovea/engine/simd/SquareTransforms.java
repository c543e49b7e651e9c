package org.fovea.engine.simd;

/// Winograd's transforms for F(4×4, 3×3): the 6×6 values that a tile of 4×4 outputs sees become 36 frequencies, in which the
/// correlation is a product, and 36 products become the outputs. The points of the interpolation along each axis are 0,
/// ±3/4, ±3/2 and infinity. The rounding error is half of that with the usual points 0, ±1, ±2 (docs/performance.md).
///
/// All factors of the input and the output are exact in `float`. The construction is that of Lavin and Gray,
/// arXiv:1509.09308.
///
/// Tiles that lie side by side in the input stay side by side, [#lanes] of them in a vector: the columns are transformed
/// while four values of each tile still follow each other in a row, then the rows take them apart.
public interface SquareTransforms {

    /// The six frequencies of three weights along one axis, written from `at` on.
    static void kernel(double first, double second, double third, double[] to, int at) {
        double near = -128 / 243.0 * first - 8 / 27.0 * third;
        double far = 32 / 243.0 * first + 8 / 27.0 * third;
        to[at] = 64 / 81.0 * first;
        to[at + 1] = near - 32 / 81.0 * second;
        to[at + 2] = near + 32 / 81.0 * second;
        to[at + 3] = far + 16 / 81.0 * second;
        to[at + 4] = far - 16 / 81.0 * second;
        to[at + 5] = third;
    }

    /// Those that go with these kernels: scalar with scalar ones.
    static SquareTransforms of(Kernels kernels) {
        // The vector classes are loaded with the first call into VectorSquareTransforms, not before.
        return kernels instanceof VectorKernels ? VectorSquareTransforms.ALL : new ScalarSquareTransforms();
    }

    /// How many values a turn of the loops computes side by side.
    int lanes();

    /// From six rows of the input to the six frequencies of their columns, [#lanes] columns in a turn.
    ///
    /// @param at added to where each turn reads the first of its rows
    /// @param row how far it is from one row to the next
    /// @param distance from one frequency to the next in y
    void inputColumns(Steps steps, float[] x, int at, int row, float[] y, int distance);

    /// The same where only the rows from `begin` to `end` of the six are known; the others are zeros.
    void inputColumns(Steps steps, float[] x, int at, int row, int begin, int end, float[] y, int distance);

    /// From a row of such frequencies to those of both axes, [#lanes] tiles in a turn, for which four times as many values
    /// and two more are read.
    ///
    /// @param at added to where each turn writes its first frequency
    /// @param distance from one frequency to the next in y
    void inputRows(Steps steps, float[] x, float[] y, int at, int distance);

    /// From the products of some tiles to the four outputs along their columns, for each of the six frequencies of the rows.
    /// As many tiles as fill the last vector are read and written.
    ///
    /// @param from where the first product stands
    /// @param apart how far it is from one product to the next of the rows, which is a sixth of that to the next of the
    ///        columns
    /// @param distance from one frequency of the rows to the next in y, which is a sixth of that to the next output
    /// @param count how many tiles
    void outputColumns(float[] x, int from, int apart, float[] y, int to, int distance, int count);

    /// From six frequencies of rows to four outputs for each tile, [#lanes] tiles in a turn, whose outputs are written side
    /// by side.
    ///
    /// @param at added to where each turn reads
    /// @param distance from one frequency to the next in x
    /// @param add what is added to all outputs
    /// @param to added to where each turn writes
    void outputRows(Steps steps, float[] x, int at, int distance, float add, float[] y, int to);
}
