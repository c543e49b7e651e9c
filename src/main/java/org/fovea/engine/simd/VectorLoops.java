package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Loops over the Vector API. Sums run in four vectors side by side, which are added at the end.
final class VectorLoops implements Loops {
    static final Loops ALL = new VectorLoops();

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /// Whether values from all over an array are read sooner together than one by one.
    private static final boolean GATHERS = LANES >= 16;

    /// A method that is called often is compiled sooner than a long loop, before which vectors are very slow.
    private static final int CHUNK = 32 * LANES;

    private VectorLoops() {
    }

    /// What is left of a run after its last full vector goes through a vector of its own: one formula for all.
    @Override
    public void curve(Curve curve, float a, float b, float[] x, int from, float[] y, int to, int count) {
        int full = SPECIES.loopBound(count);
        for (int i = 0; i < full; i += CHUNK)
            VectorCurves.apply(curve, a, b, x, from + i, y, to + i, Math.min(CHUNK, full - i));
        if (full == count) return;
        var rest = new float[LANES];
        System.arraycopy(x, from + full, rest, 0, count - full);
        VectorCurves.apply(curve, a, b, rest, 0, rest, 0, LANES);
        System.arraycopy(rest, 0, y, to + full, count - full);
    }

    @Override
    public void scale(float factor, float add, float[] x, int from, float[] y, int to, int count) {
        FloatVector f = FloatVector.broadcast(SPECIES, factor);
        FloatVector g = FloatVector.broadcast(SPECIES, add);
        int full = SPECIES.loopBound(count);
        for (int i = 0; i < full; i += LANES)
            FloatVector.fromArray(SPECIES, x, from + i).fma(f, g).intoArray(y, to + i);
        for (int i = full; i < count; i++) y[to + i] = Math.fma(factor, x[from + i], add);
    }

    @Override
    public void max(float[] x, int from, float[] z, int at, float[] y, int to, int count) {
        int full = SPECIES.loopBound(count);
        for (int i = 0; i < full; i += LANES)
            FloatVector.fromArray(SPECIES, x, from + i).max(FloatVector.fromArray(SPECIES, z, at + i))
                    .intoArray(y, to + i);
        if (count >= LANES && full < count) {
            // The largest of the same values twice is the same.
            int i = count - LANES;
            FloatVector.fromArray(SPECIES, x, from + i).max(FloatVector.fromArray(SPECIES, z, at + i))
                    .intoArray(y, to + i);
        } else
            for (int i = full; i < count; i++) y[to + i] = Math.max(x[from + i], z[at + i]);
    }

    @Override
    public void largest(float[] x, int from, float[] z, int at, float[] w, int by, float[] y, int to, int count) {
        int full = SPECIES.loopBound(count);
        for (int i = 0; i < full; i += LANES)
            FloatVector.fromArray(SPECIES, x, from + i).max(FloatVector.fromArray(SPECIES, z, at + i))
                    .max(FloatVector.fromArray(SPECIES, w, by + i)).intoArray(y, to + i);
        SCALAR.largest(x, from + full, z, at + full, w, by + full, y, to + full, count - full);
    }

    @Override
    public void add(float factor, float[] x, int from, float[] z, int at, float[] y, int to, int count) {
        FloatVector f = FloatVector.broadcast(SPECIES, factor);
        int full = SPECIES.loopBound(count);
        for (int i = 0; i < full; i += LANES)
            FloatVector.fromArray(SPECIES, x, from + i).fma(f, FloatVector.fromArray(SPECIES, z, at + i))
                    .intoArray(y, to + i);
        for (int i = full; i < count; i++) y[to + i] = Math.fma(factor, x[from + i], z[at + i]);
    }

