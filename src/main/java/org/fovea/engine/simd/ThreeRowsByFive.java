package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ThreeRows] by five kernel rows and one to three columns of them, in 20 registers at most.
final class ThreeRowsByFive {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private ThreeRowsByFive() {
    }

    static void sum(int columns, RowTaps taps, int from, boolean more, float[] input, int x, int pitch, float[] output,
            int at, int apart, int count) {
        switch (columns) {
            case 1 -> one(taps, from, more, input, x, pitch, output, at, apart, count);
            case 2 -> two(taps, from, more, input, x, pitch, output, at, apart, count);
            default -> three(taps, from, more, input, x, pitch, output, at, apart, count);
        }
    }

    private static void one(RowTaps taps, int from, boolean more, float[] input, int x, int pitch, float[] output,
            int at,
            int apart, int count) {
        float[] weights = taps.weights();
        FloatVector s = FloatVector.broadcast(SPECIES, taps.bias());
        FloatVector w0 = FloatVector.broadcast(SPECIES, weights[from]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, weights[from + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, weights[from + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, weights[from + 3]);
        FloatVector w4 = FloatVector.broadcast(SPECIES, weights[from + 4]);
        for (int q = 0; q < count; q += LANES) {
            int i = x + q;
            int o = at + q;
            FloatVector a, b, c;
            if (more) {
                a = FloatVector.fromArray(SPECIES, output, o);
                b = FloatVector.fromArray(SPECIES, output, o + apart);
                c = FloatVector.fromArray(SPECIES, output, o + 2 * apart);
            } else {
                a = s;
                b = s;
                c = s;
            }
            FloatVector y = FloatVector.fromArray(SPECIES, input, i);
            a = y.fma(w0, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch);
            a = y.fma(w1, a);
            b = y.fma(w0, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch);
            a = y.fma(w2, a);
            b = y.fma(w1, b);
            c = y.fma(w0, c);
            y = FloatVector.fromArray(SPECIES, input, i + 3 * pitch);
            a = y.fma(w3, a);
            b = y.fma(w2, b);
            c = y.fma(w1, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch);
            a = y.fma(w4, a);
            b = y.fma(w3, b);
            c = y.fma(w2, c);
            y = FloatVector.fromArray(SPECIES, input, i + 5 * pitch);
            b = y.fma(w4, b);
            c = y.fma(w3, c);
            y = FloatVector.fromArray(SPECIES, input, i + 6 * pitch);
            c = y.fma(w4, c);
            a.intoArray(output, o);
            b.intoArray(output, o + apart);
            c.intoArray(output, o + 2 * apart);
        }
    }

    private static void two(RowTaps taps, int from, boolean more, float[] input, int x, int pitch, float[] output,
            int at,
            int apart, int count) {
        float[] weights = taps.weights();
        FloatVector s = FloatVector.broadcast(SPECIES, taps.bias());
        FloatVector w0 = FloatVector.broadcast(SPECIES, weights[from]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, weights[from + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, weights[from + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, weights[from + 3]);
        FloatVector w4 = FloatVector.broadcast(SPECIES, weights[from + 4]);
        FloatVector w5 = FloatVector.broadcast(SPECIES, weights[from + 5]);
        FloatVector w6 = FloatVector.broadcast(SPECIES, weights[from + 6]);
        FloatVector w7 = FloatVector.broadcast(SPECIES, weights[from + 7]);
        FloatVector w8 = FloatVector.broadcast(SPECIES, weights[from + 8]);
        FloatVector w9 = FloatVector.broadcast(SPECIES, weights[from + 9]);
        for (int q = 0; q < count; q += LANES) {
            int i = x + q;
            int o = at + q;
            FloatVector a, b, c;
            if (more) {
                a = FloatVector.fromArray(SPECIES, output, o);
                b = FloatVector.fromArray(SPECIES, output, o + apart);
                c = FloatVector.fromArray(SPECIES, output, o + 2 * apart);
            } else {
                a = s;
                b = s;
                c = s;
            }
            FloatVector y = FloatVector.fromArray(SPECIES, input, i);
            a = y.fma(w0, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch);
            a = y.fma(w1, a);
            b = y.fma(w0, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch);
            a = y.fma(w2, a);
            b = y.fma(w1, b);
            c = y.fma(w0, c);
            y = FloatVector.fromArray(SPECIES, input, i + 3 * pitch);
            a = y.fma(w3, a);
            b = y.fma(w2, b);
            c = y.fma(w1, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch);
            a = y.fma(w4, a);
            b = y.fma(w3, b);
            c = y.fma(w2, c);
            y = FloatVector.fromArray(SPECIES, input, i + 5 * pitch);
            b = y.fma(w4, b);
            c = y.fma(w3, c);
            y = FloatVector.fromArray(SPECIES, input, i + 6 * pitch);
            c = y.fma(w4, c);
            y = FloatVector.fromArray(SPECIES, input, i + 1);
            a = y.fma(w5, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch + 1);
            a = y.fma(w6, a);
            b = y.fma(w5, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch + 1);
            a = y.fma(w7, a);
            b = y.fma(w6, b);
            c = y.fma(w5, c);
            y = FloatVector.fromArray(SPECIES, input, i + 3 * pitch + 1);
            a = y.fma(w8, a);
            b = y.fma(w7, b);
            c = y.fma(w6, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch + 1);
            a = y.fma(w9, a);
            b = y.fma(w8, b);
            c = y.fma(w7, c);
            y = FloatVector.fromArray(SPECIES, input, i + 5 * pitch + 1);
            b = y.fma(w9, b);
            c = y.fma(w8, c);
            y = FloatVector.fromArray(SPECIES, input, i + 6 * pitch + 1);
            c = y.fma(w9, c);
            a.intoArray(output, o);
            b.intoArray(output, o + apart);
            c.intoArray(output, o + 2 * apart);
        }
    }

    private static void three(RowTaps taps, int from, boolean more, float[] input, int x, int pitch, float[] output,
            int at,
            int apart, int count) {
        float[] weights = taps.weights();
        FloatVector s = FloatVector.broadcast(SPECIES, taps.bias());
        FloatVector w0 = FloatVector.broadcast(SPECIES, weights[from]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, weights[from + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, weights[from + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, weights[from + 3]);
        FloatVector w4 = FloatVector.broadcast(SPECIES, weights[from + 4]);
        FloatVector w5 = FloatVector.broadcast(SPECIES, weights[from + 5]);
        FloatVector w6 = FloatVector.broadcast(SPECIES, weights[from + 6]);
        FloatVector w7 = FloatVector.broadcast(SPECIES, weights[from + 7]);
        FloatVector w8 = FloatVector.broadcast(SPECIES, weights[from + 8]);
        FloatVector w9 = FloatVector.broadcast(SPECIES, weights[from + 9]);
        FloatVector w10 = FloatVector.broadcast(SPECIES, weights[from + 10]);
        FloatVector w11 = FloatVector.broadcast(SPECIES, weights[from + 11]);
        FloatVector w12 = FloatVector.broadcast(SPECIES, weights[from + 12]);
        FloatVector w13 = FloatVector.broadcast(SPECIES, weights[from + 13]);
        FloatVector w14 = FloatVector.broadcast(SPECIES, weights[from + 14]);
        for (int q = 0; q < count; q += LANES) {
            int i = x + q;
            int o = at + q;
            FloatVector a, b, c;
            if (more) {
                a = FloatVector.fromArray(SPECIES, output, o);
                b = FloatVector.fromArray(SPECIES, output, o + apart);
                c = FloatVector.fromArray(SPECIES, output, o + 2 * apart);
            } else {
                a = s;
                b = s;
                c = s;
            }
            FloatVector y = FloatVector.fromArray(SPECIES, input, i);
            a = y.fma(w0, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch);
            a = y.fma(w1, a);
            b = y.fma(w0, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch);
            a = y.fma(w2, a);
            b = y.fma(w1, b);
            c = y.fma(w0, c);
            y = FloatVector.fromArray(SPECIES, input, i + 3 * pitch);
            a = y.fma(w3, a);
            b = y.fma(w2, b);
            c = y.fma(w1, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch);
            a = y.fma(w4, a);
            b = y.fma(w3, b);
            c = y.fma(w2, c);
            y = FloatVector.fromArray(SPECIES, input, i + 5 * pitch);
            b = y.fma(w4, b);
            c = y.fma(w3, c);
            y = FloatVector.fromArray(SPECIES, input, i + 6 * pitch);
            c = y.fma(w4, c);
            y = FloatVector.fromArray(SPECIES, input, i + 1);
            a = y.fma(w5, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch + 1);
            a = y.fma(w6, a);
            b = y.fma(w5, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch + 1);
            a = y.fma(w7, a);
            b = y.fma(w6, b);
            c = y.fma(w5, c);
            y = FloatVector.fromArray(SPECIES, input, i + 3 * pitch + 1);
            a = y.fma(w8, a);
            b = y.fma(w7, b);
            c = y.fma(w6, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch + 1);
            a = y.fma(w9, a);
            b = y.fma(w8, b);
            c = y.fma(w7, c);
            y = FloatVector.fromArray(SPECIES, input, i + 5 * pitch + 1);
            b = y.fma(w9, b);
            c = y.fma(w8, c);
            y = FloatVector.fromArray(SPECIES, input, i + 6 * pitch + 1);
            c = y.fma(w9, c);
            y = FloatVector.fromArray(SPECIES, input, i + 2);
            a = y.fma(w10, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch + 2);
            a = y.fma(w11, a);
            b = y.fma(w10, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch + 2);
            a = y.fma(w12, a);
            b = y.fma(w11, b);
            c = y.fma(w10, c);
            y = FloatVector.fromArray(SPECIES, input, i + 3 * pitch + 2);
            a = y.fma(w13, a);
            b = y.fma(w12, b);
            c = y.fma(w11, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch + 2);
            a = y.fma(w14, a);
            b = y.fma(w13, b);
            c = y.fma(w12, c);
            y = FloatVector.fromArray(SPECIES, input, i + 5 * pitch + 2);
            b = y.fma(w14, b);
            c = y.fma(w13, c);
            y = FloatVector.fromArray(SPECIES, input, i + 6 * pitch + 2);
            c = y.fma(w14, c);
            a.intoArray(output, o);
            b.intoArray(output, o + apart);
            c.intoArray(output, o + 2 * apart);
        }
    }
}
