package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Fourteen positions × one vector of maps.
final class FourteenPlacesOfOne {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int DEPTH = MapLoops.DEPTH;

    private FourteenPlacesOfOne() {
    }

    static void sum(float[] weights, int from, int taps, float[] input, int base, float[] start, int begin, int step,
            float[] output, int at, int pitch) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, start, begin);
        FloatVector b0 = FloatVector.fromArray(SPECIES, start, begin + step);
        FloatVector c0 = FloatVector.fromArray(SPECIES, start, begin + 2 * step);
        FloatVector d0 = FloatVector.fromArray(SPECIES, start, begin + 3 * step);
        FloatVector e0 = FloatVector.fromArray(SPECIES, start, begin + 4 * step);
        FloatVector f0 = FloatVector.fromArray(SPECIES, start, begin + 5 * step);
        FloatVector g0 = FloatVector.fromArray(SPECIES, start, begin + 6 * step);
        FloatVector h0 = FloatVector.fromArray(SPECIES, start, begin + 7 * step);
        FloatVector i0 = FloatVector.fromArray(SPECIES, start, begin + 8 * step);
        FloatVector j0 = FloatVector.fromArray(SPECIES, start, begin + 9 * step);
        FloatVector k0 = FloatVector.fromArray(SPECIES, start, begin + 10 * step);
        FloatVector l0 = FloatVector.fromArray(SPECIES, start, begin + 11 * step);
        FloatVector m0 = FloatVector.fromArray(SPECIES, start, begin + 12 * step);
        FloatVector n0 = FloatVector.fromArray(SPECIES, start, begin + 13 * step);
        for (int t = 0; t < taps; t++) {
            int i = from + t * LANES;
            int x = base + t;
            FloatVector w0 = FloatVector.fromArray(SPECIES, weights, i);
            FloatVector y = FloatVector.broadcast(SPECIES, input[x]);
            a0 = y.fma(w0, a0);
            y = FloatVector.broadcast(SPECIES, input[x + DEPTH]);
            b0 = y.fma(w0, b0);
            y = FloatVector.broadcast(SPECIES, input[x + 2 * DEPTH]);
            c0 = y.fma(w0, c0);
            y = FloatVector.broadcast(SPECIES, input[x + 3 * DEPTH]);
            d0 = y.fma(w0, d0);
            y = FloatVector.broadcast(SPECIES, input[x + 4 * DEPTH]);
            e0 = y.fma(w0, e0);
            y = FloatVector.broadcast(SPECIES, input[x + 5 * DEPTH]);
            f0 = y.fma(w0, f0);
            y = FloatVector.broadcast(SPECIES, input[x + 6 * DEPTH]);
            g0 = y.fma(w0, g0);
            y = FloatVector.broadcast(SPECIES, input[x + 7 * DEPTH]);
            h0 = y.fma(w0, h0);
            y = FloatVector.broadcast(SPECIES, input[x + 8 * DEPTH]);
            i0 = y.fma(w0, i0);
            y = FloatVector.broadcast(SPECIES, input[x + 9 * DEPTH]);
            j0 = y.fma(w0, j0);
            y = FloatVector.broadcast(SPECIES, input[x + 10 * DEPTH]);
            k0 = y.fma(w0, k0);
            y = FloatVector.broadcast(SPECIES, input[x + 11 * DEPTH]);
            l0 = y.fma(w0, l0);
            y = FloatVector.broadcast(SPECIES, input[x + 12 * DEPTH]);
            m0 = y.fma(w0, m0);
            y = FloatVector.broadcast(SPECIES, input[x + 13 * DEPTH]);
            n0 = y.fma(w0, n0);
        }
        a0.intoArray(output, at);
        b0.intoArray(output, at + pitch);
        c0.intoArray(output, at + 2 * pitch);
        d0.intoArray(output, at + 3 * pitch);
        e0.intoArray(output, at + 4 * pitch);
        f0.intoArray(output, at + 5 * pitch);
        g0.intoArray(output, at + 6 * pitch);
        h0.intoArray(output, at + 7 * pitch);
        i0.intoArray(output, at + 8 * pitch);
        j0.intoArray(output, at + 9 * pitch);
        k0.intoArray(output, at + 10 * pitch);
        l0.intoArray(output, at + 11 * pitch);
        m0.intoArray(output, at + 12 * pitch);
        n0.intoArray(output, at + 13 * pitch);
    }
}
