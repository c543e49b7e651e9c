package org.fovea.figure.learn.beside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fovea.compute.learn.beside.ShiftTest;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.ShiftedExamples;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.beside.LinesFigure.Line;
import org.fovea.figure.learn.beside.LinesFigure.Point;
import org.jspecify.annotations.Nullable;

/// How many test pictures networks still read when these are moved, with one of the pictures moved as far below.
///
/// @param tests of each network, in the order of `names`
/// @param names for people; the first is convolutional
/// @param most how far pictures were moved at the farthest
/// @param example one of the test pictures, C×H×W; null for none
public record ShiftCurveFigure(List<ShiftTest> tests, List<String> names, int most, @Nullable Tensor example,
        double width, double height) implements Figure {
    private static final double PICTURES = 56;
    private static final double LARGEST = 48;

    public ShiftCurveFigure {
        tests = List.copyOf(tests);
        names = List.copyOf(names);
    }

    private LinesFigure lines() {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < tests.size(); i++)
            lines.add(new Line(ended(names.get(i), tests.get(i)), i == 0 ? Side.CONVOLUTIONAL : Side.FULL,
                    tests.get(i).points().stream().map(p -> new Point(p.pixels(), p.accuracy())).toList()));
        return new LinesFigure("Test pictures read when moved", "mean over 8 directions", lines,
                Ticks.whole("test pictures moved by so many pixels", 0, most), Ticks.shares("read", 0), width,
                height - (example == null ? 0 : PICTURES));
    }

    /// The name with where its line ends: `fully connected 27 %`.
    private static String ended(String name, ShiftTest test) {
        return test.points().isEmpty()
                ? name
                : name + " " + String.format(Locale.ROOT, "%.0f %%", 100 * test.points().getLast().accuracy());
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        LinesFigure lines = lines();
        lines.draw(pen, palette);
        Tensor picture = example;
        if (picture == null) return;
        double step = lines.x(1) - lines.x(0);
        double side = Math.floor(Math.min(LARGEST, step - 6));
        if (side < 8) return;
        double high = side * picture.shape.height() / picture.shape.width();
        var below = new MovedPen(pen, 0, lines.height());
        for (int pixels = 0; pixels <= most; pixels++) {
            double left = Math.floor(lines.x(pixels) - side / 2);
            below.image(left, 2, side, high, Painting.picture(ShiftedExamples.moved(picture, pixels, pixels)));
            below.outline(left - 0.5, 1.5, side + 1, high + 1, 1, palette.border());
        }
    }
}
