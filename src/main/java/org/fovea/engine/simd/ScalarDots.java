package org.fovea.engine.simd;

/// The formula, in double precision.
final class ScalarDots implements Dots {
    @Override
    public void add(int maps, float[] g, int from, int apart, int taps, float[] x, int first, int step, int count,
            float[] sums, int at) {
        for (int m = 0; m < maps; m++)
            for (int t = 0; t < taps; t++) {
                double sum = 0;
                for (int n = 0; n < count; n++)
                    sum += (double) g[from + m * apart + n] * x[first + t * step + n];
                sums[at + m * taps + t] += (float) sum;
            }
    }
}
