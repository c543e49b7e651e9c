package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.simd.Loops;
import org.jspecify.annotations.Nullable;

/// Values that are passed on as they are: joined, or laid out anew.
record LaneCopy(List<Part> parts, Loops runs) implements LaneStep {
    /// One input.
    ///
    /// @param y the part of the output that it becomes, seen in its own shape
    /// @param gradient of that part
    record Part(LaneBuffer x, LaneBuffer y, @Nullable LaneBuffer gradient, @Nullable Into into) {
    }

    @Override
    public List<Phase> forward() {
        var phases = new ArrayList<Phase>();
        for (Part part : parts)
            phases.add(new Phase.Each(part.x.shape().channels(), (shard, c) -> new Into(part.y, false).take(shard,
                    part.x, c, runs)));
        return phases;
    }

    @Override
    public List<Phase> back() {
        var phases = new ArrayList<Phase>();
        for (Part part : parts) {
            LaneBuffer from = part.gradient;
            Into to = part.into;
            if (from != null && to != null)
                phases.add(new Phase.Each(part.x.shape().channels(), (shard, c) -> to.take(shard, from, c, runs)));
        }
        return phases;
    }
}
