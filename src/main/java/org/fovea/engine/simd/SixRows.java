package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Six rows of one map along a run of columns: long runs by [ThreeRows], their ends and short ones a vector at a time with
/// all weights one after the other.
///
/// Vectors begin where the lines of the cache do, as far as can be known: the values of an array follow its header, and large
/// arrays begin at the start of a page. A vector that lies in two lines takes two cycles to load and to store. What comes
/// out does not depend on where vectors begin.
final class SixRows {
    static final int ROWS = 2 * ThreeRows.ROWS;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /// The header of an array, in floats.
    private static final int HEADER = 4;
    /// From so many columns on, one more vector costs less than vectors that lie in two lines, and weights that go to registers
    /// first less than those that are read for each vector.
    private static final int LONG = 128;

    private SixRows() {
    }

    /// How many positions after this one a vector begins at the start of a line of the cache.
    static int lead(int at) {
        return Math.floorMod(-(at + HEADER), LANES);
    }

    /// @param most how many weights are kept in registers at most
    static void sum(RowTaps taps, int most, float[] input, int base, int plane, int pitch, float[] output, int at,
            int apart, int count) {
        int q = 0;
        if (count >= LONG) {
            int lead = lead(at);
            if (lead > 0) block(taps, input, base, plane, pitch, output, at, apart);
            q = lead + (count - lead) / LANES * LANES;
            int half = ThreeRows.ROWS;
            ThreeRows.sum(taps, most, input, base + lead, plane, pitch, output, at + lead, apart, q - lead);
            ThreeRows.sum(taps, most, input, base + lead + half * pitch, plane, pitch, output, at + lead + half * apart,
                    apart, q - lead);
        }
        for (; q + LANES <= count; q += LANES) block(taps, input, base + q, plane, pitch, output, at + q, apart);
        // The last vectors may lie one over the other: each sum begins anew.
        if (q < count)
            block(taps, input, base + count - LANES, plane, pitch, output, at + count - LANES, apart);
    }

    private static void block(RowTaps taps, float[] input, int base, int plane, int pitch, float[] output, int at,
            int apart) {
        float[] weights = taps.weights();
        int[] channel = taps.channel();
        int[] row = taps.row();
        int[] column = taps.column();
        FloatVector a = FloatVector.broadcast(SPECIES, taps.bias()), b = a, c = a, d = a, e = a, f = a;
        for (int t = 0; t < weights.length; t++) {
            int x = base + channel[t] * plane + row[t] * pitch + column[t];
            FloatVector w = FloatVector.broadcast(SPECIES, weights[t]);
            a = w.fma(FloatVector.fromArray(SPECIES, input, x), a);
            b = w.fma(FloatVector.fromArray(SPECIES, input, x + pitch), b);
            c = w.fma(FloatVector.fromArray(SPECIES, input, x + 2 * pitch), c);
            d = w.fma(FloatVector.fromArray(SPECIES, input, x + 3 * pitch), d);
            e = w.fma(FloatVector.fromArray(SPECIES, input, x + 4 * pitch), e);
            f = w.fma(FloatVector.fromArray(SPECIES, input, x + 5 * pitch), f);
        }
        a.intoArray(output, at);
        b.intoArray(output, at + apart);
        c.intoArray(output, at + 2 * apart);
        d.intoArray(output, at + 3 * apart);
        e.intoArray(output, at + 4 * apart);
        f.intoArray(output, at + 5 * apart);
    }
}
