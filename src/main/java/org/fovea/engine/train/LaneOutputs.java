package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Learned;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Machine;

/// What a network makes of many examples, as it is after training: [LaneBuffer#LANES] of them at a time.
final class LaneOutputs {
    /// Bytes that the shards of all threads may take together.
    private static final long MOST = 256 << 20;

    private final Machine machine;
    private final LanePlan plan;
    private final List<LaneStep.Work> works = new ArrayList<>();
    /// One for each thread.
    private final BlockingQueue<Shard> free;

    /// Whether the maps are small enough for so many of them.
    static boolean serves(Network network, int node, Machine machine) {
        long values = 0;
        for (int n = 0; n <= node; n++) values += network.shape(n).size();
        return values * LaneBuffer.LANES * Float.BYTES * machine.threads() <= MOST;
    }

    /// @param node whose values are wanted
    LaneOutputs(Network network, int node, Machine machine) {
        this.machine = machine;
        plan = new LanePlan(network, node, false, machine);
        works.add((shard, _) -> LaneInput.fill(shard, plan.values(0)));
        for (int n = 1; n <= node; n++) {
            List<float[]> learned = learned(network.node(n).op());
            for (LaneStep step : plan.of(n)) {
                step.prepare(learned);
                for (LaneStep.Phase phase : step.forward())
                    if (phase instanceof LaneStep.Phase.Each(int pieces, LaneStep.Work work))
                        works.add((shard, _) -> {
                            for (int piece = 0; piece < pieces; piece++) work.run(shard, piece);
                        });
            }
        }
        free = new ArrayBlockingQueue<>(machine.threads());
        while (free.remainingCapacity() > 0)
            free.add(new Shard(plan.size(), List.of()));
    }

    /// Without a copy where that is large.
    private static List<float[]> learned(Op op) {
        return op instanceof Dense dense ? List.of(dense.weights().data, dense.bias()) : Learned.of(op);
    }

    /// Takes the output of each example.
    interface Taker {
        void take(int index, Example example, Tensor output);
    }

    /// @param taker is called from several threads
    /// @throws java.util.concurrent.CancellationException when cancelled
    void each(Examples examples, Fit fit, Taker taker, Cancel cancel) {
        int size = examples.size();
        machine.each(Math.ceilDiv(size, LaneBuffer.LANES), at -> {
            int from = at * LaneBuffer.LANES;
            var some = new ArrayList<Example>();
            for (int i = from; i < Math.min(size, from + LaneBuffer.LANES); i++)
                some.add(fit.check(examples.example(i, Examples.PLAIN), i));
            Shard shard = free.remove();
            try {
                shard.begin(some, 0, 0);
                for (LaneStep.Work work : works) work.run(shard, 0);
                for (int lane = 0; lane < some.size(); lane++)
                    taker.take(from + lane, some.get(lane), shard.take(plan.values(plan.end()), lane));
            } finally {
                free.add(shard);
            }
        }, cancel);
    }
}
