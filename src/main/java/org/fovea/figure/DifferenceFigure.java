package org.fovea.figure;

import org.fovea.compute.Difference;
import org.fovea.engine.Tensor;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// Two feature maps side by side in the same colours, and their difference.
///
/// @param scale the colours of both maps
/// @param zoom how many pixels each value gets, at least 1
public record DifferenceFigure(Tensor a, String titleA, Tensor b, String titleB, Difference difference,
        ColorScale scale, int zoom) implements Figure {
    private static final double HEAD = 22;
    private static final double GAP = 20;
    /// What a title or a colour bar needs.
    private static final double NARROWEST = 150;

    private double column() {
        return Math.max(NARROWEST, (double) a.shape.width() * zoom);
    }

    @Override
    public double width() {
        return 3 * column() + 2 * GAP;
    }

    @Override
    public double height() {
        return HEAD + (double) a.shape.height() * zoom + 8 + new ColorBarFigure(scale, column()).height();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        var signed = scale(difference);
        draw(pen, palette, 0, "A · " + titleA, a, scale);
        draw(pen, palette, 1, "B · " + titleB, b, scale);
        draw(pen, palette, 2, "A − B", difference.values(), signed);
    }

    /// Blue where A is below B, white where they are equal, red where A is above.
    public static ColorScale scale(Difference difference) {
        return ColorScale.ofWeights(new float[]{difference.largest()});
    }

    private void draw(Pen pen, Palette palette, int at, String title, Tensor map, ColorScale colors) {
        double left = at * (column() + GAP);
        pen.text(left, HEAD / 2 - 2, title, Face.WORDS_BOLD, 12, Anchor.LEFT, palette.text());
        new MapFigure(map, colors, zoom).draw(new MovedPen(pen, left, HEAD), palette);
        pen.outline(left - 0.5, HEAD - 0.5, (double) map.shape.width() * zoom + 1,
                (double) map.shape.height() * zoom + 1, 1, palette.border());
        new ColorBarFigure(colors, column())
                .draw(new MovedPen(pen, left, HEAD + (double) map.shape.height() * zoom + 8), palette);
    }
}
