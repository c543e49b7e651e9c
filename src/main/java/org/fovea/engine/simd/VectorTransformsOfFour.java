package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Those of F(4, 4) for as many tiles at once as a vector has lanes.
final class VectorTransformsOfFour implements Transforms {
    static final Transforms ALL = new VectorTransformsOfFour();

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorTransformsOfFour() {
    }

    @Override
    public int values() {
        return 7;
    }

    @Override
    public void input(Runs runs, float[] x, int at, int[] values, float[] y, int to, int distance, int count) {
        for (int r = 0; r < runs.times(); r++)
            input(x, at + r * runs.from(), values, y, to + r * runs.to(), distance, count);
    }

    /// One run. A loop around this one has the compiler keep vectors in memory, depending on what it saw before.
    private static void input(float[] x, int at, int[] values, float[] y, int to, int distance, int count) {
        FloatVector half = FloatVector.broadcast(SPECIES, -5f);
        FloatVector one = FloatVector.broadcast(SPECIES, -17 / 4f);
        FloatVector two = FloatVector.broadcast(SPECIES, -5 / 4f);
        int run0 = at + values[0];
        int run1 = at + values[1];
        int run2 = at + values[2];
        int run3 = at + values[3];
        int run4 = at + values[4];
        int run5 = at + values[5];
        int run6 = at + values[6];
        for (int i = 0; i < count; i += LANES) {
            int out = to + i;
            FloatVector b = FloatVector.fromArray(SPECIES, x, run1 + i);
            FloatVector c = FloatVector.fromArray(SPECIES, x, run2 + i);
            FloatVector d = FloatVector.fromArray(SPECIES, x, run3 + i);
            FloatVector e = FloatVector.fromArray(SPECIES, x, run4 + i);
            FloatVector f = FloatVector.fromArray(SPECIES, x, run5 + i);
            FloatVector g = FloatVector.fromArray(SPECIES, x, run6 + i);
            c.sub(e).mul(21 / 4f).add(g.sub(FloatVector.fromArray(SPECIES, x, run0 + i))).intoArray(y, out);
            FloatVector even = e.fma(half, g).add(c.mul(4));
            FloatVector odd = d.fma(half, f).add(b.mul(4)).mul(1 / 2f);
            even.add(odd).intoArray(y, out + distance);
            even.sub(odd).intoArray(y, out + 2 * distance);
            even = e.fma(one, g).add(c);
            odd = d.fma(one, f).add(b);
            even.add(odd).intoArray(y, out + 3 * distance);
            even.sub(odd).intoArray(y, out + 4 * distance);
            even = e.fma(two, g).add(c.mul(1 / 4f));
            odd = d.fma(two, f).add(b.mul(1 / 4f)).mul(2);
            even.add(odd).intoArray(y, out + 5 * distance);
            even.sub(odd).intoArray(y, out + 6 * distance);
        }
    }

    @Override
    public void output(Runs runs, float[] x, int from, int apart, float add, float[] y, int to, int distance,
            int count) {
        for (int r = 0; r < runs.times(); r++)
            output(x, from + r * runs.from(), apart, add, y, to + r * runs.to(), distance, count);
    }

    private static void output(float[] x, int from, int apart, float add, float[] y, int to, int distance, int count) {
        FloatVector bias = FloatVector.broadcast(SPECIES, add);
        for (int i = 0; i < count; i += LANES) {
            int at = from + i;
            int out = to + i;
            FloatVector b = FloatVector.fromArray(SPECIES, x, at + apart);
            FloatVector c = FloatVector.fromArray(SPECIES, x, at + 2 * apart);
            FloatVector half = b.add(c);
            FloatVector halfOdd = b.sub(c);
            FloatVector d = FloatVector.fromArray(SPECIES, x, at + 3 * apart);
            FloatVector e = FloatVector.fromArray(SPECIES, x, at + 4 * apart);
            FloatVector one = d.add(e);
            FloatVector oneOdd = d.sub(e);
            FloatVector f = FloatVector.fromArray(SPECIES, x, at + 5 * apart);
            FloatVector g = FloatVector.fromArray(SPECIES, x, at + 6 * apart);
            FloatVector two = f.add(g);
            FloatVector twoOdd = f.sub(g);
            FloatVector.fromArray(SPECIES, x, at).add(half).add(one).add(two).add(bias).intoArray(y, out);
            halfOdd.mul(1 / 2f).add(oneOdd).add(twoOdd.mul(2)).add(bias).intoArray(y, out + distance);
            half.mul(1 / 4f).add(one).add(two.mul(4)).add(bias).intoArray(y, out + 2 * distance);
            halfOdd.mul(1 / 8f).add(oneOdd).add(twoOdd.mul(8)).add(bias).intoArray(y, out + 3 * distance);
        }
    }
}
