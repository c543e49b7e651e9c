package org.fovea.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.fovea.engine.Problem;
import org.junit.jupiter.api.Test;

class JobsTest {
    private final Deque<Runnable> cranks = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final Jobs jobs = new Jobs(cranks::add, Runnable::run, told::add);

    private void crank() {
        while (!cranks.isEmpty())
            cranks.poll().run();
    }

    @Test
    void of_two_pictures_the_newer_is_shown() {
        jobs.startPicture("Opening a", () -> "a", told::add);
        jobs.startPicture("Opening b", () -> "b", told::add);
        crank();
        assertThat(told).containsExactly("b");
    }

    @Test
    void a_save_that_fails_is_told_even_when_a_picture_was_opened_meanwhile() {
        jobs.<String>start("Saving a", () -> {
            throw new Problem("The disk is full.");
        }, told::add);
        jobs.startPicture("Opening b", () -> "b", told::add);
        crank();
        assertThat(told).containsExactly("The disk is full.", "b");
    }

    @Test
    void what_runs_is_shown_until_the_last_one_is_done() {
        jobs.start("Saving a", () -> "a", told::add);
        jobs.start("Saving b", () -> "b", told::add);
        assertThat(jobs.runningProperty().get()).isEqualTo("Saving b");
        crank();
        assertThat(jobs.runningProperty().get()).isNull();
        assertThat(told).containsExactly("a", "b");
    }
}
