package org.fovea.cli.bench;

import java.util.function.Supplier;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.conv.Finish;
import org.fovea.engine.conv.Plan;
import org.fovea.engine.op.FilterChange;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;

/// The engine of this program. Plans are made beforehand, and maps are written to the same place each time,
/// as the peers do.
record Ours(Kernels kernels) implements Peer {

    @Override
    public String name() {
        return "fovea";
    }

    /// How the engine goes about an item, in a few words.
    String algorithm(Work work) {
        return switch (work) {
            case WholeLayer layer -> layer.layer().plan(layer.input(), new Machine(kernels, 1)).algorithm();
            case OneWeight _ -> "added difference";
            case OneNeuron _ -> "receptive field";
        };
    }

    @Override
    public boolean covers(Work work) {
        return true;
    }

    @Override
    public Prepared prepare(Work work, Tensor x, int threads) {
        var machine = new Machine(kernels, threads);
        return switch (work) {
            case WholeLayer layer -> layer(layer, x, machine);
            case OneWeight weight -> weight(weight, x, machine);
            case OneNeuron neuron -> neuron(neuron, x, machine);
        };
    }

    private static Prepared layer(WholeLayer work, Tensor x, Machine machine) {
        Plan plan = work.layer().plan(x.shape, machine);
        Tensor result = Tensor.zeros(work.output());
        var all = Region.all(result.shape);
        return new Call(() -> {
            plan.run(Patch.of(x), all, result.data, 0, Finish.NOTHING, machine, Cancel.NEVER);
            return result;
        });
    }

    private static Prepared weight(OneWeight work, Tensor x, Machine machine) {
        Tensor maps = work.old().forward(x, machine, Cancel.NEVER);
        Tensor first = maps.channel(0);
        var change = new FilterChange(work.whole().layer(), 0, work.before());
        var room = new float[first.data.length];
        return new Call(() -> change.applyTo(x, first, false, room, machine, Cancel.NEVER).map()) {
            @Override
            public Tensor result() {
                float[] all = maps.data.clone();
                System.arraycopy(super.result().data, 0, all, 0, first.data.length);
                return new Tensor(maps.shape, all);
            }
        };
    }

    /// Precisely: product by product a neuron depends on its receptive field alone, otherwise on whole tiles around it.
    private static Prepared neuron(OneNeuron work, Tensor x, Machine machine) {
        Machine precise = machine.precisely();
        return new Call(() -> work.network().evaluate(x, work.last(), work.at(), precise, Cancel.NEVER).values());
    }

    /// Work that ends in a tensor on the heap.
    private static class Call implements Prepared {
        private final Supplier<Tensor> work;
        private Tensor last = Tensor.plane(1, 1, 0);

        Call(Supplier<Tensor> work) {
            this.work = work;
        }

        @Override
        public void run() {
            last = work.get();
        }

        @Override
        public Tensor result() {
            return last;
        }

        @Override
        public void close() {
            // Nothing is held outside the heap.
        }
    }
}
