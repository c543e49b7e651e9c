package org.fovea.session;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Undo and redo as two stacks of immutable documents; edits of one gesture with equal keys are one step.
final class History<T> {
    private static final int LIMIT = 500;

    /// The large thing a state holds; states share it by identity.
    record Held(Object what, long bytes) {
    }

    private record Step<T>(T state, String title) {
    }

    private final Deque<Step<T>> undo = new ArrayDeque<>();
    private final Deque<Step<T>> redo = new ArrayDeque<>();
    private T now;
    /// The state that was saved, null when none was.
    private @Nullable T saved;
    private @Nullable Object gesture;

    private final Function<T, Held> held;
    private final long budget;

    /// @param held the large thing in a state
    /// @param budget how many bytes may be held for undo alone; beyond it, the oldest steps are forgotten
    History(T start, Function<T, Held> held, long budget) {
        now = start;
        saved = start;
        this.held = held;
        this.budget = budget;
    }

    T now() {
        return now;
    }

    /// Begins again with another document.
    ///
    /// @param isSaved whether it can be read again as it is
    void reset(T start, boolean isSaved) {
        endGesture();
        undo.clear();
        redo.clear();
        now = start;
        saved = isSaved ? start : null;
    }

    /// This state was saved; it need not be the newest.
    void markSaved(T state) {
        saved = state;
    }

    /// Whether something would be lost; undoing back to the saved state is clean again.
    // The state itself was saved: another one that is equal would have to be compared value by value.
    @SuppressWarnings("ReferenceEquality")
    boolean dirty() {
        return now != saved;
    }

    /// What an edit with this key starts from: within one gesture each takes the place of the one before, so that a kernel
    /// dragged smaller and larger again has lost nothing.
    T base(Object key) {
        return key.equals(gesture) && !undo.isEmpty() ? undo.peek().state() : now;
    }

    /// @param title what the step is called in the undo menu
    void push(T next, Object key, String title) {
        if (!key.equals(gesture)) undo.push(new Step<>(now, title));
        if (undo.size() > LIMIT) undo.removeLast();
        gesture = key;
        now = next;
        redo.clear();
        forget();
    }

    /// Keeps the newest steps within the budget.
    private void forget() {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        more(now, seen);
        long bytes = 0;
        int kept = 0;
        for (Step<T> step : undo) {
            bytes += more(step.state(), seen);
            if (bytes > budget) break;
            kept++;
        }
        while (undo.size() > kept)
            undo.removeLast();
    }

    private long more(T state, Set<Object> seen) {
        Held large = held.apply(state);
        return seen.add(large.what()) ? large.bytes() : 0;
    }

    void endGesture() {
        gesture = null;
    }

    boolean undo() {
        return step(undo, redo);
    }

    boolean redo() {
        return step(redo, undo);
    }

    private boolean step(Deque<Step<T>> from, Deque<Step<T>> to) {
        endGesture();
        if (from.isEmpty()) return false;
        Step<T> step = from.pop();
        to.push(new Step<>(now, step.title()));
        now = step.state();
        return true;
    }

    /// What undo would take back, or null when there is nothing.
    @Nullable
    String undoTitle() {
        return undo.isEmpty() ? null : undo.peek().title();
    }

    @Nullable
    String redoTitle() {
        return redo.isEmpty() ? null : redo.peek().title();
    }
}
