package org.fovea.compute.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Learned;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Draw;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.Target;
import org.fovea.engine.train.Trainer;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.learn.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A training that is watched.
class RunTest {
    private static final Shape INPUT = new Shape(5, 1, 1);

    /// Sums of five numbers.
    private record Sums(int size) implements Examples {
        @Override
        public Shape input() {
            return INPUT;
        }

        @Override
        public Example example(int index, long draw) {
            var values = new float[INPUT.size()];
            float sum = 0;
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.sin(index * 7.0 + i * 3.0);
                sum += values[i];
            }
            return new Example(new Tensor(INPUT, values),
                    new Target.Values(new Tensor(new Shape(1, 1, 1), new float[]{sum})));
        }
    }

    private static Network network() {
        return Network.chain(INPUT, List.of(
                new Dense(new Tensor(new Shape(1, 1, 5), new float[]{0.1f, -0.2f, 0.3f, 0.4f, -0.5f}), new float[1])));
    }

    private static LearningData data() {
        return new LearningData(new Task.Digits(), List.of(), new Sums(33), new Sums(7), List.of());
    }

    private static TrainingSettings settings(float rate) {
        return new TrainingSettings(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0, false), rate,
                new Schedule.Constant(), 0, 0, 4, 1000, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(floats = {4, 7, 10})
    void what_a_run_that_diverges_keeps_as_its_newest_moment_is_what_the_trainer_went_back_to(float rate) {
        LearningData data = data();
        var run = new Run(network(), settings(rate), data, Machine.SCALAR, Clock.SYSTEM);
        Run.Ended ended = run.work(Goal.END, () -> Double.POSITIVE_INFINITY, Cancel.NEVER, _ -> {});
        assertThat(ended.ending()).isEqualTo(Run.Ending.FAILED);
        var trainer = new Trainer(network(), settings(rate), data.training(), Machine.SCALAR);
        Network good = null;
        while (good == null)
            try {
                trainer.step(Cancel.NEVER);
            } catch (Problem problem) {
                assertThat(ended.problem()).isEqualTo(problem.sentence());
                good = trainer.network();
            }
        assertThat(weights(ended.progress().newest().network())).containsExactly(weights(good));
    }

    /// The same numbers again and again, and what is wanted of them.
    private record Alike(int size, float value, float wanted) implements Examples {
        @Override
        public Shape input() {
            return INPUT;
        }

        @Override
        public Example example(int index, long draw) {
            var values = new float[INPUT.size()];
            Arrays.fill(values, value);
            return new Example(new Tensor(INPUT, values),
                    new Target.Values(new Tensor(new Shape(1, 1, 1), new float[]{wanted})));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_test_beyond_all_numbers_stops_a_run_at_its_end_too_and_the_weights_of_the_test_before_stay(int epochs) {
        // Weights of 0 pass the test, those that are learned do not.
        var data = new LearningData(new Task.Digits(), List.of(), new Alike(33, 1, 10),
                new Alike(7, Float.MAX_VALUE, 0), List.of());
        Network zeros = Network.chain(INPUT, List.of(new Dense(Tensor.zeros(new Shape(1, 1, 5)), new float[1])));
        TrainingSettings settings = settings(0.05f).withEpochs(epochs);
        var run = new Run(zeros, settings, data, Machine.SCALAR, Clock.SYSTEM);
        Run.Ended ended = run.work(Goal.END, () -> Double.POSITIVE_INFINITY, Cancel.NEVER, _ -> {});
        assertThat(ended.ending()).isEqualTo(Run.Ending.FAILED);
        assertThat(ended.problem()).contains("after epoch 1", "loss of the test", "smaller learning rate than 0.05",
                "those of the test before");
        assertThat(ended.progress().newest().epochs()).isEqualTo(1);
        assertThat(ended.progress().planned()).isEqualTo(epochs);
        assertThat(weights(ended.progress().newest().network())).containsExactly(weights(zeros));
        // What goes on goes on from there.
        run.change(settings.withEpochs(2));
        Run.Ended more = run.work(Goal.BATCH, () -> Double.POSITIVE_INFINITY, Cancel.NEVER, _ -> {});
        var trainer = new Trainer(zeros, settings.withEpochs(1).withSeed(Draw.of(settings.seed(), 9)), data.training(),
                Machine.SCALAR);
        trainer.step(Cancel.NEVER);
        assertThat(more.problem()).isNull();
        assertThat(weights(more.progress().newest().network())).containsExactly(weights(trainer.network()));
    }

    @Test
    void a_run_that_is_told_to_stop_before_its_first_step_has_changed_nothing() {
        var run = new Run(network(), settings(0.01f), data(), Machine.SCALAR, Clock.SYSTEM);
        Run.Ended ended = run.work(Goal.END, () -> Double.POSITIVE_INFINITY, () -> true, _ -> {});
        assertThat(ended.ending()).isEqualTo(Run.Ending.PAUSED);
        assertThat(ended.progress().newest().batches()).isZero();
        assertThat(weights(ended.progress().newest().network())).containsExactly(weights(network()));
    }

    private static float[] weights(Network network) {
        return Learned.of(network.node(1).op()).getFirst();
    }
}
