package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums of products of four maps and three taps: with four gradients or inputs kept, 16 or 17 registers.
final class FourMapsByThreeTaps {
    private static final VectorSpecies<Float> SPECIES = VectorLaneLoops.SPECIES;

    private FourMapsByThreeTaps() {
    }

    /// [LaneLoops#products] of three taps.
    static void sum(float[] g, int from, int apart, float[] x, int source, int[] offsets, int tap, int[] gAt, int[] xAt,
            int count, float[] sums, int at, int pitch) {
        int o0 = source + offsets[tap];
        int o1 = source + offsets[tap + 1];
        int o2 = source + offsets[tap + 2];
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector c2 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        FloatVector d2 = a0;
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
        }
        int row = LaneLoops.LANES * pitch;
        a0.intoArray(sums, at);
        a1.intoArray(sums, at + LaneLoops.LANES);
        a2.intoArray(sums, at + 2 * LaneLoops.LANES);
        b0.intoArray(sums, at + row);
        b1.intoArray(sums, at + row + LaneLoops.LANES);
        b2.intoArray(sums, at + row + 2 * LaneLoops.LANES);
        c0.intoArray(sums, at + 2 * row);
        c1.intoArray(sums, at + 2 * row + LaneLoops.LANES);
        c2.intoArray(sums, at + 2 * row + 2 * LaneLoops.LANES);
        d0.intoArray(sums, at + 3 * row);
        d1.intoArray(sums, at + 3 * row + LaneLoops.LANES);
        d2.intoArray(sums, at + 3 * row + 2 * LaneLoops.LANES);
    }
}
