package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Loops over the Vector API. The lanes of a group are one vector, or several that go through each loop one after another.
final class VectorLaneLoops implements LaneLoops {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > LANES
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final LaneLoops MANY = new VectorLaneLoops(8);
    private static final LaneLoops FEW = new VectorLaneLoops(4);
    /// How many positions [OneMapOfLanes] computes, and how many the others.
    private static final int ALONE = 8;
    private static final int TOGETHER = 3;

    private final int maps;

    private VectorLaneLoops(int maps) {
        this.maps = maps;
    }

    static LaneLoops of(Kernels kernels) {
        return kernels.blockOfPanel(8) == 8 ? MANY : FEW;
    }

    @Override
    public int maps() {
        return maps;
    }

    @Override
    public void sums(int together, float[] weights, int at, int taps, float[] bias, int from, float[] x, int[] offsets,
            int[] sources, int source, float[] y, int[] targets, int target, int apart, int first, int end) {
        int last = end - 1;
        boolean one = together == 8 && end - first < TOGETHER;
        int step = together == 1 ? ALONE : one ? 1 : TOGETHER;
        for (int p = first; p < end; p += step) {
            // The last ones begin earlier rather than leave anything over.
            int here = Math.max(first, Math.min(p, end - step));
            for (int l = 0; l < LANES; l += WIDTH)
                switch (together) {
                case 1 -> OneMapOfLanes.sum(weights, at, taps, bias, from, x, offsets, sources, source + l, y, targets,
                        target + l, apart, here, last);
                case 4 -> FourMapsOfLanes.sum(weights, at, taps, bias, from, x, offsets, sources, source + l, y,
                        targets, target + l, apart, here, last);
                default -> {
                    if (one)
                        EightMapsAtOnePlace.sum(weights, at, taps, bias, from, x, offsets, sources, source + l, y,
                                targets, target + l, apart, here, last);
                    else
                        EightMapsOfLanes.sum(weights, at, taps, bias, from, x, offsets, sources, source + l, y, targets,
                                target + l, apart, here, last);
                }
                }
        }
    }

    @Override
    public void products(int together, float[] g, int from, int apart, float[] x, int source, int[] offsets, int tap,
            int[] gAt, int[] xAt, int count, float[] sums, int at, int pitch) {
        for (int l = 0; l < LANES; l += WIDTH)
            if (together == 1)
                OneMapBySixTaps.sum(g, from + l, apart, x, source + l, offsets, tap, gAt, xAt, count, sums, at + l,
                        pitch);
            else if (maps == 8)
                FourMapsBySixTaps.sum(g, from + l, apart, x, source + l, offsets, tap, gAt, xAt, count, sums, at + l,
                        pitch);
            else
            for (int t = 0; t < 6; t += 3)
                FourMapsByThreeTaps.sum(g, from + l, apart, x, source + l, offsets, tap + t, gAt, xAt, count, sums,
                        at + t * LANES + l, pitch);
    }

