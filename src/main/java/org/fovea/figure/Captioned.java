package org.fovea.figure;

import org.jspecify.annotations.Nullable;

/// A figure with its colour bar and a caption below, where they are wanted. The words keep their size, however large the
/// cells of the figure are drawn.
///
/// @param body what stands above
/// @param bar the colours that are explained, or null for none
/// @param caption what is written below; may be empty
public record Captioned(Figure body, @Nullable ColorScale bar, String caption) implements Figure {
    /// What a colour bar needs at least for its labels.
    private static final double NARROWEST = 120;
    private static final double GAP = 8;

    @Override
    public double width() {
        return bar == null && caption.isBlank() ? body.width() : Math.max(body.width(), NARROWEST);
    }

    @Override
    public double height() {
        double height = body.height();
        if (bar != null) height += GAP + new ColorBarFigure(bar, width()).height();
        if (!caption.isBlank()) height += GAP + new Caption(caption, width()).height();
        return height;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        body.draw(new MovedPen(pen, Math.floor((width() - body.width()) / 2), 0), palette);
        double below = body.height() + GAP;
        if (bar != null) {
            var figure = new ColorBarFigure(bar, width());
            figure.draw(new MovedPen(pen, 0, below), palette);
            below += figure.height() + GAP;
        }
        if (!caption.isBlank()) new Caption(caption, width()).draw(new MovedPen(pen, 0, below), palette);
    }
}
