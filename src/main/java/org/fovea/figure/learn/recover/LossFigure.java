package org.fovea.figure.learn.recover;

import java.util.List;
import java.util.stream.Collectors;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// The loss over time on a logarithmic scale: each line is a tenth of the one above.
///
/// @param points in the order of time
/// @param now the moment that is marked, in epochs
public record LossFigure(List<Point> points, double now, double width, double height) implements Figure {
    private static final double HEAD = PathsFigure.HEAD;
    private static final double LEFT = PathsFigure.LEFT;
    private static final double RIGHT = 16;
    private static final double SIZE = 12;
    /// Smaller ones are nothing but rounding.
    private static final double LEAST = 1e-14;
    private static final double LINE = 18;

    /// @param epochs passed
    /// @param loss the mean squared error of the pictures that were seen
    public record Point(double epochs, double loss) {
    }

    public LossFigure {
        points = List.copyOf(points);
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        pen.text(0, HEAD / 2 - 2, "Loss: mean squared error", Face.WORDS_BOLD, SIZE, Anchor.LEFT, palette.text());
        if (points.isEmpty()) return;
        double base = height - PathsFigure.FOOT;
        int high = (int) Math.ceil(points.stream().mapToDouble(LossFigure::power).max().orElse(0));
        int low = (int) Math.min(high - 1, Math.floor(points.stream().mapToDouble(LossFigure::power).min().orElse(0)));
        double scale = (base - HEAD) / (high - low);
        int step = Math.max(1, (int) Math.ceil(LINE / scale));
        for (int power = high; power >= low; power -= step) {
            double y = HEAD + (high - power) * scale;
            pen.fill(LEFT, y, width - LEFT - RIGHT, 1, palette.border());
            pen.text(LEFT - 6, y, tenTo(power), Face.NUMBERS, SIZE, Anchor.RIGHT, palette.textQuiet());
        }
        double end = points.getLast().epochs();
        double across = (width - LEFT - RIGHT) / Math.max(end, Double.MIN_NORMAL);
        Marker.draw(pen, palette, LEFT + now * across, HEAD, base, end, width - RIGHT);
        for (int i = 1; i < points.size(); i++)
            pen.line(LEFT + points.get(i - 1).epochs() * across, HEAD + (high - power(points.get(i - 1))) * scale,
                    LEFT + points.get(i).epochs() * across, HEAD + (high - power(points.get(i))) * scale, 1.5,
                    palette.text());
    }

    private static String tenTo(int power) {
        return "10" + Integer.toString(power).chars().mapToObj(c -> c == '-' ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(c - '0', c - '0' + 1))
                .collect(Collectors.joining());
    }

    private static double power(Point point) {
        return Math.log10(Math.max(LEAST, point.loss()));
    }
}
