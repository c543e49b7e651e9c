package org.fovea.engine.simd;

/// Sums of products of runs of values: the inner loop of gradients with respect to weights. Several runs are multiplied by
/// several others at once, so that each value is read once for many products.
///
/// The order of a sum depends on the length of the runs alone.
public interface Dots {
    Dots SCALAR = new ScalarDots();

    /// So many runs of the one side are multiplied by so many of the other at a time; more are cut into blocks.
    int MAPS = 4;
    int TAPS = 5;

    /// The loops that go with these kernels.
    static Dots of(Kernels kernels) {
        // The vector class is loaded with the first call, not before.
        return kernels instanceof VectorKernels ? VectorDots.ALL : SCALAR;
    }

    /// `sums[at + m·taps + t] += Σ_n g[from + m·apart + n] · x[first + t·step + n]` for all runs m and t.
    ///
    /// @param maps how many runs g has, 1 or [#MAPS]
    /// @param from where the first run of g begins
    /// @param apart how far its runs are apart
    /// @param taps how many runs x has, 1, 3 or [#TAPS]
    /// @param first where the first run of x begins
    /// @param step how far its runs are apart; they may overlap
    /// @param count the length of all runs
    /// @throws IllegalArgumentException when there are other numbers of runs
    void add(int maps, float[] g, int from, int apart, int taps, float[] x, int first, int step, int count,
            float[] sums,
            int at);
}
