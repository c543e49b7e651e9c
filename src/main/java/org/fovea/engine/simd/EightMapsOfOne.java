package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Eight maps × one vector, where fewer positions are left than [EightMapsOfTwo] computes.
final class EightMapsOfOne {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private EightMapsOfOne() {
    }

    static void sum(Taps taps, int[] offsets, int from, boolean more, float[] input, float[] output, int at,
            int pitch, int q) {
        int n = taps.count();
        float[] weights = taps.weights();
        float[] bias = taps.bias();
        FloatVector a0;
        FloatVector b0;
        FloatVector c0;
        FloatVector d0;
        FloatVector e0;
        FloatVector f0;
        FloatVector g0;
        FloatVector h0;
        if (!more) {
            a0 = FloatVector.broadcast(SPECIES, bias[0]);
            b0 = FloatVector.broadcast(SPECIES, bias[1]);
            c0 = FloatVector.broadcast(SPECIES, bias[2]);
            d0 = FloatVector.broadcast(SPECIES, bias[3]);
            e0 = FloatVector.broadcast(SPECIES, bias[4]);
            f0 = FloatVector.broadcast(SPECIES, bias[5]);
            g0 = FloatVector.broadcast(SPECIES, bias[6]);
            h0 = FloatVector.broadcast(SPECIES, bias[7]);
        } else {
            a0 = FloatVector.fromArray(SPECIES, output, at);
            b0 = FloatVector.fromArray(SPECIES, output, at + pitch);
            c0 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch);
            d0 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch);
            e0 = FloatVector.fromArray(SPECIES, output, at + 4 * pitch);
            f0 = FloatVector.fromArray(SPECIES, output, at + 5 * pitch);
            g0 = FloatVector.fromArray(SPECIES, output, at + 6 * pitch);
            h0 = FloatVector.fromArray(SPECIES, output, at + 7 * pitch);
        }
        for (int t = 0; t < n; t++) {
            int i = t * Taps.PITCH;
            int x = q + offsets[from + t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, input, x);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[i]);
            a0 = x0.fma(w, a0);
            w = FloatVector.broadcast(SPECIES, weights[i + 1]);
            b0 = x0.fma(w, b0);
            w = FloatVector.broadcast(SPECIES, weights[i + 2]);
            c0 = x0.fma(w, c0);
            w = FloatVector.broadcast(SPECIES, weights[i + 3]);
            d0 = x0.fma(w, d0);
            w = FloatVector.broadcast(SPECIES, weights[i + 4]);
            e0 = x0.fma(w, e0);
            w = FloatVector.broadcast(SPECIES, weights[i + 5]);
            f0 = x0.fma(w, f0);
            w = FloatVector.broadcast(SPECIES, weights[i + 6]);
            g0 = x0.fma(w, g0);
            w = FloatVector.broadcast(SPECIES, weights[i + 7]);
            h0 = x0.fma(w, h0);
        }
        a0.intoArray(output, at);
        b0.intoArray(output, at + pitch);
        c0.intoArray(output, at + 2 * pitch);
        d0.intoArray(output, at + 3 * pitch);
        e0.intoArray(output, at + 4 * pitch);
        f0.intoArray(output, at + 5 * pitch);
        g0.intoArray(output, at + 6 * pitch);
        h0.intoArray(output, at + 7 * pitch);
    }
}
