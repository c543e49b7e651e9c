package org.fovea.engine.simd;

/// Those of F(4, 3) as they are written on paper.
final class ScalarTransforms implements Transforms {

    @Override
    public int values() {
        return 6;
    }

    @Override
    public void input(Runs runs, float[] x, int at, int[] values, float[] y, int to, int distance, int count) {
        for (int r = 0; r < runs.times(); r++)
            input(x, at + r * runs.from(), values, y, to + r * runs.to(), distance, count);
    }

    private static void input(float[] x, int at, int[] runs, float[] y, int to, int distance, int count) {
        for (int i = 0; i < count; i++) {
            float a = x[at + runs[0] + i];
            float b = x[at + runs[1] + i];
            float c = x[at + runs[2] + i];
            float d = x[at + runs[3] + i];
            float e = x[at + runs[4] + i];
            float f = x[at + runs[5] + i];
            y[to + i] = 81 / 64f * a - 45 / 16f * c + e;
            float even = e - 9 / 4f * c;
            float odd = 3 / 4f * (d - 9 / 4f * b);
            y[to + distance + i] = even + odd;
            y[to + 2 * distance + i] = even - odd;
            even = e - 9 / 16f * c;
            odd = 3 / 2f * (d - 9 / 16f * b);
            y[to + 3 * distance + i] = even + odd;
            y[to + 4 * distance + i] = even - odd;
            y[to + 5 * distance + i] = 81 / 64f * b - 45 / 16f * d + f;
        }
    }

    @Override
    public void output(Runs runs, float[] x, int from, int apart, float add, float[] y, int to, int distance,
            int count) {
        for (int r = 0; r < runs.times(); r++)
            output(x, from + r * runs.from(), apart, add, y, to + r * runs.to(), distance, count);
    }

    private static void output(float[] x, int from, int apart, float add, float[] y, int to, int distance, int count) {
        for (int i = 0; i < count; i++) {
            int at = from + i;
            float near = x[at + apart] + x[at + 2 * apart];
            float nearOdd = x[at + apart] - x[at + 2 * apart];
            float far = x[at + 3 * apart] + x[at + 4 * apart];
            float farOdd = x[at + 3 * apart] - x[at + 4 * apart];
            y[to + i] = x[at] + near + far + add;
            y[to + distance + i] = 3 / 4f * nearOdd + 3 / 2f * farOdd + add;
            y[to + 2 * distance + i] = 9 / 16f * near + 9 / 4f * far + add;
            y[to + 3 * distance + i] = 27 / 64f * nearOdd + 27 / 8f * farOdd + x[at + 5 * apart] + add;
        }
    }
}
