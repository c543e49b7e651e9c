package org.fovea.engine.op;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
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

    /// Some channels of a region of the first input, in the order channel, row, column. A whole map can be millions of
    /// values, so each source is made when it is asked for.
    static List<Source> block(List<Tensor> inputs, int channel, int end, Region region) {
        return new Block(List.copyOf(inputs), channel, end, region);
    }

    /// The same list that nobody can change.
    static List<Source> kept(List<Source> sources) {
        return sources instanceof Block ? sources : List.copyOf(sources);
    }

    private static final class Block extends AbstractList<Source> implements RandomAccess {
        private final List<Tensor> inputs;
        private final int channel;
        private final int end;
        private final Region region;

        Block(List<Tensor> inputs, int channel, int end, Region region) {
            this.inputs = inputs;
            this.channel = channel;
            this.end = end;
            this.region = region;
        }

        @Override
        public Source get(int index) {
            Objects.checkIndex(index, size());
            int plane = region.height() * region.width();
            int at = index % plane;
            return of(inputs, 0, channel + index / plane, region.top() + at / region.width(),
                    region.left() + at % region.width());
        }

        @Override
        public int size() {
            return (end - channel) * region.height() * region.width();
        }
    }
}
