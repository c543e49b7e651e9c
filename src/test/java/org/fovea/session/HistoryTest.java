package org.fovea.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static <T> History<T> history(T start) {
        return new History<>(start, state -> new History.Held(state, 0), 0);
    }

    @Test
    void pictures_beyond_the_budget_are_forgotten_from_the_far_end() {
        var history = new History<>(0, state -> new History.Held(state, 10), 300);
        for (int i = 1; i <= 100; i++) {
            history.push(i, i, "open");
            history.endGesture();
        }
        int steps = 0;
        while (history.undo())
            steps++;
        assertThat(steps).isEqualTo(30);
        assertThat(history.now()).isEqualTo(70);
    }

    @Test
    void edits_of_a_picture_larger_than_the_budget_are_kept_until_another_picture_comes() {
        var history = new History<>("a0", state -> new History.Held(state.charAt(0), 1000), 300);
        for (int i = 1; i <= 5; i++) {
            history.push("a" + i, i, "change weight");
            history.endGesture();
        }
        assertThat(history.undoTitle()).isEqualTo("change weight");
        history.push("b0", 6, "open");
        assertThat(history.undoTitle()).isNull();
        assertThat(history.undo()).isFalse();
    }

    @Test
    void steps_that_share_a_picture_hold_it_once() {
        var picture = new Object();
        var history = new History<>(0, state -> new History.Held(picture, 200), 300);
        for (int i = 1; i <= 100; i++) {
            history.push(i, i, "change weight");
            history.endGesture();
        }
        int steps = 0;
        while (history.undo())
            steps++;
        assertThat(steps).isEqualTo(100);
    }

    @Test
    void undo_takes_back_and_redo_brings_again() {
        var history = history("a");
        history.push("b", 1, "to b");
        history.endGesture();
        history.push("c", 1, "to c");
        assertThat(history.undoTitle()).isEqualTo("to c");
        assertThat(history.undo()).isTrue();
        assertThat(history.now()).isEqualTo("b");
        assertThat(history.redoTitle()).isEqualTo("to c");
        assertThat(history.undo()).isTrue();
        assertThat(history.undo()).isFalse();
        assertThat(history.now()).isEqualTo("a");
        assertThat(history.redo()).isTrue();
        assertThat(history.redo()).isTrue();
        assertThat(history.redo()).isFalse();
        assertThat(history.now()).isEqualTo("c");
    }

    @Test
    void edits_of_one_gesture_with_equal_keys_are_one_step() {
        var history = history(0);
        for (int i = 1; i <= 5; i++) history.push(i, "weight", "change weight");
        history.push(6, "bias", "change bias");
        history.undo();
        assertThat(history.now()).isEqualTo(5);
        history.undo();
        assertThat(history.now()).isZero();
    }

    @Test
    void within_a_gesture_every_edit_starts_where_the_gesture_did() {
        var history = history(0);
        assertThat(history.base("size")).isZero();
        history.push(1, "size", "change size");
        assertThat(history.base("size")).isZero();
        assertThat(history.base("bias")).isEqualTo(1);
        history.endGesture();
        assertThat(history.base("size")).isEqualTo(1);
    }

    @Test
    void a_new_gesture_with_the_same_key_is_a_new_step() {
        var history = history(0);
        history.push(1, "weight", "change weight");
        history.endGesture();
        history.push(2, "weight", "change weight");
        history.undo();
        assertThat(history.now()).isEqualTo(1);
    }

    @Test
    void a_new_edit_after_undo_forgets_what_could_be_redone() {
        var history = history("a");
        history.push("b", 1, "b");
        history.undo();
        history.push("c", 2, "c");
        assertThat(history.redoTitle()).isNull();
        assertThat(history.redo()).isFalse();
    }

    @Test
    void undoing_everything_and_redoing_everything_visits_the_same_states() {
        var random = new Random(7);
        var history = history(0);
        List<Integer> states = new ArrayList<>(List.of(0));
        for (int i = 1; i <= 100; i++) {
            history.push(i, random.nextInt(1000), "edit");
            history.endGesture();
            states.add(i);
        }
        for (int i = 99; i >= 0; i--) {
            history.undo();
            assertThat(history.now()).isEqualTo(states.get(i));
        }
        for (int i = 1; i <= 100; i++) {
            history.redo();
            assertThat(history.now()).isEqualTo(states.get(i));
        }
    }

    @Test
    void it_is_clean_where_it_was_saved_and_nowhere_else() {
        var history = history("a");
        assertThat(history.dirty()).isFalse();
        history.push("b", 1, "to b");
        history.endGesture();
        assertThat(history.dirty()).isTrue();
        history.undo();
        assertThat(history.dirty()).isFalse();
        history.redo();
        history.markSaved("b");
        assertThat(history.dirty()).isFalse();
        history.undo();
        assertThat(history.dirty()).isTrue();
        // Saved while an edit came: the older state is the saved one.
        history.markSaved("b");
        assertThat(history.dirty()).isTrue();
        history.redo();
        assertThat(history.dirty()).isFalse();
    }

    @Test
    void another_document_has_no_history() {
        var history = history("a");
        history.push("b", 1, "to b");
        history.reset("c", false);
        assertThat(history.dirty()).isTrue();
        assertThat(history.undo()).isFalse();
        assertThat(history.redo()).isFalse();
        assertThat(history.now()).isEqualTo("c");
        history.reset("d", true);
        assertThat(history.dirty()).isFalse();
    }
}
