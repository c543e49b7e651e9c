package org.fovea.engine.simd;

/// Plain loops: the formulas as they are written.
final class ScalarLoops implements Loops {

    @Override
    public void curve(Curve curve, float a, float b, float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) y[to + i] = (float) curve.at(x[from + i], a, b);
    }

    @Override
    public void scale(float factor, float add, float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) y[to + i] = factor * x[from + i] + add;
    }

    @Override
    public void max(float[] x, int from, float[] z, int at, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) y[to + i] = Math.max(x[from + i], z[at + i]);
    }

    @Override
    public void largest(float[] x, int from, float[] z, int at, float[] w, int by, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) y[to + i] = Math.max(Math.max(x[from + i], z[at + i]), w[by + i]);
    }

    @Override
    public void add(float factor, float[] x, int from, float[] z, int at, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) y[to + i] = z[at + i] + factor * x[from + i];
    }

    @Override
    public void between(float share, float[] x, int from, float[] z, int at, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) y[to + i] = (1 - share) * x[from + i] + share * z[at + i];
    }

    @Override
    public void between(int[] low, int[] high, float[] share, int at, float[] x, int from, float[] y, int to,
            int count) {
        for (int i = 0; i < count; i++)
            y[to + i] = Math.fma(share[at + i], x[from + high[at + i]], (1 - share[at + i]) * x[from + low[at + i]]);
    }

    @Override
    public void quarters(float[] x, int a, int b, float[] y, int to, int apart, int count) {
        for (int i = 0; i < count; i++)
            for (int e = 0; e < 2; e++) {
                float share = 0.25f + 0.5f * e;
                float above = (1 - share) * x[a + i] + share * x[a + i + 1];
                float below = (1 - share) * x[b + i] + share * x[b + i + 1];
                y[to + 2 * i + e] = 0.75f * above + 0.25f * below;
                y[to + apart + 2 * i + e] = 0.25f * above + 0.75f * below;
            }
    }

    @Override
    public void shares(float[] x, int from, float[] most, float[] y, int to, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            y[to + i] = (float) Curve.EXP.at(x[from + i] - most[i], 0, 0);
            sums[i] += y[to + i];
        }
    }

    @Override
    public void divide(float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) y[to + i] /= x[from + i];
    }

    @Override
    public float sum(float[] x, int from, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += x[from + i];
        return (float) sum;
    }

    @Override
    public float dot(float[] x, int from, float[] y, int to, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += (double) x[from + i] * y[to + i];
        return (float) sum;
    }

    @Override
    public Range range(float[] x, int from, int count) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            if (x[i] < min) min = x[i];
            if (x[i] > max) max = x[i];
        }
        return new Range(min, max);
    }

    @Override
    public void every(int stride, float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) y[to + i] = x[from + i * stride];
    }

    @Override
    public void every(int stride, float[] x, int from, int down, int runs, float[] y, int to, int apart, int count) {
        for (int r = 0; r < runs; r++) every(stride, x, from + r * down, y, to + r * apart, count);
    }

    @Override
    public void deal(float[] x, int from, float[] y, int to, int distance, int count) {
        for (int i = 0; i < count; i++) {
            y[to + i] = x[from + 2 * i];
            y[to + distance + i] = x[from + 2 * i + 1];
        }
    }

    @Override
    public void unweave(float[] x, int from, float[] y, int to, int distance, int count) {
        for (int i = 0; i < count; i++)
            for (int p = 0; p < 4; p++) y[to + p * distance + i] = x[from + 4 * i + p];
    }

    @Override
    public void weave(float[] x, int from, int distance, float[] y, int to, int count) {
        for (int i = 0; i < count; i++)
            for (int p = 0; p < 4; p++) y[to + 4 * i + p] = x[from + p * distance + i];
    }

    @Override
    public void interleave(float[] x, int from, float[] z, int at, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) {
            y[to + 2 * i] = x[from + i];
            y[to + 2 * i + 1] = z[at + i];
        }
    }

    @Override
    public Range addAndRange(float factor, float[] x, int from, float[] z, int at, float[] y, int to, int count) {
        add(factor, x, from, z, at, y, to, count);
        return range(y, to, count);
    }
}
