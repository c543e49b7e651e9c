package org.fovea.figure.learn.recover;

import org.fovea.compute.learn.recover.Attempt;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.jspecify.annotations.Nullable;

/// What a class sees before it guesses: a picture and the map that the hidden filter makes of it; beside them what the guess
/// makes, and the error. Below, the guess beside the covered filter.
///
/// @param input C×H×W
/// @param wanted the maps of the hidden filters, K×H′×W′
/// @param kernel the shape of a filter
/// @param guess what the guess makes of the picture, null where nobody has guessed yet
/// @param filter which of the hidden filters is asked for
public record GuessFigure(Tensor input, Tensor wanted, Shape kernel, @Nullable Attempt guess, int filter, double width,
        double height) implements Figure {
    private static final double SIZE = 12;
    private static final double GAP = 14;
    private static final double LEAST = 60;

    private double side() {
        double rows = height - 2 * MapsFigure.HEAD - MapsFigure.FOOT - GAP;
        return Math.max(LEAST, Math.min(MapsFigure.column(width), Math.floor(rows / 2)));
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        double below = MapsFigure.HEAD + side() + MapsFigure.FOOT + GAP;
        new MapsFigure(input, wanted, guess, filter, "your guess", width, below - GAP).draw(pen, palette);
        Tensor weights = guess == null ? null : guess.filters().get(filter);
        ColorScale scale = ColorScale.ofWeights(weights == null ? new float[0] : weights.data);
        if (weights != null) kernel(pen, palette, below, 1, "Your guess", weights, scale);
        kernel(pen, palette, below, 2, "The hidden filter", null, scale);
    }

    private void kernel(Pen pen, Palette palette, double top, int column, String title, @Nullable Tensor weights,
            ColorScale scale) {
        double x = MapsFigure.x(column, width);
        pen.text(x + MapsFigure.column(width) / 2, top + MapsFigure.HEAD / 2 - 2, title, Face.WORDS_BOLD, SIZE,
                Anchor.CENTER, palette.text());
        new KernelFigure(kernel, weights, scale, -1, MapsFigure.column(width), side())
                .draw(new MovedPen(pen, x, top + MapsFigure.HEAD), palette);
    }
}
