package org.fovea.session;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.fovea.compute.learn.Seen;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.Snapshots;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Score;
import org.fovea.session.Learning.State;
import org.jspecify.annotations.Nullable;

/// Chooses the moment of a training that is shown, and what views show of it: its maps for the chosen example, and what the test examples say.
/// Computed off the home thread, and only where somebody looks. Lives on the home thread.
public final class Looking {
    private final Moments moments;
    private final IntegerProperty example;
    private final Machine machine;
    private final Consumer<String> notices;
    private final ReadOnlyObjectWrapper<@Nullable Score> score = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final BooleanProperty scoring = new SimpleBooleanProperty();
    private final Latest<Look, Looked> looks;
    private final Latest<Look, Looked> scores;

    /// What is to be computed of a moment.
    private record Look(Attempt attempt, Snapshot snapshot, int example) {
    }

    private record Looked(Look look, @Nullable Seen seen, @Nullable Score score) {
    }

    /// @param example which test example is looked at
    /// @param notices receives what the user should know, a sentence each
    Looking(Moments moments, IntegerProperty example, Machine machine, Executor workers, Executor home,
            Consumer<String> notices) {
        this.moments = moments;
        this.example = example;
        this.machine = machine;
        this.notices = notices;
        looks = new Latest<>((look, turn, _) -> new Looked(look, see(look, turn), null), workers, home, this::looked,
                this::failed);
        scores = new Latest<>((look, turn, _) -> new Looked(look, null, test(look, turn)), workers, home, this::looked,
                this::failed);
        active.subscribe((_, _) -> look());
        scoring.subscribe((_, _) -> look());
    }

    /// Knows nothing of another training.
    void clear() {
        seen.set(null);
        score.set(null);
    }

    /// Shows the moment nearest to this one.
    public void scrub(double epochs) {
        Snapshots known = moments.snapshotsProperty().get();
        Attempt now = moments.attempt();
        if (now == null || known.isEmpty()) return;
        Snapshot moment = known.at(epochs);
        if (moment.equals(moments.newestProperty().get()) && now.state != State.RUNNING) {
            live();
            return;
        }
        moments.lookBackAt(moment);
        look();
    }

    /// Shows the newest moment, whatever comes.
    public void live() {
        Attempt now = moments.attempt();
        // What was answered at the moment looked back at is not what the newest one knows.
        if (!moments.isLive()) score.set(now == null ? null : now.progress.score());
        moments.follow();
        look();
    }

    /// Computes what views show of the moment that is shown.
    void look() {
        Attempt now = moments.attempt();
        Snapshot moment = moments.shownProperty().get();
        if (now == null || moment == null) return;
        if (moment.score() != null) score.set(moment.score());
        else if (!moments.isLive()) score.set(null);
        // Between two tests the last one is the best that is known, until views ask for the very moment of a pause.
        else if (now.state == State.RUNNING || score.get() == null) score.set(now.progress.score());
        if (!active.get()) return;
        var look = new Look(now, moment, example.get());
        Seen known = seen.get();
        if (known == null || !known.snapshot().equals(moment) || known.example() != look.example()) looks.submit(look);
        boolean unknown = moment.score() == null && (!moments.isLive() || now.state != State.RUNNING);
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

    /// The training whose moments these are, null where there is none.
    @Nullable
    Attempt attempt() {
        return moments.attempt();
    }

    private void looked(Looked looked) {
        if (looked.look().attempt() != moments.attempt()) return;
        if (looked.seen() != null) seen.set(looked.seen());
        if (looked.score() != null && looked.look().snapshot().equals(moments.shownProperty().get()))
            score.set(looked.score());
    }

    private void failed(RuntimeException e) {
        if (e instanceof Problem p) notices.accept(p.sentence());
        else
            throw e;
    }

    /// What the test examples say: while live the newest that is known, else of exactly what is shown; null until that is known.
    public ReadOnlyObjectProperty<@Nullable Score> scoreProperty() {
        return score.getReadOnlyProperty();
    }

    /// Whether somebody wants [#scoreProperty] for moments that have none yet.
    public BooleanProperty scoringProperty() {
        return scoring;
    }

    /// The maps of what is shown for the chosen example; null before the first.
    public ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /// Whether anybody looks; without that nothing is computed but the training itself.
    public BooleanProperty activeProperty() {
        return active;
    }
}
