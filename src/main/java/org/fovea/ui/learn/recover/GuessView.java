package org.fovea.ui.learn.recover;

import java.util.Optional;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.compute.learn.recover.Scene;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.recover.GuessFigure;
import org.fovea.project.learn.Task;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// A picture, what the hidden filter makes of it, and what the guess makes.
@SuppressWarnings("ReferenceEquality") // Each task that is begun is a round of its own, even where it hides the same.
final class GuessView extends CanvasView {
    /// What is guessed about.
    ///
    /// @param task of the round it belongs to
    /// @param guess null where there is none for the filter that is looked at
    record Shown(Task.Recover task, Scene scene, @Nullable Attempt guess, int filter) {
    }

    private final Round round;
    private @Nullable Shown shown;

    GuessView(Round round, Theme theme) {
        super(theme);
        this.round = round;
        setMinSize(320, 260);
        setAccessibleText("A picture and the map that the hidden filter makes of it");
    }

    void show(@Nullable Shown now) {
        shown = now;
        repaint();
    }

    Optional<Figure> figure(double width, double height) {
        return Optional.ofNullable(shown).filter(now -> now.task() == round.beganProperty().get())
                .map(now -> new GuessFigure(now.scene(), round.kernel(), now.guess(), now.filter(), width,
                        height));
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        figure(width, height).ifPresent(figure -> figure.draw(pen, palette));
    }
}
