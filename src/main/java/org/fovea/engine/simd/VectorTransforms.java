package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Those of F(4, 3) for as many tiles at once as a vector has lanes.
final class VectorTransforms implements Transforms {
    static final Transforms ALL = new VectorTransforms();

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorTransforms() {
    }

    @Override
    public int values() {
        return 6;
    }

    @Override
    public void input(Runs runs, float[] x, int at, int[] values, float[] y, int to, int distance, int count) {
        FloatVector near = FloatVector.broadcast(SPECIES, -9 / 16f);
        FloatVector far = FloatVector.broadcast(SPECIES, -9 / 4f);
        FloatVector both = FloatVector.broadcast(SPECIES, -45 / 16f);
        for (int r = 0; r < runs.times(); r++) {
            int out = to + r * runs.to();
            int run0 = at + r * runs.from() + values[0];
            int run1 = at + r * runs.from() + values[1];
            int run2 = at + r * runs.from() + values[2];
            int run3 = at + r * runs.from() + values[3];
            int run4 = at + r * runs.from() + values[4];
            int run5 = at + r * runs.from() + values[5];
            for (int i = 0; i < count; i += LANES) {
                FloatVector b = FloatVector.fromArray(SPECIES, x, run1 + i);
                FloatVector c = FloatVector.fromArray(SPECIES, x, run2 + i);
                FloatVector d = FloatVector.fromArray(SPECIES, x, run3 + i);
                FloatVector e = FloatVector.fromArray(SPECIES, x, run4 + i);
                c.fma(both, e)
                        .add(FloatVector.fromArray(SPECIES, x, run0 + i).mul(81 / 64f)).intoArray(y, out + i);
                FloatVector even = c.fma(far, e);
                FloatVector odd = b.fma(far, d).mul(3 / 4f);
                even.add(odd).intoArray(y, out + distance + i);
                even.sub(odd).intoArray(y, out + 2 * distance + i);
                even = c.fma(near, e);
                odd = b.fma(near, d).mul(3 / 2f);
                even.add(odd).intoArray(y, out + 3 * distance + i);
                even.sub(odd).intoArray(y, out + 4 * distance + i);
                d.fma(both, FloatVector.fromArray(SPECIES, x, run5 + i))
                        .add(b.mul(81 / 64f)).intoArray(y, out + 5 * distance + i);
            }
        }
    }

    @Override
    public void output(Runs runs, float[] x, int from, int apart, float add, float[] y, int to, int distance,
            int count) {
        FloatVector bias = FloatVector.broadcast(SPECIES, add);
        for (int r = 0; r < runs.times(); r++) {
            int in = from + r * runs.from();
            int out = to + r * runs.to();
            for (int i = 0; i < count; i += LANES) {
                int at = in + i;
                FloatVector b = FloatVector.fromArray(SPECIES, x, at + apart);
                FloatVector c = FloatVector.fromArray(SPECIES, x, at + 2 * apart);
                FloatVector d = FloatVector.fromArray(SPECIES, x, at + 3 * apart);
                FloatVector e = FloatVector.fromArray(SPECIES, x, at + 4 * apart);
                FloatVector near = b.add(c);
                FloatVector nearOdd = b.sub(c);
                FloatVector far = d.add(e);
                FloatVector farOdd = d.sub(e);
                FloatVector.fromArray(SPECIES, x, at).add(near).add(far).add(bias).intoArray(y, out + i);
                nearOdd.mul(3 / 4f).add(farOdd.mul(3 / 2f)).add(bias).intoArray(y, out + distance + i);
                near.mul(9 / 16f).add(far.mul(9 / 4f)).add(bias).intoArray(y, out + 2 * distance + i);
                nearOdd.mul(27 / 64f).add(farOdd.mul(27 / 8f)).add(FloatVector.fromArray(SPECIES, x, at + 5 * apart))
                        .add(bias).intoArray(y, out + 3 * distance + i);
            }
        }
    }
}
