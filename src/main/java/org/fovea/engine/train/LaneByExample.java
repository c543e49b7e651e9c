package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Learned;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// Any operation, one example after another.
final class LaneByExample implements LaneStep {
    private final int node;
    private final List<LaneBuffer> inputs;
    private final LaneBuffer y;
    private final @Nullable LaneBuffer gradient;
    private final List<@Nullable Into> into;
    private final Machine alone;
    private Op op;

    LaneByExample(int node, Op op, List<LaneBuffer> inputs, LaneBuffer y, @Nullable LaneBuffer gradient,
            List<@Nullable Into> into, Machine machine) {
        this.node = node;
        this.op = op;
        this.inputs = inputs;
        this.y = y;
        this.gradient = gradient;
        this.into = into;
        alone = machine.alone();
    }

    @Override
    public void prepare(List<float[]> learned) {
        op = Learned.with(op, learned);
    }

    private List<Tensor> inputs(Shard shard, int lane) {
        return inputs.stream().map(x -> shard.take(x, lane)).toList();
    }

    @Override
    public List<Phase> forward() {
        return List.of(new Phase.Each(LaneBuffer.LANES, (shard, lane) -> {
            if (lane >= shard.live()) return;
            List<Patch> known = inputs(shard, lane).stream().map(Patch::of).toList();
            Tensor output = op.forward(known, Region.all(y.shape()), alone, Cancel.NEVER).values();
            shard.put(output, y, lane, false);
            if (lane == 0)
                for (int dead = shard.live(); dead < LaneBuffer.LANES; dead++) shard.put(output, y, dead, false);
        }));
    }

    @Override
    public List<Phase> back() {
        LaneBuffer from = gradient;
        if (from == null) return List.of();
        var phases = new ArrayList<Phase>();
        phases.add(new Phase.Each(LaneBuffer.LANES, (shard, lane) -> back(shard, lane, from)));
        if (!Learned.of(op).isEmpty()) phases.add(new Phase.Each(1, (shard, _) -> learn(shard, from)));
        return phases;
    }

    private void back(Shard shard, int lane, LaneBuffer from) {
        if (into.stream().allMatch(to -> to == null)) return;
        boolean live = lane < shard.live();
        List<Tensor> known = live ? inputs(shard, lane) : List.of();
        Tensor output = shard.take(y, lane);
        Tensor given = shard.take(from, lane);
        for (int i = 0; i < inputs.size(); i++) {
            Into to = into.get(i);
            if (to == null) continue;
            Tensor found = live
                    ? op.back(i, known, output, given, alone, Cancel.NEVER)
                    : Tensor.zeros(to.buffer().shape());
            shard.put(found, to.buffer(), lane, to.more());
        }
    }

    private void learn(Shard shard, LaneBuffer from) {
        List<float[]> sums = shard.learned(node);
        for (float[] sum : sums) Arrays.fill(sum, 0);
        for (int lane = 0; lane < shard.live(); lane++) {
            List<float[]> found = Learned.gradients(op, inputs(shard, lane), shard.take(y, lane),
                    shard.take(from, lane), alone, Cancel.NEVER);
            for (int a = 0; a < found.size(); a++)
                for (int i = 0; i < found.get(a).length; i++) sums.get(a)[i] += found.get(a)[i];
        }
    }
}
