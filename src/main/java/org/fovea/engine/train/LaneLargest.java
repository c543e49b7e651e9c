package org.fovea.engine.train;

import java.util.Arrays;
import java.util.List;
import org.fovea.engine.simd.LaneLoops;
import org.jspecify.annotations.Nullable;

/// The largest value under each window of each channel. Of equal ones the first gets the gradient.
final class LaneLargest implements LaneStep {
    private final LaneBuffer x;
    private final LaneBuffer y;
    private final @Nullable LaneBuffer gradient;
    private final @Nullable Into into;
    private final LaneLoops loops;
    private final LanePlaces there;
    private final int[] targets;

    /// @param there the places of x under each window
    LaneLargest(LanePlaces there, LaneBuffer x, LaneBuffer y, @Nullable LaneBuffer gradient, @Nullable Into into,
            LaneLoops loops) {
        this.there = there;
        this.x = x;
        this.y = y;
        this.gradient = gradient;
        this.into = into;
        this.loops = loops;
        targets = y.places();
    }

    @Override
    public List<Phase> forward() {
        return List.of(new Phase.Each(y.shape().channels(), (shard, c) -> loops.largest(shard.memory, x.at(c, 0, 0),
                there.starts(), there.under(), shard.memory, y.at(c, 0, 0), targets, there.count())));
    }

    @Override
    public List<Phase> back() {
        LaneBuffer from = gradient;
        Into to = into;
        if (from == null || to == null) return List.of();
        int[] sources = from.places();
        int[] moves = moves(to.buffer());
        boolean clear = !to.more() && !tiles();
        return List.of(new Phase.Each(y.shape().channels(), (shard, c) -> {
            if (clear) clear(shard.memory, to.buffer(), c);
            loops.route(shard.memory, x.at(c, 0, 0), there.starts(), there.under(), shard.memory, y.at(c, 0, 0),
                    targets, shard.memory, from.at(c, 0, 0), sources, shard.memory, to.buffer().at(c, 0, 0), moves,
                    there.count(), to.more() || clear);
        }));
    }

    /// Whether every place of x lies under exactly one window.
    private boolean tiles() {
        int count = x.shape().plane();
        return there.under().length == count && Arrays.stream(there.under()).distinct().count() == count;
    }

    /// The places of x in another buffer.
    private int[] moves(LaneBuffer other) {
        int[] places = other.places();
        int[] moves = there.under().clone();
        for (int u = 0; u < moves.length; u++) {
            int place = moves[u] / LaneBuffer.LANES;
            moves[u] = places[place / x.pitch() * x.shape().width() + place % x.pitch()];
        }
        return moves;
    }

    private static void clear(float[] memory, LaneBuffer buffer, int channel) {
        buffer.runs(buffer, channel, (at, _, count) -> Arrays.fill(memory, at, at + count, 0));
    }
}
