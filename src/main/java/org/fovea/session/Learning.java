package org.fovea.session;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fovea.compute.learn.Clock;
import org.fovea.compute.learn.LearnedLayers;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Progress;
import org.fovea.compute.learn.Snapshot;
import org.fovea.engine.Problem;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.Edit;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.project.learn.Task;
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
    private final LearningSource source;
    private final Consumer<String> notices;
    private final Reading reading;
    private final Beginnings beginnings;
    private final Practice practice;
    private final Moments moments = new Moments();
    private final Looking looking;
    private final ObjectProperty<Task> task = new SimpleObjectProperty<>(new Task.Digits());
    private final ReadOnlyObjectWrapper<@Nullable LearningData> data = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<TrainingSettings> settings;
    private final ReadOnlyObjectWrapper<@Nullable Project> subject = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Origin> origin = new ReadOnlyObjectWrapper<>(Origin.FRESH);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty example = new SimpleIntegerProperty();
    private final Aside aside = new Aside();
    /// Whether properties change because another attempt is shown, so that nobody needs to react to them one by one.
    private boolean switching;

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
        this.source = source;
        this.notices = notices;
        reading = new Reading(source, workers, home, this::loaded, this::unread);
        beginnings = new Beginnings(session, source, machine, clock);
        settings = new SimpleObjectProperty<>(source.settings(task.get()));
        looking = new Looking(moments, example, machine, workers, home, notices);
        practice = new Practice(looking, settings, workers, home, this::restart, this::refresh, notices);
        task.subscribe((_, _) -> {
            if (!switching) load();
        });
        settings.subscribe((_, changed) -> set(changed));
        example.subscribe((_, _) -> choose());
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
        Attempt.Stop turn = reading.turn();
        Task wanted = task.get();
        Project document = session.project();
        data.set(null);
        show(null);
        problem.set(null);
        state.set(State.LOADING);
        reading.read(turn, wanted, document);
    }

    private void unread(String sentence) {
        problem.set(sentence);
        state.set(State.IDLE);
    }

    private void loaded(Reading.Found found) {
        LearningData read = found.data();
        beginnings.ship(found.trained());
        data.set(read);
        switching = true;
        settings.set(source.settings(read.task()));
        example.set(0);
        switching = false;
        start(read, beginnings.first(read));
    }

    /// Why the document's network cannot learn the task; nothing when it can, or where no task is read.
    public Optional<String> misfit() {
        LearningData known = data.get();
        return known == null ? Optional.empty() : beginnings.misfit(known);
    }

    /// Begins a new attempt with the weights that a network of this origin has.
    private void start(LearningData known, Origin wanted) {
        begin(() -> beginnings.of(wanted, setting(known)));
    }

    /// Begins a new attempt with the network of one, its weights drawn anew.
    private void restart(Attempt of) {
        begin(() -> beginnings.fresh(of.origin, setting(of.data), of.start.layers()));
    }

    private void begin(Supplier<Attempt> made) {
        Attempt next;
        try {
            next = made.get();
        } catch (Problem p) {
            unread(p.sentence());
            return;
        }
        show(next);
    }

    private Beginnings.Setting setting(LearningData known) {
        return new Beginnings.Setting(known, settings.get(), example.get());
    }

    /// Stops the attempt, and keeps it aside where it has learned something.
    private void leave() {
        Attempt left = moments.attempt();
        if (left == null) return;
        left.halt();
        if (left.precious()) aside.put(left);
    }

    /// What was learned and the document does not have, for people: what is shown and what was kept aside, in this order.
    public List<String> untaken() {
        Attempt now = moments.attempt();
        return Stream.of(now != null && now.precious() ? Optional.of(now.title()) : Optional.<String>empty(),
                Optional.ofNullable(aside.titleProperty().get())).flatMap(Optional::stream).toList();
    }

    /// The document gets the newest weights of the first that [#untaken] tells.
    public void takeUntaken() {
        Attempt now = moments.attempt();
        if (now == null || !now.precious()) bringBack();
        looking.live();
        takeOver();
    }

    /// Shows another attempt, or none.
    private void show(@Nullable Attempt next) {
        moments.turnTo(next);
        looking.clear();
        moments.hide();
        subject.set(next == null ? null : next.start);
        if (next == null) {
            moments.clear();
            return;
        }
        origin.set(next.origin);
        refresh(next);
    }

    /// What is known of the attempt that is shown.
    private void refresh(Attempt now) {
        Progress known = now.progress;
        moments.know(known);
        problem.set(now.problem);
        state.set(now.state);
        if (moments.reach(now, known.newest())) looking.look();
    }

    private void set(TrainingSettings changed) {
        Attempt now = moments.attempt();
        if (switching || now == null) return;
        // Before the first step, what is drawn at random follows the seed.
        if (now.state == State.READY && now.origin == Origin.FRESH && changed.seed() != now.settings.seed())
            restart(now);
    }

    private void choose() {
        Attempt now = moments.attempt();
        if (switching || now == null) return;
        int number = Math.clamp(example.get(), 0, now.data.test().size() - 1);
        if (number != example.get()) example.set(number);
        else {
            subject.set(now.start.withPicture(Beginnings.picture(now.data, number)));
            looking.look();
        }
    }

    /// Settings as they are where nobody sets them.
    public void usualSettings() {
        settings.set(source.settings(task.get()));
    }

    /// Whether a network ships with the app that has learned the task already.
    public boolean hasTrained() {
        return data.get() != null && beginnings.hasTrained();
    }

    /// Begins again with weights drawn anew.
    public void restart() {
        Attempt now = moments.attempt();
        if (now == null) return;
        leave();
        restart(now);
    }

    /// Begins with another network.
    public void choose(Origin wanted) {
        LearningData known = data.get();
        if (known == null) return;
        Optional<String> misfit = wanted == Origin.DOCUMENT ? beginnings.misfit(known) : Optional.empty();
        if (misfit.isPresent()) {
            notices.accept(misfit.get());
            return;
        }
        leave();
        start(known, wanted);
    }

    /// Shows the attempt before this one again.
    public void bringBack() {
        Attempt back = aside.take();
        if (back == null) return;
        reading.stop();
        leave();
        // Answers of one task are none of another.
        show(null);
        switching = true;
        task.set(back.task);
        beginnings.ship(back.trained);
        data.set(back.data);
        settings.set(back.settings);
        example.set(0);
        switching = false;
        show(back);
    }

    /// Stops for good: nobody is there any more.
    public void close() {
        reading.stop();
        Attempt now = moments.attempt();
        if (now != null) now.halt();
    }

    /// The document gets the network as it is shown, in one step that can be undone; where its picture does not fit, a test
    /// example comes in its place.
    public void takeOver() {
        Attempt now = moments.attempt();
        Snapshot moment = moments.shownProperty().get();
        if (now == null || moment == null) return;
        Project learned = learned(moment);
        boolean fits = session.project().picture().shape().equals(learned.picture().shape());
        session.editOnce(new Edit.TakeTraining(learned.layers(), now.until(moment), fits ? null : learned.picture()));
        now.taken = moment;
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

    /// How far the training has come, and the moment that is shown.
    public Moments moments() {
        return moments;
    }

    /// Lets it learn, and pauses it.
    public Practice practice() {
        return practice;
    }

    /// What is computed of the moment that is shown, and which it is.
    public Looking looking() {
        return looking;
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
        return reading.shareProperty();
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

    /// How many times as large as usual the weights of convolutions are where they are drawn anew.
    public DoubleProperty noiseProperty() {
        return beginnings.noiseProperty();
    }

    /// Which test example is looked at.
    public IntegerProperty exampleProperty() {
        return example;
    }

    /// What [#bringBack] would show, for people; null where there is nothing.
    public ReadOnlyObjectProperty<@Nullable String> asideProperty() {
        return aside.titleProperty();
    }
}