    @Override
    public Range addAndRange(float factor, float[] x, int from, float[] z, int at, float[] y, int to, int count) {
        FloatVector f = FloatVector.broadcast(SPECIES, factor);
        FloatVector low = FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY);
        FloatVector high = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        int full = SPECIES.loopBound(count);
        for (int i = 0; i < full; i += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, from + i).fma(f,
                    FloatVector.fromArray(SPECIES, z, at + i));
            a.intoArray(y, to + i);
            low = low.blend(a, a.lt(low));
            high = high.blend(a, high.lt(a));
        }
        for (int i = full; i < count; i++) y[to + i] = Math.fma(factor, x[from + i], z[at + i]);
        return SCALAR.range(y, to + full, count - full)
                .with(new Range(low.reduceLanes(VectorOperators.MIN), high.reduceLanes(VectorOperators.MAX)));
    }

    @Override
    public void between(float share, float[] x, int from, float[] z, int at, float[] y, int to, int count) {
        FloatVector rest = FloatVector.broadcast(SPECIES, 1 - share);
        FloatVector part = FloatVector.broadcast(SPECIES, share);
        int full = SPECIES.loopBound(count);
        for (int i = 0; i < full; i += LANES)
            FloatVector.fromArray(SPECIES, z, at + i)
                    .fma(part, FloatVector.fromArray(SPECIES, x, from + i).mul(rest)).intoArray(y, to + i);
        for (int i = full; i < count; i++) y[to + i] = Math.fma(share, z[at + i], (1 - share) * x[from + i]);
    }

    @Override
    public void between(int[] low, int[] high, float[] share, int at, float[] x, int from, float[] y, int to,
            int count) {
        int full = GATHERS ? SPECIES.loopBound(count) : 0;
        for (int i = 0; i < full; i += LANES) {
            FloatVector s = FloatVector.fromArray(SPECIES, share, at + i);
            FloatVector below = FloatVector.fromArray(SPECIES, x, from, low, at + i);
            s.fma(FloatVector.fromArray(SPECIES, x, from, high, at + i),
                    FloatVector.broadcast(SPECIES, 1).sub(s).mul(below)).intoArray(y, to + i);
        }
        SCALAR.between(low, high, share, at + full, x, from, y, to + full, count - full);
    }

    @Override
    public void quarters(float[] x, int a, int b, float[] y, int to, int apart, int count) {
        int full = SPECIES.loopBound(count);
        Weaving.quarters(x, a, b, y, to, apart, full);
        for (int i = full; i < count; i++)
            for (int e = 0; e < 2; e++) {
                float share = 0.25f + 0.5f * e;
                float above = Math.fma(share, x[a + i + 1], (1 - share) * x[a + i]);
                float below = Math.fma(share, x[b + i + 1], (1 - share) * x[b + i]);
                y[to + 2 * i + e] = Math.fma(0.25f, below, 0.75f * above);
                y[to + apart + 2 * i + e] = Math.fma(0.75f, below, 0.25f * above);
            }
    }

    @Override
    public void shares(float[] x, int from, float[] most, float[] y, int to, float[] sums, int count) {
        int full = SPECIES.loopBound(count);
        for (int i = 0; i < full; i += CHUNK)
            VectorCurves.shares(x, from, most, y, to, sums, i, Math.min(full, i + CHUNK));
        if (full == count) return;
        var rest = new float[LANES];
        var mosts = new float[LANES];
        var shares = new float[LANES];
        System.arraycopy(x, from + full, rest, 0, count - full);
        System.arraycopy(most, full, mosts, 0, count - full);
        VectorCurves.shares(rest, 0, mosts, shares, 0, new float[LANES], 0, LANES);
        System.arraycopy(shares, 0, y, to + full, count - full);
        for (int i = full; i < count; i++) sums[i] += shares[i - full];
    }

    @Override
    public void divide(float[] x, int from, float[] y, int to, int count) {
        int full = SPECIES.loopBound(count);
        for (int i = 0; i < full; i += LANES)
            FloatVector.fromArray(SPECIES, y, to + i).div(FloatVector.fromArray(SPECIES, x, from + i))
                    .intoArray(y, to + i);
        for (int i = full; i < count; i++) y[to + i] /= x[from + i];
    }

    @Override
    public float sum(float[] x, int from, int count) {
        FloatVector a = FloatVector.zero(SPECIES), b = a, c = a, d = a;
        int full = count - count % (4 * LANES);
        for (int i = from; i < from + full; i += 4 * LANES) {
            a = a.add(FloatVector.fromArray(SPECIES, x, i));
            b = b.add(FloatVector.fromArray(SPECIES, x, i + LANES));
            c = c.add(FloatVector.fromArray(SPECIES, x, i + 2 * LANES));
            d = d.add(FloatVector.fromArray(SPECIES, x, i + 3 * LANES));
        }
        float sum = total(a, b, c, d);
        for (int i = from + full; i < from + count; i++) sum += x[i];
        return sum;
    }

    @Override
    public float dot(float[] x, int from, float[] y, int to, int count) {
        FloatVector a = FloatVector.zero(SPECIES), b = a, c = a, d = a;
        int full = count - count % (4 * LANES);
        for (int i = 0; i < full; i += 4 * LANES) {
            int p = from + i;
            int q = to + i;
            a = FloatVector.fromArray(SPECIES, x, p).fma(FloatVector.fromArray(SPECIES, y, q), a);
            b = FloatVector.fromArray(SPECIES, x, p + LANES).fma(FloatVector.fromArray(SPECIES, y, q + LANES), b);
            c = FloatVector.fromArray(SPECIES, x, p + 2 * LANES)
                    .fma(FloatVector.fromArray(SPECIES, y, q + 2 * LANES), c);
            d = FloatVector.fromArray(SPECIES, x, p + 3 * LANES)
                    .fma(FloatVector.fromArray(SPECIES, y, q + 3 * LANES), d);
        }
        float sum = total(a, b, c, d);
        for (int i = full; i < count; i++) sum = Math.fma(x[from + i], y[to + i], sum);
        return sum;
    }

    /// The lanes are added one after the other, so that the result does not depend on how the compiler does it.
    private static float total(FloatVector a, FloatVector b, FloatVector c, FloatVector d) {
        float sum = 0;
        for (float lane : a.add(b).add(c.add(d)).toArray()) sum += lane;
        return sum;
    }

    @Override
    public Range range(float[] x, int from, int count) {
        FloatVector low = FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY), low2 = low;
        FloatVector high = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY), high2 = high;
        int full = count - count % (2 * LANES);
        for (int i = from; i < from + full; i += 2 * LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, i);
            FloatVector b = FloatVector.fromArray(SPECIES, x, i + LANES);
            // A comparison with NaN is false: it replaces nothing.
            low = low.blend(a, a.lt(low));
            high = high.blend(a, high.lt(a));
            low2 = low2.blend(b, b.lt(low2));
            high2 = high2.blend(b, high2.lt(b));
        }
        return SCALAR.range(x, from + full, count - full)
                .with(new Range(low.min(low2).reduceLanes(VectorOperators.MIN),
                        high.max(high2).reduceLanes(VectorOperators.MAX)));
    }

    @Override
    public void every(int stride, float[] x, int from, float[] y, int to, int count) {
        EveryFew.pick(stride, x, from, 0, 1, y, to, 0, count);
    }

    @Override
    public void every(int stride, float[] x, int from, int down, int runs, float[] y, int to, int apart, int count) {
        EveryFew.pick(stride, x, from, down, runs, y, to, apart, count);
    }

    @Override
    public void deal(float[] x, int from, float[] y, int to, int distance, int count) {
        int full = SPECIES.loopBound(count);
        if (full > 0) Weaving.deal(x, from, y, to, distance, full);
        if (full == count) return;
        if (full > 0)
            Weaving.deal(x, from + 2 * (count - LANES), y, to + count - LANES, distance, LANES);
        else
            SCALAR.deal(x, from, y, to, distance, count);
    }

    @Override
    public void unweave(float[] x, int from, float[] y, int to, int distance, int count) {
        int full = SPECIES.loopBound(count);
        Weaving.unweave(x, from, y, to, distance, full);
        if (full < count) SCALAR.unweave(x, from + 4 * full, y, to + full, distance, count - full);
    }

    @Override
    public void weave(float[] x, int from, int distance, float[] y, int to, int count) {
        int full = SPECIES.loopBound(count);
        Weaving.weave(x, from, distance, y, to, full);
        if (full < count) SCALAR.weave(x, from + full, distance, y, to + 4 * full, count - full);
    }

    @Override
    public void interleave(float[] x, int from, float[] z, int at, float[] y, int to, int count) {
        int full = SPECIES.loopBound(count);
        Weaving.interleave(x, from, z, at, y, to, full);
        if (full < count) SCALAR.interleave(x, from + full, z, at + full, y, to + 2 * full, count - full);
    }
}
