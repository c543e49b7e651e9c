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

    private ThreeRows() {
    }

    /// @param most how many weights are kept in registers at most
    /// @param count a multiple of the vector length
    static void sum(RowTaps taps, int most, float[] input, int base, int plane, int pitch, float[] output, int at,
            int apart, int count) {
        int wide = taps.weights().length > most ? TILE : count;
        for (int q = 0; q < count; q += wide)
            tile(taps, most, input, base + q, plane, pitch, output, at + q, apart, Math.min(wide, count - q));
    }

    private static void tile(RowTaps taps, int most, float[] input, int base, int plane, int pitch, float[] output,
            int at, int apart, int count) {
        int from = 0;
        for (int c = 0; c < taps.channels(); c++) {
            int x = base + c * plane;
            for (int p = 0; p < taps.parts(); p++) {
                int high = taps.high(p);
                int passes = Math.ceilDiv(taps.wide(), Math.clamp(most / high, 1, COLUMNS));
                for (int i = 0; i < passes; i++) {
                    int v = i * taps.wide() / passes;
                    int columns = (i + 1) * taps.wide() / passes - v;
                    part(high, columns, taps, from, from > 0, input, x + v, pitch, output, at, apart, count);
                    from += high * columns;
                }
                x += high * pitch;
            }
        }
    }

    private static void part(int high, int columns, RowTaps taps, int from, boolean more, float[] input, int x,
            int pitch, float[] output, int at, int apart, int count) {
        switch (high) {
            case 1 -> ThreeRowsByOne.sum(columns, taps, from, more, input, x, pitch, output, at, apart, count);
            case 2 -> ThreeRowsByTwo.sum(columns, taps, from, more, input, x, pitch, output, at, apart, count);
            case 3 -> ThreeRowsByThree.sum(columns, taps, from, more, input, x, pitch, output, at, apart, count);
            case 4 -> ThreeRowsByFour.sum(columns, taps, from, more, input, x, pitch, output, at, apart, count);
            case 5 -> ThreeRowsByFive.sum(columns, taps, from, more, input, x, pitch, output, at, apart, count);
            case 6 -> ThreeRowsBySix.sum(columns, taps, from, more, input, x, pitch, output, at, apart, count);
            default -> ThreeRowsBySeven.sum(columns, taps, from, more, input, x, pitch, output, at, apart, count);
        }
    }
}
