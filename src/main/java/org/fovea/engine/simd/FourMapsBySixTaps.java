package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums of products of four maps and six taps: with four gradients and an input, 29 registers.
final class FourMapsBySixTaps {
    private static final VectorSpecies<Float> SPECIES = VectorLaneLoops.SPECIES;

    private FourMapsBySixTaps() {
    }

    /// [LaneLoops#products] of six taps.
    static void sum(float[] g, int from, int apart, float[] x, int source, int[] offsets, int tap, int[] gAt, int[] xAt,
            int count, float[] sums, int at, int pitch) {
        int o0 = source + offsets[tap];
        int o1 = source + offsets[tap + 1];
        int o2 = source + offsets[tap + 2];
        int o3 = source + offsets[tap + 3];
        int o4 = source + offsets[tap + 4];
        int o5 = source + offsets[tap + 5];
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector a4 = a0;
        FloatVector a5 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        FloatVector b4 = a0;
        FloatVector b5 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector c2 = a0;
        FloatVector c3 = a0;
        FloatVector c4 = a0;
        FloatVector c5 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        FloatVector d2 = a0;
        FloatVector d3 = a0;
        FloatVector d4 = a0;
        FloatVector d5 = a0;
        for (int n = 0; n < count; n++) {
            int here = from + gAt[n];
            int there = xAt[n];
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, here);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, here + apart);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, here + 2 * apart);
            FloatVector g3 = FloatVector.fromArray(SPECIES, g, here + 3 * apart);
            FloatVector v = FloatVector.fromArray(SPECIES, x, there + o0);
            a0 = g0.fma(v, a0);
            b0 = g1.fma(v, b0);
            c0 = g2.fma(v, c0);
            d0 = g3.fma(v, d0);
            v = FloatVector.fromArray(SPECIES, x, there + o1);
            a1 = g0.fma(v, a1);
            b1 = g1.fma(v, b1);
            c1 = g2.fma(v, c1);
            d1 = g3.fma(v, d1);
            v = FloatVector.fromArray(SPECIES, x, there + o2);
            a2 = g0.fma(v, a2);
            b2 = g1.fma(v, b2);
            c2 = g2.fma(v, c2);
            d2 = g3.fma(v, d2);
            v = FloatVector.fromArray(SPECIES, x, there + o3);
            a3 = g0.fma(v, a3);
            b3 = g1.fma(v, b3);
            c3 = g2.fma(v, c3);
            d3 = g3.fma(v, d3);
            v = FloatVector.fromArray(SPECIES, x, there + o4);
            a4 = g0.fma(v, a4);
            b4 = g1.fma(v, b4);
            c4 = g2.fma(v, c4);
            d4 = g3.fma(v, d4);
            v = FloatVector.fromArray(SPECIES, x, there + o5);
            a5 = g0.fma(v, a5);
            b5 = g1.fma(v, b5);
            c5 = g2.fma(v, c5);
            d5 = g3.fma(v, d5);
        }
        int row = LaneLoops.LANES * pitch;
        a0.intoArray(sums, at);
        a1.intoArray(sums, at + LaneLoops.LANES);
        a2.intoArray(sums, at + 2 * LaneLoops.LANES);
        a3.intoArray(sums, at + 3 * LaneLoops.LANES);
        a4.intoArray(sums, at + 4 * LaneLoops.LANES);
        a5.intoArray(sums, at + 5 * LaneLoops.LANES);
        b0.intoArray(sums, at + row);
        b1.intoArray(sums, at + row + LaneLoops.LANES);
        b2.intoArray(sums, at + row + 2 * LaneLoops.LANES);
        b3.intoArray(sums, at + row + 3 * LaneLoops.LANES);
        b4.intoArray(sums, at + row + 4 * LaneLoops.LANES);
        b5.intoArray(sums, at + row + 5 * LaneLoops.LANES);
        c0.intoArray(sums, at + 2 * row);
        c1.intoArray(sums, at + 2 * row + LaneLoops.LANES);
        c2.intoArray(sums, at + 2 * row + 2 * LaneLoops.LANES);
        c3.intoArray(sums, at + 2 * row + 3 * LaneLoops.LANES);
        c4.intoArray(sums, at + 2 * row + 4 * LaneLoops.LANES);
        c5.intoArray(sums, at + 2 * row + 5 * LaneLoops.LANES);
        d0.intoArray(sums, at + 3 * row);
        d1.intoArray(sums, at + 3 * row + LaneLoops.LANES);
        d2.intoArray(sums, at + 3 * row + 2 * LaneLoops.LANES);
        d3.intoArray(sums, at + 3 * row + 3 * LaneLoops.LANES);
        d4.intoArray(sums, at + 3 * row + 4 * LaneLoops.LANES);
        d5.intoArray(sums, at + 3 * row + 5 * LaneLoops.LANES);
    }
}
