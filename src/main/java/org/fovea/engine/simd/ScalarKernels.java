package org.fovea.engine.simd;

/// Plain loops: the truth that every faster version is tested against. Each sum starts with the bias and adds one rounded
/// product after the other. Eight sums run side by side, because one alone would wait for its own last addition.
final class ScalarKernels implements Kernels {
    private static final int SIDE_BY_SIDE = 8;

    @Override
    public String name() {
        return "scalar loops";
    }

    @Override
    public int maps() {
        return 1;
    }

    @Override
    public int slack() {
        return SIDE_BY_SIDE;
    }

    @Override
    public void correlate(Taps taps, int[] offsets, int from, int to, int base, float[] input, float[] output, int at, int pitch,
            int count) {
        for (int m = 0; m < taps.maps(); m++)
            for (int q = 0; q < count; q += SIDE_BY_SIDE) eight(taps, offsets, m, from, to, q - base, input, output, at + m * pitch + q);
    }

    private static void eight(Taps taps, int[] offsets, int map, int from, int to, int first, float[] input, float[] output, int out) {
        float[] weights = taps.weights();
        float bias = taps.bias()[map];
        boolean start = from == 0;
        float a = start ? bias : output[out];
        float b = start ? bias : output[out + 1];
        float c = start ? bias : output[out + 2];
        float d = start ? bias : output[out + 3];
        float e = start ? bias : output[out + 4];
        float f = start ? bias : output[out + 5];
        float g = start ? bias : output[out + 6];
        float h = start ? bias : output[out + 7];
        for (int t = from; t < to; t++) {
            int at = first + offsets[t];
            float weight = weights[t * taps.maps() + map];
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
