package org.fovea.compute;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Brings a tensor to another size: each new value is the mean over the area it covers, so nothing is skipped; where the
/// picture grows, values are interpolated linearly.
public final class Resample {
    private Resample() {
    }

    /// `x` itself when the size is the same.
    public static Tensor to(Tensor x, int height, int width) {
        if (x.shape.height() == height && x.shape.width() == width) return x;
        Taps rows = Taps.of(x.shape.height(), height);
        Taps columns = Taps.of(x.shape.width(), width);
        var wide = new Shape(x.shape.channels(), height, x.shape.width());
        var tall = new float[wide.size()];
        for (int c = 0; c < wide.channels(); c++)
            for (int i = 0; i < height; i++) {
                int to = wide.index(c, i, 0);
                for (int tap = 0; tap < rows.count(i); tap++) {
                    float weight = rows.weight(i, tap);
                    int from = x.shape.index(c, rows.first[i] + tap, 0);
                    for (int j = 0; j < wide.width(); j++) tall[to + j] += weight * x.data[from + j];
                }
            }
        var shape = new Shape(x.shape.channels(), height, width);
        var data = new float[shape.size()];
        for (int line = 0; line < shape.channels() * height; line++)
            for (int j = 0; j < width; j++) {
                float sum = 0;
                for (int tap = 0; tap < columns.count(j); tap++)
                    sum += columns.weight(j, tap) * tall[line * wide.width() + columns.first[j] + tap];
                data[line * width + j] = sum;
            }
        return new Tensor(shape, data);
    }

    /// For each new position the old ones it is made of, and how much of each; the weights of one sum to 1.
    private record Taps(int[] first, float[][] weights) {

        static Taps of(int from, int to) {
            var first = new int[to];
            var weights = new float[to][];
            double step = (double) from / to;
            double reach = Math.max(step, 1);
            for (int i = 0; i < to; i++) {
                double low = Math.max(0, (i + 0.5) * step - reach / 2);
                double high = Math.min(from, (i + 0.5) * step + reach / 2);
                first[i] = (int) low;
                int last = Math.min(from - 1, (int) Math.ceil(high) - 1);
                weights[i] = new float[last - first[i] + 1];
                for (int tap = 0; tap < weights[i].length; tap++) {
                    int at = first[i] + tap;
                    weights[i][tap] = (float) ((Math.min(high, at + 1.0) - Math.max(low, at)) / (high - low));
                }
            }
            return new Taps(first, weights);
        }

        int count(int at) {
            return weights[at].length;
        }

        float weight(int at, int tap) {
            return weights[at][tap];
        }
    }
}
