package org.fovea.engine.train;

import java.util.List;
import org.fovea.engine.Cancel;

/// A batch through a network and back. Neither the number of threads nor what else was computed changes a bit of it.
interface Pass {
    /// What came of it; it holds until the next batch.
    ///
    /// @param loss the mean over the batch
    /// @param right how many examples of a class had the highest score there
    /// @param gradients of the mean loss, by node (the first one belongs to node 1), in arrays like those of
    ///        [org.fovea.engine.op.Learned#of]
    /// @param statistics by node those of a batch normalisation
    record Result(double loss, int right, List<List<float[]>> gradients, List<BatchStatistics> statistics) {
    }

    /// @param learned what the network has learned until now, in such arrays
    /// @param batch examples that fit the network
    /// @param seed decides which values a dropout drops
    /// @throws java.util.concurrent.CancellationException when cancelled
    Result of(List<List<float[]>> learned, List<Example> batch, long seed, Cancel cancel);
}
