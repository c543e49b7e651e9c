package org.fovea.session;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fovea.compute.learn.Clock;
import org.fovea.compute.learn.Course;
import org.fovea.compute.learn.Goal;
import org.fovea.compute.learn.LearnedLayers;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Progress;
import org.fovea.compute.learn.Run;
import org.fovea.compute.learn.Seen;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.Snapshots;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;
import org.fovea.project.learn.Task;
import org.fovea.project.learn.Training;
import org.jspecify.annotations.Nullable;

/// The training that is looked at: its task and data, the network that learns, how far it has come, and the moment that is shown,
/// which is the newest while live. The network is a copy; the document changes only when it takes the result over. Lives on
/// the home thread like the [Session]; nothing of it waits.
public final class Learning {
    /// What a training does at the moment.
    public enum State {
        /// There is no data, and none is being read.
        IDLE,
        /// The data is being read.
        LOADING,
        /// Nothing has been learned yet.
        READY,
        /// It learns.
        RUNNING,
        /// It can go on.
        PAUSED,
        /// All epochs are over; it can go on when there are to be more.
        FINISHED,
        /// It cannot go on, for a reason that [#problemProperty] tells; the weights are the last good ones.
        STOPPED
    }

    /// Which network learns.
    public enum Origin {
        /// A copy of the document's, with the weights it has.
        DOCUMENT,
        /// The one made for the task, before anything is learned.
        FRESH,
        /// The one that ships with the app and has learned already.
        TRAINED
    }

