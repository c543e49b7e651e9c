package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;

/// What is to be computed: the cross-correlation of an input with some filters of a layer, for one size of the input.
/// Nobody writes the arrays.
///
/// @param input C×H×W
/// @param output filters×H×W
/// @param rows the window over the rows
/// @param columns the window over the columns
/// @param mode what the padding holds
/// @param groups into how many groups the channels from `firstChannel` on and the filters are split
/// @param firstChannel the first channel of the first group
/// @param channels how many channels each filter sees
/// @param sharing how many filters of the whole layer see the same channels: what decides about the algorithm, so that a
///        map does not depend on whether it is computed alone
/// @param weights for each filter, channels×kh×kw
/// @param biases for each filter
public record Correlation(Shape input, Shape output, Window rows, Window columns, PaddingMode mode, int groups,
        int firstChannel, int channels, int sharing, float[][] weights, float[] biases) {

    /// What a region of the output depends on.
    Region reads(Region region) {
        return region.read(rows, columns, mode, input);
    }

    /// The same for some filters of one group.
    Correlation filters(int from, int to) {
        int group = from / groupSize();
        return new Correlation(input, new Shape(to - from, output.height(), output.width()), rows, columns, mode, 1,
                firstChannel + group * channels, channels, sharing, Arrays.copyOfRange(weights, from, to),
                Arrays.copyOfRange(biases, from, to));
    }

    /// How many filters see the same channels.
    int groupSize() {
        return output.channels() / groups;
    }

    /// How many weights of a filter belong to one channel.
    int area() {
        return rows.size() * columns.size();
    }

    /// The multiplications of the naive sum for one output.
    int taps() {
        return channels * area();
    }
}
