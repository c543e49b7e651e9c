package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;

/// Six rows of one map along a run of columns: a vector at a time, small kernels along the whole run by [ThreeRows]. Vectors
/// begin where the lines of the cache do, as far as can be known: the values of an array follow its header, and large arrays
/// begin at the start of a page. A vector that lies in two lines takes two cycles to load and to store. What comes out does
/// not depend on where vectors begin.
final class SixRows {
    static final int ROWS = 6;

    private static final int LANES = FloatVector.SPECIES_PREFERRED.length();
    /// The header of an array, in floats.
    private static final int HEADER = 4;
    /// From so many columns on, one more vector costs less than vectors that lie in two lines.
    private static final int LONG = 256;

    private SixRows() {
    }

    /// How many positions after this one a vector begins at the start of a line of the cache.
    static int lead(int at) {
        return Math.floorMod(-(at + HEADER), LANES);
    }

    /// @param registers how many weights may stay in registers
    static void sum(RowTaps taps, int registers, float[] input, int base, int plane, int pitch, float[] output, int at,
            int apart, int count) {
        int lead = count < LONG ? 0 : lead(at);
        if (lead > 0) block(taps, input, base, plane, pitch, output, at, apart);
        int q = lead;
        if (count >= LONG && ThreeRows.covers(taps)) {
            q += (count - lead) / LANES * LANES;
            for (int i = 0; i < ROWS; i += ThreeRows.ROWS)
                ThreeRows.sum(taps, registers, input, base + lead + i * pitch, pitch, output, at + lead + i * apart,
                        apart,
                        q - lead);
        }
        for (; q + LANES <= count; q += LANES) block(taps, input, base + q, plane, pitch, output, at + q, apart);
        // The last vectors may lie one over the other: each sum begins anew.
        if (q < count)
            block(taps, input, base + count - LANES, plane, pitch, output, at + count - LANES, apart);
    }

    private static void block(RowTaps taps, float[] input, int base, int plane, int pitch, float[] output, int at,
            int apart) {
        int from = 0;
        for (int c = 0; c < taps.channels(); c++) {
            int x = base + c * plane;
            for (int p = 0; p < taps.parts(); p++) {
                int high = taps.high(p);
                part(high, taps, from, from > 0, input, x, pitch, output, at, apart);
                from += high * taps.wide();
                x += high * pitch;
            }
        }
    }

    private static void part(int high, RowTaps taps, int from, boolean more, float[] input, int x, int pitch,
            float[] output, int at, int apart) {
        switch (high) {
            case 1 -> SixRowsByFew.one(taps, from, more, input, x, pitch, output, at, apart);
            case 2 -> SixRowsByFew.two(taps, from, more, input, x, pitch, output, at, apart);
            case 3 -> SixRowsByFew.three(taps, from, more, input, x, pitch, output, at, apart);
            case 4 -> SixRowsByFew.four(taps, from, more, input, x, pitch, output, at, apart);
            case 5 -> SixRowsByFive.five(taps, from, more, input, x, pitch, output, at, apart);
            case 6 -> SixRowsByFive.six(taps, from, more, input, x, pitch, output, at, apart);
            case 7 -> SixRowsByEight.seven(taps, from, more, input, x, pitch, output, at, apart);
            default -> SixRowsByEight.eight(taps, from, more, input, x, pitch, output, at, apart);
        }
    }
}
