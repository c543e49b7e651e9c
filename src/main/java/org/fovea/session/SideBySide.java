package org.fovea.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fovea.compute.learn.beside.Contest;
import org.fovea.compute.learn.beside.Entrant;
import org.fovea.compute.learn.beside.ShiftTest;
import org.fovea.compute.learn.beside.Standing;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Loss;
import org.jspecify.annotations.Nullable;

/// A contest of networks that can be watched, paused and given up; when it is over, all are tested on moved pictures. Lives on
/// the home thread; a worker does what takes time.
public final class SideBySide {
    /// Nanoseconds between two publications.
    private static final long BETWEEN = 100_000_000;

    /// What happens at the moment.
    public enum State {
        /// There is no contest.
        NONE,
        /// The networks learn.
        RUNNING,
        /// They are tested on moved pictures.
        TESTING,
        /// It can go on.
        PAUSED,
        /// All have learned and were tested.
        FINISHED
    }

    /// A contest with what its tests need.
    ///
    /// @param test the pictures that are moved
    public record Arrangement(Contest contest, Loss loss, Examples test) {
    }

    /// One contest; the worker alone uses what was arranged.
    private static final class Round implements Cancel {
        private final Supplier<Arrangement> arrange;
        private @Nullable Arrangement arranged;
        private volatile boolean stop;
        /// Whether a worker is on its way or at work.
        private boolean busy;
        /// Whether to go on when the worker has stopped.
        private @Nullable Boolean next;

        Round(Supplier<Arrangement> arrange) {
            this.arrange = arrange;
        }

        @Override
        public boolean requested() {
            return stop;
        }
    }

    private record News(State state, Standing standing, List<ShiftTest> tests) {
    }

    private final Machine machine;
    private final Executor workers;
    private final Executor home;
    private final Consumer<String> notices;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Standing> standing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ShiftTest>> tests = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Round round;
    /// What was going on when nobody looked any more.
    private @Nullable State suspended;

    /// @param workers runs each job on a thread of its own
    /// @param home runs things on the home thread
    /// @param notices receives what the user should know, a sentence each
    public SideBySide(Machine machine, Executor workers, Executor home, Consumer<String> notices) {
        this.machine = machine;
        this.workers = workers;
        this.home = home;
        this.notices = notices;
    }

    /// Begins a contest; the one before is given up.
    ///
    /// @param arrange makes it, on the worker
    public void start(Supplier<Arrangement> arrange) {
        clear();
        var next = new Round(arrange);
        round = next;
        work(next, false);
    }

    /// Gives the contest up.
    public void clear() {
        Round left = round;
        if (left != null) {
            left.next = null;
            left.stop = true;
        }
        round = null;
        suspended = null;
        standing.set(null);
        tests.set(List.of());
        state.set(State.NONE);
    }

    /// Stops between two batches, soon; it can go on later.
    public void pause() {
        Round now = round;
        if (now == null || !going()) return;
        now.next = null;
        now.stop = true;
        state.set(State.PAUSED);
    }

    /// Goes on where it was paused.
    public void resume() {
        goOn(false);
    }

    /// Tests the networks on moved pictures as they are now, in the middle of a contest.
    public void test() {
        goOn(true);
    }

    private void goOn(boolean testing) {
        Round now = round;
        if (now == null || state.get() != State.PAUSED) return;
        if (now.busy) {
            now.next = testing;
            state.set(testing ? State.TESTING : State.RUNNING);
        } else
            work(now, testing);
    }

    /// Pauses while nobody looks.
    public void suspend() {
        if (!going()) return;
        suspended = state.get();
        pause();
    }

    /// Goes on with what was suspended.
    public void wake() {
        State was = suspended;
        suspended = null;
        if (was != null) goOn(was == State.TESTING);
    }

    /// Whether a worker is wanted.
    public boolean going() {
        return state.get() == State.RUNNING || state.get() == State.TESTING;
    }

