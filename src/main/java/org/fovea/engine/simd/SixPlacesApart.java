package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Six positions × a vector of channels, each with weights of its own, where the inputs of positions do not lie side by side:
/// with more of them, distances would need more registers than there are.
final class SixPlacesApart {
    static final int PLACES = 6;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private SixPlacesApart() {
    }

    static void sum(float[] weights, int from, int[] offsets, float[] bias, int first, float[] input, int base,
            int step, float[] output, int at) {
        FloatVector a = FloatVector.fromArray(SPECIES, bias, first);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        for (int t = 0; t < offsets.length; t++) {
            int x = base + offsets[t];
            FloatVector w = FloatVector.fromArray(SPECIES, weights, from + t * LANES);
            a = FloatVector.fromArray(SPECIES, input, x).fma(w, a);
            b = FloatVector.fromArray(SPECIES, input, x + step).fma(w, b);
            c = FloatVector.fromArray(SPECIES, input, x + 2 * step).fma(w, c);
            d = FloatVector.fromArray(SPECIES, input, x + 3 * step).fma(w, d);
            e = FloatVector.fromArray(SPECIES, input, x + 4 * step).fma(w, e);
            f = FloatVector.fromArray(SPECIES, input, x + 5 * step).fma(w, f);
        }
        a.intoArray(output, at);
        b.intoArray(output, at + LANES);
        c.intoArray(output, at + 2 * LANES);
        d.intoArray(output, at + 3 * LANES);
        e.intoArray(output, at + 4 * LANES);
        f.intoArray(output, at + 5 * LANES);
    }
}
