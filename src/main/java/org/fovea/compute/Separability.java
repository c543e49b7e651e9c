package org.fovea.compute;

import org.fovea.engine.conv.Factors;
import org.fovea.project.Conv;

/// How many filters of a layer are a column times a row in all channels (rank 1), and what that saves. The engine computes
/// them in two steps where this is quicker.
///
/// @param separable how many filters are
/// @param filters how many there are
/// @param steps the multiplications an output of a separable filter takes in two steps: C·kh + kw
/// @param weights those it takes otherwise: C·kh·kw
public record Separability(int separable, int filters, int steps, int weights) {

    /// Of a layer whose kernels have more than one row and one column; otherwise no filter counts, since there is nothing
    /// to separate.
    public static Separability of(Conv layer) {
        int height = layer.rows().size();
        int width = layer.columns().size();
        int channels = layer.filters().getFirst().filter().weights().shape.channels();
        boolean flat = height == 1 || width == 1;
        long found = flat
                ? 0
                : layer.filters().stream().filter(f -> Factors.of(f.filter().weights().data, width) != null).count();
        return new Separability((int) found, layer.filters().size(), channels * height + width,
                channels * height * width);
    }
}
