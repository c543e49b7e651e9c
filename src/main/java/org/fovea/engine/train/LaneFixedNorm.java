package org.fovea.engine.train;

import java.util.List;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.simd.LaneLoops;

/// Batch normalisation with its running statistics, as after training.
record LaneFixedNorm(BatchNorm norm, LaneBuffer x, LaneBuffer y, LaneLoops loops) implements LaneStep {

    @Override
    public List<Phase> forward() {
        return List.of(new Phase.Each(y.shape().channels(), (shard, c) -> x.runs(y, c, (from, to, count) -> loops
                .affine(norm.mean()[c], norm.factor(c), norm.bias()[c], shard.memory, from, shard.memory, to,
                        count))));
    }

    @Override
    public List<Phase> back() {
        return List.of();
    }
}
