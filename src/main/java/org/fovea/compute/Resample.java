package org.fovea.compute;

import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;

/// Brings a tensor to another size: each new value is the mean over the area it covers, so nothing is skipped; where the
/// picture grows, values are interpolated linearly.
public final class Resample {
    private Resample() {
    }

    /// `x` itself when the size is the same.
    public static Tensor to(Tensor x, int height, int width) {
        return to(x, new Shape(x.shape.channels(), height, width), Machine.SCALAR, Cancel.NEVER);
    }

    static Tensor to(Tensor x, Shape shape) {
        return to(x, shape, Machine.SCALAR, Cancel.NEVER);
    }

    /// The same on several threads.
    ///
    /// @param shape of as many channels as `x`
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Tensor to(Tensor x, Shape shape, Machine machine, Cancel cancel) {
        if (x.shape.equals(shape)) return x;
        Taps rows = Taps.of(x.shape.height(), shape.height());
        Taps columns = Taps.of(x.shape.width(), shape.width());
        var data = new float[shape.size()];
        machine.each(shape.channels() * shape.height(), line -> {
            int i = line % shape.height();
            var tall = new float[x.shape.width()];
            for (int tap = 0; tap < rows.count(i); tap++) {
                float weight = rows.weight(i, tap);
                int from = x.shape.index(line / shape.height(), rows.first[i] + tap, 0);
                for (int j = 0; j < tall.length; j++) tall[j] += weight * x.data[from + j];
            }
            for (int j = 0; j < shape.width(); j++) {
                float sum = 0;
                for (int tap = 0; tap < columns.count(j); tap++)
                    sum += columns.weight(j, tap) * tall[columns.first[j] + tap];
                data[line * shape.width() + j] = sum;
            }
        }, cancel);
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
