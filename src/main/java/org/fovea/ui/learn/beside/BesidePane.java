package org.fovea.ui.learn.beside;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.beside.Entrant;
import org.fovea.compute.learn.beside.Match;
import org.fovea.compute.learn.beside.ShiftTest;
import org.fovea.compute.learn.beside.Standing;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.learn.beside.ContestText;
import org.fovea.figure.learn.beside.ContestText.Row;
import org.fovea.project.Project;
import org.fovea.session.Learning;
import org.fovea.session.SideBySide;
import org.fovea.session.SideBySide.State;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Message;
import org.fovea.ui.kit.NumberField;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Section;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// Why not fully connected? The task is learned by two networks side by side; then both are tested on moved pictures, and
/// counted for larger ones.
public final class BesidePane extends ScrollPane {
    private static final int MOST_EPOCHS = 100;
    private static final int USUAL_EPOCHS = 6;

    private final Learning learning;
    private final SideBySide beside;
    private final ReadOnlyBooleanProperty active;
    private final Machine machine = Machine.fastest();
    private final Pills<Match> matches;
    private final Pills<Integer> shifts;
    private final NumberField epochs;
    private final Button begin = new Button();
    private final Button test = new Button("Test moved pictures");
    private final Button end = new Button("Give up");
    private final ProgressBar progress = new ProgressBar(0);
    private final Label doing = quiet();
    private final Label equality = quiet();
    private final Label conclusion = new Label();
    private final Message refusal = new Message();
    private final Message refused = new Message();
    private final Message stopped = new Message();
    private final WordTable table = new WordTable("Side by side", true);
    private final BesideFigures figures;
    private Match match = Match.PARAMETERS;
    private int shift;
    private @Nullable Pair pair;

    /// @param beside the contest, which nobody else uses
    /// @param active whether somebody looks
    public BesidePane(Learning learning, SideBySide beside, Theme theme, Exhibits exhibits,
            ReadOnlyBooleanProperty active) {
        this.learning = learning;
        this.beside = beside;
        this.active = active;
        figures = new BesideFigures(theme);
        matches = new Pills<>(List.of(Match.values()), BesidePane::title, BesidePane::about, chosen -> {
            match = chosen;
            beside.clear();
            show();
        });
        matches.show(match);
        matches.setPrefWrapLength(258);
        shifts = new Pills<>(List.of(0, 2), most -> most == 0 ? "pictures as they are" : "moved by up to 2 pixels",
                most -> most == 0
                        ? "Both networks learn from the training pictures as they are."
                        : "Both networks learn from training pictures moved at random by up to 2 pixels, the same for both.",
                chosen -> shift = chosen);
        shifts.show(shift);
        shifts.setPrefWrapLength(316);
        epochs = new NumberField("Epochs", 1, MOST_EPOCHS, true, 1, _ -> {});
        epochs.show(USUAL_EPOCHS);
        epochs.onRefused(refused::say);
        begin.getStyleClass().add("primary");
        begin.setMinWidth(USE_PREF_SIZE);
        begin.setOnAction(_ -> press());
        test.setTooltip(new Tooltip("Tests both networks, as they are now, on test pictures moved by 0 to %d pixels"
                .formatted(ShiftTest.MOST)));
        test.setOnAction(_ -> beside.test());
        end.setTooltip(new Tooltip("Ends the training; what both networks have learned is gone"));
        end.setOnAction(_ -> beside.clear());
        progress.setPrefWidth(180);
        progress.setAccessibleText("How far the training is");
        conclusion.getStyleClass().add("conclusion");
        conclusion.setWrapText(true);
        conclusion.setMinHeight(USE_PREF_SIZE);
        conclusion.managedProperty().bind(conclusion.textProperty().isNotEmpty());
        equality.setWrapText(true);
        equality.setMinHeight(USE_PREF_SIZE);
        var content = new VBox(16, controls(), refusal, refused, stopped, conclusion,
                new Section("SIDE BY SIDE", table),
                figures);
        content.getStyleClass().add("compare");
        getStyleClass().add("compare-scroll");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        figures.addTo(exhibits, active);
        learning.dataProperty().subscribe(_ -> prepare());
        learning.subjectProperty().subscribe(_ -> prepare());
        learning.settingsProperty().subscribe(_ -> prepare());
        beside.stateProperty().subscribe(_ -> show());
        beside.standingProperty().subscribe(_ -> show());
        beside.testsProperty().subscribe(_ -> show());
        active.subscribe(this::look);
    }

