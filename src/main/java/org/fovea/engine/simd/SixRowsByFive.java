package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Six rows of one map × one vector, by five or six kernel rows: as [SixRowsByFew], in 12 and 13 registers.
final class SixRowsByFive {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private SixRowsByFive() {
    }

    static void five(RowTaps taps, int from, boolean more, float[] input, int q, int pitch, float[] output, int at,
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
            int w = from + 5 * v;
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[w]);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weights[w + 1]);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weights[w + 2]);
            FloatVector w3 = FloatVector.broadcast(SPECIES, weights[w + 3]);
            FloatVector w4 = FloatVector.broadcast(SPECIES, weights[w + 4]);
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
            s = FloatVector.fromArray(SPECIES, input, x + 4 * pitch);
            a = s.fma(w4, a);
            b = s.fma(w3, b);
            c = s.fma(w2, c);
            d = s.fma(w1, d);
            e = s.fma(w0, e);
            if (v == weights.length) break;
            s = FloatVector.fromArray(SPECIES, input, x + 5 * pitch);
            b = s.fma(w4, b);
            c = s.fma(w3, c);
            d = s.fma(w2, d);
            e = s.fma(w1, e);
            f = s.fma(w0, f);
            s = FloatVector.fromArray(SPECIES, input, x + 6 * pitch);
            c = s.fma(w4, c);
            d = s.fma(w3, d);
            e = s.fma(w2, e);
            f = s.fma(w1, f);
            s = FloatVector.fromArray(SPECIES, input, x + 7 * pitch);
            d = s.fma(w4, d);
            e = s.fma(w3, e);
            f = s.fma(w2, f);
            s = FloatVector.fromArray(SPECIES, input, x + 8 * pitch);
            e = s.fma(w4, e);
            f = s.fma(w3, f);
            s = FloatVector.fromArray(SPECIES, input, x + 9 * pitch);
            f = s.fma(w4, f);
        }
        a.intoArray(output, at);
        b.intoArray(output, at + apart);
        c.intoArray(output, at + 2 * apart);
        d.intoArray(output, at + 3 * apart);
        e.intoArray(output, at + 4 * apart);
        f.intoArray(output, at + 5 * apart);
    }

    static void six(RowTaps taps, int from, boolean more, float[] input, int q, int pitch, float[] output, int at,
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
            int w = from + 6 * v;
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[w]);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weights[w + 1]);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weights[w + 2]);
            FloatVector w3 = FloatVector.broadcast(SPECIES, weights[w + 3]);
            FloatVector w4 = FloatVector.broadcast(SPECIES, weights[w + 4]);
            FloatVector w5 = FloatVector.broadcast(SPECIES, weights[w + 5]);
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
            s = FloatVector.fromArray(SPECIES, input, x + 4 * pitch);
            a = s.fma(w4, a);
            b = s.fma(w3, b);
            c = s.fma(w2, c);
            d = s.fma(w1, d);
            e = s.fma(w0, e);
            if (v == weights.length) break;
            s = FloatVector.fromArray(SPECIES, input, x + 5 * pitch);
            a = s.fma(w5, a);
            b = s.fma(w4, b);
            c = s.fma(w3, c);
            d = s.fma(w2, d);
            e = s.fma(w1, e);
            f = s.fma(w0, f);
            s = FloatVector.fromArray(SPECIES, input, x + 6 * pitch);
            b = s.fma(w5, b);
            c = s.fma(w4, c);
            d = s.fma(w3, d);
            e = s.fma(w2, e);
            f = s.fma(w1, f);
            s = FloatVector.fromArray(SPECIES, input, x + 7 * pitch);
            c = s.fma(w5, c);
            d = s.fma(w4, d);
            e = s.fma(w3, e);
            f = s.fma(w2, f);
            s = FloatVector.fromArray(SPECIES, input, x + 8 * pitch);
            d = s.fma(w5, d);
            e = s.fma(w4, e);
            f = s.fma(w3, f);
            s = FloatVector.fromArray(SPECIES, input, x + 9 * pitch);
            e = s.fma(w5, e);
            f = s.fma(w4, f);
            s = FloatVector.fromArray(SPECIES, input, x + 10 * pitch);
            f = s.fma(w5, f);
        }
        a.intoArray(output, at);
        b.intoArray(output, at + apart);
        c.intoArray(output, at + 2 * apart);
        d.intoArray(output, at + 3 * apart);
        e.intoArray(output, at + 4 * apart);
        f.intoArray(output, at + 5 * apart);
    }
}
