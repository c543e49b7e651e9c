package org.fovea.ui.learn.side;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.Course;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.Progress;
import org.fovea.compute.learn.Snapshot;
import org.fovea.session.Learning;
import org.fovea.session.Learning.State;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Message;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The controls of the training, and how far it is.
final class RunPane extends VBox {
    private static final List<Double> SPEEDS = List.of(1.0, 2.0, 5.0, 10.0, 25.0, 100.0, Double.POSITIVE_INFINITY);
    private static final double LABEL = 88;
    private static final int MINUTE = 60;

    private final Learning learning;
    private final Button play = Icons.button(MaterialDesignP.PLAY, "Play", "");
    private final Button batch;
    private final Button epoch;
    private final Button restart;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label epochs = number();
    private final Label loss = number();
    private final Label trained = number();
    private final Label accuracy = number();
    private final Label time = number();
    private final Label pace = number();
    private final Label accuracyName = new Label("right answers");
    private final Message problem = new Message();
    private final Button take = new Button("Take over into the document");
    private final Hyperlink back = new Hyperlink();

    RunPane(Learning learning) {
        super(8);
        this.learning = learning;
        batch = button(MaterialDesignS.STEP_FORWARD, "One batch", "Train one batch (B)", learning.practice()::oneBatch);
        epoch = button(MaterialDesignS.SKIP_NEXT, "One epoch", "Train to the end of the epoch (E)",
                learning.practice()::oneEpoch);
        restart = button(MaterialDesignR.RESTART, "Restart", "Begin again with weights drawn anew", learning::restart);
        play.getStyleClass().add("primary");
        play.setOnAction(_ -> toggle());
        var buttons = new HBox(4, play, batch, epoch, restart);
        buttons.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("How far the training is");
        take.setMaxWidth(Double.MAX_VALUE);
        take.setOnAction(_ -> learning.takeOver());
        take.setTooltip(new Tooltip(
                "The document gets the network as it is shown here; undo takes it back. Until then training changes a copy."));
        back.setOnAction(_ -> learning.bringBack());
        back.setTooltip(new Tooltip("Show the training before this one again; nothing of it was lost"));
        back.setWrapText(true);
        back.managedProperty().bind(back.visibleProperty());
        learning.asideProperty().subscribe(title -> {
            back.setVisible(title != null);
            back.setText(title == null ? "" : "Back to " + title);
        });
        getStyleClass().add("learn-run");
        getChildren().addAll(buttons, speed(), bar, numbers(), problem, take, back);
        learning.stateProperty().subscribe(_ -> state());
        learning.problemProperty().subscribe(_ -> state());
        learning.moments().progressProperty().subscribe(_ -> numbersOf());
        learning.moments().shownProperty().subscribe(_ -> state());
    }

    private static Label number() {
        var label = new Label();
        label.getStyleClass().add("numbers");
        return label;
    }

