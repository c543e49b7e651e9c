package org.fovea.figure.learn.recover;

import org.fovea.compute.Spread;
import org.fovea.compute.Statistics;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.compute.learn.recover.Likeness;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.NumberText;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.project.Display;
import org.jspecify.annotations.Nullable;

/// A picture, and as a subtraction the map that a filter makes of it, less the map that is wanted, which is the error: blue
/// where too little came out, red where too much, white where it is right. The maps share the colours of the one that is
/// wanted, and the error has the span of these, so that it fades as the filter is found.
///
/// @param input C×H×W
/// @param wanted the maps of the hidden filters
/// @param made what was made of the picture; null where nothing was yet
/// @param filter whose map is shown
/// @param maker who made it: `your guess`
record MapsFigure(Tensor input, Tensor wanted, @Nullable Attempt made, int filter, String maker, double width,
        double height) implements Figure {
    static final double HEAD = 20;
    static final double FOOT = 18;
    /// Room for a sign between two columns.
    static final double SIGN = 26;
    static final int COLUMNS = 4;
    private static final double SIZE = 12;

    static double column(double width) {
        return Math.floor((width - (COLUMNS - 1) * SIGN) / COLUMNS);
    }

    static double x(int column, double width) {
        return column * (column(width) + SIGN);
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        ColorScale scale = scale(wanted, filter);
        Shape shape = input.shape;
        panel(pen, palette, 0, "The picture", Painting.picture(input), shape);
        text(pen, palette, 0, shape.toString());
        Shape map = wanted.shape;
        panel(pen, palette, 2, "What the hidden filter makes", Painting.map(wanted, filter, scale), map);
        text(pen, palette, 2, "%s … %s".formatted(NumberText.of(scale.low(), 6), NumberText.of(scale.high(), 6)));
        String title = "What %s makes".formatted(maker);
        if (made == null) {
            empty(pen, palette, 1, title, map);
            empty(pen, palette, 3, "Error", map);
            return;
        }
        float span = Math.max(scale.high() - scale.low(), Float.MIN_NORMAL);
        panel(pen, palette, 1, title, Painting.map(made.made(), filter, scale), map);
        panel(pen, palette, 3, "Error", Painting.map(made.error(), filter,
                ColorScale.ofWeights(new float[]{span / 2})), map);
        sign(pen, palette, 1, "−");
        sign(pen, palette, 2, "=");
        Likeness likeness = made.likeness(filter);
        if (Double.isFinite(likeness.correlation()))
            text(pen, palette, 1, "correlation " + NumberText.of((float) likeness.correlation(), 6));
        text(pen, palette, 3, "mean square " + NumberText.of((float) likeness.meanSquaredError(), 8));
    }

    /// The colours of the map that is wanted.
    static ColorScale scale(Tensor wanted, int filter) {
        Spread values = Statistics.of(wanted.channel(filter));
        return ColorScale.of(Display.DEFAULT, values);
    }

    private double room() {
        return Math.max(8, Math.min(column(width), height - HEAD - FOOT));
    }

    private void panel(Pen pen, Palette palette, int column, String title, Raster raster, Shape shape) {
        double zoom = room() / Math.max(shape.height(), shape.width());
        double wide = shape.width() * zoom;
        double tall = shape.height() * zoom;
        double x = left(column, wide);
        title(pen, palette, column, title);
        pen.image(x, HEAD, wide, tall, raster);
        pen.outline(x - 0.5, HEAD - 0.5, wide + 1, tall + 1, 1, palette.border());
    }

    private void empty(Pen pen, Palette palette, int column, String title, Shape shape) {
        double zoom = room() / Math.max(shape.height(), shape.width());
        double wide = shape.width() * zoom;
        double tall = shape.height() * zoom;
        title(pen, palette, column, title);
        pen.outline(left(column, wide) - 0.5, HEAD - 0.5, wide + 1, tall + 1, 1, palette.border());
        pen.text(x(column, width) + column(width) / 2, HEAD + tall / 2, "not yet", Face.WORDS, SIZE, Anchor.CENTER,
                palette.textQuiet());
    }

    private double left(int column, double wide) {
        return Math.floor(x(column, width) + (column(width) - wide) / 2);
    }

    private void title(Pen pen, Palette palette, int column, String title) {
        pen.text(x(column, width) + column(width) / 2, HEAD / 2 - 2,
                pen.fitted(title, Face.WORDS_BOLD, SIZE, column(width) + SIGN - 4), Face.WORDS_BOLD, SIZE,
                Anchor.CENTER, palette.text());
    }

    private void text(Pen pen, Palette palette, int column, String text) {
        pen.text(x(column, width) + column(width) / 2, HEAD + room() + FOOT / 2 + 1,
                pen.fitted(text, Face.NUMBERS, SIZE, column(width) + SIGN - 4), Face.NUMBERS, SIZE, Anchor.CENTER,
                palette.textQuiet());
    }

    private void sign(Pen pen, Palette palette, int after, String sign) {
        pen.text(x(after, width) + column(width) + SIGN / 2, HEAD + room() / 2, sign, Face.NUMBERS_BOLD, 18,
                Anchor.CENTER, palette.text());
    }
}
