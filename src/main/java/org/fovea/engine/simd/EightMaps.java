package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Eight maps × three vectors, for 32 vector registers: with three inputs and the weights, 28.
///
/// The loop leaves no array of weights. The question whether it does keeps the compiler from loading the weights of all maps
/// before it multiplies, for which there are no registers: without it, one sum lives in memory (docs/performance.md).
final class EightMaps {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private EightMaps() {
    }

    static void sum(Taps taps, int[] offsets, int from, boolean more, float[] input, float[] output, int at,
            int pitch, int q) {
        int n = taps.count();
        float[] weights = taps.weights();
        float[] bias = taps.bias();
        FloatVector a0, a1, a2;
        FloatVector b0, b1, b2;
        FloatVector c0, c1, c2;
        FloatVector d0, d1, d2;
        FloatVector e0, e1, e2;
        FloatVector f0, f1, f2;
        FloatVector g0, g1, g2;
        FloatVector h0, h1, h2;
        if (!more) {
            a0 = FloatVector.broadcast(SPECIES, bias[0]);
            a1 = a0;
            a2 = a0;
            b0 = FloatVector.broadcast(SPECIES, bias[1]);
            b1 = b0;
            b2 = b0;
            c0 = FloatVector.broadcast(SPECIES, bias[2]);
            c1 = c0;
            c2 = c0;
            d0 = FloatVector.broadcast(SPECIES, bias[3]);
            d1 = d0;
            d2 = d0;
            e0 = FloatVector.broadcast(SPECIES, bias[4]);
            e1 = e0;
            e2 = e0;
            f0 = FloatVector.broadcast(SPECIES, bias[5]);
            f1 = f0;
            f2 = f0;
            g0 = FloatVector.broadcast(SPECIES, bias[6]);
            g1 = g0;
            g2 = g0;
            h0 = FloatVector.broadcast(SPECIES, bias[7]);
            h1 = h0;
            h2 = h0;
        } else {
            a0 = FloatVector.fromArray(SPECIES, output, at);
            a1 = FloatVector.fromArray(SPECIES, output, at + LANES);
            a2 = FloatVector.fromArray(SPECIES, output, at + 2 * LANES);
            b0 = FloatVector.fromArray(SPECIES, output, at + pitch);
            b1 = FloatVector.fromArray(SPECIES, output, at + pitch + LANES);
            b2 = FloatVector.fromArray(SPECIES, output, at + pitch + 2 * LANES);
            c0 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch);
            c1 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch + LANES);
            c2 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch + 2 * LANES);
            d0 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch);
            d1 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch + LANES);
            d2 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch + 2 * LANES);
            e0 = FloatVector.fromArray(SPECIES, output, at + 4 * pitch);
            e1 = FloatVector.fromArray(SPECIES, output, at + 4 * pitch + LANES);
            e2 = FloatVector.fromArray(SPECIES, output, at + 4 * pitch + 2 * LANES);
            f0 = FloatVector.fromArray(SPECIES, output, at + 5 * pitch);
            f1 = FloatVector.fromArray(SPECIES, output, at + 5 * pitch + LANES);
            f2 = FloatVector.fromArray(SPECIES, output, at + 5 * pitch + 2 * LANES);
            g0 = FloatVector.fromArray(SPECIES, output, at + 6 * pitch);
            g1 = FloatVector.fromArray(SPECIES, output, at + 6 * pitch + LANES);
            g2 = FloatVector.fromArray(SPECIES, output, at + 6 * pitch + 2 * LANES);
            h0 = FloatVector.fromArray(SPECIES, output, at + 7 * pitch);
            h1 = FloatVector.fromArray(SPECIES, output, at + 7 * pitch + LANES);
            h2 = FloatVector.fromArray(SPECIES, output, at + 7 * pitch + 2 * LANES);
        }
        for (int t = 0; t < n; t++) {
            int i = t * Taps.PITCH;
            int x = q + offsets[from + t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, input, x);
            FloatVector x1 = FloatVector.fromArray(SPECIES, input, x + LANES);
            FloatVector x2 = FloatVector.fromArray(SPECIES, input, x + 2 * LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[i]);
            a0 = x0.fma(w, a0);
            a1 = x1.fma(w, a1);
            a2 = x2.fma(w, a2);
            w = FloatVector.broadcast(SPECIES, weights[i + 1]);
            b0 = x0.fma(w, b0);
            b1 = x1.fma(w, b1);
            b2 = x2.fma(w, b2);
            w = FloatVector.broadcast(SPECIES, weights[i + 2]);
            c0 = x0.fma(w, c0);
            c1 = x1.fma(w, c1);
            c2 = x2.fma(w, c2);
            w = FloatVector.broadcast(SPECIES, weights[i + 3]);
            d0 = x0.fma(w, d0);
            d1 = x1.fma(w, d1);
            d2 = x2.fma(w, d2);
            if (t == weights.length) break;
            w = FloatVector.broadcast(SPECIES, weights[i + 4]);
            e0 = x0.fma(w, e0);
            e1 = x1.fma(w, e1);
            e2 = x2.fma(w, e2);
            w = FloatVector.broadcast(SPECIES, weights[i + 5]);
            f0 = x0.fma(w, f0);
            f1 = x1.fma(w, f1);
            f2 = x2.fma(w, f2);
            w = FloatVector.broadcast(SPECIES, weights[i + 6]);
            g0 = x0.fma(w, g0);
            g1 = x1.fma(w, g1);
            g2 = x2.fma(w, g2);
            w = FloatVector.broadcast(SPECIES, weights[i + 7]);
            h0 = x0.fma(w, h0);
            h1 = x1.fma(w, h1);
            h2 = x2.fma(w, h2);
        }
        a0.intoArray(output, at);
        a1.intoArray(output, at + LANES);
        a2.intoArray(output, at + 2 * LANES);
        b0.intoArray(output, at + pitch);
        b1.intoArray(output, at + pitch + LANES);
        b2.intoArray(output, at + pitch + 2 * LANES);
        c0.intoArray(output, at + 2 * pitch);
        c1.intoArray(output, at + 2 * pitch + LANES);
        c2.intoArray(output, at + 2 * pitch + 2 * LANES);
        d0.intoArray(output, at + 3 * pitch);
        d1.intoArray(output, at + 3 * pitch + LANES);
        d2.intoArray(output, at + 3 * pitch + 2 * LANES);
        e0.intoArray(output, at + 4 * pitch);
        e1.intoArray(output, at + 4 * pitch + LANES);
        e2.intoArray(output, at + 4 * pitch + 2 * LANES);
        f0.intoArray(output, at + 5 * pitch);
        f1.intoArray(output, at + 5 * pitch + LANES);
        f2.intoArray(output, at + 5 * pitch + 2 * LANES);
        g0.intoArray(output, at + 6 * pitch);
        g1.intoArray(output, at + 6 * pitch + LANES);
        g2.intoArray(output, at + 6 * pitch + 2 * LANES);
        h0.intoArray(output, at + 7 * pitch);
        h1.intoArray(output, at + 7 * pitch + LANES);
        h2.intoArray(output, at + 7 * pitch + 2 * LANES);
    }
}