    private final Session session;
    private final Machine machine;
    private final LearningSource source;
    private final Clock clock;
    private final Executor workers;
    private final Executor home;
    private final Consumer<String> notices;
    private final ObjectProperty<Task> task = new SimpleObjectProperty<>(new Task.Digits());
    private final ReadOnlyObjectWrapper<@Nullable LearningData> data = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<TrainingSettings> settings;
    private final ReadOnlyObjectWrapper<@Nullable Project> subject = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Origin> origin = new ReadOnlyObjectWrapper<>(Origin.FRESH);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Course> course = new ReadOnlyObjectWrapper<>(Course.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> newest = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Snapshots> snapshots = new ReadOnlyObjectWrapper<>(Snapshots.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Score> score = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> aside = new ReadOnlyObjectWrapper<>();
    private final DoubleProperty noise = new SimpleDoubleProperty(1);
    private final ReadOnlyDoubleWrapper read = new ReadOnlyDoubleWrapper();
    private final DoubleProperty speed = new SimpleDoubleProperty(Double.POSITIVE_INFINITY);
    /// The speed for the worker.
    private volatile double batchesPerSecond = Double.POSITIVE_INFINITY;
    private final IntegerProperty example = new SimpleIntegerProperty();
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final BooleanProperty scoring = new SimpleBooleanProperty();
    private final Latest<Look, Looked> looks;
    private final Latest<Look, Looked> scores;
    /// What ships for the task that was read.
    private Optional<List<Layer>> trained = Optional.empty();
    private @Nullable Attempt attempt;
    /// The attempt before, where it has learned something that the document does not have.
    private @Nullable Attempt before;
    /// The moment that is looked back at, null while live.
    private @Nullable Snapshot scrubbed;
    private Attempt.@Nullable Stop loading;
    /// Whether properties change because another attempt is shown, so that nobody needs to react to them one by one.
    private boolean switching;

    /// What is to be computed of a moment.
    private record Look(Attempt attempt, Snapshot snapshot, int example) {
    }

    private record Looked(Look look, @Nullable Seen seen, @Nullable Score score) {
    }

    /// @param workers runs each job on a thread of its own
    /// @param home runs things on the home thread
    /// @param notices receives what the user should know, a sentence each
    public Learning(Session session, Machine machine, LearningSource source, Executor workers, Executor home,
            Consumer<String> notices) {
        this(session, machine, source, Clock.SYSTEM, workers, home, notices);
    }

    Learning(Session session, Machine machine, LearningSource source, Clock clock, Executor workers, Executor home,
            Consumer<String> notices) {
        this.session = session;
        this.machine = machine;
        this.source = source;
        this.clock = clock;
        this.workers = workers;
        this.home = home;
        this.notices = notices;
        settings = new SimpleObjectProperty<>(source.settings(task.get()));
        looks = new Latest<>((look, turn, _) -> new Looked(look, see(look, turn), null), workers, home, this::looked,
                this::failed);
        scores = new Latest<>((look, turn, _) -> new Looked(look, null, test(look, turn)), workers, home, this::looked,
                this::failed);
        task.subscribe((_, _) -> {
            if (!switching) load();
        });
        settings.subscribe((_, changed) -> set(changed));
        example.subscribe((_, _) -> choose());
        active.subscribe((_, _) -> look());
        scoring.subscribe((_, _) -> look());
        speed.subscribe(most -> batchesPerSecond = most.doubleValue());
    }

    /// Reads the data of the task where that has not been done.
    public void begin() {
        if (state.get() == State.IDLE && problem.get() == null) load();
    }

    /// Reads the data of the task anew, with what the document now shows; the training begins again.
    public void reload() {
        load();
    }

    private void load() {
        leave();
        if (loading != null) loading.request();
        var mine = new Attempt.Stop();
        loading = mine;
        Task wanted = task.get();
        Project document = session.project();
        data.set(null);
        show(null);
        problem.set(null);
        read.set(0);
        state.set(State.LOADING);
        workers.execute(() -> {
            Runnable outcome = outcome(wanted, document, mine);
            home.execute(() -> {
                if (loading != mine) return;
                loading = null;
                outcome.run();
            });
        });
    }

    private Runnable outcome(Task wanted, Project document, Cancel stop) {
        try {
            LearningData known = source.data(wanted, document, stop, progress(stop));
            var shipped = source.trained(known);
            return () -> loaded(known, shipped);
        } catch (CancellationException e) {
            return () -> {};
        } catch (Problem p) {
            return () -> unread(p.sentence());
        } catch (OutOfMemoryError e) {
            return () -> unread("There is not enough memory for these pictures; choose fewer or smaller ones.");
        } catch (RuntimeException e) {
            // Whatever it is, nobody shall wait for data that does not come.
            System.getLogger(Learning.class.getName()).log(System.Logger.Level.ERROR, "reading failed", e);
            return () -> unread("What there is to learn from could not be read (" + e.getMessage()
                    + "); choose another task, or other settings.");
        }
    }

    /// Tells home how much is read; of what comes while home is busy, the newest.
    private DoubleConsumer progress(Cancel mine) {
        var offered = new AtomicReference<@Nullable Double>();
        return share -> {
            if (offered.getAndSet(share) == null) home.execute(() -> {
                Double newest = offered.getAndSet(null);
                if (newest != null && loading == mine) read.set(newest);
            });
        };
    }

    private void unread(String sentence) {
        problem.set(sentence);
        state.set(State.IDLE);
    }

    private void loaded(LearningData read, Optional<List<Layer>> shipped) {
        trained = shipped;
        data.set(read);
        switching = true;
        settings.set(source.settings(read.task()));
        example.set(0);
        switching = false;
        start(read, first(read, shipped.isPresent()));
    }

    /// What is shown before anybody chooses. A search for a hidden filter begins with noise, not with what was found before.
    private Origin first(LearningData read, boolean shipped) {
        if (!(read.task() instanceof Task.Recover) && misfit(read).isEmpty()) return Origin.DOCUMENT;
        return shipped ? Origin.TRAINED : Origin.FRESH;
    }

    /// Why the document's network cannot learn the task; nothing when it can, or where no task is read.
    public Optional<String> misfit() {
        LearningData known = data.get();
        return known == null ? Optional.empty() : misfit(known);
    }

    private Optional<String> misfit(LearningData read) {
        return source.misfit(session.project(), read);
    }

    /// Begins a new attempt with the weights that a network of this origin has.
    private void start(LearningData known, Origin wanted) {
        switch (wanted) {
            case DOCUMENT -> start(known, wanted, session.project().layers(), Training.of(session.project())
                    .filter(training -> training.task().equals(known.task())));
            case FRESH -> startFresh(known, wanted, List.of());
            case TRAINED -> start(known, wanted,
                    trained.orElseGet(() -> source.network(known, settings.get().seed())), Optional.empty());
        }
    }

    /// Begins a new attempt with weights drawn anew.
    ///
    /// @param layers where they are not those that are made for the task
    private void startFresh(LearningData known, Origin wanted, List<Layer> layers) {
        long seed = settings.get().seed();
        List<Layer> drawn = wanted == Origin.FRESH ? source.network(known, seed) : LearnedLayers.fresh(layers, seed);
        start(known, wanted == Origin.TRAINED ? Origin.FRESH : wanted, LearnedLayers.louder(drawn, noise.get()),
                Optional.empty());
    }

    /// @param earlier how these weights were trained for the same task
    private void start(LearningData known, Origin from, List<Layer> layers, Optional<Training> earlier) {
        TrainingSettings now = settings.get();
        try {
            var begun = new Project(picture(known, example.get()), layers);
            show(new Attempt(known.task(), known, from, begun, new Run(begun.network(), now, known, machine, clock),
                    earlier, now, trained));
        } catch (Problem p) {
            unread(p.sentence());
        }
    }

    private static Picture picture(LearningData known, int number) {
        Example one = known.test().example(number, Examples.PLAIN);
        return Picture.of(new Source.Pasted("example " + number), one.input());
    }

    /// Stops the attempt, and keeps it aside where it has learned something.
    private void leave() {
        Attempt left = attempt;
        if (left == null) return;
        left.halt();
        if (left.precious()) {
            before = left;
            aside.set(title(left));
        }
    }

    private static String title(Attempt left) {
        return String.format(Locale.ROOT, "%s, %.1f epochs", left.task.title(), left.progress.newest().epochs());
    }

    /// What was learned and the document does not have, for people: what is shown and what was kept aside, in this order.
    public List<String> untaken() {
        Attempt now = attempt;
        return Stream.of(now != null && now.precious() ? Optional.of(title(now)) : Optional.<String>empty(),
                Optional.ofNullable(aside.get())).flatMap(Optional::stream).toList();
    }

    /// The document gets the newest weights of the first that [#untaken] tells.
    public void takeUntaken() {
        Attempt now = attempt;
        if (now == null || !now.precious()) bringBack();
        live();
        takeOver();
    }

    /// Shows another attempt, or none.
    private void show(@Nullable Attempt next) {
        attempt = next;
        scrubbed = null;
        seen.set(null);
        score.set(null);
        // No moment of one network belongs to the layers of another.
        shown.set(null);
        subject.set(next == null ? null : next.start);
        if (next == null) {
            progress.set(null);
            course.set(Course.NONE);
            snapshots.set(Snapshots.NONE);
            newest.set(null);
            return;
        }
        origin.set(next.origin);
        refresh(next);
    }

    /// What is known of the attempt that is shown.
    private void refresh(Attempt now) {
        Progress known = now.progress;
        course.set(known.course());
        snapshots.set(known.snapshots());
        problem.set(now.problem);
        state.set(now.state);
        newest.set(known.newest());
        // Whoever listens may have turned to another attempt.
        if (attempt != now) return;
        if (scrubbed == null) shown.set(now.progress.newest());
        if (attempt != now) return;
        progress.set(now.progress);
        look();
    }

    /// Computes what views show of the moment that is shown.
    private void look() {
        Attempt now = attempt;
        Snapshot moment = shown.get();
        if (now == null || moment == null) return;
        if (moment.score() != null) score.set(moment.score());
        else if (scrubbed != null) score.set(null);
        if (!active.get()) return;
        var look = new Look(now, moment, example.get());
        Seen known = seen.get();
        if (known == null || !known.snapshot().equals(moment) || known.example() != look.example()) looks.submit(look);
        boolean unknown = moment.score() == null && (scrubbed != null || now.state != State.RUNNING);
        if (scoring.get() && unknown) scores.submit(look);
    }

    private Seen see(Look look, Cancel stop) {
        Example one = look.attempt().data.test().example(look.example(), Examples.PLAIN);
        return new Seen(look.snapshot(), look.example(), one.input(), one.target(),
                look.snapshot().network().evaluate(one.input(), machine, stop));
    }

    private Score test(Look look, Cancel stop) {
        return Score.of(look.snapshot().network(), look.attempt().settings.loss(), look.attempt().data.test(), machine,
                stop);
    }

    private void looked(Looked looked) {
        if (looked.look().attempt() != attempt) return;
        if (looked.seen() != null) seen.set(looked.seen());
        if (looked.score() != null && looked.look().snapshot().equals(shown.get())) score.set(looked.score());
    }

    private void failed(RuntimeException e) {
        if (e instanceof Problem p) notices.accept(p.sentence());
        else
            throw e;
    }

    private void set(TrainingSettings changed) {
        Attempt now = attempt;
        if (switching || now == null) return;
        // Before the first step, what is drawn at random follows the seed.
        if (now.state == State.READY && now.origin == Origin.FRESH && changed.seed() != now.settings.seed())
            startFresh(now.data, Origin.FRESH, now.start.layers());
    }

    private void choose() {
        Attempt now = attempt;
        if (switching || now == null) return;
        int number = Math.clamp(example.get(), 0, now.data.test().size() - 1);
        if (number != example.get()) example.set(number);
        else {
            subject.set(now.start.withPicture(picture(now.data, number)));
            look();
        }
    }

    /// Settings as they are where nobody sets them.
    public void usualSettings() {
        settings.set(source.settings(task.get()));
    }

    /// Whether settings were changed that training does not go by yet.
    public boolean settingsWait() {
        Attempt now = attempt;
        return now != null && now.state == State.RUNNING && !settings.get().equals(now.settings);
    }

    /// Whether a network ships with the app that has learned the task already.
    public boolean hasTrained() {
        return data.get() != null && trained.isPresent();
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

    private void work(Goal goal) {
        if (attempt != null && attempt.state == State.READY && attempt.origin == Origin.TRAINED)
            startFresh(attempt.data, Origin.TRAINED, attempt.start.layers());
        Attempt now = attempt;
        if (now == null || now.state == State.RUNNING) return;
        live();
        // A pause may have come in the last test, which is then still to be made.
        boolean tested = now.state != State.PAUSED;
        now.state = State.RUNNING;
        now.problem = null;
        if (now.stop != null) {
            now.next = goal;
            refresh(now);
            return;
        }
        boolean over = tested && now.progress.newest().epochs() >= now.progress.planned();
        if (over || !settings.get().equals(now.settings)) {
            now.settings = settings.get();
            now.run.change(now.settings);
        }
        var stop = new Attempt.Stop();
        now.stop = stop;
        refresh(now);
        var offered = new AtomicReference<@Nullable Progress>();
        workers.execute(() -> {
            Runnable outcome = outcome(now, goal, stop, offered);
            home.execute(outcome);
        });
    }

    // A network may fail in a way nobody has thought of; what it has learned stays.
    private Runnable outcome(Attempt now, Goal goal, Cancel stop, AtomicReference<@Nullable Progress> offered) {
        try {
            Run.Ended ended = now.run.work(goal, () -> batchesPerSecond, stop, part -> {
                if (offered.getAndSet(part) == null) home.execute(() -> {
                    Progress latest = offered.getAndSet(null);
                    if (latest != null && now.stop == stop) told(now, latest);
                });
            });
            return () -> ended(now, ended);
        } catch (RuntimeException | OutOfMemoryError e) {
            System.getLogger(Learning.class.getName()).log(System.Logger.Level.ERROR, "training failed", e);
            return () -> ended(now, new Run.Ended(Run.Ending.FAILED,
                    "This network could not be trained (" + e.getMessage() + "); its weights are the last good ones.",
                    now.run.progress()));
        }
    }

    private void told(Attempt now, Progress latest) {
        now.progress = latest;
        if (now == attempt) refresh(now);
    }

    private void ended(Attempt now, Run.Ended ended) {
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
        if (now != attempt) return;
        refresh(now);
        if (ended.problem() != null) notices.accept(ended.problem());
        else if (next != null && ended.ending() != Run.Ending.FINISHED) work(next);
    }

    /// Stops between two batches, soon.
    public void pause() {
        Attempt now = attempt;
        if (now == null || now.state != State.RUNNING) return;
        now.halt();
        refresh(now);
    }

    /// Begins again with weights drawn anew.
    public void restart() {
        Attempt now = attempt;
        if (now == null) return;
        leave();
        startFresh(now.data, now.origin, now.start.layers());
    }

    /// Begins with another network.
    public void choose(Origin wanted) {
        LearningData known = data.get();
        if (known == null) return;
        Optional<String> misfit = wanted == Origin.DOCUMENT ? misfit(known) : Optional.empty();
        if (misfit.isPresent()) {
            notices.accept(misfit.get());
            return;
        }
        leave();
        start(known, wanted);
    }

    /// Shows the attempt before this one again.
    public void bringBack() {
        Attempt back = before;
        if (back == null) return;
        before = null;
        aside.set(null);
        if (loading != null) loading.request();
        loading = null;
        leave();
        // Answers of one task are none of another.
        show(null);
        switching = true;
        task.set(back.task);
        trained = back.trained;
        data.set(back.data);
        settings.set(back.settings);
        example.set(0);
        switching = false;
        show(back);
    }

    /// Stops for good: nobody is there any more.
    public void close() {
        if (loading != null) loading.request();
        if (attempt != null) attempt.halt();
    }

    /// Shows the moment nearest to this one.
    public void scrub(double epochs) {
        if (snapshots.get().isEmpty()) return;
        Snapshot moment = snapshots.get().at(epochs);
        if (moment.equals(newest.get()) && state.get() != State.RUNNING) {
            live();
            return;
        }
        scrubbed = moment;
        shown.set(moment);
        look();
    }

    /// Shows the newest moment, whatever comes.
    public void live() {
        // What was answered at the moment looked back at is not what the newest one knows.
        if (scrubbed != null)
            score.set(snapshots.get().all().reversed().stream().map(Snapshot::score).filter(Objects::nonNull)
                    .findFirst().orElse(null));
        scrubbed = null;
        shown.set(newest.get());
        look();
    }

    /// Whether the newest moment is shown.
    public boolean isLive() {
        return scrubbed == null;
    }

    /// The document gets the network as it is shown, in one step that can be undone; where its picture does not fit, a test
    /// example comes in its place.
    public void takeOver() {
        Attempt now = attempt;
        Snapshot moment = shown.get();
        if (now == null || moment == null) return;
        Project learned = learned(moment);
        boolean fits = session.project().picture().shape().equals(learned.picture().shape());
        session.editOnce(new Edit.TakeTraining(learned.layers(), training(now, moment),
                fits ? null : learned.picture()));
        now.taken = moment;
    }

    /// What the document remembers of the training until that moment, and of the one before that it went on from.
    private static Training training(Attempt now, Snapshot moment) {
        Stream<Training.Epoch> epochs = now.progress.course().epochs().stream()
                .filter(epoch -> epoch.epochs() <= moment.epochs() && Double.isFinite(epoch.loss())
                        && Double.isFinite(epoch.testLoss()))
                .map(epoch -> new Training.Epoch(epoch.loss(), epoch.accuracy(), epoch.testLoss(),
                        epoch.testAccuracy(), epoch.seconds()));
        List<Training.Epoch> history = Stream.concat(now.earlier.stream().flatMap(before -> before.history().stream()),
                epochs).toList();
        int beyond = Math.max(0, history.size() - TrainingSettings.MOST_EPOCHS);
        long batches = now.earlier.map(Training::batches).orElse(0L) + moment.batches();
        return new Training(now.task, now.settings, now.data.classes(), history.subList(beyond, history.size()),
                batches);
    }

    /// The network of a moment as a document; its picture is the chosen example.
    ///
    /// @param moment of the training that is shown
    public Project learned(Snapshot moment) {
        Project of = Objects.requireNonNull(subject.get());
        var layers = LearnedLayers.of(of.layers(), moment.network());
        return of.withLayers(layers);
    }

    /// Layer 1, 2, … of the network that learns, with its name and settings.
    public Layer layer(int number) {
        return Objects.requireNonNull(subject.get()).layer(number);
    }

    /// Choosing one reads its data, off the home thread.
    public ObjectProperty<Task> taskProperty() {
        return task;
    }

    /// Null until it has been read.
    public ReadOnlyObjectProperty<@Nullable LearningData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /// The share of the data that was read, while it is [State#LOADING].
    public ReadOnlyDoubleProperty readProperty() {
        return read.getReadOnlyProperty();
    }

    /// How to train; what is changed counts from the next time training goes on.
    public ObjectProperty<TrainingSettings> settingsProperty() {
        return settings;
    }

    /// The network as it began, a copy, with the chosen example as its picture; null where no data is read.
    public ReadOnlyObjectProperty<@Nullable Project> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Origin> originProperty() {
        return origin.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why there is no data or training cannot go on, a sentence; null when nothing is wrong.
    public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Course> courseProperty() {
        return course.getReadOnlyProperty();
    }

    /// Changes after everything else that a publication changes; null where no data is read.
    public ReadOnlyObjectProperty<@Nullable Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Published ten times a second at most.
    public ReadOnlyObjectProperty<@Nullable Snapshot> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Snapshots> snapshotsProperty() {
        return snapshots.getReadOnlyProperty();
    }

    /// The newest while live, else the one that was scrubbed to. This is what views show.
    public ReadOnlyObjectProperty<@Nullable Snapshot> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What the test examples say: while live the newest that is known, else of exactly what is shown; null until that is known.
    public ReadOnlyObjectProperty<@Nullable Score> scoreProperty() {
        return score.getReadOnlyProperty();
    }

    /// Whether somebody wants [#scoreProperty] for moments that have none yet.
    public BooleanProperty scoringProperty() {
        return scoring;
    }

    /// How many times as large as usual the weights of convolutions are where they are drawn anew.
    public DoubleProperty noiseProperty() {
        return noise;
    }

    /// Batches a second at most; infinity for as many as there can be.
    public DoubleProperty speedProperty() {
        return speed;
    }

    /// Which test example is looked at.
    public IntegerProperty exampleProperty() {
        return example;
    }

    /// The maps of what is shown for the chosen example, off the home thread; null before the first.
    public ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /// Whether anybody looks; without that nothing is computed but the training itself.
    public BooleanProperty activeProperty() {
        return active;
    }

    /// What [#bringBack] would show, for people; null where there is nothing.
    public ReadOnlyObjectProperty<@Nullable String> asideProperty() {
        return aside.getReadOnlyProperty();
    }
}
