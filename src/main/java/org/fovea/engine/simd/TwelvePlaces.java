package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Twelve positions × a vector of channels, each with weights of its own.
final class TwelvePlaces {
    static final int PLACES = 12;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private TwelvePlaces() {
    }

    static void sum(float[] weights, int from, int[] offsets, float[] bias, int first, float[] input, int base,
            float[] output, int at) {
        FloatVector a = FloatVector.fromArray(SPECIES, bias, first);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        FloatVector i = a;
        FloatVector j = a;
        FloatVector k = a;
        FloatVector l = a;
        for (int t = 0; t < offsets.length; t++) {
            int x = base + offsets[t];
            FloatVector w = FloatVector.fromArray(SPECIES, weights, from + t * LANES);
            a = FloatVector.fromArray(SPECIES, input, x).fma(w, a);
            b = FloatVector.fromArray(SPECIES, input, x + LANES).fma(w, b);
            c = FloatVector.fromArray(SPECIES, input, x + 2 * LANES).fma(w, c);
            d = FloatVector.fromArray(SPECIES, input, x + 3 * LANES).fma(w, d);
            e = FloatVector.fromArray(SPECIES, input, x + 4 * LANES).fma(w, e);
            f = FloatVector.fromArray(SPECIES, input, x + 5 * LANES).fma(w, f);
            g = FloatVector.fromArray(SPECIES, input, x + 6 * LANES).fma(w, g);
            h = FloatVector.fromArray(SPECIES, input, x + 7 * LANES).fma(w, h);
            i = FloatVector.fromArray(SPECIES, input, x + 8 * LANES).fma(w, i);
            j = FloatVector.fromArray(SPECIES, input, x + 9 * LANES).fma(w, j);
            k = FloatVector.fromArray(SPECIES, input, x + 10 * LANES).fma(w, k);
            l = FloatVector.fromArray(SPECIES, input, x + 11 * LANES).fma(w, l);
        }
        a.intoArray(output, at);
        b.intoArray(output, at + LANES);
        c.intoArray(output, at + 2 * LANES);
        d.intoArray(output, at + 3 * LANES);
        e.intoArray(output, at + 4 * LANES);
        f.intoArray(output, at + 5 * LANES);
        g.intoArray(output, at + 6 * LANES);
        h.intoArray(output, at + 7 * LANES);
        i.intoArray(output, at + 8 * LANES);
        j.intoArray(output, at + 9 * LANES);
        k.intoArray(output, at + 10 * LANES);
        l.intoArray(output, at + 11 * LANES);
    }
}
