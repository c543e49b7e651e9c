package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;

/// Where a number that makes an output value was read.
///
/// @param input the number of the input
/// @param channel the channel of that input
/// @param row the row, outside the input where it lies on the padding
/// @param column the column, likewise
/// @param padding whether it lies on the padding
/// @param value what was read there; on the padding, what the padding holds
public record Source(int input, int channel, int row, int column, boolean padding, float value) {

    /// A value inside an input.
    static Source of(List<Tensor> inputs, int input, int channel, int row, int column) {
        return new Source(input, channel, row, column, false, inputs.get(input).at(channel, row, column));
    }

    /// Some channels of a region of the first input, in the order channel, row, column.
    static List<Source> block(List<Tensor> inputs, int channel, int end, Region region) {
        var values = new ArrayList<Source>();
        for (int c = channel; c < end; c++)
            for (int i = region.top(); i < region.bottom(); i++)
                for (int j = region.left(); j < region.right(); j++) values.add(of(inputs, 0, c, i, j));
        return values;
    }
}
