package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Those for as many channels or maps at once as a vector has lanes.
final class VectorLineTransforms implements LineTransforms {
    static final LineTransforms ALL = new VectorLineTransforms();

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorLineTransforms() {
    }

    @Override
    public void input(float[] x, int from, int along, int channels, float[] y, int to, int apart) {
        FloatVector ends = FloatVector.broadcast(SPECIES, -21 / 4f);
        FloatVector half = FloatVector.broadcast(SPECIES, -5f);
        FloatVector one = FloatVector.broadcast(SPECIES, -17 / 4f);
        FloatVector two = FloatVector.broadcast(SPECIES, -5 / 4f);
        FloatVector four = FloatVector.broadcast(SPECIES, 4f);
        FloatVector fourth = FloatVector.broadcast(SPECIES, 1 / 4f);
        for (int i = 0; i < channels; i += LANES) {
            int at = from + i;
            int out = to + i;
            FloatVector a = FloatVector.fromArray(SPECIES, x, at);
            FloatVector b = FloatVector.fromArray(SPECIES, x, at + along);
            FloatVector c = FloatVector.fromArray(SPECIES, x, at + 2 * along);
            FloatVector d = FloatVector.fromArray(SPECIES, x, at + 3 * along);
            FloatVector e = FloatVector.fromArray(SPECIES, x, at + 4 * along);
            FloatVector f = FloatVector.fromArray(SPECIES, x, at + 5 * along);
            FloatVector g = FloatVector.fromArray(SPECIES, x, at + 6 * along);
            e.sub(c).fma(ends, g.sub(a)).intoArray(y, out);
            FloatVector even = e.fma(half, c.fma(four, g));
            FloatVector odd = d.fma(half, b.fma(four, f));
            odd.fma(FloatVector.broadcast(SPECIES, 1 / 2f), even).intoArray(y, out + apart);
            odd.fma(FloatVector.broadcast(SPECIES, -1 / 2f), even).intoArray(y, out + 2 * apart);
            even = e.fma(one, c.add(g));
            odd = d.fma(one, b.add(f));
            even.add(odd).intoArray(y, out + 3 * apart);
            even.sub(odd).intoArray(y, out + 4 * apart);
            even = e.fma(two, c.fma(fourth, g));
            odd = d.fma(two, b.fma(fourth, f));
            odd.fma(FloatVector.broadcast(SPECIES, 2f), even).intoArray(y, out + 5 * apart);
            odd.fma(FloatVector.broadcast(SPECIES, -2f), even).intoArray(y, out + 6 * apart);
            f.sub(d).fma(ends, FloatVector.fromArray(SPECIES, x, at + 7 * along).sub(b)).intoArray(y, out + 7 * apart);
        }
    }

    @Override
    public void output(int pair, boolean last, float[] x, int from, int apart, float[] bias, int first, int maps,
            float[] y, int to, int along) {
        float four = 1 << (2 * pair);
        FloatVector small = FloatVector.broadcast(SPECIES, 1 / four);
        FloatVector large = FloatVector.broadcast(SPECIES, four);
        FloatVector smaller = FloatVector.broadcast(SPECIES, 1 / (2 * four));
        FloatVector larger = FloatVector.broadcast(SPECIES, 2 * four);
        FloatVector zero = FloatVector.broadcast(SPECIES, pair == 0 ? 1 : 0);
        FloatVector infinity = FloatVector.broadcast(SPECIES, last ? 1 : 0);
        for (int m = 0; m < maps; m += LANES) {
            int at = from + m;
            FloatVector add = FloatVector.fromArray(SPECIES, bias, first + m);
            FloatVector b = FloatVector.fromArray(SPECIES, x, at + apart);
            FloatVector c = FloatVector.fromArray(SPECIES, x, at + 2 * apart);
            FloatVector d = FloatVector.fromArray(SPECIES, x, at + 3 * apart);
            FloatVector e = FloatVector.fromArray(SPECIES, x, at + 4 * apart);
            FloatVector f = FloatVector.fromArray(SPECIES, x, at + 5 * apart);
            FloatVector g = FloatVector.fromArray(SPECIES, x, at + 6 * apart);
            FloatVector sum = b.add(c).fma(small, f.add(g).fma(large, d.add(e)));
            FloatVector.fromArray(SPECIES, x, at).fma(zero, sum).add(add).intoArray(y, to + m);
            sum = b.sub(c).fma(smaller, f.sub(g).fma(larger, d.sub(e)));
            FloatVector.fromArray(SPECIES, x, at + 7 * apart).fma(infinity, sum).add(add).intoArray(y, to + along + m);
        }
    }
}
