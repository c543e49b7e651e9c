package org.fovea.engine.simd;

/// Those of F(4, 4) as they are written on paper.
final class ScalarTransformsOfFour implements Transforms {

    @Override
    public int values() {
        return 7;
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
            float g = x[at + runs[6] + i];
            y[to + i] = 21 / 4f * (c - e) + (g - a);
            float even = g - 5 * e + 4 * c;
            float odd = (f - 5 * d + 4 * b) / 2;
            y[to + distance + i] = even + odd;
            y[to + 2 * distance + i] = even - odd;
            even = g - 17 / 4f * e + c;
            odd = f - 17 / 4f * d + b;
            y[to + 3 * distance + i] = even + odd;
            y[to + 4 * distance + i] = even - odd;
            even = g - 5 / 4f * e + c / 4;
            odd = 2 * (f - 5 / 4f * d + b / 4);
            y[to + 5 * distance + i] = even + odd;
            y[to + 6 * distance + i] = even - odd;
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
            float half = x[at + apart] + x[at + 2 * apart];
            float halfOdd = x[at + apart] - x[at + 2 * apart];
            float one = x[at + 3 * apart] + x[at + 4 * apart];
            float oneOdd = x[at + 3 * apart] - x[at + 4 * apart];
            float two = x[at + 5 * apart] + x[at + 6 * apart];
            float twoOdd = x[at + 5 * apart] - x[at + 6 * apart];
            y[to + i] = x[at] + half + one + two + add;
            y[to + distance + i] = halfOdd / 2 + oneOdd + 2 * twoOdd + add;
            y[to + 2 * distance + i] = half / 4 + one + 4 * two + add;
            y[to + 3 * distance + i] = halfOdd / 8 + oneOdd + 8 * twoOdd + add;
        }
    }
}
