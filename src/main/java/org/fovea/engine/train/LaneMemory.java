package org.fovea.engine.train;

import org.fovea.engine.Problem;
import org.fovea.engine.Shape;

/// Lays out the memory of a [Shard].
final class LaneMemory {
    /// Large arrays begin 16 bytes before the next border of 64: there a group of lanes begins.
    private static final int FIRST = 12;

    private long size = FIRST;

    /// Where so many floats begin.
    ///
    /// @throws Problem when there is more than one array holds
    int take(long floats) {
        long from = size;
        size += Math.ceilDiv(floats, (long) LaneBuffer.LANES) * LaneBuffer.LANES;
        if (size > Shape.MOST)
            throw new Problem(
                    "The maps of this network are too large for training; choose smaller pictures or fewer filters.");
        return (int) from;
    }

    LaneBuffer reserve(Shape shape, Margins margins) {
        int pitch = margins.left() + shape.width() + margins.right();
        int plane = (margins.top() + shape.height() + margins.bottom()) * pitch;
        int from = take((long) shape.channels() * plane * LaneBuffer.LANES);
        return new LaneBuffer(from + (margins.top() * pitch + margins.left()) * LaneBuffer.LANES, shape, pitch, plane);
    }

    LaneBuffer reserve(Shape shape) {
        return reserve(shape, Margins.NONE);
    }

    int size() {
        return (int) size;
    }
}
