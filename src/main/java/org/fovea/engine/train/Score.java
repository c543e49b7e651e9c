package org.fovea.engine.train;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fovea.engine.Cancel;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;

/// How well a network does on examples, as they are and with fixed statistics.
///
/// @param loss the mean
/// @param answers by example; of examples with a class
public record Score(double loss, List<Answer> answers) {

    /// What a network said of one example.
    ///
    /// @param index of the example
    /// @param wanted its class
    /// @param given the class with the highest score
    /// @param share of the class that was given, by a softmax over the scores
    /// @param wantedShare of the class that was wanted
    public record Answer(int index, int wanted, int given, float share, float wantedShare) {
        public boolean right() {
            return wanted == given;
        }
    }

    public Score {
        answers = List.copyOf(answers);
    }

    /// The share of right answers, 0 where there are no classes.
    public double accuracy() {
        return answers.isEmpty() ? 0 : (double) answers.stream().filter(Answer::right).count() / answers.size();
    }

    /// How many examples of each class (row) were taken for each class (column).
    public int[][] confusion(int classes) {
        var result = new int[classes][classes];
        for (Answer answer : answers) result[answer.wanted()][answer.given()]++;
        return result;
    }

    /// Of all examples.
    ///
    /// @throws org.fovea.engine.Problem when an example does not fit the network
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Score of(Network network, Loss loss, Examples examples, Machine machine, Cancel cancel) {
        Fit fit = Fit.of(network, loss);
        var losses = new double[examples.size()];
        var answered = new Answer[examples.size()];
        LaneOutputs.Taker taker = (i, example, output) -> {
            losses[i] = loss.of(output, example.target());
            if (example.target() instanceof Target.OfClass(int label)) answered[i] = answer(i, output, label);
        };
        int node = Scored.node(network, loss);
        if (LaneOutputs.serves(network, node, machine))
            new LaneOutputs(network, node, machine).each(examples, fit, taker, cancel);
        else
            each(network, node, examples, fit, taker, machine, cancel);
        double sum = 0;
        for (double one : losses) sum += one;
        List<Answer> answers = Arrays.stream(answered).filter(Objects::nonNull).toList();
        return new Score(losses.length == 0 ? 0 : sum / losses.length, answers);
    }

    /// One example after another, each by all threads.
    private static void each(Network network, int node, Examples examples, Fit fit, LaneOutputs.Taker taker,
            Machine machine, Cancel cancel) {
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
