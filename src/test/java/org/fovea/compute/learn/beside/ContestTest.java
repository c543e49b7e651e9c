package org.fovea.compute.learn.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.beside.Contest.Entry;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Learned;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.Trainer;
import org.fovea.engine.train.TrainingSettings;
import org.junit.jupiter.api.Test;

final class ContestTest {
    private static final int SIDE = 10;
    private final LearningData data = Strokes.data(120, 60, SIDE);
    private final Network convolutional = Strokes.network(4, SIDE, 1);
    private final Network full = Twin.of(convolutional, Loss.CROSS_ENTROPY, Match.PARAMETERS).network(2);

    private static TrainingSettings settings(float rate, int epochs) {
        return new TrainingSettings(Loss.CROSS_ENTROPY, new Optimizer.Adam(), rate, new Schedule.Constant(), 0, 0, 16,
                epochs, 0, 5);
    }

    private Contest contest(TrainingSettings settings, Machine machine) {
        return new Contest(List.of(new Entry("conv", convolutional), new Entry("full", full)), settings,
                data.training(),
                data.test(), machine);
    }

    private static Standing run(Contest contest) {
        while (!contest.finished())
            contest.step(Cancel.NEVER);
        return contest.standing();
    }

    private static List<float[]> weights(Network network) {
        var all = new ArrayList<float[]>();
        for (int n = 1; n < network.size(); n++) all.addAll(Learned.of(network.node(n).op()));
        return all;
    }

    @Test
    void each_learns_what_it_would_have_learned_alone() {
        TrainingSettings settings = settings(0.01f, 3);
        Standing end = run(contest(settings, Machine.fastest()));
        for (Entrant entrant : end.entrants()) {
            var trainer = new Trainer(entrant.name().equals("conv") ? convolutional : full, settings, data.training(),
                    Machine.fastest());
            while (!trainer.finished())
                trainer.step(Cancel.NEVER);
            assertThat(weights(entrant.network())).usingRecursiveComparison().isEqualTo(weights(trainer.network()));
            Score score = Score.of(trainer.network(), Loss.CROSS_ENTROPY, data.test(), Machine.fastest(), Cancel.NEVER);
            assertThat(entrant.laps()).hasSize(3);
            assertThat(entrant.laps().getLast().testAccuracy()).isEqualTo(score.accuracy());
            assertThat(entrant.laps().getLast().testLoss()).isEqualTo(score.loss());
        }
    }

    @Test
    void they_take_turns_an_epoch_each() {
        Contest contest = contest(settings(0.01f, 2), Machine.fastest());
        var order = new ArrayList<String>();
        while (!contest.finished()) {
            contest.step(Cancel.NEVER);
            Standing now = contest.standing();
            String state = now.entrants().get(0).laps().size() + "–" + now.entrants().get(1).laps().size();
            if (order.isEmpty() || !order.getLast().equals(state)) order.add(state);
        }
        assertThat(order).containsExactly("0–0", "1–0", "1–1", "2–1", "2–2");
        assertThat(contest.standing().progress()).isEqualTo(1);
    }

    @Test
    void both_learn_the_task_and_what_it_took_is_counted() {
        Standing end = run(contest(settings(0.02f, 12), Machine.fastest()));
        for (Entrant entrant : end.entrants()) {
            assertThat(entrant.laps().getLast().loss()).isLessThan(entrant.laps().getFirst().loss() * 0.8);
            // Three hidden units are not many; guessing gives a third.
            assertThat(entrant.laps().getLast().testAccuracy())
                    .isGreaterThan(entrant.name().equals("conv") ? 0.9 : 0.5);
            assertThat(entrant.loss()).isEqualTo(entrant.laps().getLast().loss());
            assertThat(entrant.epochs()).isEqualTo(12);
            assertThat(entrant.seconds()).isPositive();
            assertThat(entrant.laps().stream().mapToDouble(Lap::seconds).sum())
                    .isCloseTo(entrant.seconds(), org.assertj.core.data.Offset.offset(1e-9));
            double[] sorted = entrant.laps().stream().mapToDouble(Lap::seconds).sorted().toArray();
            assertThat(entrant.secondsPerEpoch()).isEqualTo((sorted[5] + sorted[6]) / 2);
            assertThat(entrant.stopped()).isFalse();
        }
        assertThat(end.entrants()).extracting(entrant -> entrant.sizes().parameters())
                .containsExactly(4L * 10 + 3 * 101, 3L * 101 + 3 * 4);
    }

