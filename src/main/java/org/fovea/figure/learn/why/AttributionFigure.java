package org.fovea.figure.learn.why;

import org.fovea.compute.learn.why.Attribution;
import org.fovea.compute.learn.why.Method;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorBarFigure;
import org.fovea.figure.ColorMap;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.NumberText;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.figure.Rectangle;
import org.fovea.figure.learn.feature.Thumbnail;
import org.fovea.project.Colors;

/// How much each pixel has to do with the score of a class: over the picture, and below that the picture and the numbers by
/// themselves, with their colours. What has a sign is blue – white – red around zero, the rest in a perceptual map from zero.
public final class AttributionFigure implements Figure {
    private static final double GAP = 8;
    private static final double HEAD = 22;
    private static final double SIZE = 12;
    private static final double LARGE = 13;

    private final String title;
    private final String unit;
    private final Thumbnail picture;
    private final Thumbnail heat;
    private final Thumbnail overlay;
    private final ColorScale scale;
    /// Whether only what is more and what is less has a meaning, not how much.
    private final boolean shares;
    private final double width;
    private final double ratio;

    /// Makes its pixels.
    ///
    /// @param picture C×H×W
    /// @param opacity of the strongest colour over the picture, 0 to 1; weaker ones let more of it through
    /// @param width of the figure, in pixels
    public AttributionFigure(Tensor picture, Attribution attribution, double opacity, double width) {
        title = attribution.method().title();
        scale = scale(attribution);
        shares = attribution.method() == Method.GRAD_CAM;
        unit = shares
                ? "share of the largest, " + NumberText.of(scale.high(), 6)
                : attribution.method().unit();
        this.picture = Thumbnail.of(picture);
        Raster colors = Painting.map(attribution.map(), 0, scale);
        heat = Thumbnail.of(colors);
        overlay = Thumbnail.of(overlay(picture, attribution.map(), colors, opacity));
        this.width = width;
        ratio = (double) picture.shape.height() / picture.shape.width();
    }

    /// From zero to the largest value, or as far below zero as above.
    static ColorScale scale(Attribution attribution) {
        float[] values = attribution.map().data;
        if (attribution.method().signed()) return ColorScale.ofWeights(values);
        float most = 0;
        for (float value : values) if (value > most && Float.isFinite(value)) most = value;
        return new ColorScale(ColorMap.of(Colors.MAGMA), 0, most);
    }

    private Raster overlay(Tensor picture, Tensor map, Raster colors, double opacity) {
        Shape shape = picture.shape;
        var argb = new int[shape.plane()];
        double most = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
        for (int i = 0; i < argb.length; i++) {
            double strength = most == 0 ? 0 : Math.min(1, Math.abs(map.data[i]) / most);
            argb[i] = mixed(colors.argb[i], Painting.color(picture, i / shape.width(), i % shape.width()),
                    opacity * strength);
        }
        return new Raster(shape.width(), shape.height(), argb);
    }

    private static int mixed(int one, int other, double share) {
        int argb = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8)
            argb = argb << 8 | (int) Math.round(share * (one >> shift & 255) + (1 - share) * (other >> shift & 255));
        return argb;
    }

    private double large() {
        return Math.floor(width * Math.min(1, ratio));
    }

    private double small() {
        return Math.floor((width - GAP) / 2 * Math.min(1, ratio));
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return HEAD + large() + GAP + small() + GAP + HEAD + new ColorBarFigure(scale, width).height();
    }

    /// The height of a figure of this width and a picture of this shape.
    public static double height(Shape picture, double width) {
        double ratio = Math.min(1, (double) picture.height() / picture.width());
        double bar = new ColorBarFigure(new ColorScale(ColorMap.of(Colors.GREY), 0, 1), width).height();
        return HEAD + Math.floor(width * ratio) + GAP + Math.floor((width - GAP) / 2 * ratio) + GAP + HEAD + bar;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        title(pen, palette, title, width);
        overlay.draw(pen, palette, new Rectangle(0.5, HEAD, width - 1, large()));
        double top = HEAD + large() + GAP;
        double half = (width - GAP) / 2;
        picture.draw(pen, palette, new Rectangle(0.5, top, half - 1, small()));
        heat.draw(pen, palette, new Rectangle(half + GAP + 0.5, top, half - 1, small()));
        double below = top + small() + GAP;
        pen.text(0, below + HEAD / 2 - 2, unit, Face.WORDS, SIZE, Anchor.LEFT, palette.textQuiet());
        new ColorBarFigure(shares ? new ColorScale(scale.map(), 0, 1) : scale, width)
                .draw(new MovedPen(pen, 0, below + HEAD), palette);
    }

    /// What stands there until there is a figure.
    ///
    /// @param picture its shape
    /// @param note how far it is, or why there is none
    public static void drawEmpty(Pen pen, Palette palette, Method method, Shape picture, double width, String note) {
        title(pen, palette, method.title(), width);
        double high = Math.floor(width * Math.min(1, (double) picture.height() / picture.width()));
        pen.outline(0.5, HEAD + 0.5, width - 1, high - 1, 1, palette.border());
        pen.text(width / 2, HEAD + high / 2, pen.fitted(note, Face.WORDS, SIZE, width), Face.WORDS, SIZE, Anchor.CENTER,
                palette.textQuiet());
    }

    private static void title(Pen pen, Palette palette, String title, double width) {
        double size = pen.textWidth(title, Face.WORDS_BOLD, LARGE) <= width ? LARGE : SIZE;
        pen.text(0, HEAD / 2 - 2, pen.fitted(title, Face.WORDS_BOLD, size, width), Face.WORDS_BOLD, size, Anchor.LEFT,
                palette.text());
    }

    /// The colours and their ends.
    public ColorScale scale() {
        return scale;
    }
}
