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
    /// How many rows [#few] takes together, and how many columns it takes as soon as vectors do.
    private static final int ROWS = 8;
    private static final int FEW = 3;

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
    public int vectors(int left, boolean scarce) {
        if (scarce) return left == 4 ? 2 : Math.min(left, 3);
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
    public void each(float[] weights, int from, int[] offsets, float[] bias, int first, float[] input, int base,
            int step, int count, float[] output, int at) {
        int q = 0;
        // The last ones are computed twice.
        if (step == LANES && count >= TwelvePlaces.PLACES)
            for (; q < count; q += TwelvePlaces.PLACES) {
                int place = Math.min(q, count - TwelvePlaces.PLACES);
                TwelvePlaces.sum(weights, from, offsets, bias, first, input, base + place * LANES, output,
                        at + place * LANES);
            }
        else if (count >= SixPlacesApart.PLACES)
            for (; q < count; q += SixPlacesApart.PLACES) {
                int place = Math.min(q, count - SixPlacesApart.PLACES);
                SixPlacesApart.sum(weights, from, offsets, bias, first, input, base + place * step, step, output,
                        at + place * LANES);
            }
        for (; q < count; q++)
            one(weights, from, offsets, bias, first, input, base + q * step, output, at + q * LANES);
    }

    private static void one(float[] weights, int from, int[] offsets, float[] bias, int first, float[] input, int base,
            float[] output, int at) {
        FloatVector sum = FloatVector.fromArray(SPECIES, bias, first);
        for (int t = 0; t < offsets.length; t++)
            sum = FloatVector.fromArray(SPECIES, input, base + offsets[t])
                    .fma(FloatVector.fromArray(SPECIES, weights, from + t * LANES), sum);
        sum.intoArray(output, at);
    }

    @Override
    public void turn(float[] x, int from, int pitch, int rows, int columns, float[] y, int to, int apart) {
        if (!SixteenRows.fit() || rows < SixteenRows.ROWS) {
            few(x, from, pitch, rows, columns, y, to, apart);
            return;
        }
        int whole = columns / SixteenRows.ROWS * SixteenRows.ROWS;
        int rest = columns - whole;
        // Where rows or columns end, some are turned twice, unless they are but few.
        boolean twice = rest > FEW && whole > 0;
        for (int k = 0; k < rows; k += SixteenRows.ROWS) {
            int i = Math.min(k, rows - SixteenRows.ROWS);
            int in = from + i * pitch;
            for (int j = 0; j < whole; j += SixteenRows.ROWS)
                SixteenRows.turn(x, in + j, pitch, y, to + j * apart + i, apart);
            if (twice) {
                int j = columns - SixteenRows.ROWS;
                SixteenRows.turn(x, in + j, pitch, y, to + j * apart + i, apart);
            } else
                few(x, in + whole, pitch, SixteenRows.ROWS, rest, y, to + whole * apart + i, apart);
        }
    }

    private static void few(float[] x, int from, int pitch, int rows, int columns, float[] y, int to, int apart) {
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
    public void input(int f, float[] x, int from, int down, int across, int channels, float[] y, int to, int apart) {
        // The rows of B: 0 − 2, 1 + 2, 2 − 1, 3 − 1.
        int plus = from + f * down;
        int other = from + (f < 2 ? 2 : 1) * down;
        if (f == 1) sums(x, plus, other, across, channels, y, to, apart);
        else
            differences(x, plus, other, across, channels, y, to, apart);
    }

    private static void differences(float[] x, int plus, int minus, int across, int channels, float[] y, int to,
            int apart) {
        for (int c = 0; c < channels; c += LANES) {
            int p = plus + c;
            int n = minus + c;
            FloatVector a = FloatVector.fromArray(SPECIES, x, p).sub(FloatVector.fromArray(SPECIES, x, n));
            FloatVector b = FloatVector.fromArray(SPECIES, x, p + across)
                    .sub(FloatVector.fromArray(SPECIES, x, n + across));
            FloatVector d = FloatVector.fromArray(SPECIES, x, p + 2 * across)
                    .sub(FloatVector.fromArray(SPECIES, x, n + 2 * across));
            FloatVector e = FloatVector.fromArray(SPECIES, x, p + 3 * across)
                    .sub(FloatVector.fromArray(SPECIES, x, n + 3 * across));
            a.sub(d).intoArray(y, to + c);
            b.add(d).intoArray(y, to + apart + c);
            d.sub(b).intoArray(y, to + 2 * apart + c);
            e.sub(b).intoArray(y, to + 3 * apart + c);
        }
    }

    private static void sums(float[] x, int plus, int other, int across, int channels, float[] y, int to, int apart) {
        for (int c = 0; c < channels; c += LANES) {
            int p = plus + c;
            int n = other + c;
            FloatVector a = FloatVector.fromArray(SPECIES, x, p).add(FloatVector.fromArray(SPECIES, x, n));
            FloatVector b = FloatVector.fromArray(SPECIES, x, p + across)
                    .add(FloatVector.fromArray(SPECIES, x, n + across));
            FloatVector d = FloatVector.fromArray(SPECIES, x, p + 2 * across)
                    .add(FloatVector.fromArray(SPECIES, x, n + 2 * across));
            FloatVector e = FloatVector.fromArray(SPECIES, x, p + 3 * across)
                    .add(FloatVector.fromArray(SPECIES, x, n + 3 * across));
            a.sub(d).intoArray(y, to + c);
            b.add(d).intoArray(y, to + apart + c);
            d.sub(b).intoArray(y, to + 2 * apart + c);
            e.sub(b).intoArray(y, to + 3 * apart + c);
        }
    }

    @Override
    public void output(int f, float[] x, int from, int apart, float[] bias, int first, int maps, float[] y, int to,
            int down, int across) {
        if (f == 0) begin(x, from, apart, bias, first, maps, y, to, down, across);
        if (f == 1 || f == 2) upper(x, from, apart, maps, y, to, across);
        if (f > 0) lower(f == 2 ? -1 : 1, x, from, apart, maps, y, to + down, across);
    }

    private static void begin(float[] x, int from, int apart, float[] bias, int first, int maps, float[] y, int to,
            int down, int across) {
        for (int m = 0; m < maps; m += LANES) {
            FloatVector a = FloatVector.fromArray(SPECIES, bias, first + m);
            FloatVector b = FloatVector.fromArray(SPECIES, x, from + m + apart);
            FloatVector d = FloatVector.fromArray(SPECIES, x, from + m + 2 * apart);
            a.intoArray(y, to + m + down);
            a.intoArray(y, to + m + down + across);
            FloatVector.fromArray(SPECIES, x, from + m).add(b).add(d).add(a).intoArray(y, to + m);
            FloatVector.fromArray(SPECIES, x, from + m + 3 * apart).add(b).sub(d).add(a).intoArray(y, to + m + across);
        }
    }

    private static void upper(float[] x, int from, int apart, int maps, float[] y, int to, int across) {
        for (int m = 0; m < maps; m += LANES) {
            FloatVector b = FloatVector.fromArray(SPECIES, x, from + m + apart);
            FloatVector d = FloatVector.fromArray(SPECIES, x, from + m + 2 * apart);
            FloatVector.fromArray(SPECIES, x, from + m).add(b).add(d).add(FloatVector.fromArray(SPECIES, y, to + m))
                    .intoArray(y, to + m);
            FloatVector.fromArray(SPECIES, x, from + m + 3 * apart).add(b).sub(d)
                    .add(FloatVector.fromArray(SPECIES, y, to + m + across)).intoArray(y, to + m + across);
        }
    }

    /// @param sign of what is added
    private static void lower(float sign, float[] x, int from, int apart, int maps, float[] y, int to, int across) {
        FloatVector factor = FloatVector.broadcast(SPECIES, sign);
        for (int m = 0; m < maps; m += LANES) {
            FloatVector b = FloatVector.fromArray(SPECIES, x, from + m + apart);
            FloatVector d = FloatVector.fromArray(SPECIES, x, from + m + 2 * apart);
            FloatVector.fromArray(SPECIES, x, from + m).add(b).add(d)
                    .fma(factor, FloatVector.fromArray(SPECIES, y, to + m)).intoArray(y, to + m);
            FloatVector.fromArray(SPECIES, x, from + m + 3 * apart).add(b).sub(d)
                    .fma(factor, FloatVector.fromArray(SPECIES, y, to + m + across)).intoArray(y, to + m + across);
        }
    }
}
