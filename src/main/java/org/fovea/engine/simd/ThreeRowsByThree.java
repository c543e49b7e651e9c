package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ThreeRows] by three kernel rows and one to three columns of them, in 14 registers at most.
final class ThreeRowsByThree {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private ThreeRowsByThree() {
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
            b = y.fma(w2, b);
            c = y.fma(w1, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch);
            c = y.fma(w2, c);
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
            b = y.fma(w2, b);
            c = y.fma(w1, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch);
            c = y.fma(w2, c);
            y = FloatVector.fromArray(SPECIES, input, i + 1);
            a = y.fma(w3, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch + 1);
            a = y.fma(w4, a);
            b = y.fma(w3, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch + 1);
            a = y.fma(w5, a);
            b = y.fma(w4, b);
            c = y.fma(w3, c);
            y = FloatVector.fromArray(SPECIES, input, i + 3 * pitch + 1);
            b = y.fma(w5, b);
            c = y.fma(w4, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch + 1);
            c = y.fma(w5, c);
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
            b = y.fma(w2, b);
            c = y.fma(w1, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch);
            c = y.fma(w2, c);
            y = FloatVector.fromArray(SPECIES, input, i + 1);
            a = y.fma(w3, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch + 1);
            a = y.fma(w4, a);
            b = y.fma(w3, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch + 1);
            a = y.fma(w5, a);
            b = y.fma(w4, b);
            c = y.fma(w3, c);
            y = FloatVector.fromArray(SPECIES, input, i + 3 * pitch + 1);
            b = y.fma(w5, b);
            c = y.fma(w4, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch + 1);
            c = y.fma(w5, c);
            y = FloatVector.fromArray(SPECIES, input, i + 2);
            a = y.fma(w6, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch + 2);
            a = y.fma(w7, a);
            b = y.fma(w6, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch + 2);
            a = y.fma(w8, a);
            b = y.fma(w7, b);
            c = y.fma(w6, c);
            y = FloatVector.fromArray(SPECIES, input, i + 3 * pitch + 2);
            b = y.fma(w8, b);
            c = y.fma(w7, c);
            y = FloatVector.fromArray(SPECIES, input, i + 4 * pitch + 2);
            c = y.fma(w8, c);
            a.intoArray(output, o);
            b.intoArray(output, o + apart);
            c.intoArray(output, o + 2 * apart);
        }
    }
}
