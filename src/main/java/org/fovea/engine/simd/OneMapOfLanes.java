package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// One map × eight positions.
final class OneMapOfLanes {
    private static final VectorSpecies<Float> SPECIES = VectorLaneLoops.SPECIES;

    private OneMapOfLanes() {
    }

    /// [LaneLoops#sums] of the positions `first` … `last`, the last one again where there are fewer.
    static void sum(float[] weights, int at, int taps, float[] bias, int from, float[] x, int[] offsets, int[] sources,
            int source, float[] y, int[] targets, int target, int apart, int first, int last) {
        int at1 = Math.min(first + 1, last);
        int at2 = Math.min(first + 2, last);
        int at3 = Math.min(first + 3, last);
        int at4 = Math.min(first + 4, last);
        int at5 = Math.min(first + 5, last);
        int at6 = Math.min(first + 6, last);
        int at7 = Math.min(first + 7, last);
        int p0 = source + sources[first];
        int p1 = source + sources[at1];
        int p2 = source + sources[at2];
        int p3 = source + sources[at3];
        int p4 = source + sources[at4];
        int p5 = source + sources[at5];
        int p6 = source + sources[at6];
        int p7 = source + sources[at7];
        FloatVector a0 = FloatVector.broadcast(SPECIES, bias[from]);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector a4 = a0;
        FloatVector a5 = a0;
        FloatVector a6 = a0;
        FloatVector a7 = a0;
        for (int t = 0; t < taps; t++) {
            int offset = offsets[t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, p0 + offset);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, p1 + offset);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, p2 + offset);
            FloatVector x3 = FloatVector.fromArray(SPECIES, x, p3 + offset);
            FloatVector x4 = FloatVector.fromArray(SPECIES, x, p4 + offset);
            FloatVector x5 = FloatVector.fromArray(SPECIES, x, p5 + offset);
            FloatVector x6 = FloatVector.fromArray(SPECIES, x, p6 + offset);
            FloatVector x7 = FloatVector.fromArray(SPECIES, x, p7 + offset);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[at + t]);
            a0 = x0.fma(w, a0);
            a1 = x1.fma(w, a1);
            a2 = x2.fma(w, a2);
            a3 = x3.fma(w, a3);
            a4 = x4.fma(w, a4);
            a5 = x5.fma(w, a5);
            a6 = x6.fma(w, a6);
            a7 = x7.fma(w, a7);
        }
        int q0 = target + targets[first];
        int q1 = target + targets[at1];
        int q2 = target + targets[at2];
        int q3 = target + targets[at3];
        int q4 = target + targets[at4];
        int q5 = target + targets[at5];
        int q6 = target + targets[at6];
        int q7 = target + targets[at7];
        a0.intoArray(y, q0);
        a1.intoArray(y, q1);
        a2.intoArray(y, q2);
        a3.intoArray(y, q3);
        a4.intoArray(y, q4);
        a5.intoArray(y, q5);
        a6.intoArray(y, q6);
        a7.intoArray(y, q7);
    }
}