    @Test
    void the_mean_of_a_running_epoch_and_progress_are_known_after_every_batch() {
        Contest contest = contest(settings(0.01f, 2), Machine.fastest());
        assertThat(contest.standing().entrants().getFirst().loss()).isNaN();
        assertThat(contest.standing().progress()).isZero();
        contest.step(Cancel.NEVER);
        Entrant first = contest.standing().entrants().getFirst();
        assertThat(first.loss()).isPositive();
        assertThat(first.epochs()).isEqualTo(1.0 / 8);
        assertThat(contest.standing().progress()).isEqualTo(1.0 / 32);
        assertThat(contest.standing().turn()).isZero();
        assertThat(contest.standing().remaining()).isNaN();
        while (contest.standing().entrants().getLast().epochs() < 1)
            contest.step(Cancel.NEVER);
        Standing half = contest.standing();
        assertThat(half.remaining()).isCloseTo(half.entrants().stream().mapToDouble(Entrant::seconds).sum(),
                org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void a_step_given_up_changes_nothing_and_is_made_up_for() {
        Contest contest = contest(settings(0.01f, 2), Machine.fastest());
        while (contest.standing().entrants().getFirst().epochs() < 1)
            contest.step(Cancel.NEVER);
        // What is next is the test at the end of an epoch.
        assertThatThrownBy(() -> contest.step(() -> true)).isInstanceOf(CancellationException.class);
        assertThat(contest.standing().entrants().getFirst().laps()).isEmpty();
        Standing end = run(contest);
        assertThat(weights(end.entrants().getFirst().network())).usingRecursiveComparison()
                .isEqualTo(
                        weights(run(contest(settings(0.01f, 2), Machine.fastest())).entrants().getFirst().network()));
    }

    @Test
    void one_that_diverges_is_out_with_a_sentence_and_the_other_goes_on() {
        Dense far = new Dense(Tensor.filled(new Shape(1, 3, SIDE * SIDE), 3e38f),
                new float[3]);
        var broken = Network.chain(convolutional.shape(0), List.of(far));
        var contest = new Contest(List.of(new Entry("broken", broken), new Entry("conv", convolutional)),
                settings(0.01f, 2), data.training(), data.test(), Machine.fastest());
        Standing end = run(contest);
        assertThat(end.entrants().getFirst().problem()).startsWith("Training stopped in epoch 1, batch 1:");
        assertThat(end.entrants().getFirst().stopped()).isTrue();
        assertThat(end.entrants().getLast().laps()).hasSize(2);
        assertThat(end.finished()).isTrue();
        assertThat(end.progress()).isEqualTo(1);
    }

    @Test
    void one_whose_test_is_no_number_is_out_with_a_sentence() {
        var endless = new Examples() {
            @Override
            public int size() {
                return data.test().size();
            }

            @Override
            public Shape input() {
                return data.test().input();
            }

            @Override
            public Example example(int index, long draw) {
                return new Example(Tensor.filled(input(), 3e38f), data.test().example(index, draw).target());
            }
        };
        var contest = new Contest(List.of(new Entry("conv", convolutional), new Entry("full", full)),
                settings(0.01f, 2),
                data.training(), endless, Machine.fastest());
        Standing end = run(contest);
        for (Entrant entrant : end.entrants()) {
            assertThat(entrant.problem())
                    .startsWith("Training stopped after epoch 1: the loss on the test pictures is no finite number")
                    .contains("smaller learning rate than 0.01");
            assertThat(entrant.laps()).isEmpty();
            assertThat(entrant.loss()).isFinite();
        }
        assertThat(end.progress()).isEqualTo(1);
    }

    @Test
    void a_glance_shows_a_network_with_many_parameters_as_it_was_at_the_end_of_its_epoch() {
        Network large = new Twin(Match.UNITS, convolutional.shape(0), 12_000, 3, true).network(1);
        var contest = new Contest(List.of(new Entry("large", large), new Entry("conv", convolutional)),
                settings(0.001f, 2), data.training(), data.test(), Machine.fastest());
        contest.step(Cancel.NEVER);
        assertThat(network(contest.glance(), 0)).isSameAs(large);
        assertThat(contest.glance().entrants().getFirst().epochs()).isPositive();
        while (contest.glance().entrants().getFirst().laps().isEmpty())
            contest.step(Cancel.NEVER);
        Network lap = network(contest.glance(), 0);
        assertThat(weights(lap)).usingRecursiveComparison().isNotEqualTo(weights(large));
        assertThat(network(contest.standing(), 0)).isSameAs(lap);
        // The other one has its turn, and is small.
        contest.step(Cancel.NEVER);
        assertThat(weights(network(contest.glance(), 1))).usingRecursiveComparison()
                .isNotEqualTo(weights(convolutional));
    }

    private static Network network(Standing standing, int entrant) {
        return standing.entrants().get(entrant).network();
    }
}
