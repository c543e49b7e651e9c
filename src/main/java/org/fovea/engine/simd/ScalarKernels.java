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
    public void correlate(Taps taps, float[] input, float[] output, int pitch, int count) {
        int[] offsets = taps.offsets();
        float[] weights = taps.weights();
        for (int q = 0; q < count; q += SIDE_BY_SIDE) {
            float bias = taps.bias()[0];
            float a = bias, b = bias, c = bias, d = bias, e = bias, f = bias, g = bias, h = bias;
            for (int t = 0; t < offsets.length; t++) {
                int at = q + offsets[t];
                float weight = weights[t];
                a += weight * input[at];
                b += weight * input[at + 1];
                c += weight * input[at + 2];
                d += weight * input[at + 3];
                e += weight * input[at + 4];
                f += weight * input[at + 5];
                g += weight * input[at + 6];
                h += weight * input[at + 7];
            }
            output[q] = a;
            output[q + 1] = b;
            output[q + 2] = c;
            output[q + 3] = d;
            output[q + 4] = e;
            output[q + 5] = f;
            output[q + 6] = g;
            output[q + 7] = h;
        }
    }
}
