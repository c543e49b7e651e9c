package org.fovea.compute.learn;

import org.fovea.engine.net.Network;
import org.fovea.engine.train.Score;
import org.jspecify.annotations.Nullable;

/// A network at one moment of its training.
///
/// @param epochs how many had passed, with the part of the one that ran
/// @param batches how many steps it had made
/// @param network with the weights of that moment
/// @param score of exactly these weights on the test examples; null where nobody has asked yet
/// @param loss the mean loss of the training examples seen last; not a number before the first step
public record Snapshot(double epochs, long batches, Network network, @Nullable Score score, double loss) {
    /// The bytes of one answer, with its header and the reference to it.
    private static final long ANSWER = 40;

    public Snapshot withScore(Score known) {
        return new Snapshot(epochs, batches, network, known, loss);
    }

    /// The bytes of what it has learned, and of what was answered.
    long bytes() {
        long count = 0;
        for (int n = 1; n < network.size(); n++) count += network.node(n).op().parameters();
        return Float.BYTES * count + (score == null ? 0 : ANSWER * score.answers().size());
    }
}
