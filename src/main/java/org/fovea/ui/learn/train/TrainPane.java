package org.fovea.ui.learn.train;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fovea.compute.learn.Progress;
import org.fovea.compute.learn.Snapshot;
import org.fovea.figure.learn.Chart;
import org.fovea.figure.learn.TrainingCharts;
import org.fovea.figure.learn.TrainingCharts.Magnitude;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.session.Learning;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.kit.Painter;
import org.fovea.ui.kit.Pills;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.learn.film.FilmPanel;

/// Filters, maps and curves while the network learns, and the way back in time.
public final class TrainPane extends BorderPane {
    private static final double ANSWER = 250;
    /// The width of a scroll bar.
    private static final double BAR = 16;
    private static final double EXPORTED_WIDTH = 560;
    private static final double EXPORTED_HEIGHT = 300;
    private static final double ROOMY = 720;

    private final Learning learning;
    private final BooleanProperty logarithmic = new SimpleBooleanProperty();
    private final ObjectProperty<Magnitude> magnitude = new SimpleObjectProperty<>(Magnitude.RATIO);
    private final ScrollPane scroll = new ScrollPane();
    private final LearnedView learned;
    private final ExampleStrip examples;
    private final TimeBar time;
    private final List<ChartView> charts;
    private final ReadOnlyBooleanProperty active;

    public TrainPane(Learning learning, Theme theme, Painter painter, Exhibits exhibits,
            FilmPanel films, ReadOnlyBooleanProperty active) {
        this.learning = learning;
        this.active = active;
        learned = new LearnedView(learning, theme, painter, active, scroll.widthProperty().subtract(BAR));
        examples = new ExampleStrip(learning, theme, painter, active);
        time = new TimeBar(learning, theme);
        charts = List.of(
                new ChartView(learning, theme, active, "Loss over the epochs", (w, h) -> curves().loss(w, h),
                        logarithmic),
                new ChartView(learning, theme, active, "Right answers over the epochs",
                        (w, h) -> curves().accuracy(w, h), logarithmic),
                new ChartView(learning, theme, active, "Magnitudes of the layers over the epochs",
                        (w, h) -> curves().layers(layers(), magnitude.get(), w, h), magnitude));
        getStyleClass().add("train");
        setTop(exampleRow());
        setCenter(middle(theme));
        setBottom(below(films));
        heightProperty().subscribe(height -> charts.forEach(
                chart -> chart.setPrefHeight(height.doubleValue() < ROOMY ? 132 : 180)));
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        // Wrong examples are marked, whatever moment is shown.
        active.subscribe((_, seen) -> learning.looking().scoringProperty().set(seen));
        exhibits.add(learned::exhibit);
        exhibits.add(() -> exhibit(0, "loss"));
        exhibits.add(() -> classes() ? exhibit(1, "answers") : Optional.empty());
        exhibits.add(() -> exhibit(2, "layers"));
    }

    private Node exampleRow() {
        var wrong = new CheckBox("only wrong ones");
        wrong.setTooltip(new Tooltip("Show only the test examples that are taken for something else."));
        wrong.selectedProperty().bindBidirectional(examples.wrongOnlyProperty());
        wrong.setMinWidth(USE_PREF_SIZE);
        var head = new Label("TEST EXAMPLES");
        head.getStyleClass().add("section-head");
        head.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(10, head, examples, wrong);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(examples, Priority.ALWAYS);
        learning.dataProperty().subscribe(_ -> {
            wrong.setVisible(classes());
            wrong.setManaged(classes());
            if (!classes()) wrong.setSelected(false);
        });
        return row;
    }

    private boolean classes() {
        var data = learning.dataProperty().get();
        return data != null && !data.classes().isEmpty();
    }

    private Node middle(Theme theme) {
        scroll.setContent(learned);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setMinHeight(80);
        scroll.setAccessibleText("Filters and maps of the layers");
        var answer = new AnswerView(learning, theme, active);
        answer.setMinWidth(ANSWER);
        answer.setPrefWidth(ANSWER);
        var row = new HBox(16, scroll, answer);
        row.getStyleClass().add("train-middle");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        return row;
    }

