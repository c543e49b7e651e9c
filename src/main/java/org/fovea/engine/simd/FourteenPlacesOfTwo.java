package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Fourteen positions × two vectors of maps, for 32 vector registers: with two vectors of weights and an input, 31.
final class FourteenPlacesOfTwo {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int DEPTH = MapLoops.DEPTH;

    private FourteenPlacesOfTwo() {
    }

    static void sum(float[] weights, int from, int taps, float[] input, int base, float[] start, int begin, int step,
            float[] output, int at, int pitch) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, start, begin);
        FloatVector a1 = FloatVector.fromArray(SPECIES, start, begin + LANES);
        FloatVector b0 = FloatVector.fromArray(SPECIES, start, begin + step);
        FloatVector b1 = FloatVector.fromArray(SPECIES, start, begin + step + LANES);
        FloatVector c0 = FloatVector.fromArray(SPECIES, start, begin + 2 * step);
        FloatVector c1 = FloatVector.fromArray(SPECIES, start, begin + 2 * step + LANES);
        FloatVector d0 = FloatVector.fromArray(SPECIES, start, begin + 3 * step);
        FloatVector d1 = FloatVector.fromArray(SPECIES, start, begin + 3 * step + LANES);
        FloatVector e0 = FloatVector.fromArray(SPECIES, start, begin + 4 * step);
        FloatVector e1 = FloatVector.fromArray(SPECIES, start, begin + 4 * step + LANES);
        FloatVector f0 = FloatVector.fromArray(SPECIES, start, begin + 5 * step);
        FloatVector f1 = FloatVector.fromArray(SPECIES, start, begin + 5 * step + LANES);
        FloatVector g0 = FloatVector.fromArray(SPECIES, start, begin + 6 * step);
        FloatVector g1 = FloatVector.fromArray(SPECIES, start, begin + 6 * step + LANES);
        FloatVector h0 = FloatVector.fromArray(SPECIES, start, begin + 7 * step);
        FloatVector h1 = FloatVector.fromArray(SPECIES, start, begin + 7 * step + LANES);
        FloatVector i0 = FloatVector.fromArray(SPECIES, start, begin + 8 * step);
        FloatVector i1 = FloatVector.fromArray(SPECIES, start, begin + 8 * step + LANES);
        FloatVector j0 = FloatVector.fromArray(SPECIES, start, begin + 9 * step);
        FloatVector j1 = FloatVector.fromArray(SPECIES, start, begin + 9 * step + LANES);
        FloatVector k0 = FloatVector.fromArray(SPECIES, start, begin + 10 * step);
        FloatVector k1 = FloatVector.fromArray(SPECIES, start, begin + 10 * step + LANES);
        FloatVector l0 = FloatVector.fromArray(SPECIES, start, begin + 11 * step);
        FloatVector l1 = FloatVector.fromArray(SPECIES, start, begin + 11 * step + LANES);
        FloatVector m0 = FloatVector.fromArray(SPECIES, start, begin + 12 * step);
        FloatVector m1 = FloatVector.fromArray(SPECIES, start, begin + 12 * step + LANES);
        FloatVector n0 = FloatVector.fromArray(SPECIES, start, begin + 13 * step);
        FloatVector n1 = FloatVector.fromArray(SPECIES, start, begin + 13 * step + LANES);
        for (int t = 0; t < taps; t++) {
            int i = from + t * LANES;
            int x = base + t;
            FloatVector w0 = FloatVector.fromArray(SPECIES, weights, i);
            FloatVector w1 = FloatVector.fromArray(SPECIES, weights, i + DEPTH * LANES);
            FloatVector y = FloatVector.broadcast(SPECIES, input[x]);
            a0 = y.fma(w0, a0);
            a1 = y.fma(w1, a1);
            y = FloatVector.broadcast(SPECIES, input[x + DEPTH]);
            b0 = y.fma(w0, b0);
            b1 = y.fma(w1, b1);
            y = FloatVector.broadcast(SPECIES, input[x + 2 * DEPTH]);
            c0 = y.fma(w0, c0);
            c1 = y.fma(w1, c1);
            y = FloatVector.broadcast(SPECIES, input[x + 3 * DEPTH]);
            d0 = y.fma(w0, d0);
            d1 = y.fma(w1, d1);
            y = FloatVector.broadcast(SPECIES, input[x + 4 * DEPTH]);
            e0 = y.fma(w0, e0);
            e1 = y.fma(w1, e1);
            y = FloatVector.broadcast(SPECIES, input[x + 5 * DEPTH]);
            f0 = y.fma(w0, f0);
            f1 = y.fma(w1, f1);
            y = FloatVector.broadcast(SPECIES, input[x + 6 * DEPTH]);
            g0 = y.fma(w0, g0);
            g1 = y.fma(w1, g1);
            y = FloatVector.broadcast(SPECIES, input[x + 7 * DEPTH]);
            h0 = y.fma(w0, h0);
            h1 = y.fma(w1, h1);
            y = FloatVector.broadcast(SPECIES, input[x + 8 * DEPTH]);
            i0 = y.fma(w0, i0);
            i1 = y.fma(w1, i1);
            y = FloatVector.broadcast(SPECIES, input[x + 9 * DEPTH]);
            j0 = y.fma(w0, j0);
            j1 = y.fma(w1, j1);
            y = FloatVector.broadcast(SPECIES, input[x + 10 * DEPTH]);
            k0 = y.fma(w0, k0);
            k1 = y.fma(w1, k1);
            y = FloatVector.broadcast(SPECIES, input[x + 11 * DEPTH]);
            l0 = y.fma(w0, l0);
            l1 = y.fma(w1, l1);
            y = FloatVector.broadcast(SPECIES, input[x + 12 * DEPTH]);
            m0 = y.fma(w0, m0);
            m1 = y.fma(w1, m1);
            y = FloatVector.broadcast(SPECIES, input[x + 13 * DEPTH]);
            n0 = y.fma(w0, n0);
            n1 = y.fma(w1, n1);
        }
        a0.intoArray(output, at);
        a1.intoArray(output, at + LANES);
        b0.intoArray(output, at + pitch);
        b1.intoArray(output, at + pitch + LANES);
        c0.intoArray(output, at + 2 * pitch);
        c1.intoArray(output, at + 2 * pitch + LANES);
        d0.intoArray(output, at + 3 * pitch);
        d1.intoArray(output, at + 3 * pitch + LANES);
        e0.intoArray(output, at + 4 * pitch);
        e1.intoArray(output, at + 4 * pitch + LANES);
        f0.intoArray(output, at + 5 * pitch);
        f1.intoArray(output, at + 5 * pitch + LANES);
        g0.intoArray(output, at + 6 * pitch);
        g1.intoArray(output, at + 6 * pitch + LANES);
        h0.intoArray(output, at + 7 * pitch);
        h1.intoArray(output, at + 7 * pitch + LANES);
        i0.intoArray(output, at + 8 * pitch);
        i1.intoArray(output, at + 8 * pitch + LANES);
        j0.intoArray(output, at + 9 * pitch);
        j1.intoArray(output, at + 9 * pitch + LANES);
        k0.intoArray(output, at + 10 * pitch);
        k1.intoArray(output, at + 10 * pitch + LANES);
        l0.intoArray(output, at + 11 * pitch);
        l1.intoArray(output, at + 11 * pitch + LANES);
        m0.intoArray(output, at + 12 * pitch);
        m1.intoArray(output, at + 12 * pitch + LANES);
        n0.intoArray(output, at + 13 * pitch);
        n1.intoArray(output, at + 13 * pitch + LANES);
    }
}
