package org.fovea.engine.train;

import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;

/// Whether examples fit a network and a loss.
///
/// @param input the shape of the network's input
/// @param output the shape of what the loss looks at
record Fit(Shape input, Shape output, Loss loss) {

    static Fit of(Network network, Loss loss) {
        return new Fit(network.shape(0), network.shape(Scored.node(network, loss)), loss);
    }

    /// Of examples to learn from; the first one is looked at.
    ///
    /// @throws Problem when they do not fit
    static Fit checked(Network network, Loss loss, Examples examples) {
        Fit fit = of(network, loss);
        if (examples.size() == 0)
            throw new Problem("There are no examples to learn from; choose a folder or a task that has some.");
        fit.check(examples.input());
        fit.check(examples.example(0, Examples.PLAIN), 0);
        return fit;
    }

    void check(Shape picture) {
        if (!picture.equals(input))
            throw new Problem("The network takes pictures of %s, the examples are %s; choose a network made for them."
                    .formatted(input, picture));
    }

    /// The same example.
    ///
    /// @param index its number, for people from 1
    /// @throws Problem when it does not fit
    Example check(Example example, int index) {
        check(example.input().shape);
        switch (example.target()) {
            case Target.OfClass(int label) -> {
                if (loss != Loss.CROSS_ENTROPY)
                    throw new Problem(
                            "Example %d is of a class, the loss compares values; choose cross-entropy.".formatted(index
                                    + 1));
                if (output.plane() != 1)
                    throw new Problem(
                            "The network ends in maps of %d×%d, not in one score for each class; end it with a dense layer or a global pooling."
                                    .formatted(output.height(), output.width()));
                if (label >= output.channels())
                    throw new Problem(
                            "Example %d is of class %d, the network has scores for %d classes; give its last layer at least %d outputs."
                                    .formatted(index + 1, label + 1, output.channels(), label + 1));
            }
            case Target.Values(var tensor) -> {
                if (loss == Loss.CROSS_ENTROPY)
                    throw new Problem(
                            "Example %d has values and no class; choose the mean squared error.".formatted(index + 1));
                if (!tensor.shape.equals(output))
                    throw new Problem(
                            "The network makes %s, example %d asks for %s; choose a network whose output has that shape."
                                    .formatted(output, index + 1, tensor.shape));
            }
        }
        return example;
    }
}
