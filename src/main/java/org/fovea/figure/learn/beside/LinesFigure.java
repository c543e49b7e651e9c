package org.fovea.figure.learn.beside;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// Lines over an axis, each with its name at its end.
///
/// @param title above, at the left
/// @param note above, at the right: what the scale is
/// @param lines in the order of their importance
/// @param across the horizontal scale
/// @param up the vertical scale
record LinesFigure(String title, String note, List<Line> lines, Scale across, Scale up, double width,
        double height) implements Figure {
    static final double LEFT = 56;
    static final double TOP = 28;
    static final double BOTTOM = 44;
    static final double RIGHT = 128;
    private static final double SIZE = 12;
    private static final double LETTERS = 15;
    private static final double DASH = 6;

    /// @param points from the left to the right; those that are no finite numbers are left out
    record Line(String name, Side side, List<Point> points) {
        Line {
            points = points.stream().filter(p -> Double.isFinite(p.y())).toList();
        }
    }

    record Point(double x, double y) {
    }

    /// @param title what is counted, for people
    /// @param low where it begins; above 0 where it is logarithmic
    /// @param high where it ends, above `low`
    /// @param logarithmic whether equal steps are equal factors
    record Scale(String title, double low, double high, boolean logarithmic, List<Tick> ticks) {
        Scale {
            ticks = List.copyOf(ticks);
            if (!(low < high) || (logarithmic && low <= 0))
                throw new IllegalArgumentException("no scale from %s to %s".formatted(low, high));
        }

        /// From 0 to 1.
        double share(double value) {
            return logarithmic
                    ? Math.log(value / low) / Math.log(high / low)
                    : (value - low) / (high - low);
        }
    }

    record Tick(double at, String text) {
    }

    LinesFigure {
        lines = List.copyOf(lines);
    }

    private double right() {
        return width - RIGHT;
    }

    double x(double value) {
        return LEFT + across.share(value) * (right() - LEFT);
    }

    private double y(double value) {
        double bottom = height - BOTTOM;
        return bottom - Math.clamp(up.share(value), 0, 1) * (bottom - TOP);
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        pen.text(0, 8, title, Face.WORDS_BOLD, SIZE, Anchor.LEFT, palette.text());
        pen.text(width, 8, note, Face.WORDS, SIZE, Anchor.RIGHT, palette.textQuiet());
        for (Tick tick : up.ticks()) {
            pen.fill(LEFT, y(tick.at()), right() - LEFT, 1, palette.border());
            pen.text(LEFT - 8, y(tick.at()), tick.text(), Face.NUMBERS, SIZE, Anchor.RIGHT, palette.textQuiet());
        }
        double base = height - BOTTOM;
        double free = Double.NEGATIVE_INFINITY;
        for (Tick tick : across.ticks()) {
            double half = pen.textWidth(tick.text(), Face.NUMBERS, SIZE) / 2;
            if (x(tick.at()) - half < free) continue;
            free = x(tick.at()) + half + 8;
            pen.fill(x(tick.at()), base, 1, 4, palette.textQuiet());
            pen.text(x(tick.at()), base + 13, tick.text(), Face.NUMBERS, SIZE, Anchor.CENTER, palette.textQuiet());
        }
        pen.fill(LEFT, base, right() - LEFT, 1, palette.textQuiet());
        pen.text((LEFT + right()) / 2, base + 31, across.title(), Face.WORDS, SIZE, Anchor.CENTER, palette.textQuiet());
        for (int i = lines.size() - 1; i >= 0; i--) draw(pen, palette, lines.get(i));
        names(pen, palette);
    }

    private void draw(Pen pen, Palette palette, Line line) {
        int color = line.side().of(palette);
        for (int i = 1; i < line.points().size(); i++) {
            Point a = line.points().get(i - 1);
            Point b = line.points().get(i);
            stroke(pen, x(a.x()), y(a.y()), x(b.x()), y(b.y()), color, line.side().dashed());
        }
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < line.points().size(); i++) {
            Point p = line.points().get(i);
            // Marks that would run into one another say nothing.
            if (x(p.x()) - last < 14 && i < line.points().size() - 1) continue;
            last = x(p.x());
            line.side().mark(pen, palette, x(p.x()), y(p.y()));
        }
    }

    private static void stroke(Pen pen, double x1, double y1, double x2, double y2, int color, boolean dashed) {
        if (!dashed) {
            pen.line(x1, y1, x2, y2, 2, color);
            return;
        }
        double length = Math.hypot(x2 - x1, y2 - y1);
        for (double at = 0; at < length; at += 2 * DASH) {
            double from = at / length;
            double to = Math.min(1, (at + DASH) / length);
            pen.line(x1 + (x2 - x1) * from, y1 + (y2 - y1) * from, x1 + (x2 - x1) * to, y1 + (y2 - y1) * to, 2, color);
        }
    }

    /// Names beside the ends of the lines, moved apart where they would stand on one another.
    private void names(Pen pen, Palette palette) {
        var named = new ArrayList<>(lines.stream().filter(line -> !line.points().isEmpty()).toList());
        named.sort(Comparator.comparingDouble(line -> y(line.points().getLast().y())));
        var heights = new double[named.size()];
        double least = TOP;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Math.max(least, y(named.get(i).points().getLast().y()));
            least = heights[i] + LETTERS;
        }
        // Not on the axis.
        double most = height - BOTTOM - LETTERS / 2;
        for (int i = heights.length - 1; i >= 0; i--) {
            heights[i] = Math.min(heights[i], most);
            most = heights[i] - LETTERS;
        }
        for (int i = 0; i < heights.length; i++)
            pen.text(x(named.get(i).points().getLast().x()) + 12, heights[i],
                    pen.fitted(named.get(i).name(), Face.WORDS, SIZE,
                            width - x(named.get(i).points().getLast().x()) - 12),
                    Face.WORDS, SIZE, Anchor.LEFT, named.get(i).side().of(palette));
    }
}
