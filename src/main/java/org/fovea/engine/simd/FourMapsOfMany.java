package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Four maps × five vectors, for 32 vector registers: with five inputs and the weights, 27. Loads that straddle two cache
/// lines, as nearly all of them do, take two cycles; here there is one for four multiply-adds.
///
/// The loop leaves no array of weights: see [EightMaps].
final class FourMapsOfMany {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private FourMapsOfMany() {
    }

    static void sum(Taps taps, int[] offsets, int from, boolean more, float[] input, float[] output, int at,
            int pitch, int q) {
        int n = taps.count();
        float[] weights = taps.weights();
        float[] bias = taps.bias();
        FloatVector a0, a1, a2, a3, a4;
        FloatVector b0, b1, b2, b3, b4;
        FloatVector c0, c1, c2, c3, c4;
        FloatVector d0, d1, d2, d3, d4;
        if (!more) {
            a0 = FloatVector.broadcast(SPECIES, bias[0]);
            a1 = a0;
            a2 = a0;
            a3 = a0;
            a4 = a0;
            b0 = FloatVector.broadcast(SPECIES, bias[1]);
            b1 = b0;
            b2 = b0;
            b3 = b0;
            b4 = b0;
            c0 = FloatVector.broadcast(SPECIES, bias[2]);
            c1 = c0;
            c2 = c0;
            c3 = c0;
            c4 = c0;
            d0 = FloatVector.broadcast(SPECIES, bias[3]);
            d1 = d0;
            d2 = d0;
            d3 = d0;
            d4 = d0;
        } else {
            a0 = FloatVector.fromArray(SPECIES, output, at);
            a1 = FloatVector.fromArray(SPECIES, output, at + LANES);
            a2 = FloatVector.fromArray(SPECIES, output, at + 2 * LANES);
            a3 = FloatVector.fromArray(SPECIES, output, at + 3 * LANES);
            a4 = FloatVector.fromArray(SPECIES, output, at + 4 * LANES);
            b0 = FloatVector.fromArray(SPECIES, output, at + pitch);
            b1 = FloatVector.fromArray(SPECIES, output, at + pitch + LANES);
            b2 = FloatVector.fromArray(SPECIES, output, at + pitch + 2 * LANES);
            b3 = FloatVector.fromArray(SPECIES, output, at + pitch + 3 * LANES);
            b4 = FloatVector.fromArray(SPECIES, output, at + pitch + 4 * LANES);
            c0 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch);
            c1 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch + LANES);
            c2 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch + 2 * LANES);
            c3 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch + 3 * LANES);
            c4 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch + 4 * LANES);
            d0 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch);
            d1 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch + LANES);
            d2 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch + 2 * LANES);
            d3 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch + 3 * LANES);
            d4 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch + 4 * LANES);
        }
        for (int t = 0; t < n; t++) {
            int x = q + offsets[from + t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, input, x);
            FloatVector x1 = FloatVector.fromArray(SPECIES, input, x + LANES);
            FloatVector x2 = FloatVector.fromArray(SPECIES, input, x + 2 * LANES);
            FloatVector x3 = FloatVector.fromArray(SPECIES, input, x + 3 * LANES);
            FloatVector x4 = FloatVector.fromArray(SPECIES, input, x + 4 * LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[t]);
            a0 = x0.fma(w, a0);
            a1 = x1.fma(w, a1);
            a2 = x2.fma(w, a2);
            a3 = x3.fma(w, a3);
            a4 = x4.fma(w, a4);
            w = FloatVector.broadcast(SPECIES, weights[t + Taps.SPAN]);
            b0 = x0.fma(w, b0);
            b1 = x1.fma(w, b1);
            b2 = x2.fma(w, b2);
            b3 = x3.fma(w, b3);
            b4 = x4.fma(w, b4);
            if (t == weights.length) break;
            w = FloatVector.broadcast(SPECIES, weights[t + 2 * Taps.SPAN]);
            c0 = x0.fma(w, c0);
            c1 = x1.fma(w, c1);
            c2 = x2.fma(w, c2);
            c3 = x3.fma(w, c3);
            c4 = x4.fma(w, c4);
            w = FloatVector.broadcast(SPECIES, weights[t + 3 * Taps.SPAN]);
            d0 = x0.fma(w, d0);
            d1 = x1.fma(w, d1);
            d2 = x2.fma(w, d2);
            d3 = x3.fma(w, d3);
            d4 = x4.fma(w, d4);
        }
        a0.intoArray(output, at);
        a1.intoArray(output, at + LANES);
        a2.intoArray(output, at + 2 * LANES);
        a3.intoArray(output, at + 3 * LANES);
        a4.intoArray(output, at + 4 * LANES);
        b0.intoArray(output, at + pitch);
        b1.intoArray(output, at + pitch + LANES);
        b2.intoArray(output, at + pitch + 2 * LANES);
        b3.intoArray(output, at + pitch + 3 * LANES);
        b4.intoArray(output, at + pitch + 4 * LANES);
        c0.intoArray(output, at + 2 * pitch);
        c1.intoArray(output, at + 2 * pitch + LANES);
        c2.intoArray(output, at + 2 * pitch + 2 * LANES);
        c3.intoArray(output, at + 2 * pitch + 3 * LANES);
        c4.intoArray(output, at + 2 * pitch + 4 * LANES);
        d0.intoArray(output, at + 3 * pitch);
        d1.intoArray(output, at + 3 * pitch + LANES);
        d2.intoArray(output, at + 3 * pitch + 2 * LANES);
        d3.intoArray(output, at + 3 * pitch + 3 * LANES);
        d4.intoArray(output, at + 3 * pitch + 4 * LANES);
    }
}
