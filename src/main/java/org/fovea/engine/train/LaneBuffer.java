package org.fovea.engine.train;

import org.fovea.engine.Shape;
import org.fovea.engine.simd.LaneLoops;

/// Where the values of a node lie in the memory of a [Shard]: C×H×W places of [LaneLoops#LANES] values each, the columns of a
/// row side by side, with margins of zeros where somebody reads beyond the edge.
///
/// @param base where place (0, 0, 0) stands
/// @param pitch how many places a row is from the next
/// @param plane how many places a channel is from the next
record LaneBuffer(int base, Shape shape, int pitch, int plane) {
    static final int LANES = LaneLoops.LANES;

    /// Two places that lie alike, and how many floats follow there.
    interface Run {
        void apply(int first, int second, int count);
    }

    int at(int channel, int row, int column) {
        return base + (channel * plane + row * pitch + column) * LANES;
    }

    /// How far the channels are apart, in floats.
    int apart() {
        return plane * LANES;
    }

    /// Whether nothing lies between its values.
    boolean compact() {
        return pitch == shape.width() && plane == shape.plane();
    }

    /// The same values, if compact, as so many channels of one value.
    LaneBuffer flat() {
        return new LaneBuffer(base, new Shape(shape.size(), 1, 1), 1, 1);
    }

    /// Some of its channels.
    LaneBuffer channels(int from, int count) {
        return new LaneBuffer(at(from, 0, 0), new Shape(count, shape.height(), shape.width()), pitch, plane);
    }

    /// How far every place of a channel is from its first, row by row.
    int[] places() {
        var places = new int[shape.plane()];
        for (int i = 0; i < shape.height(); i++)
            for (int j = 0; j < shape.width(); j++) places[i * shape.width() + j] = (i * pitch + j) * LANES;
        return places;
    }

    /// The runs of a channel, here and in a buffer of the same shape.
    void runs(LaneBuffer other, int channel, Run run) {
        if (pitch == shape.width() && other.pitch == shape.width())
            run.apply(at(channel, 0, 0), other.at(channel, 0, 0), shape.plane() * LANES);
        else
            for (int i = 0; i < shape.height(); i++)
                run.apply(at(channel, i, 0), other.at(channel, i, 0), shape.width() * LANES);
    }
}
