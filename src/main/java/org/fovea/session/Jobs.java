package org.fovea.session;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fovea.engine.Problem;
import org.jspecify.annotations.Nullable;

/// Work that reads or writes files: each job on a thread of its own, its outcome at home. Of several that bring the next
/// picture only the newest one counts; whatever else was started is finished and told.
public final class Jobs {
    private final Executor workers;
    private final Executor home;
    private final Consumer<String> problems;
    private final ReadOnlyObjectWrapper<@Nullable String> running = new ReadOnlyObjectWrapper<>();
    private long started;
    private long newestPicture;

    /// @param workers runs each job on a thread of its own
    /// @param home runs things on the home thread
    /// @param problems receives the sentence of what went wrong
    public Jobs(Executor workers, Executor home, Consumer<String> problems) {
        this.workers = workers;
        this.home = home;
        this.problems = problems;
    }

    /// Starts a job; on the home thread only.
    ///
    /// @param title what it does, for people: `Saving map.png`
    /// @param done receives the result on the home thread
    public <T> void start(String title, Callable<T> job, Consumer<T> done) {
        start(title, job, done, () -> {});
    }

    /// Starts a job; on the home thread only.
    ///
    /// @param title what it does, for people: `Saving map.png`
    /// @param done receives the result on the home thread
    /// @param failed runs on the home thread when there is none, after that was told
    public <T> void start(String title, Callable<T> job, Consumer<T> done, Runnable failed) {
        run(title, ++started, job, done, failed, () -> true);
    }

    /// Starts a job that brings the next picture; on the home thread only.
    ///
    /// @param done receives the result on the home thread, unless another picture was asked for meanwhile
    public <T> void startPicture(String title, Callable<T> job, Consumer<T> done) {
        long mine = ++started;
        newestPicture = mine;
        run(title, mine, job, done, () -> {}, () -> mine == newestPicture);
    }

    private <T> void run(String title, long mine, Callable<T> job, Consumer<T> done, Runnable failed,
            BooleanSupplier wanted) {
        running.set(title);
        workers.execute(() -> {
            Runnable outcome = outcome(title, job, done, failed);
            home.execute(() -> {
                if (mine == started) running.set(null);
                if (wanted.getAsBoolean()) outcome.run();
            });
        });
    }

    // A job may fail in any way its library finds; the user gets one sentence, the log the rest.
    private <T> Runnable outcome(String title, Callable<T> job, Consumer<T> done, Runnable failed) {
        try {
            T result = job.call();
            return () -> done.accept(result);
        } catch (Problem problem) {
            return told(problem.sentence(), failed);
        } catch (OutOfMemoryError e) {
            return told(title + " needs more memory than there is; try a smaller picture.", failed);
        } catch (Exception e) {
            System.getLogger(Jobs.class.getName()).log(System.Logger.Level.ERROR, title, e);
            return told(title + " did not work: " + e.getMessage(), failed);
        }
    }

    private Runnable told(String sentence, Runnable failed) {
        return () -> {
            problems.accept(sentence);
            failed.run();
        };
    }

    /// What runs at the moment, null when nothing does.
    public ReadOnlyObjectProperty<@Nullable String> runningProperty() {
        return running.getReadOnlyProperty();
    }
}
