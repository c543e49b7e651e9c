package org.fovea.compute;

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

    /// Of all values of a tensor, none of them NaN.
    public static Statistics of(Tensor map) {
        return of(map, Machine.SCALAR, Cancel.NEVER);
    }

    /// The same on several threads.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Statistics of(Tensor map, Machine machine, Cancel cancel) {
        var tally = new Tally(map.data.length, machine, cancel);
        tally.range(map.data);
        tally.count(map.data);
        return tally.statistics();
    }

    /// For a map that changes at every pulse: the given smallest and largest value, and all other figures of every
    /// `step`-th value.
    ///
    /// @param step at least 1
    static Statistics sampled(Tensor map, float min, float max, int step) {
        var sample = new float[Math.ceilDiv(map.data.length, step)];
        for (int i = 0; i < sample.length; i++) sample[i] = map.data[i * step];
        var tally = new Tally(sample.length, min, max, Machine.SCALAR, Cancel.NEVER);
        tally.count(sample);
        return tally.statistics();
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
