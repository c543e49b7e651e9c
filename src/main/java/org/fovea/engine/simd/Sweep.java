package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// One map along a long run of positions, with the weights of all taps in registers: a method for each number of taps, so
/// that nothing but loads and multiply-adds is left in its loop. With nine of them, sum, and input, 11 registers; more taps
/// need more places of the input than there are integer registers.
final class Sweep {
    /// The most taps.
    static final int TAPS = 9;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private Sweep() {
    }

    static void sum(float[] w, int t, int taps, float bias, boolean more, float[] x, int base, int[] offsets, float[] y,
            int at, int count) {
        int full = SPECIES.loopBound(count);
        switch (taps) {
            case 1 -> one(w, t, bias, more, x, base, offsets, y, at, full);
            case 2 -> two(w, t, bias, more, x, base, offsets, y, at, full);
            case 3 -> three(w, t, bias, more, x, base, offsets, y, at, full);
            case 4 -> four(w, t, bias, more, x, base, offsets, y, at, full);
            case 5 -> five(w, t, bias, more, x, base, offsets, y, at, full);
            case 6 -> six(w, t, bias, more, x, base, offsets, y, at, full);
            case 7 -> seven(w, t, bias, more, x, base, offsets, y, at, full);
            case 8 -> eight(w, t, bias, more, x, base, offsets, y, at, full);
            default -> nine(w, t, bias, more, x, base, offsets, y, at, full);
        }
        for (int q = full; q < count; q++) {
            float sum = more ? y[at + q] : bias;
            for (int i = t; i < t + taps; i++) sum = Math.fma(w[i], x[base + offsets[i] + q], sum);
            y[at + q] = sum;
        }
    }

    private static void one(float[] w, int t, float bias, boolean more, float[] x, int base, int[] offsets,
            float[] y, int at, int count) {
        FloatVector s = FloatVector.broadcast(SPECIES, bias);
        FloatVector w0 = FloatVector.broadcast(SPECIES, w[t]);
        int x0 = base + offsets[t];
        for (int q = 0; q < count; q += LANES) {
            FloatVector a = more ? FloatVector.fromArray(SPECIES, y, at + q) : s;
            a = w0.fma(FloatVector.fromArray(SPECIES, x, x0 + q), a);
            a.intoArray(y, at + q);
        }
    }

    private static void two(float[] w, int t, float bias, boolean more, float[] x, int base, int[] offsets,
            float[] y, int at, int count) {
        FloatVector s = FloatVector.broadcast(SPECIES, bias);
        FloatVector w0 = FloatVector.broadcast(SPECIES, w[t]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, w[t + 1]);
        int x0 = base + offsets[t];
        int x1 = base + offsets[t + 1];
        for (int q = 0; q < count; q += LANES) {
            FloatVector a = more ? FloatVector.fromArray(SPECIES, y, at + q) : s;
            a = w0.fma(FloatVector.fromArray(SPECIES, x, x0 + q), a);
            a = w1.fma(FloatVector.fromArray(SPECIES, x, x1 + q), a);
            a.intoArray(y, at + q);
        }
    }

