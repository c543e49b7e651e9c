package org.fovea.engine.train;

import org.fovea.engine.op.BatchNorm;
import org.jspecify.annotations.Nullable;

/// What a batch normalisation found in a batch, one number for each channel; nobody writes the arrays. Other operations
/// have [#NONE].
///
/// @param mean over examples and positions
/// @param variance the same, of the values as they are (divided by their number)
/// @param count how many values of each channel there were
record BatchStatistics(float @Nullable [] mean, float @Nullable [] variance, long count) {
    static final BatchStatistics NONE = new BatchStatistics(null, null, 0);
    /// How much of the running statistics a batch replaces, as in PyTorch.
    private static final float MOMENTUM = 0.1f;

    /// The operation with running statistics that have seen this batch too; their variance is that of a sample (divided by
    /// the number less one), as in PyTorch.
    BatchNorm into(BatchNorm norm) {
        if (mean == null || variance == null) return norm;
        double sample = count > 1 ? (double) count / (count - 1) : 1;
        return new BatchNorm(norm.scale(), norm.bias(), towards(norm.mean(), mean, 1),
                towards(norm.variance(), variance, sample), norm.epsilon());
    }

    private static float[] towards(float[] before, float[] found, double factor) {
        var result = new float[before.length];
        for (int c = 0; c < result.length; c++)
            result[c] = (float) ((1 - MOMENTUM) * before[c] + MOMENTUM * factor * found[c]);
        return result;
    }
}
