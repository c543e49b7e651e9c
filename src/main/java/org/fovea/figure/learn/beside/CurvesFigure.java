package org.fovea.figure.learn.beside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fovea.compute.learn.beside.Entrant;
import org.fovea.compute.learn.beside.Lap;
import org.fovea.compute.learn.beside.Standing;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.beside.LinesFigure.Line;
import org.fovea.figure.learn.beside.LinesFigure.Point;

/// Test accuracy and loss of the networks of a contest, epoch by epoch.
///
/// @param logarithmic whether the loss is
public record CurvesFigure(Standing standing, boolean logarithmic, double width, double height) implements Figure {
    private static final double GAP = 32;

    @Override
    public void draw(Pen pen, Palette palette) {
        double each = (width - GAP) / 2;
        int last = standing.epochs();
        new LinesFigure("Test pictures read", "", lines(Lap::testAccuracy), Ticks.whole("epochs", 1, last),
                Ticks.shares("read"), each, height).draw(pen, palette);
        List<Line> losses = lines(Lap::testLoss);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Line line : losses)
            for (Point point : line.points()) {
                least = Math.min(least, point.y());
                most = Math.max(most, point.y());
            }
        boolean powers = logarithmic && least > 0 && most > 0;
        new LinesFigure("Test loss", powers ? "logarithmic" : "", losses, Ticks.whole("epochs", 1, last),
                Ticks.values("loss", least, most, powers), each, height)
                        .draw(new MovedPen(pen, each + GAP, 0), palette);
    }

    private List<Line> lines(ToDoubleFunction<Lap> value) {
        var lines = new ArrayList<Line>();
        for (Entrant entrant : standing.entrants())
            lines.add(new Line(entrant.name(), lines.isEmpty() ? Side.CONVOLUTIONAL : Side.FULL,
                    entrant.laps().stream().map(lap -> new Point(lap.epoch(), value.applyAsDouble(lap))).toList()));
        return lines;
    }
}
