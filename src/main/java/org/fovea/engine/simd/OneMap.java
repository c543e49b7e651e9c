package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// One map × eight vectors.
final class OneMap {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private OneMap() {
    }

    static void sum(Taps taps, int[] offsets, int from, boolean more, float[] input, float[] output, int at,
            int q) {
        int n = taps.count();
        float[] weights = taps.weights();
        float[] bias = taps.bias();
        FloatVector a0, a1, a2, a3, a4, a5, a6, a7;
        if (!more) {
            a0 = FloatVector.broadcast(SPECIES, bias[0]);
            a1 = a0;
            a2 = a0;
            a3 = a0;
            a4 = a0;
            a5 = a0;
            a6 = a0;
            a7 = a0;
        } else {
            a0 = FloatVector.fromArray(SPECIES, output, at);
            a1 = FloatVector.fromArray(SPECIES, output, at + LANES);
            a2 = FloatVector.fromArray(SPECIES, output, at + 2 * LANES);
            a3 = FloatVector.fromArray(SPECIES, output, at + 3 * LANES);
            a4 = FloatVector.fromArray(SPECIES, output, at + 4 * LANES);
            a5 = FloatVector.fromArray(SPECIES, output, at + 5 * LANES);
            a6 = FloatVector.fromArray(SPECIES, output, at + 6 * LANES);
            a7 = FloatVector.fromArray(SPECIES, output, at + 7 * LANES);
        }
        for (int t = 0; t < n; t++) {
            int x = q + offsets[from + t];
            FloatVector w = FloatVector.broadcast(SPECIES, weights[t]);
            a0 = FloatVector.fromArray(SPECIES, input, x).fma(w, a0);
            a1 = FloatVector.fromArray(SPECIES, input, x + LANES).fma(w, a1);
            a2 = FloatVector.fromArray(SPECIES, input, x + 2 * LANES).fma(w, a2);
            a3 = FloatVector.fromArray(SPECIES, input, x + 3 * LANES).fma(w, a3);
            a4 = FloatVector.fromArray(SPECIES, input, x + 4 * LANES).fma(w, a4);
            a5 = FloatVector.fromArray(SPECIES, input, x + 5 * LANES).fma(w, a5);
            a6 = FloatVector.fromArray(SPECIES, input, x + 6 * LANES).fma(w, a6);
            a7 = FloatVector.fromArray(SPECIES, input, x + 7 * LANES).fma(w, a7);
        }
        a0.intoArray(output, at);
        a1.intoArray(output, at + LANES);
        a2.intoArray(output, at + 2 * LANES);
        a3.intoArray(output, at + 3 * LANES);
        a4.intoArray(output, at + 4 * LANES);
        a5.intoArray(output, at + 5 * LANES);
        a6.intoArray(output, at + 6 * LANES);
        a7.intoArray(output, at + 7 * LANES);
    }
}
