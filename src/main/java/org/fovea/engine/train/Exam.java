package org.fovea.engine.train;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fovea.engine.Cancel;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Score.Answer;
import org.jspecify.annotations.Nullable;

/// Makes the [Score] of one network on one set of examples after another; what it takes is prepared once. For one thread at a
/// time.
public final class Exam {
    private final Network network;
    private final Loss loss;
    private final Machine machine;
    private final Fit fit;
    private final int node;
    /// Null where the maps are too large for many examples at once.
    private final @Nullable LaneOutputs outputs;

    public Exam(Network network, Loss loss, Machine machine) {
        this.network = network;
        this.loss = loss;
        this.machine = machine;
        fit = Fit.of(network, loss);
        node = Scored.node(network, loss);
        outputs = LaneOutputs.serves(network, node, machine) ? new LaneOutputs(network, node, machine) : null;
    }

    /// Of all examples.
    ///
    /// @throws org.fovea.engine.Problem when an example does not fit the network
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Score score(Examples examples, Cancel cancel) {
        var losses = new double[examples.size()];
        var answered = new Answer[examples.size()];
        LaneOutputs.Taker taker = (i, example, output) -> {
            losses[i] = loss.of(output, example.target());
            if (example.target() instanceof Target.OfClass(int label)) answered[i] = answer(i, output, label);
        };
        if (outputs != null)
            outputs.each(examples, fit, taker, cancel);
        else
            each(examples, taker, cancel);
        double sum = 0;
        for (double one : losses) sum += one;
        List<Answer> answers = Arrays.stream(answered).filter(Objects::nonNull).toList();
        return new Score(losses.length == 0 ? 0 : sum / losses.length, answers);
    }

    /// One example after another, each by all threads.
    private void each(Examples examples, LaneOutputs.Taker taker, Cancel cancel) {
        for (int i = 0; i < examples.size(); i++) {
            Example example = fit.check(examples.example(i, Examples.PLAIN), i);
            taker.take(i, example,
                    network.evaluate(example.input(), node, Region.all(network.shape(node)), machine, cancel).values());
        }
    }

    private static Answer answer(int index, Tensor scores, int wanted) {
        int given = Scored.best(scores);
        double sum = 0;
        for (float score : scores.data) sum += Math.exp(score - scores.data[given]);
        return new Answer(index, wanted, given, (float) (1 / sum),
                (float) (Math.exp(scores.data[wanted] - scores.data[given]) / sum));
    }
}
