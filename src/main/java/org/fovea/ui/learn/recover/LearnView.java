package org.fovea.ui.learn.recover;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.engine.Shape;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.recover.RecoverFigure;
import org.fovea.figure.learn.recover.RecoverFigure.Story;
import org.fovea.figure.learn.recover.StepText;
import org.fovea.project.learn.Task;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// The filter that is being found: the weight under the pointer, or the one the arrow keys moved to, is written out.
@SuppressWarnings("ReferenceEquality") // Each task that is begun is a round of its own, even where it hides the same.
final class LearnView extends CanvasView {
    /// What is shown of the training.
    ///
    /// @param task of the round it belongs to
    record Shown(Task.Recover task, Attempt attempt, int filter, Story story) {
    }

    private static final int NONE = -1;

    private final Round round;
    private @Nullable Shown shown;
    private int marked = NONE;

    LearnView(Round round, Theme theme) {
        super(theme);
        this.round = round;
        setMinSize(560, 400);
        setFocusTraversable(true);
        getStyleClass().add("products");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleRoleDescription("the filter that is learned");
        setAccessibleHelp("Arrow keys go from weight to weight, Page Up and Page Down from channel to channel");
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> mark(NONE));
        setOnMousePressed(_ -> requestFocus());
        setOnKeyPressed(this::key);
        repaintOn(round.revealedProperty(), focusVisibleProperty());
        announce();
    }

    void show(@Nullable Shown now) {
        // What was asked for in the round before is nothing to look at in this one.
        shown = now != null && now.task() == round.beganProperty().get() ? now : null;
        announce();
        repaint();
    }

    Optional<RecoverFigure> figure(double width, double height) {
        return Optional.ofNullable(shown).map(now -> new RecoverFigure(now.attempt(), now.filter(), now.story(),
                round.hidden(), round.name(), marked, width, height));
    }

    private void hover(MouseEvent event) {
        figure(getWidth(), getHeight())
                .ifPresent(figure -> mark(figure.at(event.getX(), event.getY()).orElse(NONE)));
    }

    private void mark(int weight) {
        if (weight == marked) return;
        marked = weight;
        announce();
        repaint();
    }

    private void key(KeyEvent event) {
        Shown now = shown;
        if (now == null) return;
        Shape shape = now.attempt().filters().get(now.filter()).shape;
        int at = figure(getWidth(), getHeight()).map(RecoverFigure::weight).orElse(0);
        int channel = at / shape.plane();
        int row = at % shape.plane() / shape.width();
        int column = at % shape.width();
        switch (event.getCode()) {
            case LEFT -> column--;
            case RIGHT -> column++;
            case UP -> row--;
            case DOWN -> row++;
            case PAGE_UP -> channel--;
            case PAGE_DOWN -> channel++;
            case HOME -> column = 0;
            case END -> column = shape.width() - 1;
            default -> {
                return;
            }
        }
        event.consume();
        mark(shape.index(Math.clamp(channel, 0, shape.channels() - 1), Math.clamp(row, 0, shape.height() - 1),
                Math.clamp(column, 0, shape.width() - 1)));
    }

    /// What is said of the weight in hand to those who cannot see it.
    private void announce() {
        Shown now = shown;
        setAccessibleText(now == null
                ? "The filter that is learned"
                : String.join("; ", StepText.of(now.attempt(), now.filter(),
                        figure(1, 1).map(RecoverFigure::weight).orElse(0), now.story().rate(),
                        now.story().optimizer())));
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        figure(width, height).ifPresent(figure -> figure.draw(pen, palette));
        if (isFocusVisible()) pen.outline(1, 1, width - 2, height - 2, 2, palette.neuron());
    }
}
