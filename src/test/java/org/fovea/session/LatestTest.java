package org.fovea.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class LatestTest {
    private final Deque<Runnable> cranks = new ArrayDeque<>();
    private final List<String> seen = new ArrayList<>();

    private Latest<Integer, String> latest(Latest.Work<Integer, String> work) {
        return new Latest<>(work, cranks::add, Runnable::run, seen::add, e -> seen.add("failed " + e.getMessage()));
    }

    private void crank() {
        while (!cranks.isEmpty())
            cranks.poll().run();
    }

    @Test
    void the_first_and_the_newest_input_are_computed_and_those_between_are_not() {
        var latest = latest((input, _, _) -> "result of " + input);
        for (int i = 1; i <= 4; i++) latest.submit(i);
        crank();
        assertThat(seen).containsExactly("result of 1", "result of 4");
        assertThat(latest.busy()).isFalse();
    }

    @Test
    void a_failure_is_told_and_does_not_stop_the_next() {
        var latest = latest((input, _, _) -> {
            if (input == 1) throw new IllegalStateException("1");
            return "result of " + input;
        });
        latest.submit(1);
        latest.submit(2);
        crank();
        assertThat(seen).containsExactly("failed 1", "result of 2");
    }

    @Test
    void work_that_has_shown_something_stops_when_a_newer_input_waits() {
        var holder = new ArrayList<Latest<Integer, String>>();
        var latest = latest((input, cancel, publish) -> {
            publish.accept("part of " + input);
            if (input == 1) holder.getFirst().submit(2);
            cancel.check();
            return "result of " + input;
        });
        holder.add(latest);
        latest.submit(1);
        crank();
        assertThat(seen).containsExactly("part of 1", "part of 2", "result of 2");
    }

    @Test
    void work_that_has_shown_nothing_yet_is_not_stopped_by_a_newer_input() {
        var holder = new ArrayList<Latest<Integer, String>>();
        var latest = latest((input, cancel, _) -> {
            if (input == 1) holder.getFirst().submit(2);
            cancel.check();
            return "result of " + input;
        });
        holder.add(latest);
        latest.submit(1);
        crank();
        assertThat(seen).containsExactly("result of 1", "result of 2");
    }

    @Test
    void cancelled_work_is_silent() {
        var latest = latest((_, _, _) -> {
            throw new CancellationException();
        });
        latest.submit(1);
        crank();
        assertThat(seen).isEmpty();
        assertThat(latest.busy()).isFalse();
    }
}
