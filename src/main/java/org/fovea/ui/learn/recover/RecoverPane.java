package org.fovea.ui.learn.recover;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.Course;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.Snapshots;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.compute.learn.recover.Scene;
import org.fovea.compute.learn.recover.WeightPaths;
import org.fovea.engine.Cancel;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.figure.learn.recover.RecoverFigure.Story;
import org.fovea.project.learn.Task;
import org.fovea.session.Latest;
import org.fovea.session.Learning;
import org.fovea.session.Learning.Origin;
import org.fovea.session.Learning.State;
import org.fovea.session.Session;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Theme;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.jspecify.annotations.Nullable;

/// The tab of the task to recover a hidden filter: the lecturer hides one, the class guesses what it is, and a filter that begins
/// as noise finds it by gradient descent, weight by weight.
@SuppressWarnings("ReferenceEquality") // Each task that is begun is a round of its own, even where it hides the same.
public final class RecoverPane extends BorderPane {
    /// The size of the figures that are saved.
    private static final double EXPORTED_WIDTH = 1100;
    private static final double EXPORTED_HEIGHT = 740;

    /// Batches a second, so that one can see the weights move.
    private static final double SPEED = 25;
    /// Room for the pill of a filter.
    private static final double FILTER = 36;

    /// What is to be shown of the training.
    private record Wish(Task.Recover task, int filter, Scene scene, Snapshot shown, Snapshots snapshots, Course course,
            TrainingSettings settings) {
    }

    private final Learning learning;
    private final ReadOnlyBooleanProperty active;
    private final Round round;
    private final HidingPanel hiding;
    private final GuessPane guess;
    private final LearnView learn;
    private final Latest<Wish, LearnView.Shown> latest;
    private final Pills<Round.Step> steps;
    private final HBox filters = new HBox(8);
    private final Label sentence = new Label();
    private HidingPanel.@Nullable Hidden waiting;

