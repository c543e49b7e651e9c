package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Eight maps at one position, such as those of a fully connected layer.
final class EightMapsAtOnePlace {
    private static final VectorSpecies<Float> SPECIES = VectorLaneLoops.SPECIES;

    private EightMapsAtOnePlace() {
    }

    /// [LaneLoops#sums] of the positions `first` … `last`, the last one again where there are fewer.
    static void sum(float[] weights, int at, int taps, float[] bias, int from, float[] x, int[] offsets, int[] sources,
            int source, float[] y, int[] targets, int target, int apart, int first, int last) {
        int p0 = source + sources[first];
        FloatVector a0 = FloatVector.broadcast(SPECIES, bias[from]);
        FloatVector b0 = FloatVector.broadcast(SPECIES, bias[from + 1]);
        FloatVector c0 = FloatVector.broadcast(SPECIES, bias[from + 2]);
        FloatVector d0 = FloatVector.broadcast(SPECIES, bias[from + 3]);
        FloatVector e0 = FloatVector.broadcast(SPECIES, bias[from + 4]);
        FloatVector f0 = FloatVector.broadcast(SPECIES, bias[from + 5]);
        FloatVector g0 = FloatVector.broadcast(SPECIES, bias[from + 6]);
        FloatVector h0 = FloatVector.broadcast(SPECIES, bias[from + 7]);
        for (int t = 0; t < taps; t++) {
            int offset = offsets[t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, p0 + offset);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[at + 8 * t]);
            a0 = x0.fma(w, a0);
            w = FloatVector.broadcast(SPECIES, weights[at + 8 * t + 1]);
            b0 = x0.fma(w, b0);
            w = FloatVector.broadcast(SPECIES, weights[at + 8 * t + 2]);
            c0 = x0.fma(w, c0);
            w = FloatVector.broadcast(SPECIES, weights[at + 8 * t + 3]);
            d0 = x0.fma(w, d0);
            w = FloatVector.broadcast(SPECIES, weights[at + 8 * t + 4]);
            e0 = x0.fma(w, e0);
            w = FloatVector.broadcast(SPECIES, weights[at + 8 * t + 5]);
            f0 = x0.fma(w, f0);
            w = FloatVector.broadcast(SPECIES, weights[at + 8 * t + 6]);
            g0 = x0.fma(w, g0);
            w = FloatVector.broadcast(SPECIES, weights[at + 8 * t + 7]);
            h0 = x0.fma(w, h0);
        }
        int q0 = target + targets[first];
        a0.intoArray(y, q0);
        b0.intoArray(y, q0 + apart);
        c0.intoArray(y, q0 + 2 * apart);
        d0.intoArray(y, q0 + 3 * apart);
        e0.intoArray(y, q0 + 4 * apart);
        f0.intoArray(y, q0 + 5 * apart);
        g0.intoArray(y, q0 + 6 * apart);
        h0.intoArray(y, q0 + 7 * apart);
    }
}
