package org.fovea.engine.simd;

import java.util.stream.IntStream;

/// Plain loops: the truth that every faster version is tested against. Each sum starts with the bias and adds one rounded
/// product after the other. Eight sums run side by side, because one alone would wait for its own last addition.
final class ScalarKernels implements Kernels {
    private static final int SIDE_BY_SIDE = 8;
    /// Where the taps of a panel begin.
    private static final int[] ROWS = IntStream.range(0, Taps.SPAN).map(t -> t * SIDE_BY_SIDE).toArray();

    @Override
    public String name() {
        return "scalar loops";
    }

    @Override
    public int block(int left) {
        return 1;
    }

    @Override
    public int blockOfPanel(int left) {
        return 3;
    }

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public int wide(int maps) {
        return SIDE_BY_SIDE;
    }

    @Override
    public int slack() {
        return SIDE_BY_SIDE;
    }

    @Override
    public void correlate(Taps taps, int[] offsets, int from, boolean more, float[] input, int base, float[] output,
            int at, int pitch, int count) {
        int step = taps.index(0, 1) - taps.index(0, 0);
        for (int m = 0; m < taps.maps(); m++)
            for (int q = 0; q < count; q += SIDE_BY_SIDE)
                eight(taps.weights(), taps.index(m, 0), step, taps.count(), taps.bias()[m], offsets, from, more,
                        base + q, input, output, at + m * pitch + q);
    }

    @Override
    public boolean panels(int maps) {
        return false;
    }

    @Override
    public int panel() {
        return SIDE_BY_SIDE;
    }

    @Override
    public int panel(int left) {
        return SIDE_BY_SIDE;
    }

    @Override
    public void pack(float[] input, int base, int[] offsets, int from, int count, float[] panel, int to, int wide) {
        for (int t = 0; t < count; t++)
            System.arraycopy(input, base + offsets[from + t], panel, to + t * SIDE_BY_SIDE, SIDE_BY_SIDE);
    }

    @Override
    public void run(Steps runs, int from, int to, int count) {
        for (int i = 0; i < count; i++) runs.add(from + i, to + i);
    }

    @Override
    public void pack(Steps runs, float[] input, int base, int[] offsets, int from, int count, float[] panel, int to,
            int wide) {
        for (int t = 0; t < count; t++)
            for (int i = 0; i < runs.count(); i++)
                panel[to + t * wide + runs.to(i)] = input[base + offsets[from + t] + runs.from(i)];
    }

    @Override
    public void multiply(Taps taps, boolean more, float[] panel, int base, int wide, float[] output, int at,
            int pitch) {
        correlate(taps, ROWS, 0, more, panel, base, output, at, pitch, SIDE_BY_SIDE);
    }

    @Override
    public int sweep() {
        return Taps.SPAN;
    }

    @Override
    public void sweep(float[] weights, int from, int taps, float bias, boolean more, float[] input, int base,
            int[] offsets, float[] output, int at, int count) {
        int full = count - count % SIDE_BY_SIDE;
        for (int q = 0; q < full; q += SIDE_BY_SIDE)
            eight(weights, from, 1, taps, bias, offsets, from, more, base + q, input, output, at + q);
        for (int q = full; q < count; q++) {
            float sum = more ? output[at + q] : bias;
            for (int t = from; t < from + taps; t++) sum += weights[t] * input[base + offsets[t] + q];
            output[at + q] = sum;
        }
    }

    @Override
    public int high() {
        return 1;
    }

    @Override
    public int narrow() {
        return 1;
    }

    @Override
    public int lead(int at) {
        return 0;
    }

    @Override
    public void rows(RowTaps taps, float[] input, int base, int plane, int pitch, float[] output, int at, int apart,
            int count) {
        for (int q = 0; q < count; q++) {
            float sum = taps.bias();
            int t = 0;
            for (int c = 0; c < taps.channels(); c++) {
                int row = base + c * plane + q;
                for (int p = 0; p < taps.parts(); row += taps.high(p++) * pitch)
                    for (int v = 0; v < taps.wide(); v++)
                        for (int u = 0; u < taps.high(p); u++)
                            sum += taps.weights()[t++] * input[row + u * pitch + v];
            }
            output[at + q] = sum;
        }
    }

    private static void eight(float[] weights, int first, int step, int taps, float bias, int[] offsets, int from,
            boolean more, int q, float[] input, float[] output, int out) {
        float a = more ? output[out] : bias;
        float b = more ? output[out + 1] : bias;
        float c = more ? output[out + 2] : bias;
        float d = more ? output[out + 3] : bias;
        float e = more ? output[out + 4] : bias;
        float f = more ? output[out + 5] : bias;
        float g = more ? output[out + 6] : bias;
        float h = more ? output[out + 7] : bias;
        for (int t = 0; t < taps; t++) {
            int at = q + offsets[from + t];
            float weight = weights[first + t * step];
            a += weight * input[at];
            b += weight * input[at + 1];
            c += weight * input[at + 2];
            d += weight * input[at + 3];
            e += weight * input[at + 4];
            f += weight * input[at + 5];
            g += weight * input[at + 6];
            h += weight * input[at + 7];
        }
        output[out] = a;
        output[out + 1] = b;
        output[out + 2] = c;
        output[out + 3] = d;
        output[out + 4] = e;
        output[out + 5] = f;
        output[out + 6] = g;
        output[out + 7] = h;
    }
}
