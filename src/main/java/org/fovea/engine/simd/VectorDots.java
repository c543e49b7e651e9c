package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Sums over the Vector API, one vector of running sums for each pair of runs: twenty of them fit the registers beside what is
/// read. Each loop is written out, because Java keeps vectors in registers only where each has a name.
final class VectorDots implements Dots {
    static final Dots ALL = new VectorDots();

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorDots() {
    }

    @Override
    public void add(int maps, float[] g, int from, int apart, int taps, float[] x, int first, int step, int count,
            float[] sums, int at) {
        int runs = maps * 8 + taps;
        switch (runs) {
            case 4 * 8 + 5 -> fourByFive(g, from, apart, x, first, step, count, sums, at);
            case 4 * 8 + 3 -> fourByThree(g, from, apart, x, first, step, count, sums, at);
            case 4 * 8 + 1 -> fourByOne(g, from, apart, x, first, count, sums, at);
            case 1 * 8 + 5 -> oneByFive(g, from, x, first, step, count, sums, at);
            case 1 * 8 + 3 -> oneByThree(g, from, x, first, step, count, sums, at);
            case 1 * 8 + 1 -> oneByOne(g, from, x, first, count, sums, at);
            default -> throw new IllegalArgumentException("%d by %d runs".formatted(maps, taps));
        }
    }

    /// The lanes are added one after the other, so that the result does not depend on how the compiler does it.
    private static float total(FloatVector lanes) {
        float sum = 0;
        for (float lane : lanes.toArray()) sum += lane;
        return sum;
    }

