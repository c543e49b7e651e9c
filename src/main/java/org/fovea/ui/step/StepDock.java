package org.fovea.ui.step;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fovea.compute.step.Level;
import org.fovea.compute.step.Moment;
import org.fovea.compute.step.StepRange;
import org.fovea.engine.Cancel;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.step.StepFilm;
import org.fovea.figure.step.StepText;
import org.fovea.project.Cell;
import org.fovea.session.Jobs;
import org.fovea.session.Session;
import org.fovea.session.Stepping;
import org.fovea.ui.export.Exhibit;
import org.fovea.ui.export.Exhibits;
import org.fovea.ui.export.FilmJob;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Notices;
import org.fovea.ui.kit.Theme;
import org.fovea.ui.open.Dialogs;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/// Below the stage while a layer is stepped through: the scrub bar, the player and the arithmetic at the position; folded, the
/// player's buttons and the arithmetic in one line.
public final class StepDock extends BorderPane {
    private static final double HEIGHT = 222;
    /// Windows that are higher than this have more room for the arithmetic.
    private static final double USUAL_WINDOW = 900;
    private static final double SPACE = 20;
    /// What a question takes.
    private static final double QUESTION = 76;
    private static final double SAVED_WIDTH = 960;
    private static final double SAVED_HEIGHT = 540;

    private final Session session;

    private final PlayerBar player;
    private final StepView view;
    private final Label line = new Label();
    private final HBox content;
    private final Button fold = Icons.button(MaterialDesignC.CHEVRON_DOWN, "Fold or unfold the arithmetic", "");
    private final Tooltip foldHint = new Tooltip();
    private final StepKeys keys;
    private final PredictBar predict;
    private final ToggleButton ask = Icons.toggle(MaterialDesignH.HELP_CIRCLE_OUTLINE, "Predict, then reveal",
            "Hide a value, the output size or a field, and let it be guessed");
    private boolean compact;

    /// @param home runs things on the FX thread
    public StepDock(Session session, Stepping stepping, Theme theme, Jobs jobs, Notices notices, Dialogs dialogs,
            Executor home) {
        this.session = session;
        var speed = new Speed(stepping);
        var job = new FilmJob(jobs, notices, home);
        var films = new FilmPanel(session, stepping, speed, theme, dialogs, job);
        view = new StepView(session, stepping, theme, notices);
        player = new PlayerBar(session, stepping, speed, view.channelProperty(), notices, films::show);
        keys = new StepKeys(stepping, speed, notices);
        line.getStyleClass().add("numbers");
        line.setMinWidth(0);
        content = new HBox(SPACE, player, view, line);
        content.setAlignment(Pos.CENTER_LEFT);
        content.setFillHeight(true);
        HBox.setHgrow(view, Priority.ALWAYS);
        HBox.setHgrow(line, Priority.ALWAYS);
        var scrub = new ScrubBar(session, stepping, theme);
        HBox.setHgrow(scrub, Priority.ALWAYS);
        var top = new HBox(8, new TrailBar(session, stepping, notices), scrub, job.view(), ask, fold);
        top.setAlignment(Pos.CENTER_LEFT);
        setTop(top);
        predict = new PredictBar(session, stepping, new SheetPanel(session, theme, dialogs, jobs, notices));
        session.momentProperty().subscribe(now -> {
            if (now != null) predict.follow(now);
        });
        ask.selectedProperty().bindBidirectional(predict.activeProperty());
        setCenter(content);
        setBottom(predict);
        setMargin(content, new Insets(4, 0, 0, 0));
        fold.setTooltip(foldHint);
        session.momentProperty().subscribe(now -> line.setText(now == null ? "" : StepText.line(now)));
        addEventFilter(KeyEvent.KEY_PRESSED, keys::handle);
        setCompact(false);
        predict.managedProperty().subscribe(_ -> resize());
        sceneProperty().flatMap(Scene::heightProperty).subscribe(_ -> resize());
    }

    /// A pixel of the input was clicked.
    ///
    /// @return whether that was an answer to a question
    public boolean clicked(Cell pixel) {
        return predict.clicked(pixel);
    }

    /// The step that is shown can be saved.
    public void addTo(Exhibits exhibits) {
        exhibits.add(this::exhibit);
    }

    private Optional<Exhibit> exhibit() {
        Moment now = session.momentProperty().get();
        if (now == null) return Optional.empty();
        StepRange here = new StepRange(now.course(), Level.TERM, 0, now.position(), now.position());
        var film = new StepFilm(now.evaluation(), session.resultsProperty().get(), here, Machine.fastest(), SAVED_WIDTH,
                SAVED_HEIGHT);
        return Optional.of(Exhibit.drawing("step", "%s-step-%d".formatted(now.evaluation().layer().name(),
                now.position()), StepText.place(now), film.picture(0, Cancel.NEVER)));
    }

    /// What the keys do, for other parts of the window.
    public StepKeys keys() {
        return keys;
    }

    /// @param action folds the dock into one line, or unfolds it
    public void onFold(Runnable action) {
        fold.setOnAction(_ -> action.run());
    }

    /// The buttons and one line, or everything.
    public void setCompact(boolean compact) {
        fold.setGraphic(Icons.of(compact ? MaterialDesignC.CHEVRON_UP : MaterialDesignC.CHEVRON_DOWN));
        foldHint.setText(compact
                ? "Shows all of the arithmetic, number by number (Ctrl+D)"
                : "Folds the arithmetic into one line (Ctrl+D)");
        player.setCompact(compact);
        view.setVisible(!compact);
        view.setManaged(!compact);
        line.setVisible(compact);
        line.setManaged(compact);
        this.compact = compact;
        resize();
    }

    /// A fifth of a large screen, so that the numbers can be read from the back row.
    private void resize() {
        double high = getScene() == null ? 0 : getScene().getHeight();
        double height = compact
                ? USE_COMPUTED_SIZE
                : Math.max(HEIGHT, HEIGHT * high / USUAL_WINDOW) + (predict.isManaged() ? QUESTION : 0);
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }
}
