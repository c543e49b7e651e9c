package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Four maps × two vectors.
final class FourMaps {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private FourMaps() {
    }

    static void sum(Taps taps, int[] offsets, int from, boolean more, float[] input, float[] output, int at,
            int pitch, int q) {
        int n = taps.count();
        float[] weights = taps.weights();
        float[] bias = taps.bias();
        FloatVector a0, a1;
        FloatVector b0, b1;
        FloatVector c0, c1;
        FloatVector d0, d1;
        if (!more) {
            a0 = FloatVector.broadcast(SPECIES, bias[0]);
            a1 = a0;
            b0 = FloatVector.broadcast(SPECIES, bias[1]);
            b1 = b0;
            c0 = FloatVector.broadcast(SPECIES, bias[2]);
            c1 = c0;
            d0 = FloatVector.broadcast(SPECIES, bias[3]);
            d1 = d0;
        } else {
            a0 = FloatVector.fromArray(SPECIES, output, at);
            a1 = FloatVector.fromArray(SPECIES, output, at + LANES);
            b0 = FloatVector.fromArray(SPECIES, output, at + pitch);
            b1 = FloatVector.fromArray(SPECIES, output, at + pitch + LANES);
            c0 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch);
            c1 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch + LANES);
            d0 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch);
            d1 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch + LANES);
        }
        for (int t = 0; t < n; t++) {
            int x = q + offsets[from + t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, input, x);
            FloatVector x1 = FloatVector.fromArray(SPECIES, input, x + LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[t]);
            a0 = x0.fma(w, a0);
            a1 = x1.fma(w, a1);
            w = FloatVector.broadcast(SPECIES, weights[t + Taps.SPAN]);
            b0 = x0.fma(w, b0);
            b1 = x1.fma(w, b1);
            w = FloatVector.broadcast(SPECIES, weights[t + 2 * Taps.SPAN]);
            c0 = x0.fma(w, c0);
            c1 = x1.fma(w, c1);
            w = FloatVector.broadcast(SPECIES, weights[t + 3 * Taps.SPAN]);
            d0 = x0.fma(w, d0);
            d1 = x1.fma(w, d1);
        }
        a0.intoArray(output, at);
        a1.intoArray(output, at + LANES);
        b0.intoArray(output, at + pitch);
        b1.intoArray(output, at + pitch + LANES);
        c0.intoArray(output, at + 2 * pitch);
        c1.intoArray(output, at + 2 * pitch + LANES);
        d0.intoArray(output, at + 3 * pitch);
        d1.intoArray(output, at + 3 * pitch + LANES);
    }
}
