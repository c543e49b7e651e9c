package org.fovea.ui.learn.answers;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.fovea.engine.train.Score;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.answers.ConfusionFigure;
import org.fovea.project.Cell;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// Who is taken for whom; a click or the arrow keys choose a cell, a second click or Escape none.
final class ConfusionView extends CanvasView {
    private static final double LARGEST = 640;

    private final ObjectProperty<@Nullable Cell> chosen = new SimpleObjectProperty<>();
    private final Tooltip tooltip = new Tooltip();
    private List<String> classes = List.of();
    private int[][] counts = new int[0][0];

    ConfusionView(Theme theme) {
        super(theme);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setMinSize(240, 200);
        tooltip.setShowDelay(Duration.millis(300));
        repaintOn(chosen, focusedProperty());
        chosen.subscribe(_ -> tell());
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> Tooltip.uninstall(this, tooltip));
        setOnMousePressed(event -> {
            requestFocus();
            Cell at = figure(getWidth(), getHeight()).cellAt(event.getX(), event.getY()).orElse(null);
            if (at != null) chosen.set(at.equals(chosen.get()) ? null : at);
        });
        setOnKeyPressed(this::press);
    }

    void show(List<String> names, Score score) {
        classes = names;
        counts = score.confusion(names.size());
        Cell at = chosen.get();
        if (at != null && (at.row() >= names.size() || at.column() >= names.size())) chosen.set(null);
        tell();
        repaint();
    }

    /// Row wanted, column given; null where none is chosen.
    ObjectProperty<@Nullable Cell> chosenProperty() {
        return chosen;
    }

    ConfusionFigure figure(double width, double height) {
        return new ConfusionFigure(classes, counts, chosen.get(), Math.min(width, LARGEST * 1.2),
                Math.min(height, LARGEST));
    }

    private void tell() {
        Cell at = chosen.get();
        setAccessibleText(at == null || at.row() >= classes.size()
                ? "Who is taken for whom; arrow keys choose a class that was wanted and one that was given"
                : figure(1, 1).text(at));
    }

    private void hover(MouseEvent event) {
        ConfusionFigure figure = figure(getWidth(), getHeight());
        Optional<Cell> at = figure.cellAt(event.getX(), event.getY());
        setCursor(at.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        at.ifPresentOrElse(cell -> {
            tooltip.setText(figure.text(cell));
            Tooltip.install(this, tooltip);
        }, () -> Tooltip.uninstall(this, tooltip));
    }

    private void press(KeyEvent event) {
        int last = classes.size() - 1;
        if (last < 0) return;
        if (event.getCode() == KeyCode.ESCAPE && chosen.get() != null) chosen.set(null);
        else if (!event.getCode().isArrowKey() || event.isShortcutDown()) return;
        else {
            Cell from = Objects.requireNonNullElse(chosen.get(), new Cell(0, -1));
            chosen.set(switch (event.getCode()) {
                case LEFT -> new Cell(from.row(), Math.max(0, from.column() - 1));
                case RIGHT -> new Cell(from.row(), Math.min(last, from.column() + 1));
                case UP -> new Cell(Math.max(0, from.row() - 1), Math.max(0, from.column()));
                default -> new Cell(Math.min(last, from.row() + 1), Math.max(0, from.column()));
            });
        }
        event.consume();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        figure(width, height).draw(pen, palette);
        if (isFocusVisible()) pen.outline(1, 1, width - 2, height - 2, 2, palette.neuron());
    }
}
