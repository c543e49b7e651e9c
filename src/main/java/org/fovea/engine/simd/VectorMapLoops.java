package org.fovea.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Those over the Vector API, in blocks for 32 registers.
final class VectorMapLoops implements MapLoops {
    static final MapLoops ALL = new VectorMapLoops();

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int FOURTEEN = 14;
    private static final int SEVEN = 7;
    /// How many rows [#turn] takes together.
    private static final int ROWS = 8;

    private VectorMapLoops() {
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public int places() {
        return FOURTEEN;
    }

    @Override
    public int vectors(int left) {
        return left == 1 ? 1 : left % 2 == 0 ? 2 : 3;
    }

    @Override
    public void multiply(int vectors, float[] weights, int from, int taps, float[] input, int base, int count,
            float[] start, int begin, int step, float[] output, int at, int pitch) {
        int q = 0;
        while (q < count) {
            int x = base + q * DEPTH;
            int s = begin + q * step;
            int y = at + q * pitch;
            if (vectors == 3) {
                SevenPlacesOfThree.sum(weights, from, taps, input, x, start, s, step, output, y, pitch);
                q += SEVEN;
            } else if (vectors == 1) {
                FourteenPlacesOfOne.sum(weights, from, taps, input, x, start, s, step, output, y, pitch);
                q += FOURTEEN;
            } else if (count - q > SEVEN) {
                FourteenPlacesOfTwo.sum(weights, from, taps, input, x, start, s, step, output, y, pitch);
                q += FOURTEEN;
            } else {
                SevenPlacesOfTwo.sum(weights, from, taps, input, x, start, s, step, output, y, pitch);
                q += SEVEN;
            }
        }
    }

    @Override
    public void turn(float[] x, int from, int pitch, int rows, int columns, float[] y, int to, int apart) {
        int i = 0;
        for (; i + ROWS <= rows; i += ROWS) eight(x, from + i * pitch, pitch, columns, y, to + i, apart);
        for (; i < rows; i++)
            for (int j = 0; j < columns; j++) y[to + j * apart + i] = x[from + i * pitch + j];
    }

    private static void eight(float[] x, int from, int pitch, int columns, float[] y, int to, int apart) {
        int x1 = from + pitch;
        int x2 = x1 + pitch;
        int x3 = x2 + pitch;
        int x4 = x3 + pitch;
        int x5 = x4 + pitch;
        int x6 = x5 + pitch;
        int x7 = x6 + pitch;
        for (int j = 0; j < columns; j++) {
            int at = to + j * apart;
            y[at] = x[from + j];
            y[at + 1] = x[x1 + j];
            y[at + 2] = x[x2 + j];
            y[at + 3] = x[x3 + j];
            y[at + 4] = x[x4 + j];
            y[at + 5] = x[x5 + j];
            y[at + 6] = x[x6 + j];
            y[at + 7] = x[x7 + j];
        }
    }

    @Override
    public void input(float[] x, int from, int down, int across, int channels, float[] y, int to, int apart) {
        for (int i = 0; i < 4; i++) {
            // The rows of B: 0 − 2, 1 + 2, 2 − 1, 1 − 3.
            int plus = from + (i == 0 ? 0 : i == 2 ? 2 : 1) * down;
            int other = from + (i == 0 || i == 1 ? 2 : i == 2 ? 1 : 3) * down;
            row(x, plus, other, i == 1 ? 1 : -1, across, channels, y, to + 4 * i * apart, apart);
        }
    }

    /// The four frequencies of a row along it, which is one row of values and another with a sign.
    private static void row(float[] x, int plus, int other, float sign, int across, int channels, float[] y, int to,
            int apart) {
        for (int c = 0; c < channels; c += LANES) {
            int p = plus + c;
            int o = other + c;
            FloatVector a = FloatVector.fromArray(SPECIES, x, o).mul(sign).add(FloatVector.fromArray(SPECIES, x, p));
            FloatVector b = FloatVector.fromArray(SPECIES, x, o + across).mul(sign)
                    .add(FloatVector.fromArray(SPECIES, x, p + across));
            FloatVector d = FloatVector.fromArray(SPECIES, x, o + 2 * across).mul(sign)
                    .add(FloatVector.fromArray(SPECIES, x, p + 2 * across));
            FloatVector e = FloatVector.fromArray(SPECIES, x, o + 3 * across).mul(sign)
                    .add(FloatVector.fromArray(SPECIES, x, p + 3 * across));
            int at = to + c;
            a.sub(d).intoArray(y, at);
            b.add(d).intoArray(y, at + apart);
            d.sub(b).intoArray(y, at + 2 * apart);
            b.sub(e).intoArray(y, at + 3 * apart);
        }
    }

    @Override
    public void output(float[] x, int from, int apart, float[] bias, int first, int maps, float[] y, int to, int down,
            int across) {
        for (int m = 0; m < maps; m += LANES) {
            FloatVector add = FloatVector.fromArray(SPECIES, bias, first + m);
            int at = to + m;
            FloatVector top0 = column(x, from + m, apart, true);
            FloatVector low0 = column(x, from + m, apart, false);
            FloatVector top1 = column(x, from + m + apart, apart, true);
            FloatVector low1 = column(x, from + m + apart, apart, false);
            FloatVector top2 = column(x, from + m + 2 * apart, apart, true);
            FloatVector low2 = column(x, from + m + 2 * apart, apart, false);
            FloatVector top3 = column(x, from + m + 3 * apart, apart, true);
            FloatVector low3 = column(x, from + m + 3 * apart, apart, false);
            top0.add(top1).add(top2).add(add).intoArray(y, at);
            top1.sub(top2).add(top3).add(add).intoArray(y, at + across);
            low0.add(low1).add(low2).add(add).intoArray(y, at + down);
            low1.sub(low2).add(low3).add(add).intoArray(y, at + down + across);
        }
    }

    /// The upper or lower of the two values that four frequencies of a column give.
    private static FloatVector column(float[] x, int from, int apart, boolean upper) {
        FloatVector b = FloatVector.fromArray(SPECIES, x, from + 4 * apart);
        FloatVector d = FloatVector.fromArray(SPECIES, x, from + 8 * apart);
        return upper
                ? FloatVector.fromArray(SPECIES, x, from).add(b).add(d)
                : b.sub(d).add(FloatVector.fromArray(SPECIES, x, from + 12 * apart));
    }
}
