package org.fovea.engine.simd;

/// Those as they are written on paper.
final class ScalarSquareTransforms implements SquareTransforms {
    private static final int LANES = 4;

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public void inputColumns(Steps steps, float[] x, int at, int row, float[] y, int distance) {
        for (int n = 0; n < steps.count(); n++)
            for (int i = 0; i < LANES; i++) {
                int in = at + steps.from()[n] + i;
                input(x[in], x[in + row], x[in + 2 * row], x[in + 3 * row], x[in + 4 * row], x[in + 5 * row], y,
                        steps.to()[n] + i, distance);
            }
    }

    @Override
    public void inputColumns(Steps steps, float[] x, int at, int row, int begin, int end, float[] y, int distance) {
        var values = new float[6];
        for (int n = 0; n < steps.count(); n++)
            for (int i = 0; i < LANES; i++) {
                for (int u = begin; u < end; u++) values[u] = x[at + steps.from()[n] + u * row + i];
                input(values[0], values[1], values[2], values[3], values[4], values[5], y, steps.to()[n] + i, distance);
            }
    }

    @Override
    public void inputRows(Steps steps, float[] x, float[] y, int at, int distance) {
        for (int n = 0; n < steps.count(); n++)
            for (int i = 0; i < LANES; i++) {
                int in = steps.from()[n] + 4 * i;
                input(x[in], x[in + 1], x[in + 2], x[in + 3], x[in + 4], x[in + 5], y, at + steps.to()[n] + i,
                        distance);
            }
    }

    private static void input(float a, float b, float c, float d, float e, float f, float[] y, int to, int distance) {
        y[to] = 81 / 64f * a - 45 / 16f * c + e;
        float even = e - 9 / 4f * c;
        float odd = 3 / 4f * (d - 9 / 4f * b);
        y[to + distance] = even + odd;
        y[to + 2 * distance] = even - odd;
        even = e - 9 / 16f * c;
        odd = 3 / 2f * (d - 9 / 16f * b);
        y[to + 3 * distance] = even + odd;
        y[to + 4 * distance] = even - odd;
        y[to + 5 * distance] = 81 / 64f * b - 45 / 16f * d + f;
    }

    @Override
    public void outputColumns(float[] x, int from, int apart, float[] y, int to, int distance, int count) {
        for (int g = 0; g < 6; g++)
            for (int i = 0; i < count; i++)
                output(x, from + g * apart + i, 6 * apart, 0, y, to + g * distance + i, 6 * distance);
    }

    @Override
    public void outputRows(Steps steps, float[] x, int at, int distance, float add, float[] y, int to) {
        for (int n = 0; n < steps.count(); n++)
            for (int i = 0; i < LANES; i++)
                output(x, at + steps.from()[n] + i, distance, add, y, to + steps.to()[n] + 4 * i, 1);
    }

    private static void output(float[] x, int at, int apart, float add, float[] y, int to, int distance) {
        float near = x[at + apart] + x[at + 2 * apart];
        float nearOdd = x[at + apart] - x[at + 2 * apart];
        float far = x[at + 3 * apart] + x[at + 4 * apart];
        float farOdd = x[at + 3 * apart] - x[at + 4 * apart];
        y[to] = x[at] + near + far + add;
        y[to + distance] = 3 / 4f * nearOdd + 3 / 2f * farOdd + add;
        y[to + 2 * distance] = 9 / 16f * near + 9 / 4f * far + add;
        y[to + 3 * distance] = 27 / 64f * nearOdd + 27 / 8f * farOdd + x[at + 5 * apart] + add;
    }
}
