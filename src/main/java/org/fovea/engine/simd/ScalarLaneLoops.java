package org.fovea.engine.simd;

import java.util.Arrays;

/// The formulas as they are written.
final class ScalarLaneLoops implements LaneLoops {
    @Override
    public int maps() {
        return 4;
    }

    @Override
    public void sums(int maps, float[] weights, int at, int taps, float[] bias, int from, float[] x, int[] offsets,
            int[] sources, int source, float[] y, int[] targets, int target, int apart, int first, int end) {
        for (int p = first; p < end; p++)
            for (int m = 0; m < maps; m++) {
                int to = target + targets[p] + m * apart;
                Arrays.fill(y, to, to + LANES, bias[from + m]);
                for (int t = 0; t < taps; t++) {
                    float weight = weights[at + t * maps + m];
                    int x0 = source + sources[p] + offsets[t];
                    for (int l = 0; l < LANES; l++) y[to + l] += weight * x[x0 + l];
                }
            }
    }

    @Override
    public void products(int maps, float[] g, int from, int apart, float[] x, int source, int[] offsets, int tap,
            int[] gAt, int[] xAt, int count, float[] sums, int at, int pitch) {
        for (int m = 0; m < maps; m++)
            for (int t = 0; t < 6; t++) {
                int to = at + (m * pitch + t) * LANES;
                Arrays.fill(sums, to, to + LANES, 0);
                for (int n = 0; n < count; n++) {
                    int g0 = from + m * apart + gAt[n];
                    int x0 = source + offsets[tap + t] + xAt[n];
                    for (int l = 0; l < LANES; l++) sums[to + l] += g[g0 + l] * x[x0 + l];
                }
            }
    }

    @Override
    public void total(float[] x, int from, int count, float[] sums) {
        Arrays.fill(sums, 0, LANES, 0);
        for (int n = 0; n < count; n++) for (int l = 0; l < LANES; l++) sums[l] += x[from + n * LANES + l];
    }

    @Override
    public void squares(float[] x, int from, int count, float middle, float[] sums) {
        for (int n = 0; n < count; n++)
            for (int l = 0; l < LANES; l++) {
                float off = x[from + n * LANES + l] - middle;
                sums[l] += off * off;
            }
    }

    @Override
    public void weighted(float[] x, int from, float middle, float[] g, int at, int count, float[] sums) {
        for (int n = 0; n < count; n++)
            for (int l = 0; l < LANES; l++)
                sums[l] += g[at + n * LANES + l] * (x[from + n * LANES + l] - middle);
    }

    @Override
    public void largest(float[] x, int from, int[] starts, int[] under, float[] y, int to, int[] targets,
            int positions) {
        for (int p = 0; p < positions; p++)
            for (int l = 0; l < LANES; l++) {
                float most = Float.NEGATIVE_INFINITY;
                for (int u = starts[p]; u < starts[p + 1]; u++) most = Math.max(most, x[from + under[u] + l]);
                y[to + targets[p] + l] = most;
            }
    }

    @Override
    public void route(float[] x, int from, int[] starts, int[] under, float[] y, int to, int[] targets, float[] g,
            int at, int[] gTargets, float[] dx, int back, int[] moves, int positions, boolean more) {
        for (int p = 0; p < positions; p++)
            for (int l = 0; l < LANES; l++) {
                float most = y[to + targets[p] + l];
                int u = starts[p];
                while (u < starts[p + 1] && x[from + under[u] + l] != most)
                    u++;
                if (!more) for (int v = starts[p]; v < starts[p + 1]; v++) dx[back + moves[v] + l] = 0;
                if (u < starts[p + 1]) dx[back + moves[u] + l] += g[at + gTargets[p] + l];
            }
    }

    @Override
    public void gather(float[] x, int from, int[] starts, int[] under, float[] weights, float[] y, int to,
            int[] targets, int positions, boolean more) {
        for (int p = 0; p < positions; p++)
            for (int l = 0; l < LANES; l++) {
                int q = to + targets[p] + l;
                float sum = more ? y[q] : 0;
                for (int u = starts[p]; u < starts[p + 1]; u++) sum += weights[u] * x[from + under[u] + l];
                y[q] = sum;
            }
    }

    @Override
    public void keep(float[] y, int from, float[] g, int at, int count) {
        for (int i = 0; i < count; i++) if (!(y[from + i] > 0)) g[at + i] = 0;
    }

    @Override
    public void affine(float middle, float factor, float add, float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) y[to + i] = factor * (x[from + i] - middle) + add;
    }

    @Override
    public void multiply(float[] x, int from, float[] y, int at, float[] z, int to, int count, boolean more) {
        for (int i = 0; i < count; i++) {
            float product = x[from + i] * y[at + i];
            z[to + i] = more ? z[to + i] + product : product;
        }
    }
}
