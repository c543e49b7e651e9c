package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Four maps × three positions: with three inputs and a weight, 16 registers.
final class FourMapsOfLanes {
    private static final VectorSpecies<Float> SPECIES = VectorLaneLoops.SPECIES;

    private FourMapsOfLanes() {
    }

    /// [LaneLoops#sums] of the positions `first` … `last`, the last one again where there are fewer.
    static void sum(float[] weights, int at, int taps, float[] bias, int from, float[] x, int[] offsets, int[] sources,
            int source, float[] y, int[] targets, int target, int apart, int first, int last) {
        int at1 = Math.min(first + 1, last);
        int at2 = Math.min(first + 2, last);
        int p0 = source + sources[first];
        int p1 = source + sources[at1];
        int p2 = source + sources[at2];
        FloatVector a0 = FloatVector.broadcast(SPECIES, bias[from]);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector b0 = FloatVector.broadcast(SPECIES, bias[from + 1]);
        FloatVector b1 = b0;
        FloatVector b2 = b0;
        FloatVector c0 = FloatVector.broadcast(SPECIES, bias[from + 2]);
        FloatVector c1 = c0;
        FloatVector c2 = c0;
        FloatVector d0 = FloatVector.broadcast(SPECIES, bias[from + 3]);
        FloatVector d1 = d0;
        FloatVector d2 = d0;
        for (int t = 0; t < taps; t++) {
            int offset = offsets[t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, p0 + offset);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, p1 + offset);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, p2 + offset);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[at + 4 * t]);
            a0 = x0.fma(w, a0);
            a1 = x1.fma(w, a1);
            a2 = x2.fma(w, a2);
            w = FloatVector.broadcast(SPECIES, weights[at + 4 * t + 1]);
            b0 = x0.fma(w, b0);
            b1 = x1.fma(w, b1);
            b2 = x2.fma(w, b2);
            w = FloatVector.broadcast(SPECIES, weights[at + 4 * t + 2]);
            c0 = x0.fma(w, c0);
            c1 = x1.fma(w, c1);
            c2 = x2.fma(w, c2);
            w = FloatVector.broadcast(SPECIES, weights[at + 4 * t + 3]);
            d0 = x0.fma(w, d0);
            d1 = x1.fma(w, d1);
            d2 = x2.fma(w, d2);
        }
        int q0 = target + targets[first];
        int q1 = target + targets[at1];
        int q2 = target + targets[at2];
        a0.intoArray(y, q0);
        a1.intoArray(y, q1);
        a2.intoArray(y, q2);
        b0.intoArray(y, q0 + apart);
        b1.intoArray(y, q1 + apart);
        b2.intoArray(y, q2 + apart);
        c0.intoArray(y, q0 + 2 * apart);
        c1.intoArray(y, q1 + 2 * apart);
        c2.intoArray(y, q2 + 2 * apart);
        d0.intoArray(y, q0 + 3 * apart);
        d1.intoArray(y, q1 + 3 * apart);
        d2.intoArray(y, q2 + 3 * apart);
    }
}
