package org.fovea.ui.step;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fovea.figure.step.StepText;
import org.fovea.session.Session;
import org.fovea.session.Stepping;
import org.fovea.ui.kit.Icons;
import org.fovea.ui.kit.Theme;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Below the stage while a layer is stepped through: the scrub bar, the player and the arithmetic at the position; folded, the
/// player's buttons and the arithmetic in one line.
public final class StepDock extends BorderPane {
    private static final double HEIGHT = 222;
    private static final double SPACE = 20;

    private final PlayerBar player;
    private final StepView view;
    private final Label line = new Label();
    private final HBox content;
    private final Button fold = Icons.button(MaterialDesignC.CHEVRON_DOWN, "Fold or unfold the arithmetic", "");
    private final Tooltip foldHint = new Tooltip();
    private final StepKeys keys;

    public StepDock(Session session, Stepping stepping, Theme theme) {
        var speed = new Speed(stepping);
        player = new PlayerBar(session, stepping, speed);
        view = new StepView(session, theme);
        keys = new StepKeys(stepping, speed);
        line.getStyleClass().add("numbers");
        line.setMinWidth(0);
        content = new HBox(SPACE, player, view, line);
        content.setAlignment(Pos.CENTER_LEFT);
        content.setFillHeight(true);
        HBox.setHgrow(view, Priority.ALWAYS);
        HBox.setHgrow(line, Priority.ALWAYS);
        var scrub = new ScrubBar(session, stepping, theme);
        HBox.setHgrow(scrub, Priority.ALWAYS);
        var top = new HBox(8, scrub, fold);
        top.setAlignment(Pos.CENTER_LEFT);
        setTop(top);
        setCenter(content);
        setMargin(content, new Insets(4, 0, 0, 0));
        fold.setTooltip(foldHint);
        session.momentProperty().subscribe(now -> line.setText(now == null ? "" : StepText.line(now)));
        addEventFilter(KeyEvent.KEY_PRESSED, keys::handle);
        setCompact(false);
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
        double height = compact ? USE_COMPUTED_SIZE : HEIGHT;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }
}
