package org.fovea.engine.train;

import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;

/// A batch through a network and back. Neither the number of threads nor what else was computed changes a bit of it.
interface Pass {
    /// What came of it.
    ///
    /// @param loss the mean over the batch
    /// @param right how many examples of a class had the highest score there
    /// @param gradients of the mean loss, by node (the first one belongs to node 1), in arrays like those of
    ///        [org.fovea.engine.op.Learned#of]
    /// @param statistics by node those of a batch normalisation, null elsewhere
    record Result(double loss, int right, List<List<float[]>> gradients, List<BatchStatistics> statistics) {
    }

    /// @param network whose weights are those to be improved
    /// @param seed decides which values a dropout drops
    /// @throws IllegalArgumentException when an example or its target does not fit
    /// @throws java.util.concurrent.CancellationException when cancelled
    Result of(Network network, List<Example> batch, Loss loss, long seed, Machine machine, Cancel cancel);
}
