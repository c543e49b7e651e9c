package org.fovea.engine.simd;

/// The formulas as they are written, for one map at a time.
final class ScalarMapLoops implements MapLoops {
    /// B of F(2×2, 3×3): what each frequency takes of four values.
    private static final int[][] INPUT = {{1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, -1, 0, 1}};
    /// A of F(2×2, 3×3): what each output takes of four products.
    private static final int[][] OUTPUT = {{1, 1, 1, 0}, {0, 1, -1, 1}};

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public int places() {
        return 1;
    }

    @Override
    public int vectors(int left, boolean scarce) {
        return 1;
    }

    @Override
    public void multiply(int vectors, float[] weights, int from, int taps, float[] input, int base, int count,
            float[] start, int begin, int step, float[] output, int at, int pitch) {
        for (int q = 0; q < count; q++)
            for (int v = 0; v < vectors; v++) {
                float sum = start[begin + q * step + v];
                for (int t = 0; t < taps; t++) sum += weights[from + v * DEPTH + t] * input[base + q * DEPTH + t];
                output[at + q * pitch + v] = sum;
            }
    }

    @Override
    public void each(float[] weights, int from, int[] offsets, float[] bias, int first, float[] input, int base,
            int step, int count, float[] output, int at) {
        for (int q = 0; q < count; q++) {
            float sum = bias[first];
            for (int t = 0; t < offsets.length; t++)
                sum += weights[from + t] * input[base + q * step + offsets[t]];
            output[at + q] = sum;
        }
    }

    @Override
    public void turn(float[] x, int from, int pitch, int rows, int columns, float[] y, int to, int apart) {
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) y[to + j * apart + i] = x[from + i * pitch + j];
    }

    @Override
    public void input(int f, float[] x, int from, int down, int across, int channels, float[] y, int to, int apart) {
        for (int c = 0; c < channels; c++)
            for (int g = 0; g < 4; g++) {
                float sum = 0;
                for (int i = 0; i < 4; i++) sum += INPUT[f][i] * sum(INPUT[g], x, from + i * down + c, across);
                y[to + g * apart + c] = sum;
            }
    }

    @Override
    public void output(int f, float[] x, int from, int apart, float[] bias, int first, int maps, float[] y, int to,
            int down, int across) {
        for (int m = 0; m < maps; m++)
            for (int i = 0; i < 2; i++)
                for (int j = 0; j < 2; j++) {
                    int at = to + i * down + j * across + m;
                    y[at] = (f == 0 ? bias[first + m] : y[at]) + OUTPUT[i][f] * sum(OUTPUT[j], x, from + m, apart);
                }
    }

    private static float sum(int[] factors, float[] x, int from, int apart) {
        float sum = 0;
        for (int i = 0; i < 4; i++) sum += factors[i] * x[from + i * apart];
        return sum;
    }
}
