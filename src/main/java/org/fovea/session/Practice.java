package org.fovea.session;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.fovea.compute.learn.Goal;
import org.fovea.compute.learn.Progress;
import org.fovea.compute.learn.Run;
import org.fovea.engine.Cancel;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.session.Learning.Origin;
import org.fovea.session.Learning.State;
import org.jspecify.annotations.Nullable;

/// Lets the network learn that is looked at, on a thread of its own, and tells how far it has come. Lives on the home thread.
public final class Practice {
    private final Looking looking;
    private final ReadOnlyProperty<TrainingSettings> settings;
    private final Executor workers;
    private final Executor home;
    private final Consumer<Attempt> fresh;
    private final Consumer<Attempt> told;
    private final Consumer<String> notices;
    private final DoubleProperty speed = new SimpleDoubleProperty(Double.POSITIVE_INFINITY);
    /// The speed for the worker.
    private volatile double batchesPerSecond = Double.POSITIVE_INFINITY;

    /// @param settings how to train
    /// @param fresh begins anew with the network of an attempt, its weights drawn anew
    /// @param told hears that more is known of the attempt that is looked at
    /// @param notices receives what the user should know, a sentence each
    Practice(Looking looking, ReadOnlyProperty<TrainingSettings> settings, Executor workers, Executor home,
            Consumer<Attempt> fresh, Consumer<Attempt> told, Consumer<String> notices) {
        this.looking = looking;
        this.settings = settings;
        this.workers = workers;
        this.home = home;
        this.fresh = fresh;
        this.told = told;
        this.notices = notices;
        speed.subscribe(most -> batchesPerSecond = most.doubleValue());
    }

    /// Batches a second at most; infinity for as many as there can be.
    public DoubleProperty speedProperty() {
        return speed;
    }

    /// Whether settings were changed that training does not go by yet.
    public boolean settingsWait() {
        Attempt now = looking.attempt();
        return now != null && now.state == State.RUNNING && !settings.getValue().equals(now.settings);
    }

    /// Trains on until the last epoch is over or someone pauses it. Where a network is shown that has learned already,
    /// training begins with fresh weights: it is to be watched.
    public void play() {
        work(Goal.END);
    }

    /// One step.
    public void oneBatch() {
        work(Goal.BATCH);
    }

    /// To the end of the epoch that runs.
    public void oneEpoch() {
        work(Goal.EPOCH);
    }

    /// Stops between two batches, soon.
    public void pause() {
        Attempt now = looking.attempt();
        if (now == null || now.state != State.RUNNING) return;
        now.halt();
        told.accept(now);
    }

    private void work(Goal goal) {
        Attempt known = looking.attempt();
        if (known != null && known.state == State.READY && known.origin == Origin.TRAINED) fresh.accept(known);
        Attempt now = looking.attempt();
        if (now == null || now.state == State.RUNNING) return;
        looking.live();
        // A pause may have come in the last test, which is then still to be made.
        boolean tested = now.state != State.PAUSED;
        now.state = State.RUNNING;
        now.problem = null;
        if (now.stop != null) {
            now.next = goal;
            tell(now);
            return;
        }
        boolean over = tested && now.progress.newest().epochs() >= now.progress.planned();
        if (over || !settings.getValue().equals(now.settings)) {
            now.settings = settings.getValue();
            now.run.change(now.settings);
        }
        var stop = new Attempt.Stop();
        now.stop = stop;
        tell(now);
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
                        tell(now);
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
        if (!tell(now)) return;
        if (ended.problem() != null) notices.accept(ended.problem());
        else if (next != null && ended.ending() != Run.Ending.FINISHED) work(next);
    }

    /// Tells what is known of an attempt, if it is looked at.
    private boolean tell(Attempt now) {
        if (now != looking.attempt()) return false;
        told.accept(now);
        return true;
    }
}
