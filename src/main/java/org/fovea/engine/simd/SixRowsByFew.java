package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Six rows of one map × one vector, by one to four kernel rows: for each column of the kernel, every input row is loaded
/// once and multiplied with all weights that any of the six rows has for it, and with no others. The sums, the weights, and
/// the input row fill 11 registers at most. See [SixRowsByFive] and [SixRowsByEight] for more kernel rows.
///
/// The loops leave no array of weights: see [EightMaps].
final class SixRowsByFew {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private SixRowsByFew() {
    }

    static void one(RowTaps taps, int from, boolean more, float[] input, int q, int pitch, float[] output, int at,
            int apart) {
        float[] weights = taps.weights();
        FloatVector a, b, c, d, e, f;
        if (!more) {
            a = FloatVector.broadcast(SPECIES, taps.bias());
            b = a;
            c = a;
            d = a;
            e = a;
            f = a;
        } else {
            a = FloatVector.fromArray(SPECIES, output, at);
            b = FloatVector.fromArray(SPECIES, output, at + apart);
            c = FloatVector.fromArray(SPECIES, output, at + 2 * apart);
            d = FloatVector.fromArray(SPECIES, output, at + 3 * apart);
            e = FloatVector.fromArray(SPECIES, output, at + 4 * apart);
            f = FloatVector.fromArray(SPECIES, output, at + 5 * apart);
        }
        for (int v = 0; v < taps.wide(); v++) {
            int x = q + v;
            int w = from + v;
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[w]);
            FloatVector s = FloatVector.fromArray(SPECIES, input, x);
            a = s.fma(w0, a);
            s = FloatVector.fromArray(SPECIES, input, x + pitch);
            b = s.fma(w0, b);
            s = FloatVector.fromArray(SPECIES, input, x + 2 * pitch);
            c = s.fma(w0, c);
            if (v == weights.length) break;
            s = FloatVector.fromArray(SPECIES, input, x + 3 * pitch);
            d = s.fma(w0, d);
            s = FloatVector.fromArray(SPECIES, input, x + 4 * pitch);
            e = s.fma(w0, e);
            s = FloatVector.fromArray(SPECIES, input, x + 5 * pitch);
            f = s.fma(w0, f);
        }
        a.intoArray(output, at);
        b.intoArray(output, at + apart);
        c.intoArray(output, at + 2 * apart);
        d.intoArray(output, at + 3 * apart);
        e.intoArray(output, at + 4 * apart);
        f.intoArray(output, at + 5 * apart);
    }

    static void two(RowTaps taps, int from, boolean more, float[] input, int q, int pitch, float[] output, int at,
            int apart) {
        float[] weights = taps.weights();
        FloatVector a, b, c, d, e, f;
        if (!more) {
            a = FloatVector.broadcast(SPECIES, taps.bias());
            b = a;
            c = a;
            d = a;
            e = a;
            f = a;
        } else {
            a = FloatVector.fromArray(SPECIES, output, at);
            b = FloatVector.fromArray(SPECIES, output, at + apart);
            c = FloatVector.fromArray(SPECIES, output, at + 2 * apart);
            d = FloatVector.fromArray(SPECIES, output, at + 3 * apart);
            e = FloatVector.fromArray(SPECIES, output, at + 4 * apart);
            f = FloatVector.fromArray(SPECIES, output, at + 5 * apart);
        }
        for (int v = 0; v < taps.wide(); v++) {
            int x = q + v;
            int w = from + 2 * v;
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[w]);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weights[w + 1]);
            FloatVector s = FloatVector.fromArray(SPECIES, input, x);
            a = s.fma(w0, a);
            s = FloatVector.fromArray(SPECIES, input, x + pitch);
            a = s.fma(w1, a);
            b = s.fma(w0, b);
            s = FloatVector.fromArray(SPECIES, input, x + 2 * pitch);
            b = s.fma(w1, b);
            c = s.fma(w0, c);
            if (v == weights.length) break;
            s = FloatVector.fromArray(SPECIES, input, x + 3 * pitch);
            c = s.fma(w1, c);
            d = s.fma(w0, d);
            s = FloatVector.fromArray(SPECIES, input, x + 4 * pitch);
            d = s.fma(w1, d);
            e = s.fma(w0, e);
            s = FloatVector.fromArray(SPECIES, input, x + 5 * pitch);
            e = s.fma(w1, e);
            f = s.fma(w0, f);
            s = FloatVector.fromArray(SPECIES, input, x + 6 * pitch);
            f = s.fma(w1, f);
        }
        a.intoArray(output, at);
        b.intoArray(output, at + apart);
        c.intoArray(output, at + 2 * apart);
        d.intoArray(output, at + 3 * apart);
        e.intoArray(output, at + 4 * apart);
        f.intoArray(output, at + 5 * apart);
    }

    static void three(RowTaps taps, int from, boolean more, float[] input, int q, int pitch, float[] output, int at,
            int apart) {
        float[] weights = taps.weights();
        FloatVector a, b, c, d, e, f;
        if (!more) {
            a = FloatVector.broadcast(SPECIES, taps.bias());
            b = a;
            c = a;
            d = a;
            e = a;
            f = a;
        } else {
            a = FloatVector.fromArray(SPECIES, output, at);
            b = FloatVector.fromArray(SPECIES, output, at + apart);
            c = FloatVector.fromArray(SPECIES, output, at + 2 * apart);
            d = FloatVector.fromArray(SPECIES, output, at + 3 * apart);
            e = FloatVector.fromArray(SPECIES, output, at + 4 * apart);
            f = FloatVector.fromArray(SPECIES, output, at + 5 * apart);
        }
        for (int v = 0; v < taps.wide(); v++) {
            int x = q + v;
            int w = from + 3 * v;
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[w]);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weights[w + 1]);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weights[w + 2]);
            FloatVector s = FloatVector.fromArray(SPECIES, input, x);
            a = s.fma(w0, a);
            s = FloatVector.fromArray(SPECIES, input, x + pitch);
            a = s.fma(w1, a);
            b = s.fma(w0, b);
            s = FloatVector.fromArray(SPECIES, input, x + 2 * pitch);
            a = s.fma(w2, a);
            b = s.fma(w1, b);
            c = s.fma(w0, c);
            s = FloatVector.fromArray(SPECIES, input, x + 3 * pitch);
            b = s.fma(w2, b);
            c = s.fma(w1, c);
            d = s.fma(w0, d);
            if (v == weights.length) break;
            s = FloatVector.fromArray(SPECIES, input, x + 4 * pitch);
            c = s.fma(w2, c);
            d = s.fma(w1, d);
            e = s.fma(w0, e);
            s = FloatVector.fromArray(SPECIES, input, x + 5 * pitch);
            d = s.fma(w2, d);
            e = s.fma(w1, e);
            f = s.fma(w0, f);
            s = FloatVector.fromArray(SPECIES, input, x + 6 * pitch);
            e = s.fma(w2, e);
            f = s.fma(w1, f);
            s = FloatVector.fromArray(SPECIES, input, x + 7 * pitch);
            f = s.fma(w2, f);
        }
        a.intoArray(output, at);
        b.intoArray(output, at + apart);
        c.intoArray(output, at + 2 * apart);
        d.intoArray(output, at + 3 * apart);
        e.intoArray(output, at + 4 * apart);
        f.intoArray(output, at + 5 * apart);
    }

    static void four(RowTaps taps, int from, boolean more, float[] input, int q, int pitch, float[] output, int at,
            int apart) {
        float[] weights = taps.weights();
        FloatVector a, b, c, d, e, f;
        if (!more) {
            a = FloatVector.broadcast(SPECIES, taps.bias());
            b = a;
            c = a;
            d = a;
            e = a;
            f = a;
        } else {
            a = FloatVector.fromArray(SPECIES, output, at);
            b = FloatVector.fromArray(SPECIES, output, at + apart);
            c = FloatVector.fromArray(SPECIES, output, at + 2 * apart);
            d = FloatVector.fromArray(SPECIES, output, at + 3 * apart);
            e = FloatVector.fromArray(SPECIES, output, at + 4 * apart);
            f = FloatVector.fromArray(SPECIES, output, at + 5 * apart);
        }
        for (int v = 0; v < taps.wide(); v++) {
            int x = q + v;
            int w = from + 4 * v;
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[w]);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weights[w + 1]);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weights[w + 2]);
            FloatVector w3 = FloatVector.broadcast(SPECIES, weights[w + 3]);
            FloatVector s = FloatVector.fromArray(SPECIES, input, x);
            a = s.fma(w0, a);
            s = FloatVector.fromArray(SPECIES, input, x + pitch);
            a = s.fma(w1, a);
            b = s.fma(w0, b);
            s = FloatVector.fromArray(SPECIES, input, x + 2 * pitch);
            a = s.fma(w2, a);
            b = s.fma(w1, b);
            c = s.fma(w0, c);
            s = FloatVector.fromArray(SPECIES, input, x + 3 * pitch);
            a = s.fma(w3, a);
            b = s.fma(w2, b);
            c = s.fma(w1, c);
            d = s.fma(w0, d);
            if (v == weights.length) break;
            s = FloatVector.fromArray(SPECIES, input, x + 4 * pitch);
            b = s.fma(w3, b);
            c = s.fma(w2, c);
            d = s.fma(w1, d);
            e = s.fma(w0, e);
            s = FloatVector.fromArray(SPECIES, input, x + 5 * pitch);
            c = s.fma(w3, c);
            d = s.fma(w2, d);
            e = s.fma(w1, e);
            f = s.fma(w0, f);
            s = FloatVector.fromArray(SPECIES, input, x + 6 * pitch);
            d = s.fma(w3, d);
            e = s.fma(w2, e);
            f = s.fma(w1, f);
            s = FloatVector.fromArray(SPECIES, input, x + 7 * pitch);
            e = s.fma(w3, e);
            f = s.fma(w2, f);
            s = FloatVector.fromArray(SPECIES, input, x + 8 * pitch);
            f = s.fma(w3, f);
        }
        a.intoArray(output, at);
        b.intoArray(output, at + apart);
        c.intoArray(output, at + 2 * apart);
        d.intoArray(output, at + 3 * apart);
        e.intoArray(output, at + 4 * apart);
        f.intoArray(output, at + 5 * apart);
    }
}
