package org.fovea.engine.train;

import java.util.List;
import org.fovea.engine.op.Spread;
import org.fovea.engine.simd.LaneLoops;
import org.jspecify.annotations.Nullable;

/// Weighted sums of the places of each channel: means over windows, resizing, padding.
final class LaneSpread implements LaneStep {
    private final LaneBuffer x;
    private final LaneBuffer y;
    private final @Nullable LaneBuffer gradient;
    private final @Nullable Into into;
    private final LaneLoops loops;
    private final LanePlaces there;
    private final @Nullable LanePlaces back;
    private final int[] targets;

    LaneSpread(Spread spread, LaneBuffer x, LaneBuffer y, @Nullable LaneBuffer gradient, @Nullable Into into,
            LaneLoops loops) {
        this.x = x;
        this.y = y;
        this.gradient = gradient;
        this.into = into;
        this.loops = loops;
        there = LanePlaces.of(spread, x);
        targets = y.places();
        back = gradient == null || into == null ? null : there.turned(x, gradient);
    }

    @Override
    public List<Phase> forward() {
        return List.of(new Phase.Each(y.shape().channels(), (shard, c) -> loops.gather(shard.memory, x.at(c, 0, 0),
                there.starts(), there.under(), there.weights(), shard.memory, y.at(c, 0, 0), targets, there.count(),
                false)));
    }

    @Override
    public List<Phase> back() {
        LanePlaces places = back;
        LaneBuffer from = gradient;
        Into to = into;
        if (places == null || from == null || to == null) return List.of();
        int[] inputs = to.buffer().places();
        return List.of(new Phase.Each(y.shape().channels(), (shard, c) -> loops.gather(shard.memory, from.at(c, 0, 0),
                places.starts(), places.under(), places.weights(), shard.memory, to.buffer().at(c, 0, 0), inputs,
                places.count(), to.more())));
    }
}