    private static Button button(Ikon icon, String name, String tooltip, Runnable action) {
        Button button = Icons.button(icon, name, tooltip);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Plays or pauses.
    void toggle() {
        if (learning.stateProperty().get() == State.RUNNING) learning.practice().pause();
        else
            learning.practice().play();
    }

    private HBox speed() {
        int last = SPEEDS.size() - 1;
        var slider = new Slider(0, last, last);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        slider.setAccessibleText("Batches a second at most");
        slider.setTooltip(new Tooltip("How many batches a second it trains at most"));
        slider.setMinWidth(60);
        HBox.setHgrow(slider, Priority.ALWAYS);
        var text = number();
        text.setMinWidth(58);
        slider.valueProperty().subscribe(value -> {
            double chosen = SPEEDS.get((int) Math.round(value.doubleValue()));
            learning.practice().speedProperty().set(chosen);
            text.setText(Double.isInfinite(chosen) ? "fastest" : "%.0f/s".formatted(chosen));
        });
        learning.practice().speedProperty().subscribe(now -> {
            int at = SPEEDS.indexOf(now.doubleValue());
            if (at >= 0) slider.setValue(at);
        });
        var name = new Label("speed");
        name.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(8, name, slider, text);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private GridPane numbers() {
        var grid = new GridPane(8, 2);
        var names = List.of(new Label("epoch"), new Label("loss"), new Label("test loss"), accuracyName,
                new Label("time"), new Label("pictures"));
        var values = List.of(epochs, trained, loss, accuracy, time, pace);
        for (Label label : List.of(accuracyName, accuracy)) label.managedProperty().bind(label.visibleProperty());
        for (int row = 0; row < names.size(); row++) {
            names.get(row).getStyleClass().add("quiet");
            names.get(row).setMinWidth(LABEL);
            values.get(row).setMinWidth(USE_PREF_SIZE);
            grid.addRow(row, names.get(row), values.get(row));
        }
        return grid;
    }

    private void state() {
        State state = learning.stateProperty().get();
        boolean running = state == State.RUNNING;
        boolean ready = learning.subjectProperty().get() != null;
        play.setGraphic(Icons.of(running ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY));
        play.setAccessibleText(running ? "Pause" : "Play");
        play.setTooltip(new Tooltip(running ? "Pause (Space)" : "Train (Space)"));
        play.setDisable(!ready);
        batch.setDisable(!ready || running);
        epoch.setDisable(!ready || running);
        Snapshot newest = learning.moments().newestProperty().get();
        restart.setDisable(!ready || newest == null);
        take.setDisable(learning.moments().shownProperty().get() == null);
        Snapshot shown = learning.moments().shownProperty().get();
        take.setText(shown == null || learning.moments().isLive()
                ? "Take over into the document"
                : String.format(Locale.ROOT, "Take over epoch %.2f", shown.epochs()));
        String wrong = learning.problemProperty().get();
        problem.say(state != State.IDLE && wrong != null ? wrong : "");
    }

    private void numbersOf() {
        Progress progress = learning.moments().progressProperty().get();
        LearningData data = learning.dataProperty().get();
        boolean classes = data == null || !data.classes().isEmpty();
        accuracy.setVisible(classes);
        accuracyName.setVisible(classes);
        if (progress == null) {
            for (Label label : List.of(epochs, trained, loss, accuracy, time, pace)) label.setText("–");
            bar.setProgress(0);
            return;
        }
        Course course = progress.course();
        Snapshot newest = progress.newest();
        bar.setProgress(newest.epochs() / progress.planned());
        boolean whole = progress.planned() == Math.rint(progress.planned());
        epochs.setText(String.format(Locale.ROOT, whole ? "%,.2f / %,.0f" : "%,.2f / %,.2f", newest.epochs(),
                progress.planned()));
        Course.Epoch last = course.epochs().isEmpty() ? null : course.epochs().getLast();
        loss.setText(last == null ? "–" : String.format(Locale.ROOT, "%.4f", last.testLoss()));
        trained.setText(
                course.points().isEmpty() ? "–" : String.format(Locale.ROOT, "%.4f", course.points().getLast().loss()));
        accuracy.setText(last == null ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * last.testAccuracy()));
        Course.Pace now = course.pace();
        boolean over = Double.isNaN(now.remaining()) || newest.epochs() >= progress.planned();
        time.setText(now.seconds() == 0
                ? "–"
                : seconds(now.seconds())
                        + (over ? "" : ", " + seconds(now.remaining()) + " left"));
        pace.setText(now.pictures() == 0 ? "–" : String.format(Locale.ROOT, "%,.0f/s", now.pictures()));
    }

    /// `12 s`, `3:05 min`
    static String seconds(double seconds) {
        long whole = Math.round(seconds);
        if (whole < MINUTE) return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        return "%d:%02d min".formatted(whole / MINUTE, whole % MINUTE);
    }
}
