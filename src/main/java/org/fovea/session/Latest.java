package org.fovea.session;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.fovea.engine.Cancel;
import org.jspecify.annotations.Nullable;

/// Runs work off the home thread so that the newest input always wins and none starves: one runs, one waits.
public final class Latest<I, O> {
    /// Turns an input into an output; may publish intermediate outputs, and stops when cancelled.
    @FunctionalInterface
    public interface Work<I, O> {
        O run(I input, Turn<I> turn, Consumer<O> publish);
    }

    /// What work can ask while it runs.
    public interface Turn<I> extends Cancel {
        /// The input that waits for this work to end, null where there is none.
        @Nullable
        I newest();
    }

    private final Work<I, O> work;
    private final Executor worker;
    private final Executor home;
    private final Consumer<O> sink;
    private final Consumer<RuntimeException> failed;
    private boolean running;
    /// Written at home, read by the worker.
    private volatile @Nullable I waiting;

    /// @param worker where the work runs, one at a time
    /// @param home the thread that submits, and on which outputs arrive
    /// @param failed receives what the work throws
    public Latest(Work<I, O> work, Executor worker, Executor home, Consumer<O> sink,
            Consumer<RuntimeException> failed) {
        this.work = work;
        this.worker = worker;
        this.home = home;
        this.sink = sink;
        this.failed = failed;
    }

    public boolean busy() {
        return running;
    }

    /// On the home thread only.
    public void submit(I input) {
        if (running) {
            waiting = input;
            return;
        }
        running = true;
        worker.execute(() -> run(input));
    }

    private void run(I input) {
        var shown = new boolean[1];
        // Work is only given up once it has shown something: otherwise a fast stream of inputs would show nothing.
        var turn = new Turn<I>() {
            @Override
            public boolean requested() {
                return shown[0] && waiting != null;
            }

            @Override
            public @Nullable I newest() {
                return waiting;
            }
        };
        try {
            O output = work.run(input, turn, part -> {
                shown[0] = true;
                home.execute(() -> sink.accept(part));
            });
            home.execute(() -> done(() -> sink.accept(output)));
        } catch (CancellationException e) {
            home.execute(() -> done(() -> {}));
        } catch (RuntimeException e) {
            home.execute(() -> done(() -> failed.accept(e)));
        } catch (OutOfMemoryError e) {
            home.execute(() -> done(() -> failed.accept(new org.fovea.engine.Problem(
                    "There is not enough memory for this; choose a smaller size or fewer filters.", e))));
        }
    }

    private void done(Runnable deliver) {
        running = false;
        try {
            deliver.run();
        } finally {
            I next = waiting;
            waiting = null;
            if (next != null) submit(next);
        }
    }
}
