package org.fovea.engine.simd;

/// Those as they are written on paper.
final class ScalarLineTransforms implements LineTransforms {
    @Override
    public void input(float[] x, int from, int along, int channels, float[] y, int to, int apart) {
        for (int i = 0; i < channels; i++) {
            int at = from + i;
            float b = x[at + along];
            float c = x[at + 2 * along];
            float d = x[at + 3 * along];
            float e = x[at + 4 * along];
            float f = x[at + 5 * along];
            float g = x[at + 6 * along];
            int out = to + i;
            y[out] = g - x[at] + 21 / 4f * (c - e);
            float even = g - 5 * e + 4 * c;
            float odd = (f - 5 * d + 4 * b) / 2;
            y[out + apart] = even + odd;
            y[out + 2 * apart] = even - odd;
            even = g - 17 / 4f * e + c;
            odd = f - 17 / 4f * d + b;
            y[out + 3 * apart] = even + odd;
            y[out + 4 * apart] = even - odd;
            even = g - 5 / 4f * e + c / 4;
            odd = 2 * (f - 5 / 4f * d + b / 4);
            y[out + 5 * apart] = even + odd;
            y[out + 6 * apart] = even - odd;
            y[out + 7 * apart] = x[at + 7 * along] - b + 21 / 4f * (d - f);
        }
    }

    @Override
    public void output(int pair, boolean last, float[] x, int from, int apart, float[] bias, int first, int maps,
            float[] y, int to, int along) {
        float four = 1 << (2 * pair);
        for (int m = 0; m < maps; m++) {
            int at = from + m;
            float half = x[at + apart] + x[at + 2 * apart];
            float halfOdd = x[at + apart] - x[at + 2 * apart];
            float one = x[at + 3 * apart] + x[at + 4 * apart];
            float oneOdd = x[at + 3 * apart] - x[at + 4 * apart];
            float two = x[at + 5 * apart] + x[at + 6 * apart];
            float twoOdd = x[at + 5 * apart] - x[at + 6 * apart];
            y[to + m] = (pair == 0 ? x[at] : 0) + half / four + one + four * two + bias[first + m];
            y[to + along + m] = (last ? x[at + 7 * apart] : 0) + halfOdd / (2 * four) + oneOdd + 2 * four * twoOdd
                    + bias[first + m];
        }
    }
}
