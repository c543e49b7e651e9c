package org.fovea.ui.stack;

import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// One part of the picture, painted when it changes and not when the other one does.
final class DepthPart extends CanvasView {
    /// Draws it.
    interface Drawn {
        void draw(Pen pen, Palette palette);
    }

    private final Drawn drawn;

    DepthPart(Theme theme, Drawn drawn) {
        super(theme);
        this.drawn = drawn;
        setMouseTransparent(true);
    }

    void refresh() {
        repaint();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        drawn.draw(pen, palette);
    }
}
