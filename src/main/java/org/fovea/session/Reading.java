package org.fovea.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.fovea.compute.learn.LearningData;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.project.learn.Task;
import org.jspecify.annotations.Nullable;

/// Reads what a task is learned from, on a thread of its own; of several tasks the last. Lives on the home thread.
final class Reading {
    private final LearningSource source;
    private final Executor workers;
    private final Executor home;
    private final Consumer<Found> found;
    private final Consumer<String> unread;
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private Attempt.@Nullable Stop current;

    /// What there is to learn from.
    ///
    /// @param trained what ships for the task
    record Found(LearningData data, Optional<List<Layer>> trained) {
    }

    /// @param found receives what was read, at home
    /// @param unread receives why it could not be read, a sentence
    Reading(LearningSource source, Executor workers, Executor home, Consumer<Found> found, Consumer<String> unread) {
        this.source = source;
        this.workers = workers;
        this.home = home;
        this.found = found;
        this.unread = unread;
    }

    /// Gives up what is being read: nobody hears of it.
    void stop() {
        if (current != null) current.request();
        current = null;
    }

    /// Gives up what is being read for what [#read] will be asked for; nothing of that is read yet.
    Attempt.Stop turn() {
        stop();
        var mine = new Attempt.Stop();
        current = mine;
        share.set(0);
        return mine;
    }

    /// Reads a task, unless another [#turn] has come since.
    ///
    /// @param document what may be part of the task
    void read(Attempt.Stop mine, Task wanted, Project document) {
        workers.execute(() -> {
            Runnable outcome = outcome(wanted, document, mine);
            home.execute(() -> {
                if (current != mine) return;
                current = null;
                outcome.run();
            });
        });
    }

    private Runnable outcome(Task wanted, Project document, Cancel stop) {
        try {
            LearningData known = source.data(wanted, document, stop, progress(stop));
            var all = new Found(known, source.trained(known));
            return () -> found.accept(all);
        } catch (CancellationException e) {
            return () -> {};
        } catch (Problem p) {
            return () -> unread.accept(p.sentence());
        } catch (OutOfMemoryError e) {
            return () -> unread.accept("There is not enough memory for these pictures; choose fewer or smaller ones.");
        } catch (RuntimeException e) {
            // Whatever it is, nobody shall wait for data that does not come.
            System.getLogger(Reading.class.getName()).log(System.Logger.Level.ERROR, "reading failed", e);
            return () -> unread.accept("What there is to learn from could not be read (" + e.getMessage()
                    + "); choose another task, or other settings.");
        }
    }

    /// Tells home how much is read; of what comes while home is busy, the newest.
    private DoubleConsumer progress(Cancel mine) {
        var offered = new AtomicReference<@Nullable Double>();
        return part -> {
            if (offered.getAndSet(part) == null) home.execute(() -> {
                Double newest = offered.getAndSet(null);
                if (newest != null && current == mine) share.set(newest);
            });
        };
    }

    /// The share of the data that was read.
    ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }
}
