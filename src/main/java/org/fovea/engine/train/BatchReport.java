package org.fovea.engine.train;

import java.util.List;

/// What one step of training did.
///
/// @param epoch in which it was, from 0
/// @param batch its number in the epoch, from 0
/// @param batches how many an epoch has
/// @param examples how many it was made of
/// @param loss their mean loss, before the step
/// @param right how many examples of a class had the highest score there
/// @param rate the learning rate
/// @param gradientNorm the length of the gradient of all weights, before it was clipped
/// @param layers one for each node, from node 1 on
public record BatchReport(int epoch, int batch, int batches, int examples, double loss, int right, double rate,
        double gradientNorm, List<Layer> layers) {

    /// What the step did to one node.
    ///
    /// @param gradient the root mean square of the gradients of its numbers; 0 where it learns nothing
    /// @param change that of what was added to them
    /// @param weight that of the numbers themselves, after the step
    public record Layer(double gradient, double change, double weight) {
        public static final Layer NOTHING = new Layer(0, 0, 0);
    }

    public BatchReport {
        layers = List.copyOf(layers);
    }

    /// Epochs passed, with the part of the one that runs.
    public double epochs() {
        return epoch + (batch + 1.0) / batches;
    }

    public boolean endsEpoch() {
        return batch == batches - 1;
    }
}
