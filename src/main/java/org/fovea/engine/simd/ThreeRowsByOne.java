package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [ThreeRows] by one kernel row and one to three columns of them, in 8 registers at most.
final class ThreeRowsByOne {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private ThreeRowsByOne() {
    }

    static void sum(int columns, RowTaps taps, int from, boolean more, float[] input, int x, int pitch, float[] output,
            int at, int apart, int count) {
        switch (columns) {
            case 1 -> one(taps, from, more, input, x, pitch, output, at, apart, count);
            case 2 -> two(taps, from, more, input, x, pitch, output, at, apart, count);
            default -> three(taps, from, more, input, x, pitch, output, at, apart, count);
        }
    }

    private static void one(RowTaps taps, int from, boolean more, float[] input, int x, int pitch, float[] output, int at,
            int apart, int count) {
        float[] weights = taps.weights();
        FloatVector s = FloatVector.broadcast(SPECIES, taps.bias());
        FloatVector w0 = FloatVector.broadcast(SPECIES, weights[from]);
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
            b = y.fma(w0, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch);
            c = y.fma(w0, c);
            a.intoArray(output, o);
            b.intoArray(output, o + apart);
            c.intoArray(output, o + 2 * apart);
        }
    }

    private static void two(RowTaps taps, int from, boolean more, float[] input, int x, int pitch, float[] output, int at,
            int apart, int count) {
        float[] weights = taps.weights();
        FloatVector s = FloatVector.broadcast(SPECIES, taps.bias());
        FloatVector w0 = FloatVector.broadcast(SPECIES, weights[from]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, weights[from + 1]);
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
            b = y.fma(w0, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch);
            c = y.fma(w0, c);
            y = FloatVector.fromArray(SPECIES, input, i + 1);
            a = y.fma(w1, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch + 1);
            b = y.fma(w1, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch + 1);
            c = y.fma(w1, c);
            a.intoArray(output, o);
            b.intoArray(output, o + apart);
            c.intoArray(output, o + 2 * apart);
        }
    }

    private static void three(RowTaps taps, int from, boolean more, float[] input, int x, int pitch, float[] output, int at,
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
            b = y.fma(w0, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch);
            c = y.fma(w0, c);
            y = FloatVector.fromArray(SPECIES, input, i + 1);
            a = y.fma(w1, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch + 1);
            b = y.fma(w1, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch + 1);
            c = y.fma(w1, c);
            y = FloatVector.fromArray(SPECIES, input, i + 2);
            a = y.fma(w2, a);
            y = FloatVector.fromArray(SPECIES, input, i + pitch + 2);
            b = y.fma(w2, b);
            y = FloatVector.fromArray(SPECIES, input, i + 2 * pitch + 2);
            c = y.fma(w2, c);
            a.intoArray(output, o);
            b.intoArray(output, o + apart);
            c.intoArray(output, o + 2 * apart);
        }
    }
}