    @Override
    public void total(float[] x, int from, int count, float[] sums) {
        for (int l = 0; l < LANES; l += WIDTH) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            int full = count / 4 * 4;
            for (int n = 0; n < full; n += 4) {
                int at = from + n * LANES + l;
                s0 = s0.add(FloatVector.fromArray(SPECIES, x, at));
                s1 = s1.add(FloatVector.fromArray(SPECIES, x, at + LANES));
                s2 = s2.add(FloatVector.fromArray(SPECIES, x, at + 2 * LANES));
                s3 = s3.add(FloatVector.fromArray(SPECIES, x, at + 3 * LANES));
            }
            for (int n = full; n < count; n++) s0 = s0.add(FloatVector.fromArray(SPECIES, x, from + n * LANES + l));
            s0.add(s1).add(s2.add(s3)).intoArray(sums, l);
        }
    }

    @Override
    public void squares(float[] x, int from, int count, float middle, float[] sums) {
        for (int l = 0; l < LANES; l += WIDTH) {
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, l);
            for (int n = 0; n < count; n++) {
                FloatVector off = FloatVector.fromArray(SPECIES, x, from + n * LANES + l).sub(middle);
                sum = off.fma(off, sum);
            }
            sum.intoArray(sums, l);
        }
    }

    @Override
    public void weighted(float[] x, int from, float middle, float[] g, int at, int count, float[] sums) {
        for (int l = 0; l < LANES; l += WIDTH) {
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, l);
            for (int n = 0; n < count; n++)
                sum = FloatVector.fromArray(SPECIES, x, from + n * LANES + l).sub(middle)
                        .fma(FloatVector.fromArray(SPECIES, g, at + n * LANES + l), sum);
            sum.intoArray(sums, l);
        }
    }

    @Override
    public void largest(float[] x, int from, int[] starts, int[] under, float[] y, int to, int[] targets,
            int positions) {
        for (int l = 0; l < LANES; l += WIDTH) largestOf(x, from + l, starts, under, y, to + l, targets, positions);
    }

    private static void largestOf(float[] x, int from, int[] starts, int[] under, float[] y, int to, int[] targets,
            int positions) {
        for (int p = 0; p < positions; p++) {
            FloatVector most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
            for (int u = starts[p]; u < starts[p + 1]; u++)
                most = most.max(FloatVector.fromArray(SPECIES, x, from + under[u]));
            most.intoArray(y, to + targets[p]);
        }
    }

    @Override
    public void route(float[] x, int from, int[] starts, int[] under, float[] y, int to, int[] targets, float[] g,
            int at, int[] gTargets, float[] dx, int back, int[] moves, int positions, boolean more) {
        for (int l = 0; l < LANES; l += WIDTH)
            if (more)
                added(x, from + l, starts, under, y, to + l, targets, g, at + l, gTargets, dx, back + l, moves,
                        positions);
            else
            put(x, from + l, starts, under, y, to + l, targets, g, at + l, gTargets, dx, back + l, moves,
                    positions);
    }

    /// What is left of a gradient is 0 as soon as its place is found.
    private static void added(float[] x, int from, int[] starts, int[] under, float[] y, int to, int[] targets,
            float[] g, int at, int[] gTargets, float[] dx, int back, int[] moves, int positions) {
        FloatVector none = FloatVector.zero(SPECIES);
        for (int p = 0; p < positions; p++) {
            FloatVector most = FloatVector.fromArray(SPECIES, y, to + targets[p]);
            FloatVector left = FloatVector.fromArray(SPECIES, g, at + gTargets[p]);
            for (int u = starts[p]; u < starts[p + 1]; u++) {
                VectorMask<Float> here = FloatVector.fromArray(SPECIES, x, from + under[u])
                        .compare(VectorOperators.EQ, most);
                int place = back + moves[u];
                FloatVector.fromArray(SPECIES, dx, place).add(none.blend(left, here)).intoArray(dx, place);
                left = left.blend(none, here);
            }
        }
    }

    private static void put(float[] x, int from, int[] starts, int[] under, float[] y, int to, int[] targets,
            float[] g, int at, int[] gTargets, float[] dx, int back, int[] moves, int positions) {
        FloatVector none = FloatVector.zero(SPECIES);
        for (int p = 0; p < positions; p++) {
            FloatVector most = FloatVector.fromArray(SPECIES, y, to + targets[p]);
            FloatVector left = FloatVector.fromArray(SPECIES, g, at + gTargets[p]);
            for (int u = starts[p]; u < starts[p + 1]; u++) {
                VectorMask<Float> here = FloatVector.fromArray(SPECIES, x, from + under[u])
                        .compare(VectorOperators.EQ, most);
                none.blend(left, here).intoArray(dx, back + moves[u]);
                left = left.blend(none, here);
            }
        }
    }

    @Override
    public void gather(float[] x, int from, int[] starts, int[] under, float[] weights, float[] y, int to,
            int[] targets, int positions, boolean more) {
        for (int l = 0; l < LANES; l += WIDTH)
            gathered(x, from + l, starts, under, weights, y, to + l, targets, positions, more);
    }

    private static void gathered(float[] x, int from, int[] starts, int[] under, float[] weights, float[] y, int to,
            int[] targets, int positions, boolean more) {
        for (int p = 0; p < positions; p++) {
            int q = to + targets[p];
            FloatVector sum = more ? FloatVector.fromArray(SPECIES, y, q) : FloatVector.zero(SPECIES);
            for (int u = starts[p]; u < starts[p + 1]; u++)
                sum = FloatVector.fromArray(SPECIES, x, from + under[u])
                        .fma(FloatVector.broadcast(SPECIES, weights[u]), sum);
            sum.intoArray(y, q);
        }
    }

    @Override
    public void keep(float[] y, int from, float[] g, int at, int count) {
        FloatVector none = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i += WIDTH) {
            VectorMask<Float> above = FloatVector.fromArray(SPECIES, y, from + i).compare(VectorOperators.GT, 0);
            none.blend(FloatVector.fromArray(SPECIES, g, at + i), above).intoArray(g, at + i);
        }
    }

    @Override
    public void affine(float middle, float factor, float add, float[] x, int from, float[] y, int to, int count) {
        FloatVector f = FloatVector.broadcast(SPECIES, factor);
        FloatVector b = FloatVector.broadcast(SPECIES, add);
        for (int i = 0; i < count; i += WIDTH)
            FloatVector.fromArray(SPECIES, x, from + i).sub(middle).fma(f, b).intoArray(y, to + i);
    }

    @Override
    public void multiply(float[] x, int from, float[] y, int at, float[] z, int to, int count, boolean more) {
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector product = FloatVector.fromArray(SPECIES, x, from + i)
                    .mul(FloatVector.fromArray(SPECIES, y, at + i));
            (more ? product.add(FloatVector.fromArray(SPECIES, z, to + i)) : product).intoArray(z, to + i);
        }
    }
}
