package org.fovea.cli.bench;

import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.conv.Finish;
import org.fovea.engine.conv.Plan;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;

/// The engine of this program. The plan is made beforehand and the result is written to the same place each time, as the
/// peers do.
record Ours(Kernels kernels) implements Peer {

    @Override
    public String name() {
        return "fovea";
    }

    /// How the engine goes about an item, in a few words.
    String algorithm(Work work) {
        return work.layer().plan(work.input(), new Machine(kernels, 1)).algorithm();
    }

    @Override
    public boolean covers(Work work) {
        return true;
    }

    @Override
    public Prepared prepare(Work work, Tensor x, int threads) {
        var machine = new Machine(kernels, threads);
        Plan plan = work.layer().plan(x.shape, machine);
        Tensor result = Tensor.zeros(work.layer().output(x.shape));
        return new Prepared() {
            @Override
            public void run() {
                plan.run(Patch.of(x), Region.all(result.shape), result.data, Finish.NOTHING, machine, Cancel.NEVER);
            }

            @Override
            public Tensor result() {
                return result;
            }

            @Override
            public void close() {
                // Nothing is held outside the heap.
            }
        };
    }
}
