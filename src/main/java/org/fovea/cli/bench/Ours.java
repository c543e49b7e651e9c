package org.fovea.cli.bench;

import java.util.Objects;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// The engine of this program. A run is what the program does as well: the result is a new tensor each time.
record Ours(Kernels kernels) implements Peer {

    @Override
    public String name() {
        return "fovea";
    }

    /// How the engine goes about an item, in a few words.
    String algorithm(Work work) {
        return kernels.name();
    }

    @Override
    public boolean covers(Work work) {
        return true;
    }

    @Override
    public Prepared prepare(Work work, Tensor x, int threads) {
        var machine = new Machine(kernels, threads);
        return new Prepared() {
            private @Nullable Tensor result;

            @Override
            public void run() {
                result = work.layer().forward(x, machine, Cancel.NEVER);
            }

            @Override
            public Tensor result() {
                return Objects.requireNonNull(result);
            }

            @Override
            public void close() {
                result = null;
            }
        };
    }
}
