package org.fovea.engine.train;

import java.util.List;
import org.fovea.engine.Cancel;
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
        return new Exam(network, loss, machine).score(examples, cancel);
    }
}