    private void work(Round now, boolean testing) {
        now.stop = false;
        now.busy = true;
        now.next = null;
        state.set(testing ? State.TESTING : State.RUNNING);
        var offered = new AtomicReference<@Nullable News>();
        workers.execute(() -> {
            Runnable outcome = outcome(now, testing, offered);
            home.execute(() -> {
                now.busy = false;
                if (round != now) return;
                outcome.run();
                Boolean next = now.next;
                if (next != null) work(now, next);
            });
        });
    }

    // A network may fail in a way nobody has thought of; what it has learned stays.
    private Runnable outcome(Round now, boolean testing, AtomicReference<@Nullable News> offered) {
        try {
            if (now.arranged == null) now.arranged = now.arrange.get();
            Arrangement arranged = now.arranged;
            if (!testing) learn(now, arranged.contest(), offered);
            Standing reached = arranged.contest().standing();
            List<ShiftTest> found = test(now, arranged, reached, offered);
            State end = arranged.contest().finished() ? State.FINISHED : State.PAUSED;
            return () -> show(now, new News(end, reached, found));
        } catch (CancellationException e) {
            return () -> paused(now);
        } catch (Problem problem) {
            return () -> failed(problem.sentence());
        } catch (OutOfMemoryError e) {
            return () -> failed(
                    "There is not enough memory to train both networks; choose equal parameters, or fewer filters.");
        } catch (RuntimeException e) {
            System.getLogger(SideBySide.class.getName()).log(System.Logger.Level.ERROR, "contest failed", e);
            return () -> failed("These networks could not be trained (" + e.getMessage() + ").");
        }
    }

    private void learn(Round now, Contest contest, AtomicReference<@Nullable News> offered) {
        long told = System.nanoTime() - BETWEEN;
        while (!contest.finished()) {
            contest.step(now);
            if (System.nanoTime() - told < BETWEEN) continue;
            told = System.nanoTime();
            offer(now, new News(State.RUNNING, contest.glance(), List.of()), offered);
        }
        // Nobody keeps the networks of the epoch before while these are tested.
        offer(now, new News(State.RUNNING, contest.glance(), List.of()), offered);
    }

    private List<ShiftTest> test(Round now, Arrangement arranged, Standing reached,
            AtomicReference<@Nullable News> offered) {
        var found = new ArrayList<ShiftTest>();
        for (Entrant entrant : reached.entrants()) {
            int at = found.size();
            found.add(new ShiftTest(List.of()));
            ShiftTest.of(entrant.network(), arranged.loss(), arranged.test(), ShiftTest.MOST, machine, now, part -> {
                found.set(at, part);
                offer(now, new News(State.TESTING, reached, List.copyOf(found)), offered);
            });
        }
        return List.copyOf(found);
    }

    private void offer(Round now, News news, AtomicReference<@Nullable News> offered) {
        if (offered.getAndSet(news) == null) home.execute(() -> {
            News latest = offered.getAndSet(null);
            if (latest != null && round == now && !now.stop) show(now, latest);
        });
    }

    private void show(Round now, News news) {
        standing.set(news.standing());
        // Whoever listens may have given the contest up, or paused it.
        if (round == now) tests.set(news.tests());
        if (round == now && !now.stop) state.set(news.state());
    }

    /// What was learned until then is shown.
    private void paused(Round now) {
        if (now.arranged != null) standing.set(now.arranged.contest().standing());
        if (now.next == null) state.set(State.PAUSED);
    }

    private void failed(String sentence) {
        clear();
        notices.accept(sentence);
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Published ten times a second at most; null before a contest begins.
    public ReadOnlyObjectProperty<@Nullable Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// What is known of the networks on moved pictures, in their order.
    public ReadOnlyObjectProperty<List<ShiftTest>> testsProperty() {
        return tests.getReadOnlyProperty();
    }
}
