package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Loops over the Vector API with fused multiply-add. Each block is a method of its own with one plain loop and few vector
/// calls: beyond about 70 of them, or with branches between the sums, the compiler gives up keeping the sums in registers;
/// and a short method that is called often is compiled sooner than a long loop, before which vectors are very slow.
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final int maps;

    /// @param maps how many maps to compute at once: 6 fills 16 vector registers, 8 fills 32
    VectorKernels(int maps) {
        if (maps != 6 && maps != 8) throw new IllegalArgumentException("no kernel for %d maps".formatted(maps));
        this.maps = maps;
    }

    /// The block that fits the registers: 32 of them with 512-bit vectors and on ARM, otherwise 16. The scalar loops where
    /// the processor has no fused multiply-add, which would have to be emulated.
    static Kernels orScalar() {
        if (LANES < 4 || !fused()) return SCALAR;
        boolean many = LANES >= 16 || System.getProperty("os.arch", "").equals("aarch64");
        return new VectorKernels(many ? 8 : 6);
    }

    /// Whether the processor fuses: emulated, this loop takes a hundred times as long as a twentieth of a millisecond.
    private static boolean fused() {
        long start = System.nanoTime();
        float sum = 0;
        for (int i = 0; i < 1000; i++) sum = Math.fma(sum, 0.5f, 1);
        return sum > 0 && System.nanoTime() - start < 1_000_000;
    }

    @Override
    public String name() {
        return "%d-bit vectors".formatted(SPECIES.vectorBitSize());
    }

    @Override
    public int block(int left) {
        if (left > 4) return maps;
        return left > 2 ? 4 : left;
    }

    @Override
    public int rows() {
        return 2;
    }

    @Override
    public int slack() {
        return 8 * LANES;
    }

    @Override
    public void correlate(Taps taps, int[] offsets, int from, boolean more, float[] input, float[] output,
            int at, int pitch, int count) {
        int wide = vectors(taps.maps()) * LANES;
        for (int q = 0; q < count; q += wide)
            switch (taps.maps()) {
            case 1 -> one(taps, offsets, from, more, input, output, at + q, q);
            case 2 -> two(taps, offsets, from, more, input, output, at + q, pitch, q);
            case 4 -> four(taps, offsets, from, more, input, output, at + q, pitch, q);
            case 6 -> six(taps, offsets, from, more, input, output, at + q, pitch, q);
            default -> eight(taps, offsets, from, more, input, output, at + q, pitch, q);
            }
    }

    private static int vectors(int maps) {
        return switch (maps) {
            case 1 -> 8;
            case 2 -> 5;
            case 8 -> 3;
            default -> 2;
        };
    }

    /// One map × eight vectors.
    private static void one(Taps taps, int[] offsets, int from, boolean more, float[] input, float[] output, int at,
            int q) {
        int n = taps.count();
        float[] weights = taps.weights();
        float[] bias = taps.bias();
        FloatVector a0, a1, a2, a3, a4, a5, a6, a7;
        if (!more) {
            a0 = FloatVector.broadcast(SPECIES, bias[0]);
            a1 = a0;
            a2 = a0;
            a3 = a0;
            a4 = a0;
            a5 = a0;
            a6 = a0;
            a7 = a0;
        } else {
            a0 = FloatVector.fromArray(SPECIES, output, at);
            a1 = FloatVector.fromArray(SPECIES, output, at + LANES);
            a2 = FloatVector.fromArray(SPECIES, output, at + 2 * LANES);
            a3 = FloatVector.fromArray(SPECIES, output, at + 3 * LANES);
            a4 = FloatVector.fromArray(SPECIES, output, at + 4 * LANES);
            a5 = FloatVector.fromArray(SPECIES, output, at + 5 * LANES);
            a6 = FloatVector.fromArray(SPECIES, output, at + 6 * LANES);
            a7 = FloatVector.fromArray(SPECIES, output, at + 7 * LANES);
        }
        for (int t = 0; t < n; t++) {
            int x = q + offsets[from + t];
            FloatVector w = FloatVector.broadcast(SPECIES, weights[t]);
            a0 = FloatVector.fromArray(SPECIES, input, x).fma(w, a0);
            a1 = FloatVector.fromArray(SPECIES, input, x + LANES).fma(w, a1);
            a2 = FloatVector.fromArray(SPECIES, input, x + 2 * LANES).fma(w, a2);
            a3 = FloatVector.fromArray(SPECIES, input, x + 3 * LANES).fma(w, a3);
            a4 = FloatVector.fromArray(SPECIES, input, x + 4 * LANES).fma(w, a4);
            a5 = FloatVector.fromArray(SPECIES, input, x + 5 * LANES).fma(w, a5);
            a6 = FloatVector.fromArray(SPECIES, input, x + 6 * LANES).fma(w, a6);
            a7 = FloatVector.fromArray(SPECIES, input, x + 7 * LANES).fma(w, a7);
        }
        a0.intoArray(output, at);
        a1.intoArray(output, at + LANES);
        a2.intoArray(output, at + 2 * LANES);
        a3.intoArray(output, at + 3 * LANES);
        a4.intoArray(output, at + 4 * LANES);
        a5.intoArray(output, at + 5 * LANES);
        a6.intoArray(output, at + 6 * LANES);
        a7.intoArray(output, at + 7 * LANES);
    }
    /// Two maps × five vectors.
    private static void two(Taps taps, int[] offsets, int from, boolean more, float[] input, float[] output, int at,
            int pitch, int q) {
        int n = taps.count();
        float[] weights = taps.weights();
        float[] bias = taps.bias();
        FloatVector a0, a1, a2, a3, a4;
        FloatVector b0, b1, b2, b3, b4;
        if (!more) {
            a0 = FloatVector.broadcast(SPECIES, bias[0]);
            a1 = a0;
            a2 = a0;
            a3 = a0;
            a4 = a0;
            b0 = FloatVector.broadcast(SPECIES, bias[1]);
            b1 = b0;
            b2 = b0;
            b3 = b0;
            b4 = b0;
        } else {
            a0 = FloatVector.fromArray(SPECIES, output, at);
            a1 = FloatVector.fromArray(SPECIES, output, at + LANES);
            a2 = FloatVector.fromArray(SPECIES, output, at + 2 * LANES);
            a3 = FloatVector.fromArray(SPECIES, output, at + 3 * LANES);
            a4 = FloatVector.fromArray(SPECIES, output, at + 4 * LANES);
            b0 = FloatVector.fromArray(SPECIES, output, at + pitch);
            b1 = FloatVector.fromArray(SPECIES, output, at + pitch + LANES);
            b2 = FloatVector.fromArray(SPECIES, output, at + pitch + 2 * LANES);
            b3 = FloatVector.fromArray(SPECIES, output, at + pitch + 3 * LANES);
            b4 = FloatVector.fromArray(SPECIES, output, at + pitch + 4 * LANES);
        }
        for (int t = 0; t < n; t++) {
            int x = q + offsets[from + t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, input, x);
            FloatVector x1 = FloatVector.fromArray(SPECIES, input, x + LANES);
            FloatVector x2 = FloatVector.fromArray(SPECIES, input, x + 2 * LANES);
            FloatVector x3 = FloatVector.fromArray(SPECIES, input, x + 3 * LANES);
            FloatVector x4 = FloatVector.fromArray(SPECIES, input, x + 4 * LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[t]);
            a0 = x0.fma(w, a0);
            a1 = x1.fma(w, a1);
            a2 = x2.fma(w, a2);
            a3 = x3.fma(w, a3);
            a4 = x4.fma(w, a4);
            w = FloatVector.broadcast(SPECIES, weights[t + Taps.SPAN]);
            b0 = x0.fma(w, b0);
            b1 = x1.fma(w, b1);
            b2 = x2.fma(w, b2);
            b3 = x3.fma(w, b3);
            b4 = x4.fma(w, b4);
        }
        a0.intoArray(output, at);
        a1.intoArray(output, at + LANES);
        a2.intoArray(output, at + 2 * LANES);
        a3.intoArray(output, at + 3 * LANES);
        a4.intoArray(output, at + 4 * LANES);
        b0.intoArray(output, at + pitch);
        b1.intoArray(output, at + pitch + LANES);
        b2.intoArray(output, at + pitch + 2 * LANES);
        b3.intoArray(output, at + pitch + 3 * LANES);
        b4.intoArray(output, at + pitch + 4 * LANES);
    }
    /// Four maps × two vectors.
    private static void four(Taps taps, int[] offsets, int from, boolean more, float[] input, float[] output, int at,
            int pitch, int q) {
        int n = taps.count();
        float[] weights = taps.weights();
        float[] bias = taps.bias();
        FloatVector a0, a1;
        FloatVector b0, b1;
        FloatVector c0, c1;
        FloatVector d0, d1;
        if (!more) {
            a0 = FloatVector.broadcast(SPECIES, bias[0]);
            a1 = a0;
            b0 = FloatVector.broadcast(SPECIES, bias[1]);
            b1 = b0;
            c0 = FloatVector.broadcast(SPECIES, bias[2]);
            c1 = c0;
            d0 = FloatVector.broadcast(SPECIES, bias[3]);
            d1 = d0;
        } else {
            a0 = FloatVector.fromArray(SPECIES, output, at);
            a1 = FloatVector.fromArray(SPECIES, output, at + LANES);
            b0 = FloatVector.fromArray(SPECIES, output, at + pitch);
            b1 = FloatVector.fromArray(SPECIES, output, at + pitch + LANES);
            c0 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch);
            c1 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch + LANES);
            d0 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch);
            d1 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch + LANES);
        }
        for (int t = 0; t < n; t++) {
            int x = q + offsets[from + t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, input, x);
            FloatVector x1 = FloatVector.fromArray(SPECIES, input, x + LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[t]);
            a0 = x0.fma(w, a0);
            a1 = x1.fma(w, a1);
            w = FloatVector.broadcast(SPECIES, weights[t + Taps.SPAN]);
            b0 = x0.fma(w, b0);
            b1 = x1.fma(w, b1);
            w = FloatVector.broadcast(SPECIES, weights[t + 2 * Taps.SPAN]);
            c0 = x0.fma(w, c0);
            c1 = x1.fma(w, c1);
            w = FloatVector.broadcast(SPECIES, weights[t + 3 * Taps.SPAN]);
            d0 = x0.fma(w, d0);
            d1 = x1.fma(w, d1);
        }
        a0.intoArray(output, at);
        a1.intoArray(output, at + LANES);
        b0.intoArray(output, at + pitch);
        b1.intoArray(output, at + pitch + LANES);
        c0.intoArray(output, at + 2 * pitch);
        c1.intoArray(output, at + 2 * pitch + LANES);
        d0.intoArray(output, at + 3 * pitch);
        d1.intoArray(output, at + 3 * pitch + LANES);
    }
    /// Six maps × two vectors: with two inputs and a weight, 15 registers.
    private static void six(Taps taps, int[] offsets, int from, boolean more, float[] input, float[] output, int at,
            int pitch, int q) {
        int n = taps.count();
        float[] weights = taps.weights();
        float[] bias = taps.bias();
        FloatVector a0, a1;
        FloatVector b0, b1;
        FloatVector c0, c1;
        FloatVector d0, d1;
        FloatVector e0, e1;
        FloatVector f0, f1;
        if (!more) {
            a0 = FloatVector.broadcast(SPECIES, bias[0]);
            a1 = a0;
            b0 = FloatVector.broadcast(SPECIES, bias[1]);
            b1 = b0;
            c0 = FloatVector.broadcast(SPECIES, bias[2]);
            c1 = c0;
            d0 = FloatVector.broadcast(SPECIES, bias[3]);
            d1 = d0;
            e0 = FloatVector.broadcast(SPECIES, bias[4]);
            e1 = e0;
            f0 = FloatVector.broadcast(SPECIES, bias[5]);
            f1 = f0;
        } else {
            a0 = FloatVector.fromArray(SPECIES, output, at);
            a1 = FloatVector.fromArray(SPECIES, output, at + LANES);
            b0 = FloatVector.fromArray(SPECIES, output, at + pitch);
            b1 = FloatVector.fromArray(SPECIES, output, at + pitch + LANES);
            c0 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch);
            c1 = FloatVector.fromArray(SPECIES, output, at + 2 * pitch + LANES);
            d0 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch);
            d1 = FloatVector.fromArray(SPECIES, output, at + 3 * pitch + LANES);
            e0 = FloatVector.fromArray(SPECIES, output, at + 4 * pitch);
            e1 = FloatVector.fromArray(SPECIES, output, at + 4 * pitch + LANES);
            f0 = FloatVector.fromArray(SPECIES, output, at + 5 * pitch);
            f1 = FloatVector.fromArray(SPECIES, output, at + 5 * pitch + LANES);
        }
        for (int t = 0; t < n; t++) {
            int x = q + offsets[from + t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, input, x);
            FloatVector x1 = FloatVector.fromArray(SPECIES, input, x + LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[t]);
            a0 = x0.fma(w, a0);
            a1 = x1.fma(w, a1);
            w = FloatVector.broadcast(SPECIES, weights[t + Taps.SPAN]);
            b0 = x0.fma(w, b0);
            b1 = x1.fma(w, b1);
            w = FloatVector.broadcast(SPECIES, weights[t + 2 * Taps.SPAN]);
            c0 = x0.fma(w, c0);
            c1 = x1.fma(w, c1);
            w = FloatVector.broadcast(SPECIES, weights[t + 3 * Taps.SPAN]);
            d0 = x0.fma(w, d0);
            d1 = x1.fma(w, d1);
            w = FloatVector.broadcast(SPECIES, weights[t + 4 * Taps.SPAN]);
            e0 = x0.fma(w, e0);
            e1 = x1.fma(w, e1);
            w = FloatVector.broadcast(SPECIES, weights[t + 5 * Taps.SPAN]);
            f0 = x0.fma(w, f0);
            f1 = x1.fma(w, f1);
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
    }
    /// Eight maps × three vectors.
    private static void eight(Taps taps, int[] offsets, int from, boolean more, float[] input, float[] output, int at,
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
            int x = q + offsets[from + t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, input, x);
            FloatVector x1 = FloatVector.fromArray(SPECIES, input, x + LANES);
            FloatVector x2 = FloatVector.fromArray(SPECIES, input, x + 2 * LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[t]);
            a0 = x0.fma(w, a0);
            a1 = x1.fma(w, a1);
            a2 = x2.fma(w, a2);
            w = FloatVector.broadcast(SPECIES, weights[t + Taps.SPAN]);
            b0 = x0.fma(w, b0);
            b1 = x1.fma(w, b1);
            b2 = x2.fma(w, b2);
            w = FloatVector.broadcast(SPECIES, weights[t + 2 * Taps.SPAN]);
            c0 = x0.fma(w, c0);
            c1 = x1.fma(w, c1);
            c2 = x2.fma(w, c2);
            w = FloatVector.broadcast(SPECIES, weights[t + 3 * Taps.SPAN]);
            d0 = x0.fma(w, d0);
            d1 = x1.fma(w, d1);
            d2 = x2.fma(w, d2);
            w = FloatVector.broadcast(SPECIES, weights[t + 4 * Taps.SPAN]);
            e0 = x0.fma(w, e0);
            e1 = x1.fma(w, e1);
            e2 = x2.fma(w, e2);
            w = FloatVector.broadcast(SPECIES, weights[t + 5 * Taps.SPAN]);
            f0 = x0.fma(w, f0);
            f1 = x1.fma(w, f1);
            f2 = x2.fma(w, f2);
            w = FloatVector.broadcast(SPECIES, weights[t + 6 * Taps.SPAN]);
            g0 = x0.fma(w, g0);
            g1 = x1.fma(w, g1);
            g2 = x2.fma(w, g2);
            w = FloatVector.broadcast(SPECIES, weights[t + 7 * Taps.SPAN]);
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
