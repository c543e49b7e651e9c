package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums of products of one map and six taps.
final class OneMapBySixTaps {
    private static final VectorSpecies<Float> SPECIES = VectorLaneLoops.SPECIES;

    private OneMapBySixTaps() {
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
        for (int n = 0; n < count; n++) {
            int here = from + gAt[n];
            int there = xAt[n];
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, here);
            FloatVector v = FloatVector.fromArray(SPECIES, x, there + o0);
            a0 = g0.fma(v, a0);
            v = FloatVector.fromArray(SPECIES, x, there + o1);
            a1 = g0.fma(v, a1);
            v = FloatVector.fromArray(SPECIES, x, there + o2);
            a2 = g0.fma(v, a2);
            v = FloatVector.fromArray(SPECIES, x, there + o3);
            a3 = g0.fma(v, a3);
            v = FloatVector.fromArray(SPECIES, x, there + o4);
            a4 = g0.fma(v, a4);
            v = FloatVector.fromArray(SPECIES, x, there + o5);
            a5 = g0.fma(v, a5);
        }
        a0.intoArray(sums, at);
        a1.intoArray(sums, at + LaneLoops.LANES);
        a2.intoArray(sums, at + 2 * LaneLoops.LANES);
        a3.intoArray(sums, at + 3 * LaneLoops.LANES);
        a4.intoArray(sums, at + 4 * LaneLoops.LANES);
        a5.intoArray(sums, at + 5 * LaneLoops.LANES);
    }
}
