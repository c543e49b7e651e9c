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

    /// @param maps how many maps to compute at once: 4 fills 16 vector registers, 8 fills 32
    VectorKernels(int maps) {
        if (maps != 4 && maps != 8) throw new IllegalArgumentException("no kernel for %d maps".formatted(maps));
        this.maps = maps;
    }

    /// The block that fits the registers: 32 of them with 512-bit vectors and on ARM, otherwise 16. The scalar loops where
    /// vectors would not pay: on x86, vectors below 256 bits mean a processor without fused multiply-add, which would have
    /// to be emulated.
    static Kernels orScalar() {
        boolean arm = System.getProperty("os.arch", "").equals("aarch64");
        if (LANES < (arm ? 4 : 8)) return SCALAR;
        return new VectorKernels(arm || LANES >= 16 ? 8 : 4);
    }

    @Override
    public String name() {
        return "%d-bit vectors".formatted(SPECIES.vectorBitSize());
    }

    @Override
    public int maps() {
        return maps;
    }

    @Override
    public int slack() {
        return 8 * LANES;
    }

    @Override
    public void correlate(Taps taps, float[] input, float[] output, int pitch, int count) {
        int[] offsets = taps.offsets();
        float[] weights = taps.weights();
        float[] bias = taps.bias();
        if (taps.maps() == 1)
            for (int q = 0; q < count; q += 8 * LANES) one(offsets, weights, bias[0], input, output, q);
        else if (taps.maps() == 4)
            for (int q = 0; q < count; q += 2 * LANES) four(offsets, weights, bias, input, output, pitch, q);
        else
            for (int q = 0; q < count; q += 3 * LANES) eight(offsets, weights, bias, input, output, pitch, q);
    }

    /// One map × eight vectors.
    private static void one(int[] offsets, float[] weights, float bias, float[] input, float[] output,
            int q) {
        FloatVector a = FloatVector.broadcast(SPECIES, bias), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        for (int t = 0; t < offsets.length; t++) {
            FloatVector w = FloatVector.broadcast(SPECIES, weights[t]);
            int at = q + offsets[t];
            a = FloatVector.fromArray(SPECIES, input, at).fma(w, a);
            b = FloatVector.fromArray(SPECIES, input, at + LANES).fma(w, b);
            c = FloatVector.fromArray(SPECIES, input, at + 2 * LANES).fma(w, c);
            d = FloatVector.fromArray(SPECIES, input, at + 3 * LANES).fma(w, d);
            e = FloatVector.fromArray(SPECIES, input, at + 4 * LANES).fma(w, e);
            f = FloatVector.fromArray(SPECIES, input, at + 5 * LANES).fma(w, f);
            g = FloatVector.fromArray(SPECIES, input, at + 6 * LANES).fma(w, g);
            h = FloatVector.fromArray(SPECIES, input, at + 7 * LANES).fma(w, h);
        }
        a.intoArray(output, q);
        b.intoArray(output, q + LANES);
        c.intoArray(output, q + 2 * LANES);
        d.intoArray(output, q + 3 * LANES);
        e.intoArray(output, q + 4 * LANES);
        f.intoArray(output, q + 5 * LANES);
        g.intoArray(output, q + 6 * LANES);
        h.intoArray(output, q + 7 * LANES);
    }

    /// Four maps × two vectors. A third vector would fit 16 registers on paper, but the compiler then moves sums to memory
    /// and back: half the speed.
    private static void four(int[] offsets, float[] weights, float[] bias, float[] input, float[] output, int pitch,
            int q) {
        FloatVector a0 = FloatVector.broadcast(SPECIES, bias[0]), a1 = a0;
        FloatVector b0 = FloatVector.broadcast(SPECIES, bias[1]), b1 = b0;
        FloatVector c0 = FloatVector.broadcast(SPECIES, bias[2]), c1 = c0;
        FloatVector d0 = FloatVector.broadcast(SPECIES, bias[3]), d1 = d0;
        for (int t = 0; t < offsets.length; t++) {
            int at = q + offsets[t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, input, at);
            FloatVector x1 = FloatVector.fromArray(SPECIES, input, at + LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[4 * t]);
            a0 = x0.fma(w, a0);
            a1 = x1.fma(w, a1);
            w = FloatVector.broadcast(SPECIES, weights[4 * t + 1]);
            b0 = x0.fma(w, b0);
            b1 = x1.fma(w, b1);
            w = FloatVector.broadcast(SPECIES, weights[4 * t + 2]);
            c0 = x0.fma(w, c0);
            c1 = x1.fma(w, c1);
            w = FloatVector.broadcast(SPECIES, weights[4 * t + 3]);
            d0 = x0.fma(w, d0);
            d1 = x1.fma(w, d1);
        }
        a0.intoArray(output, q);
        a1.intoArray(output, q + LANES);
        b0.intoArray(output, pitch + q);
        b1.intoArray(output, pitch + q + LANES);
        c0.intoArray(output, 2 * pitch + q);
        c1.intoArray(output, 2 * pitch + q + LANES);
        d0.intoArray(output, 3 * pitch + q);
        d1.intoArray(output, 3 * pitch + q + LANES);
    }

    /// Eight maps × three vectors.
    private static void eight(int[] offsets, float[] weights, float[] bias, float[] input, float[] output, int pitch,
            int q) {
        FloatVector a0 = FloatVector.broadcast(SPECIES, bias[0]), a1 = a0, a2 = a0;
        FloatVector b0 = FloatVector.broadcast(SPECIES, bias[1]), b1 = b0, b2 = b0;
        FloatVector c0 = FloatVector.broadcast(SPECIES, bias[2]), c1 = c0, c2 = c0;
        FloatVector d0 = FloatVector.broadcast(SPECIES, bias[3]), d1 = d0, d2 = d0;
        FloatVector e0 = FloatVector.broadcast(SPECIES, bias[4]), e1 = e0, e2 = e0;
        FloatVector f0 = FloatVector.broadcast(SPECIES, bias[5]), f1 = f0, f2 = f0;
        FloatVector g0 = FloatVector.broadcast(SPECIES, bias[6]), g1 = g0, g2 = g0;
        FloatVector h0 = FloatVector.broadcast(SPECIES, bias[7]), h1 = h0, h2 = h0;
        for (int t = 0; t < offsets.length; t++) {
            int at = q + offsets[t];
            FloatVector x0 = FloatVector.fromArray(SPECIES, input, at);
            FloatVector x1 = FloatVector.fromArray(SPECIES, input, at + LANES);
            FloatVector x2 = FloatVector.fromArray(SPECIES, input, at + 2 * LANES);
            FloatVector w = FloatVector.broadcast(SPECIES, weights[8 * t]);
            a0 = x0.fma(w, a0);
            a1 = x1.fma(w, a1);
            a2 = x2.fma(w, a2);
            w = FloatVector.broadcast(SPECIES, weights[8 * t + 1]);
            b0 = x0.fma(w, b0);
            b1 = x1.fma(w, b1);
            b2 = x2.fma(w, b2);
            w = FloatVector.broadcast(SPECIES, weights[8 * t + 2]);
            c0 = x0.fma(w, c0);
            c1 = x1.fma(w, c1);
            c2 = x2.fma(w, c2);
            w = FloatVector.broadcast(SPECIES, weights[8 * t + 3]);
            d0 = x0.fma(w, d0);
            d1 = x1.fma(w, d1);
            d2 = x2.fma(w, d2);
            w = FloatVector.broadcast(SPECIES, weights[8 * t + 4]);
            e0 = x0.fma(w, e0);
            e1 = x1.fma(w, e1);
            e2 = x2.fma(w, e2);
            w = FloatVector.broadcast(SPECIES, weights[8 * t + 5]);
            f0 = x0.fma(w, f0);
            f1 = x1.fma(w, f1);
            f2 = x2.fma(w, f2);
            w = FloatVector.broadcast(SPECIES, weights[8 * t + 6]);
            g0 = x0.fma(w, g0);
            g1 = x1.fma(w, g1);
            g2 = x2.fma(w, g2);
            w = FloatVector.broadcast(SPECIES, weights[8 * t + 7]);
            h0 = x0.fma(w, h0);
            h1 = x1.fma(w, h1);
            h2 = x2.fma(w, h2);
        }
        a0.intoArray(output, q);
        a1.intoArray(output, q + LANES);
        a2.intoArray(output, q + 2 * LANES);
        b0.intoArray(output, pitch + q);
        b1.intoArray(output, pitch + q + LANES);
        b2.intoArray(output, pitch + q + 2 * LANES);
        c0.intoArray(output, 2 * pitch + q);
        c1.intoArray(output, 2 * pitch + q + LANES);
        c2.intoArray(output, 2 * pitch + q + 2 * LANES);
        d0.intoArray(output, 3 * pitch + q);
        d1.intoArray(output, 3 * pitch + q + LANES);
        d2.intoArray(output, 3 * pitch + q + 2 * LANES);
        e0.intoArray(output, 4 * pitch + q);
        e1.intoArray(output, 4 * pitch + q + LANES);
        e2.intoArray(output, 4 * pitch + q + 2 * LANES);
        f0.intoArray(output, 5 * pitch + q);
        f1.intoArray(output, 5 * pitch + q + LANES);
        f2.intoArray(output, 5 * pitch + q + 2 * LANES);
        g0.intoArray(output, 6 * pitch + q);
        g1.intoArray(output, 6 * pitch + q + LANES);
        g2.intoArray(output, 6 * pitch + q + 2 * LANES);
        h0.intoArray(output, 7 * pitch + q);
        h1.intoArray(output, 7 * pitch + q + LANES);
        h2.intoArray(output, 7 * pitch + q + 2 * LANES);
    }
}
