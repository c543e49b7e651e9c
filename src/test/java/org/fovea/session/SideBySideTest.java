package org.fovea.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.beside.Contest;
import org.fovea.compute.learn.beside.Contest.Entry;
import org.fovea.compute.learn.beside.Match;
import org.fovea.compute.learn.beside.ShiftTest;
import org.fovea.compute.learn.beside.Standing;
import org.fovea.compute.learn.beside.Strokes;
import org.fovea.compute.learn.beside.Twin;
import org.fovea.engine.Problem;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Learned;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.session.SideBySide.Arrangement;
import org.fovea.session.SideBySide.State;
import org.junit.jupiter.api.Test;

final class SideBySideTest {
    private static final int SIDE = 10;
    private final Machine machine = Machine.fastest();
    private final LearningData data = Strokes.data(60, 30, SIDE);
    private final Deque<Runnable> cranks = new ArrayDeque<>();
    private final List<String> notices = new ArrayList<>();
    /// A worker that waits to be cranked; what it tells comes home at once.
    private final SideBySide beside = new SideBySide(machine, cranks::add, Runnable::run, notices::add);

    private Supplier<Arrangement> arrangement(int epochs) {
        Network network = Strokes.network(3, SIDE, 1);
        Network full = Twin.of(network, Loss.CROSS_ENTROPY, Match.PARAMETERS).network(1);
        var settings = new TrainingSettings(Loss.CROSS_ENTROPY, new Optimizer.Adam(), 0.01f, new Schedule.Constant(), 0,
                0,
                15, epochs, 0, 3);
        return () -> new Arrangement(new Contest(List.of(new Entry("conv", network), new Entry("full", full)), settings,
                data.training(), data.test(), machine), Loss.CROSS_ENTROPY, data.test());
    }

    private void crank() {
        while (!cranks.isEmpty())
            cranks.poll().run();
    }

    private Standing standing() {
        return Objects.requireNonNull(beside.standingProperty().get());
    }

    private State state() {
        return beside.stateProperty().get();
    }

    private List<float[]> weights() {
        return standing().entrants().stream()
                .flatMap(entrant -> Learned.of(entrant.network().node(entrant.network().size() - 2).op()).stream())
                .toList();
    }

    /// Does something when something was published for the n-th time.
    private void atNews(int count, Runnable action) {
        var seen = new int[1];
        beside.standingProperty().subscribe(now -> {
            if (now != null && ++seen[0] == count) action.run();
        });
    }

    @Test
    void a_contest_runs_to_its_end_and_then_both_are_tested_on_moved_pictures() {
        assertThat(state()).isEqualTo(State.NONE);
        beside.start(arrangement(2));
        assertThat(state()).isEqualTo(State.RUNNING);
        crank();
        assertThat(state()).isEqualTo(State.FINISHED);
        assertThat(standing().entrants()).allMatch(entrant -> entrant.laps().size() == 2);
        assertThat(beside.testsProperty().get()).hasSize(2)
                .allMatch(test -> test.points().size() == ShiftTest.MOST + 1);
        assertThat(beside.testsProperty().get().getFirst().points().getFirst().accuracy())
                .isEqualTo(standing().entrants().getFirst().laps().getLast().testAccuracy());
    }

    @Test
    void what_was_paused_goes_on_and_ends_with_the_same_weights() {
        beside.start(arrangement(3));
        crank();
        List<float[]> straight = weights();
        beside.start(arrangement(3));
        atNews(1, beside::pause);
        crank();
        assertThat(state()).isEqualTo(State.PAUSED);
        assertThat(standing().progress()).isLessThan(1);
        beside.resume();
        assertThat(state()).isEqualTo(State.RUNNING);
        crank();
        assertThat(state()).isEqualTo(State.FINISHED);
        assertThat(weights()).usingRecursiveComparison().isEqualTo(straight);
    }

    @Test
    void who_goes_on_before_the_worker_has_stopped_does_not_lose_it() {
        beside.start(arrangement(2));
        atNews(1, () -> {
            beside.pause();
            beside.resume();
        });
        crank();
        assertThat(state()).isEqualTo(State.FINISHED);
    }

    @Test
    void networks_can_be_tested_in_the_middle_and_learn_on() {
        beside.start(arrangement(2));
        atNews(1, beside::pause);
        crank();
        beside.test();
        assertThat(state()).isEqualTo(State.TESTING);
        crank();
        assertThat(state()).isEqualTo(State.PAUSED);
        assertThat(beside.testsProperty().get()).hasSize(2)
                .allMatch(test -> test.points().size() == ShiftTest.MOST + 1);
        assertThat(standing().progress()).isLessThan(1);
        beside.resume();
        crank();
        assertThat(state()).isEqualTo(State.FINISHED);
    }

    @Test
    void what_was_suspended_wakes_and_what_was_paused_does_not() {
        beside.start(arrangement(2));
        atNews(1, beside::suspend);
        crank();
        assertThat(state()).isEqualTo(State.PAUSED);
        beside.wake();
        assertThat(state()).isEqualTo(State.RUNNING);
        beside.pause();
        beside.suspend();
        beside.wake();
        assertThat(state()).isEqualTo(State.PAUSED);
        beside.test();
        beside.suspend();
        beside.wake();
        assertThat(state()).isEqualTo(State.TESTING);
        crank();
        assertThat(state()).isEqualTo(State.PAUSED);
    }

    @Test
    void a_test_that_was_paused_is_made_again() {
        beside.start(arrangement(1));
        var stopped = new boolean[1];
        beside.testsProperty().subscribe(tests -> {
            if (tests.size() == 2 && !stopped[0]) {
                stopped[0] = true;
                beside.pause();
            }
        });
        crank();
        assertThat(state()).isEqualTo(State.PAUSED);
        beside.resume();
        crank();
        assertThat(state()).isEqualTo(State.FINISHED);
        assertThat(beside.testsProperty().get()).allMatch(test -> test.points().size() == ShiftTest.MOST + 1);
    }

    @Test
    void a_contest_that_was_given_up_says_nothing_any_more() {
        beside.start(arrangement(2));
        atNews(1, beside::clear);
        crank();
        assertThat(state()).isEqualTo(State.NONE);
        assertThat(beside.standingProperty().get()).isNull();
        assertThat(beside.testsProperty().get()).isEmpty();
        beside.resume();
        beside.pause();
        assertThat(cranks).isEmpty();
    }

    @Test
    void a_new_contest_takes_the_place_of_one_that_runs() {
        beside.start(arrangement(50));
        beside.start(arrangement(1));
        crank();
        assertThat(state()).isEqualTo(State.FINISHED);
        assertThat(standing().epochs()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_arranged_is_told_in_a_sentence() {
        beside.start(() -> {
            throw new Problem("The pictures do not fit.");
        });
        crank();
        assertThat(notices).containsExactly("The pictures do not fit.");
        assertThat(state()).isEqualTo(State.NONE);
    }

    @Test
    void what_needs_more_memory_than_there_is_is_told_in_a_sentence() {
        beside.start(() -> {
            throw new OutOfMemoryError();
        });
        crank();
        assertThat(notices).hasSize(1).first().asString()
                .startsWith("There is not enough memory to train both networks");
        assertThat(state()).isEqualTo(State.NONE);
    }
}
