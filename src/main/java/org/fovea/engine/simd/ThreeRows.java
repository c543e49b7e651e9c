package org.fovea.engine.simd;

/// Three rows of one map along a run of full vectors, by a few columns of the kernel at a time, whose weights stay in
/// registers for the whole run: every input row is loaded once for each of these columns and multiplied with all weights that any
/// of the three rows has for it, and with no others. Neighbouring positions do not wait for each other, so that several
/// multiply-adds are under way at once. Where not all weights fit, sums go on from what the output holds.
final class ThreeRows {
    static final int ROWS = 3;

    /// Columns whose sums stay in the first-level cache until all weights are through.
    private static final int TILE = 512;
    /// Columns of the kernel that are taken at once at most.
    private static final int COLUMNS = 3;
    /// The most columns of a kernel.
    private static final int MOST = 5;

    private ThreeRows() {
    }

    /// Whether there is a loop for the rows of a kernel, and it is quicker than [SixRows]: each further pass over the sums
    /// costs as much as a few weights. With several channels it is quicker only where the input already lies in a cache.
    static boolean covers(RowTaps taps) {
        return taps.channels() == 1 && (taps.rows() == 3 || taps.rows() == 5) && taps.wide() <= MOST;
    }

    /// @param registers how many weights may stay in registers
    /// @param count a multiple of the vector length
    static void sum(RowTaps taps, int registers, float[] input, int base, int pitch, float[] output, int at, int apart,
            int count) {
        int columns = Math.clamp(registers / taps.rows(), 1, COLUMNS);
        int passes = Math.ceilDiv(taps.wide(), columns);
        int wide = passes > 1 ? TILE : count;
        for (int q = 0; q < count; q += wide)
            for (int p = 0; p < passes; p++) {
                int v = p * taps.wide() / passes;
                int next = (p + 1) * taps.wide() / passes;
                pass(next - v, taps, v * taps.rows(), p > 0, input, base + q + v, pitch, output, at + q, apart,
                        Math.min(wide, count - q));
            }
    }

    private static void pass(int columns, RowTaps taps, int from, boolean more, float[] input, int x, int pitch,
            float[] output, int at, int apart, int count) {
        if (taps.rows() == 3)
            ThreeRowsByThree.sum(columns, taps, from, more, input, x, pitch, output, at, apart, count);
        else
            ThreeRowsByFive.sum(columns, taps, from, more, input, x, pitch, output, at, apart, count);
    }
}
