package org.fovea.figure.learn.recover;

import org.fovea.compute.Spread;
import org.fovea.compute.Statistics;
import org.fovea.compute.learn.recover.Attempt;
import org.fovea.compute.learn.recover.Scene;
import org.fovea.engine.Shape;
import org.fovea.figure.ColorScale;
import org.fovea.figure.NumberText;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.project.Display;
import org.jspecify.annotations.Nullable;

/// The maps of a picture: it itself, the map that a filter makes of it, the one that is wanted, and the error, which is the
/// one less the other: blue where too little came out, red where too much, white where it is right. The maps share the
/// colours of the one that is wanted, and the error has the span of these, so that it fades as the filter is found.
///
/// @param scene the picture and the maps of the hidden filters
/// @param made what was made of the picture; null where nothing was yet
/// @param filter whose map is shown
/// @param maker who made it: `your guess`
/// @param side the longer side of the picture, in pixels
/// @param room the width that words above and below it may take
record Maps(Scene scene, @Nullable Attempt made, int filter, String maker, double side, double room) {
    static final double HEAD = 20;
    static final double FOOT = 18;
    private static final double SIZE = 12;

    /// The largest side with which a picture has room in this area.
    static double side(Scene scene, double width, double height) {
        Shape shape = scene.input().shape;
        return Math.floor(Math.max(shape.height(), shape.width())
                * Math.min(width / shape.width(), height / shape.height()));
    }

    private double zoom() {
        return side / Math.max(scene.input().shape.height(), scene.input().shape.width());
    }

    /// How wide the picture is.
    double across() {
        return scene.input().shape.width() * zoom();
    }

    /// How high the picture is.
    double tall() {
        return scene.input().shape.height() * zoom();
    }

    /// With the words above and below.
    double height() {
        return HEAD + tall() + FOOT;
    }

    void picture(Pen pen, Palette palette, double x, double y) {
        panel(pen, palette, x, y, "Picture", Painting.picture(Painting.stretched(scene.input())), scene.input().shape,
                scene.input().shape.toString());
    }

    void wanted(Pen pen, Palette palette, double x, double y) {
        ColorScale scale = scale();
        panel(pen, palette, x, y, "What the hidden filter makes", Painting.map(scene.wanted(), filter, scale),
                scene.wanted().shape,
                "%s … %s".formatted(NumberText.of(scale.low(), 6), NumberText.of(scale.high(), 6)));
    }

    void made(Pen pen, Palette palette, double x, double y) {
        String title = "What %s makes".formatted(maker);
        if (made == null) {
            panel(pen, palette, x, y, title, null, scene.wanted().shape, "");
            return;
        }
        double correlation = made.likeness(filter).correlation();
        panel(pen, palette, x, y, title, Painting.map(made.made(), filter, scale()), scene.wanted().shape,
                Double.isFinite(correlation) ? "correlation " + NumberText.of((float) correlation, 6) : "");
    }

    void error(Pen pen, Palette palette, double x, double y) {
        if (made == null) {
            panel(pen, palette, x, y, "Error", null, scene.wanted().shape, "");
            return;
        }
        ColorScale scale = scale();
        float span = Math.max(scale.high() - scale.low(), Float.MIN_NORMAL);
        panel(pen, palette, x, y, "Error", Painting.map(made.error(), filter,
                ColorScale.ofWeights(new float[]{span / 2})), scene.wanted().shape,
                "mean square " + NumberText.of((float) made.likeness(filter).meanSquaredError(), 8));
    }

    /// Between two maps or kernels of some height.
    static void sign(Pen pen, Palette palette, double x, double y, double tall, String sign) {
        pen.text(x, y + HEAD + tall / 2, sign, Face.NUMBERS_BOLD, 18, Anchor.CENTER, palette.text());
    }

    static void title(Pen pen, Palette palette, double middle, double y, String title, double room) {
        pen.text(middle, y + HEAD / 2 - 2, pen.fitted(title, Face.WORDS_BOLD, SIZE, room), Face.WORDS_BOLD, SIZE,
                Anchor.CENTER, palette.text());
    }

    static void foot(Pen pen, Palette palette, double middle, double y, double tall, String text, double room) {
        if (text.isEmpty()) return;
        pen.text(middle, y + HEAD + tall + FOOT / 2 + 1, pen.fitted(text, Face.NUMBERS, SIZE, room), Face.NUMBERS, SIZE,
                Anchor.CENTER, palette.textQuiet());
    }

    private void panel(Pen pen, Palette palette, double x, double y, String title, @Nullable Raster raster, Shape shape,
            String foot) {
        double wide = shape.width() * zoom();
        double high = shape.height() * zoom();
        double left = x + Math.floor((across() - wide) / 2);
        double top = y + HEAD + Math.floor((tall() - high) / 2);
        double middle = x + across() / 2;
        title(pen, palette, middle, y, title, room);
        if (raster == null)
            pen.text(middle, top + high / 2, "not yet", Face.WORDS, SIZE, Anchor.CENTER, palette.textQuiet());
        else
            pen.image(left, top, wide, high, raster);
        pen.outline(left - 0.5, top - 0.5, wide + 1, high + 1, 1, palette.border());
        foot(pen, palette, middle, y, tall(), foot, room);
    }

    /// The colours of the map that is wanted.
    private ColorScale scale() {
        Spread values = Statistics.of(scene.wanted().channel(filter));
        return ColorScale.of(Display.DEFAULT, values);
    }
}