    private Node below(FilmPanel films) {
        var scale = new Pills<>(List.of(false, true), log -> log ? "logarithmic" : "linear",
                log -> log
                        ? "Equal steps are equal factors: small losses and few wrong answers stay visible."
                        : "Equal steps are equal differences.",
                logarithmic::set);
        scale.show(false);
        var magnitudes = new Pills<>(List.of(Magnitude.values()), Magnitude::word, TrainPane::about, magnitude::set);
        magnitudes.show(magnitude.get());
        scale.setPrefWrapLength(200);
        magnitudes.setPrefWrapLength(320);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var options = new HBox(10, scale, space, magnitudes);
        var row = new HBox(14);
        row.getChildren().addAll(charts);
        charts.forEach(chart -> HBox.setHgrow(chart, Priority.ALWAYS));
        learning.dataProperty().subscribe(_ -> {
            charts.get(1).setVisible(classes());
            charts.get(1).setManaged(classes());
        });
        var moment = new Label();
        moment.getStyleClass().add("numbers");
        moment.setMinWidth(150);
        var live = new Button("Live");
        live.setTooltip(new Tooltip("Show the newest moment again (Ctrl+End)"));
        live.setOnAction(_ -> learning.looking().live());
        live.setMinWidth(USE_PREF_SIZE);
        learning.moments().shownProperty().subscribe(shown -> moment.setText(shown == null ? "" : text(shown)));
        learning.moments().shownProperty().subscribe(_ -> live.setDisable(learning.moments().isLive()));
        var bar = new HBox(10, moment, time, live, films.controls());
        bar.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(time, Priority.ALWAYS);
        var all = new VBox(8, options, row, bar);
        all.getStyleClass().add("train-below");
        return all;
    }

    private static String text(Snapshot shown) {
        return String.format(Locale.ROOT, "epoch %.2f · batch %,d", shown.epochs(), shown.batches());
    }

    private static String about(Magnitude magnitude) {
        return switch (magnitude) {
            case GRADIENT -> "How fast the loss changes with the numbers of each layer, as a root mean square.";
            case CHANGE -> "How much a step adds to the numbers of each layer, as a root mean square.";
            case RATIO ->
                "How much a step adds, as a share of the numbers themselves: about a thousandth is healthy, much more is restless, much less hardly learns.";
        };
    }

    private TrainingCharts curves() {
        Progress progress = learning.moments().progressProperty().get();
        Snapshot shown = learning.moments().shownProperty().get();
        double end = progress == null ? 1 : Math.max(progress.planned(), progress.newest().epochs());
        return new TrainingCharts(learning.moments().courseProperty().get(), end,
                shown == null ? Double.NaN : shown.epochs(),
                logarithmic.get());
    }

    private List<Layer> layers() {
        Project subject = learning.subjectProperty().get();
        return subject == null ? List.of() : subject.layers();
    }

    private Optional<Exhibit> exhibit(int chart, String stem) {
        if (!active.get() || learning.moments().courseProperty().get().points().isEmpty()) return Optional.empty();
        Chart figure = charts.get(chart).figure(EXPORTED_WIDTH, EXPORTED_HEIGHT);
        String task = learning.taskProperty().get().title();
        return Optional.of(Exhibit.drawing("curves: " + stem, stem + "-" + task,
                "%s: %s over the epochs".formatted(task, figure.title().toLowerCase(Locale.ROOT)), figure));
    }

    /// Keys that mean something wherever the focus is in this tab.
    private void press(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) return;
        if (event.isControlDown()) {
            if (time.key(event.getCode(), event.isShiftDown() ? 10 : 1)) event.consume();
            return;
        }
        if (event.isAltDown() || event.isMetaDown()) return;
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> examples.step(-1);
            case RIGHT, KP_RIGHT -> examples.step(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    @Override
    public void requestFocus() {
        examples.requestFocus();
    }
}
