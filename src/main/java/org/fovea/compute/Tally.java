package org.fovea.compute;

import java.util.Arrays;
import org.fovea.engine.Cancel;
import org.fovea.engine.simd.Machine;

/// Takes the figures of a map in two passes over its values: the first finds the smallest and the largest, the second counts.
/// The values of each pass come in the order of the map, all at once or strip by strip; the figures are the same to the last
/// bit, and for any number of threads.
final class Tally {
    /// How many values are summed at a time. Fixed, so that neither the number of threads nor the strips change the mean.
    private static final int PIECE = 1 << 16;

    private final int size;
    private final Machine machine;
    private final Cancel cancel;
    private final double[] sums;
    private final int[] zeros;
    private final int[][] counts;
    private float min;
    private float max;
    /// How many values of the pass have come.
    private int seen;

    /// @param size of the map, at least 1
    Tally(int size, Machine machine, Cancel cancel) {
        this(size, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, machine, cancel);
    }

    /// Where the smallest and the largest value are known, and the first pass is left out.
    Tally(int size, float min, float max, Machine machine, Cancel cancel) {
        this.size = size;
        this.machine = machine;
        this.cancel = cancel;
        this.min = min;
        this.max = max;
        sums = new double[Math.ceilDiv(size, PIECE)];
        zeros = new int[sums.length];
        counts = new int[sums.length][Statistics.BINS];
    }

    /// The next values of the first pass, none of them NaN.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    void range(float[] values) {
        var mins = new float[pieces(values)];
        var maxs = new float[mins.length];
        machine.each(mins.length, piece -> {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            int end = end(piece, values);
            for (int i = begin(piece); i < end; i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            mins[piece] = least;
            maxs[piece] = most;
        }, cancel);
        for (int piece = 0; piece < mins.length; piece++) {
            min = Math.min(min, mins[piece]);
            max = Math.max(max, maxs[piece]);
        }
        seen = (seen + values.length) % size;
    }

    /// The next values of the second pass.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    void count(float[] values) {
        float least = min;
        float scale = max > min ? Statistics.BINS / (max - min) : 0;
        int first = seen / PIECE;
        machine.each(pieces(values), piece -> {
            int[] count = counts[first + piece];
            double sum = sums[first + piece];
            int zero = 0;
            int end = end(piece, values);
            for (int i = begin(piece); i < end; i++) {
                float value = values[i];
                sum += value;
                if (value == 0) zero++;
                count[Math.min(Statistics.BINS - 1, (int) ((value - least) * scale))]++;
            }
            sums[first + piece] = sum;
            zeros[first + piece] += zero;
        }, cancel);
        seen = (seen + values.length) % size;
    }

    /// The figures, when all values have come in both passes.
    Statistics statistics() {
        var total = new int[Statistics.BINS];
        for (int[] count : counts) for (int bin = 0; bin < total.length; bin++) total[bin] += count[bin];
        return new Statistics(min, max, Arrays.stream(sums).sum() / size, (double) Arrays.stream(zeros).sum() / size,
                Arrays.stream(total).boxed().toList());
    }

    /// How many pieces of the map these values have a share in.
    private int pieces(float[] values) {
        return Math.ceilDiv(seen % PIECE + values.length, PIECE);
    }

    /// Where a piece begins among the values; before them if it began earlier.
    private int begin(int piece) {
        return Math.max(0, piece * PIECE - seen % PIECE);
    }

    private int end(int piece, float[] values) {
        return (int) Math.min(values.length, (piece + 1L) * PIECE - seen % PIECE);
    }
}
