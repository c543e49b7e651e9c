package org.fovea.session;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.fovea.compute.learn.Goal;
import org.fovea.compute.learn.Progress;
import org.fovea.compute.learn.Run;
import org.fovea.engine.Cancel;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.session.Learning.State;
import org.jspecify.annotations.Nullable;

/// Lets attempts learn, each on a thread of its own, and tells how far they have come. Lives on the home thread.
final class Practice {
    private final Executor workers;
    private final Executor home;
    private final Consumer<Attempt> told;
    private final End end;
    private final DoubleProperty speed = new SimpleDoubleProperty(Double.POSITIVE_INFINITY);
    /// The speed for the worker.
    private volatile double batchesPerSecond = Double.POSITIVE_INFINITY;

    /// Hears that an attempt has stopped learning.
    @FunctionalInterface
    interface End {
        /// @param next what it is to go on with
        void of(Attempt attempt, Run.Ended ended, @Nullable Goal next);
    }

    /// @param told hears that more is known of an attempt
    Practice(Executor workers, Executor home, Consumer<Attempt> told, End end) {
        this.workers = workers;
        this.home = home;
        this.told = told;
        this.end = end;
        speed.subscribe(most -> batchesPerSecond = most.doubleValue());
    }

    /// Batches a second at most; infinity for as many as there can be.
    DoubleProperty speedProperty() {
        return speed;
    }

    /// Goes on with an attempt that does not run; after what it is being stopped at.
    void work(Attempt now, Goal goal, TrainingSettings settings) {
        // A pause may have come in the last test, which is then still to be made.
        boolean tested = now.state != State.PAUSED;
        now.state = State.RUNNING;
        now.problem = null;
        if (now.stop != null) {
            now.next = goal;
            told.accept(now);
            return;
        }
        boolean over = tested && now.progress.newest().epochs() >= now.progress.planned();
        if (over || !settings.equals(now.settings)) {
            now.settings = settings;
            now.run.change(now.settings);
        }
        var stop = new Attempt.Stop();
        now.stop = stop;
        told.accept(now);
        var offered = new AtomicReference<@Nullable Progress>();
        workers.execute(() -> {
            Run.Ended ended = ended(now, goal, stop, offered);
            home.execute(() -> end(now, ended));
        });
    }

    // A network may fail in a way nobody has thought of; what it has learned stays.
    private Run.Ended ended(Attempt now, Goal goal, Cancel stop, AtomicReference<@Nullable Progress> offered) {
        try {
            return now.run.work(goal, () -> batchesPerSecond, stop, part -> {
                if (offered.getAndSet(part) == null) home.execute(() -> {
                    Progress latest = offered.getAndSet(null);
                    if (latest != null && now.stop == stop) {
                        now.progress = latest;
                        told.accept(now);
                    }
                });
            });
        } catch (RuntimeException | OutOfMemoryError e) {
            System.getLogger(Practice.class.getName()).log(System.Logger.Level.ERROR, "training failed", e);
            return new Run.Ended(Run.Ending.FAILED,
                    "This network could not be trained (" + e.getMessage() + "); its weights are the last good ones.",
                    now.run.progress());
        }
    }

    private void end(Attempt now, Run.Ended ended) {
        now.stop = null;
        now.progress = ended.progress();
        Goal next = now.next;
        now.next = null;
        now.problem = ended.problem();
        now.state = switch (ended.ending()) {
            case REACHED, PAUSED -> now.progress.newest().batches() == 0 ? State.READY : State.PAUSED;
            case FINISHED -> State.FINISHED;
            case FAILED -> State.STOPPED;
        };
        end.of(now, ended, next);
    }
}
