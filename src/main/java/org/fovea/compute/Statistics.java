package org.fovea.compute;

import org.fovea.engine.Tensor;

/// The figures of one feature map.
///
/// @param min the smallest value
/// @param max the largest value
/// @param mean their mean, summed in double precision
/// @param zeros the share of values that are exactly zero, 0…1
/// @param bins how many values fall into each of equally wide steps from min to max
public record Statistics(float min, float max, double mean, double zeros, java.util.List<Integer> bins) {
    public static final int BINS = 64;

    /// Of all values of a tensor, none of them NaN.
    public static Statistics of(Tensor map) {
        float[] values = map.data;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        double sum = 0;
        int zeros = 0;
        var counts = new int[BINS];
        float scale = max > min ? BINS / (max - min) : 0;
        for (float value : values) {
            sum += value;
            if (value == 0) zeros++;
            counts[Math.min(BINS - 1, (int) ((value - min) * scale))]++;
        }
        return new Statistics(min, max, sum / values.length, (double) zeros / values.length,
                java.util.Arrays.stream(counts).boxed().toList());
    }

    /// The value below which the given share (0…1) of all values lies, as fine as the bins.
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