    private VBox controls() {
        for (Pills<?> pills : List.of(matches, shifts)) pills.getStyleClass().add("beside-pills");
        var count = new HBox(6, quiet("epochs"), epochs);
        count.setAlignment(Pos.CENTER_LEFT);
        var options = new FlowPane(16, 8, matches, equality, shifts, count);
        options.setRowValignment(VPos.CENTER);
        var buttons = new HBox(8, begin, test, end);
        buttons.setAlignment(Pos.CENTER_LEFT);
        var how = new HBox(10, progress, doing);
        how.setAlignment(Pos.CENTER_LEFT);
        var actions = new FlowPane(16, 8, buttons, how);
        actions.setRowValignment(VPos.CENTER);
        return new VBox(12, options, actions);
    }

    private static Label quiet(String... text) {
        var label = new Label(String.join("", text));
        label.getStyleClass().add("quiet");
        return label;
    }

    private static String title(Match match) {
        return switch (match) {
            case PARAMETERS -> "equal parameters";
            case UNITS -> "equal hidden units";
        };
    }

    private static String about(Match match) {
        return switch (match) {
            case PARAMETERS -> "The fully connected network has as many hidden units as make the parameters equal.";
            case UNITS -> "The fully connected network has as many hidden units as the convolutions have values.";
        };
    }

    private void look(boolean looking) {
        if (looking) {
            prepare();
            beside.wake();
        } else
            beside.suspend();
    }

    /// A contest is about one network and one task; where these change, it is over.
    private void prepare() {
        if (!active.get()) return;
        LearningData data = learning.dataProperty().get();
        Project subject = learning.subjectProperty().get();
        Pair next = data == null || subject == null
                ? null
                : Pair.of(data, subject, learning.settingsProperty().get());
        Pair before = pair;
        pair = next;
        if (before != null && (next == null || !next.like(before))) beside.clear();
        show();
    }

    private void press() {
        Pair now = pair;
        switch (beside.stateProperty().get()) {
            case NONE, FINISHED -> {
                if (now != null && now.refusal(match).isEmpty()) {
                    Match by = match;
                    int most = shift;
                    int count = (int) epochs.value();
                    beside.start(() -> now.arrange(by, count, most, machine));
                }
            }
            case RUNNING, TESTING -> beside.pause();
            case PAUSED -> beside.resume();
        }
    }

    private void show() {
        Pair now = pair;
        State state = beside.stateProperty().get();
        Standing standing = beside.standingProperty().get();
        List<ShiftTest> tests = beside.testsProperty().get();
        Optional<String> why = now == null ? Optional.of("There is no task to learn yet.") : now.refusal(match);
        refusal.say(why.orElse(""));
        equality.setText(now == null || now.data().classes().isEmpty() ? "" : now.equality(match));
        begin.setText(switch (state) {
            case NONE -> "Train both";
            case RUNNING, TESTING -> "Pause";
            case PAUSED -> "Go on";
            case FINISHED -> "Train both again";
        });
        begin.setDisable(why.isPresent());
        test.setDisable(state != State.PAUSED || standing == null);
        end.setDisable(state == State.NONE);
        progress.setVisible(state != State.NONE);
        progress.setProgress(standing == null ? 0 : standing.progress());
        doing.setText(standing == null ? "" : doing(state, standing, tests));
        stopped.say(standing == null
                ? ""
                : standing.entrants().stream().filter(Entrant::stopped)
                        .map(e -> e.name() + ": " + e.problem()).reduce("", String::concat));
        conclusion.setText(standing == null ? "" : ContestText.conclusion(standing, tests).orElse(""));
        if (now == null) return;
        List<Row> rows = standing == null
                ? ContestText.rows(List.of(now.sizes(), now.twin(match).sizes()))
                : ContestText.rows(standing, tests);
        table.show(ContestText.head(Pair.NAMES), rows.stream().map(Row::cells).toList());
        figures.show(now, standing, tests);
    }

    private static String doing(State state, Standing standing, List<ShiftTest> tests) {
        Entrant turn = standing.entrants().get(standing.turn());
        return switch (state) {
            case NONE -> "";
            case RUNNING -> "%s, epoch %d of %d%s".formatted(turn.name(),
                    Math.min(standing.epochs(), (int) Math.floor(turn.epochs()) + 1), standing.epochs(),
                    left(standing.remaining()));
            case TESTING -> "testing on moved pictures, %d of %d".formatted(
                    tests.stream().mapToInt(test -> test.points().size()).sum(),
                    standing.entrants().size() * (ShiftTest.MOST + 1));
            case PAUSED -> "paused";
            case FINISHED -> "finished";
        };
    }

    private static String left(double seconds) {
        if (Double.isNaN(seconds)) return "";
        long whole = Math.round(seconds);
        return whole < 90
                ? ", about %d s left".formatted(whole)
                : String.format(Locale.ROOT, ", about %d min left", Math.round(whole / 60.0));
    }

    @Override
    public void requestFocus() {
        begin.requestFocus();
    }
}