    private static void fourByFive(float[] g, int from, int apart, float[] x, int first, int step, int count,
            float[] sums, int at) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        FloatVector s03 = s00;
        FloatVector s04 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s12 = s00;
        FloatVector s13 = s00;
        FloatVector s14 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s22 = s00;
        FloatVector s23 = s00;
        FloatVector s24 = s00;
        FloatVector s30 = s00;
        FloatVector s31 = s00;
        FloatVector s32 = s00;
        FloatVector s33 = s00;
        FloatVector s34 = s00;
        int full = SPECIES.loopBound(count);
        VectorMask<Float> rest = SPECIES.indexInRange(full, count);
        for (int n = 0; n < full; n += LANES) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + n);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + apart + n);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, from + 2 * apart + n);
            FloatVector g3 = FloatVector.fromArray(SPECIES, g, from + 3 * apart + n);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + n);
            s00 = g0.fma(x0, s00);
            s10 = g1.fma(x0, s10);
            s20 = g2.fma(x0, s20);
            s30 = g3.fma(x0, s30);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, first + step + n);
            s01 = g0.fma(x1, s01);
            s11 = g1.fma(x1, s11);
            s21 = g2.fma(x1, s21);
            s31 = g3.fma(x1, s31);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, first + 2 * step + n);
            s02 = g0.fma(x2, s02);
            s12 = g1.fma(x2, s12);
            s22 = g2.fma(x2, s22);
            s32 = g3.fma(x2, s32);
            FloatVector x3 = FloatVector.fromArray(SPECIES, x, first + 3 * step + n);
            s03 = g0.fma(x3, s03);
            s13 = g1.fma(x3, s13);
            s23 = g2.fma(x3, s23);
            s33 = g3.fma(x3, s33);
            FloatVector x4 = FloatVector.fromArray(SPECIES, x, first + 4 * step + n);
            s04 = g0.fma(x4, s04);
            s14 = g1.fma(x4, s14);
            s24 = g2.fma(x4, s24);
            s34 = g3.fma(x4, s34);
        }
        if (full < count) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + full, rest);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + apart + full, rest);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, from + 2 * apart + full, rest);
            FloatVector g3 = FloatVector.fromArray(SPECIES, g, from + 3 * apart + full, rest);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + full, rest);
            s00 = g0.fma(x0, s00);
            s10 = g1.fma(x0, s10);
            s20 = g2.fma(x0, s20);
            s30 = g3.fma(x0, s30);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, first + step + full, rest);
            s01 = g0.fma(x1, s01);
            s11 = g1.fma(x1, s11);
            s21 = g2.fma(x1, s21);
            s31 = g3.fma(x1, s31);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, first + 2 * step + full, rest);
            s02 = g0.fma(x2, s02);
            s12 = g1.fma(x2, s12);
            s22 = g2.fma(x2, s22);
            s32 = g3.fma(x2, s32);
            FloatVector x3 = FloatVector.fromArray(SPECIES, x, first + 3 * step + full, rest);
            s03 = g0.fma(x3, s03);
            s13 = g1.fma(x3, s13);
            s23 = g2.fma(x3, s23);
            s33 = g3.fma(x3, s33);
            FloatVector x4 = FloatVector.fromArray(SPECIES, x, first + 4 * step + full, rest);
            s04 = g0.fma(x4, s04);
            s14 = g1.fma(x4, s14);
            s24 = g2.fma(x4, s24);
            s34 = g3.fma(x4, s34);
        }
        sums[at] += total(s00);
        sums[at + 1] += total(s01);
        sums[at + 2] += total(s02);
        sums[at + 3] += total(s03);
        sums[at + 4] += total(s04);
        sums[at + 5] += total(s10);
        sums[at + 6] += total(s11);
        sums[at + 7] += total(s12);
        sums[at + 8] += total(s13);
        sums[at + 9] += total(s14);
        sums[at + 10] += total(s20);
        sums[at + 11] += total(s21);
        sums[at + 12] += total(s22);
        sums[at + 13] += total(s23);
        sums[at + 14] += total(s24);
        sums[at + 15] += total(s30);
        sums[at + 16] += total(s31);
        sums[at + 17] += total(s32);
        sums[at + 18] += total(s33);
        sums[at + 19] += total(s34);
    }

    private static void fourByThree(float[] g, int from, int apart, float[] x, int first, int step, int count,
            float[] sums, int at) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s12 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s22 = s00;
        FloatVector s30 = s00;
        FloatVector s31 = s00;
        FloatVector s32 = s00;
        int full = SPECIES.loopBound(count);
        VectorMask<Float> rest = SPECIES.indexInRange(full, count);
        for (int n = 0; n < full; n += LANES) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + n);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + apart + n);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, from + 2 * apart + n);
            FloatVector g3 = FloatVector.fromArray(SPECIES, g, from + 3 * apart + n);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + n);
            s00 = g0.fma(x0, s00);
            s10 = g1.fma(x0, s10);
            s20 = g2.fma(x0, s20);
            s30 = g3.fma(x0, s30);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, first + step + n);
            s01 = g0.fma(x1, s01);
            s11 = g1.fma(x1, s11);
            s21 = g2.fma(x1, s21);
            s31 = g3.fma(x1, s31);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, first + 2 * step + n);
            s02 = g0.fma(x2, s02);
            s12 = g1.fma(x2, s12);
            s22 = g2.fma(x2, s22);
            s32 = g3.fma(x2, s32);
        }
        if (full < count) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + full, rest);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + apart + full, rest);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, from + 2 * apart + full, rest);
            FloatVector g3 = FloatVector.fromArray(SPECIES, g, from + 3 * apart + full, rest);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + full, rest);
            s00 = g0.fma(x0, s00);
            s10 = g1.fma(x0, s10);
            s20 = g2.fma(x0, s20);
            s30 = g3.fma(x0, s30);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, first + step + full, rest);
            s01 = g0.fma(x1, s01);
            s11 = g1.fma(x1, s11);
            s21 = g2.fma(x1, s21);
            s31 = g3.fma(x1, s31);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, first + 2 * step + full, rest);
            s02 = g0.fma(x2, s02);
            s12 = g1.fma(x2, s12);
            s22 = g2.fma(x2, s22);
            s32 = g3.fma(x2, s32);
        }
        sums[at] += total(s00);
        sums[at + 1] += total(s01);
        sums[at + 2] += total(s02);
        sums[at + 3] += total(s10);
        sums[at + 4] += total(s11);
        sums[at + 5] += total(s12);
        sums[at + 6] += total(s20);
        sums[at + 7] += total(s21);
        sums[at + 8] += total(s22);
        sums[at + 9] += total(s30);
        sums[at + 10] += total(s31);
        sums[at + 11] += total(s32);
    }

    private static void fourByOne(float[] g, int from, int apart, float[] x, int first, int count, float[] sums,
            int at) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s10 = s00;
        FloatVector s20 = s00;
        FloatVector s30 = s00;
        int full = SPECIES.loopBound(count);
        VectorMask<Float> rest = SPECIES.indexInRange(full, count);
        for (int n = 0; n < full; n += LANES) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + n);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + apart + n);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, from + 2 * apart + n);
            FloatVector g3 = FloatVector.fromArray(SPECIES, g, from + 3 * apart + n);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + n);
            s00 = g0.fma(x0, s00);
            s10 = g1.fma(x0, s10);
            s20 = g2.fma(x0, s20);
            s30 = g3.fma(x0, s30);
        }
        if (full < count) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + full, rest);
            FloatVector g1 = FloatVector.fromArray(SPECIES, g, from + apart + full, rest);
            FloatVector g2 = FloatVector.fromArray(SPECIES, g, from + 2 * apart + full, rest);
            FloatVector g3 = FloatVector.fromArray(SPECIES, g, from + 3 * apart + full, rest);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + full, rest);
            s00 = g0.fma(x0, s00);
            s10 = g1.fma(x0, s10);
            s20 = g2.fma(x0, s20);
            s30 = g3.fma(x0, s30);
        }
        sums[at] += total(s00);
        sums[at + 1] += total(s10);
        sums[at + 2] += total(s20);
        sums[at + 3] += total(s30);
    }

    private static void oneByFive(float[] g, int from, float[] x, int first, int step, int count, float[] sums,
            int at) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        FloatVector s03 = s00;
        FloatVector s04 = s00;
        int full = SPECIES.loopBound(count);
        VectorMask<Float> rest = SPECIES.indexInRange(full, count);
        for (int n = 0; n < full; n += LANES) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + n);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + n);
            s00 = g0.fma(x0, s00);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, first + step + n);
            s01 = g0.fma(x1, s01);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, first + 2 * step + n);
            s02 = g0.fma(x2, s02);
            FloatVector x3 = FloatVector.fromArray(SPECIES, x, first + 3 * step + n);
            s03 = g0.fma(x3, s03);
            FloatVector x4 = FloatVector.fromArray(SPECIES, x, first + 4 * step + n);
            s04 = g0.fma(x4, s04);
        }
        if (full < count) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + full, rest);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + full, rest);
            s00 = g0.fma(x0, s00);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, first + step + full, rest);
            s01 = g0.fma(x1, s01);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, first + 2 * step + full, rest);
            s02 = g0.fma(x2, s02);
            FloatVector x3 = FloatVector.fromArray(SPECIES, x, first + 3 * step + full, rest);
            s03 = g0.fma(x3, s03);
            FloatVector x4 = FloatVector.fromArray(SPECIES, x, first + 4 * step + full, rest);
            s04 = g0.fma(x4, s04);
        }
        sums[at] += total(s00);
        sums[at + 1] += total(s01);
        sums[at + 2] += total(s02);
        sums[at + 3] += total(s03);
        sums[at + 4] += total(s04);
    }

    private static void oneByThree(float[] g, int from, float[] x, int first, int step, int count, float[] sums,
            int at) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        int full = SPECIES.loopBound(count);
        VectorMask<Float> rest = SPECIES.indexInRange(full, count);
        for (int n = 0; n < full; n += LANES) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + n);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + n);
            s00 = g0.fma(x0, s00);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, first + step + n);
            s01 = g0.fma(x1, s01);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, first + 2 * step + n);
            s02 = g0.fma(x2, s02);
        }
        if (full < count) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + full, rest);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + full, rest);
            s00 = g0.fma(x0, s00);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, first + step + full, rest);
            s01 = g0.fma(x1, s01);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, first + 2 * step + full, rest);
            s02 = g0.fma(x2, s02);
        }
        sums[at] += total(s00);
        sums[at + 1] += total(s01);
        sums[at + 2] += total(s02);
    }

    private static void oneByOne(float[] g, int from, float[] x, int first, int count, float[] sums, int at) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        int full = SPECIES.loopBound(count);
        VectorMask<Float> rest = SPECIES.indexInRange(full, count);
        for (int n = 0; n < full; n += LANES) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + n);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + n);
            s00 = g0.fma(x0, s00);
        }
        if (full < count) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, g, from + full, rest);
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, first + full, rest);
            s00 = g0.fma(x0, s00);
        }
        sums[at] += total(s00);
    }
}