    /// @param active whether it is looked at; without that nothing is computed
    /// @throws IllegalArgumentException when the task is another one
    public RecoverPane(Session session, Learning learning, Theme theme, Painter painter, Notices notices,
            Exhibits exhibits, ReadOnlyBooleanProperty active) {
        if (!(learning.taskProperty().get() instanceof Task.Recover first))
            throw new IllegalArgumentException("not for " + learning.taskProperty().get().title());
        this.learning = learning;
        this.active = active;
        round = new Round(first);
        hiding = new HidingPanel(theme, notices, this::hide);
        guess = new GuessPane(round, theme, painter, notices, this::letItLearn);
        learn = new LearnView(round, theme);
        latest = painter.numbers(RecoverPane::count, learn::show);
        steps = new Pills<>(List.of(Round.Step.values()), step -> step == Round.Step.GUESS ? "guess" : "learn",
                step -> step == Round.Step.GUESS
                        ? "The class guesses which filter is hidden."
                        : "A filter that begins as noise looks for the hidden one.",
                round.stepProperty()::set);
        steps.setPrefWrapLength(130);
        steps.setAlignment(Pos.CENTER_LEFT);
        sentence.getStyleClass().add("recover-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        setTop(new VBox(8, bar(), sentence));
        setCenter(new StackPane(guess, learn));
        var moments = new MomentBar(learning, theme);
        moments.managedProperty().bind(moments.visibleProperty());
        moments.visibleProperty().bind(round.stepProperty().isEqualTo(Round.Step.LEARN));
        setBottom(moments);
        getStyleClass().add("recover");
        round.stepProperty().subscribe(step -> {
            guess.setVisible(step == Round.Step.GUESS);
            learn.setVisible(step == Round.Step.LEARN);
            steps.show(step);
            refresh();
        });
        round.beganProperty().subscribe(_ -> chooseFilters());
        learning.taskProperty().subscribe((_, task) -> {
            if (task instanceof Task.Recover next && next != round.beganProperty().get()) round.begin(next);
        });
        learning.stateProperty().subscribe(state -> {
            begin();
            if (state == State.RUNNING && active.get()) round.stepProperty().set(Round.Step.LEARN);
        });
        for (var cause : List.of(round.sceneProperty(), learning.moments().shownProperty(),
                learning.moments().progressProperty(),
                round.filterProperty(),
                round.revealedProperty(), round.guessesProperty(), active))
            cause.subscribe(this::refresh);
        new Scenery(session, learning, round, painter, active);
        exhibits.add(this::exhibit);
        refresh();
    }

    private FlowPane bar() {
        var hide = new Button("Hide a filter…", Icons.of(MaterialDesignE.EYE_OFF_OUTLINE));
        hide.setTooltip(new Tooltip("Choose what is hidden; the class looks away meanwhile"));
        hide.setOnAction(_ -> hiding.show(hide));
        var reveal = new ToggleButton("Reveal", Icons.of(MaterialDesignE.EYE_OUTLINE));
        reveal.setTooltip(new Tooltip("Shows the hidden filter, and covers it again"));
        reveal.selectedProperty().bindBidirectional(round.revealedProperty());
        filters.managedProperty().bind(filters.visibleProperty());
        filters.setAlignment(Pos.CENTER_LEFT);
        var bar = new FlowPane(10, 8, hide, steps, filters, new PictureBar(learning, round), reveal);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void chooseFilters() {
        filters.setVisible(round.count() > 1);
        var pills = new Pills<>(IntStream.range(0, round.count()).boxed().toList(), k -> String.valueOf(k + 1),
                k -> "Look at filter %d, which makes map %1$d".formatted(k + 1), round.filterProperty()::set);
        pills.setPrefWrapLength(FILTER * round.count());
        pills.setAlignment(Pos.CENTER_LEFT);
        pills.show(round.filterProperty().get());
        filters.getChildren().setAll(new Label("filter"), pills);
    }

    private void hide(HidingPanel.Hidden chosen) {
        waiting = chosen;
        learning.noiseProperty().set(chosen.noise());
        learning.taskProperty().set(chosen.task());
    }

    /// Once the pictures are there, the search begins with the noise that was asked for.
    private void begin() {
        HidingPanel.Hidden chosen = waiting;
        if (chosen == null || learning.stateProperty().get() != State.READY
                || learning.taskProperty().get() != chosen.task())
            return;
        waiting = null;
        learning.settingsProperty().set(learning.settingsProperty().get().withSeed(chosen.seed()));
        learning.choose(Origin.FRESH);
    }

    private void letItLearn() {
        round.stepProperty().set(Round.Step.LEARN);
        // As fast as it goes, it would be over before anybody had seen it.
        if (Double.isInfinite(learning.practice().speedProperty().get()))
            learning.practice().speedProperty().set(SPEED);
        learning.practice().play();
        learn.requestFocus();
    }

    private void refresh() {
        if (!active.get()) return;
        Scene scene = round.sceneProperty().get();
        Snapshot shown = learning.moments().shownProperty().get();
        LearningData data = learning.dataProperty().get();
        Task.Recover task = round.beganProperty().get();
        if (scene == null || shown == null || data == null || data.task() != task) learn.show(null);
        else if (round.stepProperty().get() == Round.Step.LEARN)
            latest.submit(new Wish(task, round.filterProperty().get(), scene, shown,
                    learning.moments().snapshotsProperty().get(),
                    learning.moments().courseProperty().get(), learning.settingsProperty().get()));
        sentence.setText(Sentence.of(round, learning));
    }

    private static LearnView.Shown count(Wish wish) {
        Attempt attempt = Attempt.of(learned(wish.shown()), wish.scene(), Machine.SCALAR, Cancel.NEVER);
        var paths = new WeightPaths(wish.snapshots().all().stream().map(moment -> new WeightPaths.Point(moment.epochs(),
                learned(moment).layer().filters().get(wish.filter()).weights())).toList());
        double now = wish.shown().epochs();
        List<Course.Point> points = wish.course().points();
        double rate = points.stream().filter(point -> point.epochs() >= now).mapToDouble(Course.Point::rate).findFirst()
                .orElse(wish.settings().learningRate());
        return new LearnView.Shown(wish.task(), attempt, wish.filter(),
                new Story(paths, points.stream().map(Course.Point::epochs).toList(),
                        points.stream().map(Course.Point::loss).toList(), now, rate, wish.settings().optimizer()));
    }

    private static Convolution learned(Snapshot moment) {
        if (!(moment.network().node(1).op() instanceof Convolution layer))
            throw new IllegalArgumentException("no convolution looks for the hidden filter");
        return layer;
    }

    Optional<Exhibit> exhibit() {
        if (!active.get()) return Optional.empty();
        boolean guessing = round.stepProperty().get() == Round.Step.GUESS;
        return (guessing
                ? guess.view().figure(EXPORTED_WIDTH, EXPORTED_HEIGHT * 0.6)
                : learn.figure(EXPORTED_WIDTH, EXPORTED_HEIGHT))
                .map(figure -> Exhibit.drawing(guessing ? "guess" : "recovered filter",
                        guessing ? "guess" : "recovered-filter", sentence.getText(), figure));
    }

    @Override
    public void requestFocus() {
        if (learn.isVisible()) learn.requestFocus();
        else
            guess.requestFocus();
    }
}
