package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Seven positions × two vectors of maps, where a block of fourteen would be half empty.
final class SevenPlacesOfTwo {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int DEPTH = MapLoops.DEPTH;

    private SevenPlacesOfTwo() {
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
    }
}
