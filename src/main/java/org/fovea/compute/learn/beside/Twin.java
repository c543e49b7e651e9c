package org.fovea.compute.learn.beside;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.train.Draw;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Scored;
import org.fovea.project.Initializer;

/// The fully connected network to set beside a convolutional one: flatten, dense, ReLU, dense, and a softmax where that one
/// has it. With `n` inputs, `H` hidden units and `K` outputs it has `H·(n + 1 + K) + K` parameters.
///
/// @param match in what it equals the other
/// @param input C×H×W
/// @param hidden how many hidden units
/// @param outputs how many classes
/// @param softmax whether a softmax is the end
public record Twin(Match match, Shape input, long hidden, int outputs, boolean softmax) {
    /// Training keeps a number for each parameter in weights, those of the step before, gradients, two running means and the
    /// network that is shown, and in one more while that one is renewed or tested.
    public static final int COPIES = 7;
    /// The most parameters it is trained with: 420 MB of copies. Java takes 0.92 GB then, without a window.
    public static final long MOST = 15_000_000;

    /// @throws IllegalArgumentException without a hidden unit
    public Twin {
        if (hidden < 1 || outputs < 1)
            throw new IllegalArgumentException("%d hidden units, %d outputs".formatted(hidden, outputs));
    }

    /// @param other a network that gives one score for each class
    public static Twin of(Network other, Loss loss, Match match) {
        int end = Scored.node(other, loss);
        Shape input = other.shape(0);
        int outputs = other.shape(end).size();
        Sizes sizes = Sizes.of(other, loss);
        long hidden = switch (match) {
            case PARAMETERS -> Math.round((double) (sizes.parameters() - outputs) / each(input, outputs));
            case UNITS -> sizes.hiddenUnits();
        };
        return new Twin(match, input, Math.max(1, hidden), outputs, end < other.size() - 1);
    }

    /// What a hidden unit costs: a weight for each input, a bias, and a weight in each output.
    private static long each(Shape input, int outputs) {
        return input.size() + 1L + outputs;
    }

    public long parameters() {
        return parameters(input);
    }

    /// With as many hidden units on pictures of another size.
    ///
    /// @throws ArithmeticException when there are more than 2⁶³
    public long parameters(Shape picture) {
        return Math.addExact(Math.multiplyExact(hidden, each(picture, outputs)), outputs);
    }

    /// How large it is, without building it.
    public Sizes sizes() {
        var units = new Shape(Math.toIntExact(hidden), 1, 1);
        var scores = new Shape(outputs, 1, 1);
        long values = 2L * input.size() + 2 * hidden + (softmax ? 2L : 1L) * outputs;
        long multiplyAdds = hidden * input.size() + hidden * outputs
                + Activation.RELU.multiplyAdds(Region.all(units), List.of(units))
                + (softmax ? new Softmax().multiplyAdds(Region.all(scores), List.of(scores)) : 0);
        return new Sizes(parameters(), hidden, values, multiplyAdds);
    }

    /// Bytes that training it takes, activations aside.
    public long trainingBytes() {
        return Math.multiplyExact(parameters(), (long) COPIES * Float.BYTES);
    }

    /// Whether there is memory for training it.
    public boolean fits() {
        return parameters() <= MOST;
    }

    /// With weights to begin from: He's before the ReLU, Glorot's before the scores, biases 0.
    ///
    /// @throws IllegalStateException when it is too large
    public Network network(long seed) {
        if (!fits()) throw new IllegalStateException("%d parameters are too many".formatted(parameters()));
        int units = Math.toIntExact(hidden);
        var ops = new ArrayList<Op>(List.of(new Flatten(),
                new Dense(Initializer.he(Draw.of(seed, 1)).matrix(units, input.size()), new float[units]),
                Activation.RELU,
                new Dense(Initializer.glorot(Draw.of(seed, 2)).matrix(outputs, units), new float[outputs])));
        if (softmax) ops.add(new Softmax());
        return Network.chain(input, ops);
    }
}