    private static void three(float[] w, int t, float bias, boolean more, float[] x, int base, int[] offsets,
            float[] y, int at, int count) {
        FloatVector s = FloatVector.broadcast(SPECIES, bias);
        FloatVector w0 = FloatVector.broadcast(SPECIES, w[t]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, w[t + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, w[t + 2]);
        int x0 = base + offsets[t];
        int x1 = base + offsets[t + 1];
        int x2 = base + offsets[t + 2];
        for (int q = 0; q < count; q += LANES) {
            FloatVector a = more ? FloatVector.fromArray(SPECIES, y, at + q) : s;
            a = w0.fma(FloatVector.fromArray(SPECIES, x, x0 + q), a);
            a = w1.fma(FloatVector.fromArray(SPECIES, x, x1 + q), a);
            a = w2.fma(FloatVector.fromArray(SPECIES, x, x2 + q), a);
            a.intoArray(y, at + q);
        }
    }

    private static void four(float[] w, int t, float bias, boolean more, float[] x, int base, int[] offsets,
            float[] y, int at, int count) {
        FloatVector s = FloatVector.broadcast(SPECIES, bias);
        FloatVector w0 = FloatVector.broadcast(SPECIES, w[t]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, w[t + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, w[t + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, w[t + 3]);
        int x0 = base + offsets[t];
        int x1 = base + offsets[t + 1];
        int x2 = base + offsets[t + 2];
        int x3 = base + offsets[t + 3];
        for (int q = 0; q < count; q += LANES) {
            FloatVector a = more ? FloatVector.fromArray(SPECIES, y, at + q) : s;
            a = w0.fma(FloatVector.fromArray(SPECIES, x, x0 + q), a);
            a = w1.fma(FloatVector.fromArray(SPECIES, x, x1 + q), a);
            a = w2.fma(FloatVector.fromArray(SPECIES, x, x2 + q), a);
            a = w3.fma(FloatVector.fromArray(SPECIES, x, x3 + q), a);
            a.intoArray(y, at + q);
        }
    }

    private static void five(float[] w, int t, float bias, boolean more, float[] x, int base, int[] offsets,
            float[] y, int at, int count) {
        FloatVector s = FloatVector.broadcast(SPECIES, bias);
        FloatVector w0 = FloatVector.broadcast(SPECIES, w[t]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, w[t + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, w[t + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, w[t + 3]);
        FloatVector w4 = FloatVector.broadcast(SPECIES, w[t + 4]);
        int x0 = base + offsets[t];
        int x1 = base + offsets[t + 1];
        int x2 = base + offsets[t + 2];
        int x3 = base + offsets[t + 3];
        int x4 = base + offsets[t + 4];
        for (int q = 0; q < count; q += LANES) {
            FloatVector a = more ? FloatVector.fromArray(SPECIES, y, at + q) : s;
            a = w0.fma(FloatVector.fromArray(SPECIES, x, x0 + q), a);
            a = w1.fma(FloatVector.fromArray(SPECIES, x, x1 + q), a);
            a = w2.fma(FloatVector.fromArray(SPECIES, x, x2 + q), a);
            a = w3.fma(FloatVector.fromArray(SPECIES, x, x3 + q), a);
            a = w4.fma(FloatVector.fromArray(SPECIES, x, x4 + q), a);
            a.intoArray(y, at + q);
        }
    }

    private static void six(float[] w, int t, float bias, boolean more, float[] x, int base, int[] offsets,
            float[] y, int at, int count) {
        FloatVector s = FloatVector.broadcast(SPECIES, bias);
        FloatVector w0 = FloatVector.broadcast(SPECIES, w[t]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, w[t + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, w[t + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, w[t + 3]);
        FloatVector w4 = FloatVector.broadcast(SPECIES, w[t + 4]);
        FloatVector w5 = FloatVector.broadcast(SPECIES, w[t + 5]);
        int x0 = base + offsets[t];
        int x1 = base + offsets[t + 1];
        int x2 = base + offsets[t + 2];
        int x3 = base + offsets[t + 3];
        int x4 = base + offsets[t + 4];
        int x5 = base + offsets[t + 5];
        for (int q = 0; q < count; q += LANES) {
            FloatVector a = more ? FloatVector.fromArray(SPECIES, y, at + q) : s;
            a = w0.fma(FloatVector.fromArray(SPECIES, x, x0 + q), a);
            a = w1.fma(FloatVector.fromArray(SPECIES, x, x1 + q), a);
            a = w2.fma(FloatVector.fromArray(SPECIES, x, x2 + q), a);
            a = w3.fma(FloatVector.fromArray(SPECIES, x, x3 + q), a);
            a = w4.fma(FloatVector.fromArray(SPECIES, x, x4 + q), a);
            a = w5.fma(FloatVector.fromArray(SPECIES, x, x5 + q), a);
            a.intoArray(y, at + q);
        }
    }

    private static void seven(float[] w, int t, float bias, boolean more, float[] x, int base, int[] offsets,
            float[] y, int at, int count) {
        FloatVector s = FloatVector.broadcast(SPECIES, bias);
        FloatVector w0 = FloatVector.broadcast(SPECIES, w[t]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, w[t + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, w[t + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, w[t + 3]);
        FloatVector w4 = FloatVector.broadcast(SPECIES, w[t + 4]);
        FloatVector w5 = FloatVector.broadcast(SPECIES, w[t + 5]);
        FloatVector w6 = FloatVector.broadcast(SPECIES, w[t + 6]);
        int x0 = base + offsets[t];
        int x1 = base + offsets[t + 1];
        int x2 = base + offsets[t + 2];
        int x3 = base + offsets[t + 3];
        int x4 = base + offsets[t + 4];
        int x5 = base + offsets[t + 5];
        int x6 = base + offsets[t + 6];
        for (int q = 0; q < count; q += LANES) {
            FloatVector a = more ? FloatVector.fromArray(SPECIES, y, at + q) : s;
            a = w0.fma(FloatVector.fromArray(SPECIES, x, x0 + q), a);
            a = w1.fma(FloatVector.fromArray(SPECIES, x, x1 + q), a);
            a = w2.fma(FloatVector.fromArray(SPECIES, x, x2 + q), a);
            a = w3.fma(FloatVector.fromArray(SPECIES, x, x3 + q), a);
            a = w4.fma(FloatVector.fromArray(SPECIES, x, x4 + q), a);
            a = w5.fma(FloatVector.fromArray(SPECIES, x, x5 + q), a);
            a = w6.fma(FloatVector.fromArray(SPECIES, x, x6 + q), a);
            a.intoArray(y, at + q);
        }
    }

    private static void eight(float[] w, int t, float bias, boolean more, float[] x, int base, int[] offsets,
            float[] y, int at, int count) {
        FloatVector s = FloatVector.broadcast(SPECIES, bias);
        FloatVector w0 = FloatVector.broadcast(SPECIES, w[t]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, w[t + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, w[t + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, w[t + 3]);
        FloatVector w4 = FloatVector.broadcast(SPECIES, w[t + 4]);
        FloatVector w5 = FloatVector.broadcast(SPECIES, w[t + 5]);
        FloatVector w6 = FloatVector.broadcast(SPECIES, w[t + 6]);
        FloatVector w7 = FloatVector.broadcast(SPECIES, w[t + 7]);
        int x0 = base + offsets[t];
        int x1 = base + offsets[t + 1];
        int x2 = base + offsets[t + 2];
        int x3 = base + offsets[t + 3];
        int x4 = base + offsets[t + 4];
        int x5 = base + offsets[t + 5];
        int x6 = base + offsets[t + 6];
        int x7 = base + offsets[t + 7];
        for (int q = 0; q < count; q += LANES) {
            FloatVector a = more ? FloatVector.fromArray(SPECIES, y, at + q) : s;
            a = w0.fma(FloatVector.fromArray(SPECIES, x, x0 + q), a);
            a = w1.fma(FloatVector.fromArray(SPECIES, x, x1 + q), a);
            a = w2.fma(FloatVector.fromArray(SPECIES, x, x2 + q), a);
            a = w3.fma(FloatVector.fromArray(SPECIES, x, x3 + q), a);
            a = w4.fma(FloatVector.fromArray(SPECIES, x, x4 + q), a);
            a = w5.fma(FloatVector.fromArray(SPECIES, x, x5 + q), a);
            a = w6.fma(FloatVector.fromArray(SPECIES, x, x6 + q), a);
            a = w7.fma(FloatVector.fromArray(SPECIES, x, x7 + q), a);
            a.intoArray(y, at + q);
        }
    }

    private static void nine(float[] w, int t, float bias, boolean more, float[] x, int base, int[] offsets,
            float[] y, int at, int count) {
        FloatVector s = FloatVector.broadcast(SPECIES, bias);
        FloatVector w0 = FloatVector.broadcast(SPECIES, w[t]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, w[t + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, w[t + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, w[t + 3]);
        FloatVector w4 = FloatVector.broadcast(SPECIES, w[t + 4]);
        FloatVector w5 = FloatVector.broadcast(SPECIES, w[t + 5]);
        FloatVector w6 = FloatVector.broadcast(SPECIES, w[t + 6]);
        FloatVector w7 = FloatVector.broadcast(SPECIES, w[t + 7]);
        FloatVector w8 = FloatVector.broadcast(SPECIES, w[t + 8]);
        int x0 = base + offsets[t];
        int x1 = base + offsets[t + 1];
        int x2 = base + offsets[t + 2];
        int x3 = base + offsets[t + 3];
        int x4 = base + offsets[t + 4];
        int x5 = base + offsets[t + 5];
        int x6 = base + offsets[t + 6];
        int x7 = base + offsets[t + 7];
        int x8 = base + offsets[t + 8];
        for (int q = 0; q < count; q += LANES) {
            FloatVector a = more ? FloatVector.fromArray(SPECIES, y, at + q) : s;
            a = w0.fma(FloatVector.fromArray(SPECIES, x, x0 + q), a);
            a = w1.fma(FloatVector.fromArray(SPECIES, x, x1 + q), a);
            a = w2.fma(FloatVector.fromArray(SPECIES, x, x2 + q), a);
            a = w3.fma(FloatVector.fromArray(SPECIES, x, x3 + q), a);
            a = w4.fma(FloatVector.fromArray(SPECIES, x, x4 + q), a);
            a = w5.fma(FloatVector.fromArray(SPECIES, x, x5 + q), a);
            a = w6.fma(FloatVector.fromArray(SPECIES, x, x6 + q), a);
            a = w7.fma(FloatVector.fromArray(SPECIES, x, x7 + q), a);
            a = w8.fma(FloatVector.fromArray(SPECIES, x, x8 + q), a);
            a.intoArray(y, at + q);
        }
    }
}
