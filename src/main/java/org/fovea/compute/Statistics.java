package org.fovea.compute;

import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;

/// The figures of one feature map.
///
/// @param min the smallest value
/// @param max the largest value
/// @param mean their mean, summed in double precision
/// @param zeros the share of values that are exactly zero, 0…1
/// @param bins how many values fall into each of equally wide steps from min to max
public record Statistics(float min, float max, double mean, double zeros, List<Integer> bins) implements Spread {
    public static final int BINS = 64;

    /// How many values are summed at a time. Fixed, so that the number of threads does not change the mean.
    private static final int PIECE = 1 << 16;

    /// Of all values of a tensor, none of them NaN.
    public static Statistics of(Tensor map) {
        return of(map, Machine.SCALAR, Cancel.NEVER);
    }

    /// The same on several threads.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Statistics of(Tensor map, Machine machine, Cancel cancel) {
        float[] values = map.data;
        var mins = new float[Math.ceilDiv(values.length, PIECE)];
        var maxs = new float[mins.length];
        machine.each(mins.length, piece -> {
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            int end = end(piece, values);
            for (int i = piece * PIECE; i < end; i++) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
            mins[piece] = min;
            maxs[piece] = max;
        }, cancel);
        float min = mins[0];
        float max = maxs[0];
        for (int piece = 1; piece < mins.length; piece++) {
            min = Math.min(min, mins[piece]);
            max = Math.max(max, maxs[piece]);
        }
        return counted(values, min, max, machine, cancel);
    }

    /// For a map that changes at every pulse: the given smallest and largest value, and all other figures of every
    /// `step`-th value.
    ///
    /// @param step at least 1
    static Statistics sampled(Tensor map, float min, float max, int step) {
        var sample = new float[Math.ceilDiv(map.data.length, step)];
        for (int i = 0; i < sample.length; i++) sample[i] = map.data[i * step];
        return counted(sample, min, max, Machine.SCALAR, Cancel.NEVER);
    }

    /// Of every `step`-th value.
    ///
    /// @param step at least 1
    static Statistics sampled(Tensor map, int step) {
        float min = map.data[0];
        float max = min;
        for (int i = 0; i < map.data.length; i += step) {
            min = Math.min(min, map.data[i]);
            max = Math.max(max, map.data[i]);
        }
        return sampled(map, min, max, step);
    }

    private static Statistics counted(float[] values, float min, float max, Machine machine, Cancel cancel) {
        float scale = max > min ? BINS / (max - min) : 0;
        var sums = new double[Math.ceilDiv(values.length, PIECE)];
        var counts = new int[sums.length][BINS];
        var zeros = new int[sums.length];
        machine.each(sums.length, piece -> {
            int[] count = counts[piece];
            double sum = 0;
            int zero = 0;
            int end = end(piece, values);
            for (int i = piece * PIECE; i < end; i++) {
                float value = values[i];
                sum += value;
                if (value == 0) zero++;
                count[Math.min(BINS - 1, (int) ((value - min) * scale))]++;
            }
            sums[piece] = sum;
            zeros[piece] = zero;
        }, cancel);
        var total = new int[BINS];
        for (int[] count : counts) for (int bin = 0; bin < BINS; bin++) total[bin] += count[bin];
        return new Statistics(min, max, Arrays.stream(sums).sum() / values.length,
                (double) Arrays.stream(zeros).sum() / values.length, Arrays.stream(total).boxed().toList());
    }

    private static int end(int piece, float[] values) {
        return piece * PIECE + Math.min(PIECE, values.length - piece * PIECE);
    }

    /// As fine as the bins.
    @Override
    public float quantile(double share) {
        long total = 0;
        for (int count : bins) total += count;
        double wanted = share * total;
        double seen = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int count = bins.get(bin);
            if (count > 0 && seen + count >= wanted) {
                double inside = (wanted - seen) / count;
                return (float) (min + (bin + inside) * (max - min) / BINS);
            }
            seen += count;
        }
        return max;
    }
}
