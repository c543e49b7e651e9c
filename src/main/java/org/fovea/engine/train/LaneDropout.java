package org.fovea.engine.train;

import java.util.List;
import java.util.SplittableRandom;
import org.fovea.engine.simd.LaneLoops;
import org.jspecify.annotations.Nullable;

/// Some values of each example are dropped; what is kept is enlarged, so that the mean stays.
///
/// @param factors what each value is multiplied by, there and back; compact
record LaneDropout(int node, float rate, LaneBuffer x, LaneBuffer y, LaneBuffer factors, @Nullable LaneBuffer gradient,
        @Nullable Into into, LaneLoops loops) implements LaneStep {

    /// What each value of an example is multiplied by, in the order channel, row, column.
    static float[] factors(float rate, int count, long seed, int node, int example) {
        var random = new SplittableRandom(Draw.of(seed, node, example));
        var factors = new float[count];
        float kept = 1 / (1 - rate);
        for (int i = 0; i < count; i++) factors[i] = random.nextDouble() < rate ? 0 : kept;
        return factors;
    }

    @Override
    public List<Phase> forward() {
        return List.of(new Phase.Each(LaneBuffer.LANES, this::draw),
                new Phase.Each(y.shape().channels(), (shard, c) -> multiply(shard.memory, c, x, new Into(y, false))));
    }

    private void draw(Shard shard, int lane) {
        if (lane >= shard.live()) return;
        float[] drawn = factors(rate, factors.shape().size(), shard.seed(), node, shard.index(lane));
        for (int i = 0; i < drawn.length; i++) shard.memory[factors.base() + i * LaneBuffer.LANES + lane] = drawn[i];
    }

    @Override
    public List<Phase> back() {
        LaneBuffer from = gradient;
        Into to = into;
        if (from == null || to == null) return List.of();
        return List.of(new Phase.Each(y.shape().channels(), (shard, c) -> multiply(shard.memory, c, from, to)));
    }

    private void multiply(float[] memory, int channel, LaneBuffer from, Into to) {
        for (int i = 0; i < y.shape().height(); i++)
            loops.multiply(memory, from.at(channel, i, 0), memory, factors.at(channel, i, 0), memory,
                    to.buffer().at(channel, i, 0), y.shape().width() * LaneBuffer.LANES, to.more());
    }
}
