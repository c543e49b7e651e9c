package org.fovea.figure.learn.recover;

import java.util.List;
import org.fovea.compute.learn.recover.WeightPaths;
import org.fovea.compute.learn.recover.WeightPaths.Point;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.jspecify.annotations.Nullable;

/// The weights of a filter over time, a line each, in the colour of its sign; once they are revealed, the hidden weights as
/// dots at the right, which the lines should have met.
///
/// @param hidden null until it is revealed
/// @param end the epochs at the right end
/// @param now the moment that is marked, in epochs
/// @param marked the place of the weight that stands out, row-major; −1 for none
public record PathsFigure(WeightPaths paths, @Nullable Tensor hidden, double end, double now, int marked,
        double width, double height) implements Figure {
    private static final double HEAD = 20;
    private static final double LEFT = 48;
    private static final double FOOT = 20;
    private static final double RIGHT = 12;
    private static final double SIZE = 12;
    private static final double DOT = 5;
    /// With more segments than this a window would not stay smooth.
    private static final int SEGMENTS = 12_000;
    /// Below this share of the largest weight a line has no colour of a sign.
    private static final double PALE = 0.12;

    @Override
    public void draw(Pen pen, Palette palette) {
        pen.text(0, HEAD / 2 - 2, "Weights over time", Face.WORDS_BOLD, SIZE, Anchor.LEFT, palette.text());
        double base = height - FOOT;
        float peak = Math.max(paths.peak(), hidden == null ? 0 : peak(hidden));
        if (paths.points().isEmpty() || peak == 0) return;
        double middle = (HEAD + base) / 2;
        double scale = (base - HEAD) / 2 / (peak * 1.06);
        double across = (width - LEFT - RIGHT) / Math.max(end, Double.MIN_NORMAL);
        pen.fill(LEFT, HEAD, width - LEFT - RIGHT, base - HEAD, palette.panel());
        pen.fill(LEFT, Math.rint(middle), width - LEFT - RIGHT, 1, palette.border());
        label(pen, palette, middle, 0);
        label(pen, palette, middle - peak * scale, peak);
        label(pen, palette, middle + peak * scale, -peak);
        pen.outline(LEFT + 0.5, HEAD + 0.5, width - LEFT - RIGHT - 1, base - HEAD - 1, 1, palette.border());
        pen.text(LEFT, base + 12, "0", Face.NUMBERS, SIZE, Anchor.CENTER, palette.textQuiet());
        pen.text(width - RIGHT, base + 12, NumberText.of((float) end, 5) + (end == 1 ? " epoch" : " epochs"),
                Face.NUMBERS, SIZE, Anchor.RIGHT, palette.textQuiet());
        pen.fill(Math.rint(LEFT + Math.clamp(now, 0, end) * across) - 1, HEAD, 2, base - HEAD, palette.neuron());
        int count = paths.points().getFirst().weights().data.length;
        List<Point> points = paths.thinned(Math.max(2, SEGMENTS / count)).points();
        var colors = ColorScale.ofWeights(new float[]{peak});
        for (int i = 0; i < count; i++)
            if (i != marked) line(pen, points, i, across, middle, scale, 1, color(points, i, peak, colors, palette));
        if (marked >= 0 && marked < count)
            line(pen, points, marked, across, middle, scale, 2.5, palette.neuron());
        if (hidden != null)
            for (float weight : hidden.data)
                pen.fill(width - RIGHT + 3, middle - weight * scale - DOT / 2, DOT, DOT, palette.text());
    }

    private static int color(List<Point> points, int at, float peak, ColorScale colors, Palette palette) {
        float last = points.getLast().weights().data[at];
        // White would not be seen on a light ground.
        if (Math.abs(last) < PALE * peak) return palette.textQuiet();
        return colors.argb(Math.copySign(Math.max(Math.abs(last), 0.6f * peak), last));
    }

    private static void line(Pen pen, List<Point> points, int at, double across, double middle, double scale,
            double thick, int argb) {
        for (int p = 1; p < points.size(); p++)
            pen.line(LEFT + points.get(p - 1).epochs() * across,
                    middle - points.get(p - 1).weights().data[at] * scale, LEFT + points.get(p).epochs() * across,
                    middle - points.get(p).weights().data[at] * scale, thick, argb);
    }

    private static void label(Pen pen, Palette palette, double y, float value) {
        pen.text(LEFT - 6, y, NumberText.of(value, 5), Face.NUMBERS, SIZE, Anchor.RIGHT, palette.textQuiet());
    }

    private static float peak(Tensor tensor) {
        float peak = 0;
        for (float value : tensor.data) peak = Math.max(peak, Math.abs(value));
        return peak;
    }
}
