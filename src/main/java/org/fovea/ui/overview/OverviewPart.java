package org.fovea.ui.overview;

import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.overview.OverviewFigure;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;
import org.jspecify.annotations.Nullable;

/// One part of the overview, painted when it changes and not when another one does.
final class OverviewPart extends CanvasView {
    /// Draws a part of the figure.
    interface Drawn {
        void draw(OverviewFigure figure, Pen pen, Palette palette);
    }

    private final Drawn drawn;
    private @Nullable OverviewFigure figure;

    OverviewPart(Theme theme, Drawn drawn) {
        super(theme);
        this.drawn = drawn;
        setMouseTransparent(true);
    }

    void show(OverviewFigure shown) {
        figure = shown;
        repaint();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        if (figure != null) drawn.draw(figure, pen, palette);
    }
}
