package org.fovea.engine.train;

import org.fovea.engine.Shape;

/// Brings examples into their lanes.
final class LaneInput {
    private LaneInput() {
    }

    /// Lanes without an example repeat the first one.
    static void fill(Shard shard, LaneBuffer to) {
        Shape shape = to.shape();
        float[] memory = shard.memory;
        for (int c = 0; c < shape.channels(); c++)
            for (int i = 0; i < shape.height(); i++) {
                int from = shape.index(c, i, 0);
                int at = to.at(c, i, 0);
                for (int l = 0; l < LaneBuffer.LANES; l++) {
                    float[] values = shard.example(l < shard.live() ? l : 0).input().data;
                    for (int j = 0; j < shape.width(); j++)
                        memory[at + j * LaneBuffer.LANES + l] = values[from + j];
                }
            }
    }
}
