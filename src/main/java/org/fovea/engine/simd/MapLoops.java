package org.fovea.engine.simd;

/// Loops over maps or channels that lie side by side: for each position, a value of every map. Weights lie side by side in
/// the same way, so that a vector holds those of as many maps, and an input is the same for all of them. That suits few
/// positions, which would not fill vectors, and many maps.
///
/// All positions and distances are indices of floats.
public interface MapLoops {
    /// How many taps [#multiply] takes at most, and how far the inputs of one position lie from those of the next, and one
    /// vector of weights from that of the next maps, in taps. A constant, so that distances need no registers: a whole number
    /// of vectors, and no power of two, which would be the same place in the caches again and again.
    int DEPTH = 144;

    /// The loops that go with these kernels.
    static MapLoops of(Kernels kernels) {
        // The vector class is loaded with the first call, not before.
        return kernels instanceof VectorKernels ? VectorMapLoops.ALL : new ScalarMapLoops();
    }

    /// How many maps a vector holds.
    int lanes();

    /// [#multiply] may compute up to so many positions together, minus one of them for nobody.
    int places();

    /// Of so many vectors of maps, how many [#multiply] takes best at once: up to 3.
    ///
    /// @param scarce whether positions are so few that weights come from memory while they are used: more vectors for fewer
    ///        positions have them come sooner
    int vectors(int left, boolean scarce);

    /// A few maps at some positions: `output[at + q·pitch + m] = s + Σ_t weights[from + (v·DEPTH + t)·lanes + l] ·
    /// input[base + q·DEPTH + t]` for 0 ≤ t < taps, m = v·lanes + l < vectors·lanes and 0 ≤ q < count, the sum taken in the
    /// order of t. It starts with s = `start[begin + q·step + m]`, which may lie where the sum goes. Up to [#places] − 1
    /// positions more are read and written.
    ///
    /// @param vectors what [#vectors] says
    /// @param taps at most [#DEPTH]
    void multiply(int vectors, float[] weights, int from, int taps, float[] input, int base, int count, float[] start,
            int begin, int step, float[] output, int at, int pitch);

    /// Channels side by side, each with weights of its own: `output[at + q·lanes + l] = bias[first + l] + Σ_t weights[t·lanes +
    /// l + from] · input[base + q·step + offsets[t] + l]` for 0 ≤ l < lanes and 0 ≤ q < count, the sum taken in the order of t.
    void each(float[] weights, int from, int[] offsets, float[] bias, int first, float[] input, int base, int step,
            int count, float[] output, int at);

    /// Rows become columns: `y[to + j·apart + i] = x[from + i·pitch + j]` for 0 ≤ i < rows and 0 ≤ j < columns.
    void turn(float[] x, int from, int pitch, int rows, int columns, float[] y, int to, int apart);

    /// From the 4×4 values under a tile to a row of its frequencies for Winograd's F(2×2, 3×3), for some channels:
    /// `y[to + g·apart + c] = Σ_ij B_fi · B_gj · x[from + i·down + j·across + c]` with the rows (1, 0, −1, 0), (0, 1, 1, 0), (0,
    /// −1, 1, 0) and (0, −1, 0, 1) of B (Lavin and Gray, arXiv:1509.09308). As many channels as fill the last vector are
    /// read and written.
    ///
    /// @param f which row, from 0 to 3
    void input(int f, float[] x, int from, int down, int across, int channels, float[] y, int to, int apart);

    /// From the products of a tile in a row of its frequencies to their share of its 2×2 outputs, for some maps: A_if · Σ_g
    /// A_jg · x[from + g·apart + m] is added to `y[to + i·down + j·across + m]`, with the rows (1, 1, 1, 0) and (0, 1, −1, 1) of
    /// A. Row 0 comes first, and is added to `bias[first + m]`. As many maps as fill the last vector are read and written.
    ///
    /// @param f which row, from 0 to 3
    void output(int f, float[] x, int from, int apart, float[] bias, int first, int maps, float[] y, int to, int down,
            int across);
}
