package org.fovea.engine.train;

import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Up to [LaneBuffer#LANES] examples on their way through a network and back. Lanes without an example repeat the first one
/// on the way there and have gradients of 0 on the way back.
final class Shard {
    /// All values and gradients.
    final float[] memory;
    /// Sums over its examples, by node from 1 on, in arrays like those of [org.fovea.engine.op.Learned#of].
    final List<List<float[]>> learned;
    private List<Example> examples = List.of();
    private int number;
    private long seed;

    Shard(int size, List<List<float[]>> learned) {
        memory = new float[size];
        this.learned = learned;
    }

    /// @param which of the batch's shards it is
    void begin(List<Example> batch, int which, long batchSeed) {
        number = which;
        seed = batchSeed;
        int from = which * LaneBuffer.LANES;
        examples = batch.subList(from, Math.min(batch.size(), from + LaneBuffer.LANES));
    }

    /// How many lanes hold an example.
    int live() {
        return examples.size();
    }

    Example example(int lane) {
        return examples.get(lane);
    }

    /// The number of an example in the batch.
    int index(int lane) {
        return number * LaneBuffer.LANES + lane;
    }

    long seed() {
        return seed;
    }

    /// Of a node, from 1 on.
    List<float[]> learned(int node) {
        return learned.get(node - 1);
    }

    /// The values of one lane.
    Tensor take(LaneBuffer from, int lane) {
        Shape shape = from.shape();
        var values = new float[shape.size()];
        int to = 0;
        for (int c = 0; c < shape.channels(); c++)
            for (int i = 0; i < shape.height(); i++) {
                int at = from.at(c, i, 0) + lane;
                for (int j = 0; j < shape.width(); j++) values[to++] = memory[at + j * LaneBuffer.LANES];
            }
        return new Tensor(shape, values);
    }

    /// Values become those of one lane, or are added to them.
    void put(Tensor values, LaneBuffer to, int lane, boolean more) {
        Shape shape = to.shape();
        int from = 0;
        for (int c = 0; c < shape.channels(); c++)
            for (int i = 0; i < shape.height(); i++) {
                int at = to.at(c, i, 0) + lane;
                for (int j = 0; j < shape.width(); j++, at += LaneBuffer.LANES)
                    memory[at] = more ? memory[at] + values.data[from++] : values.data[from++];
            }
    }
}
