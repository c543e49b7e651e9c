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
import org.fovea.figure.learn.beside.LinesFigure.Scale;

/// Test accuracy and loss of the networks of a contest, epoch by epoch.
///
/// @param logarithmic whether losses are, and in place of the pictures that were read the others are counted
public record CurvesFigure(Standing standing, boolean logarithmic, double width, double height) implements Figure {
    private static final double GAP = 32;

    @Override
    public void draw(Pen pen, Palette palette) {
        double each = (width - GAP) / 2;
        List<Line> read = lines(logarithmic ? lap -> 1 - lap.testAccuracy() : Lap::testAccuracy);
        answers(read, each).draw(pen, palette);
        List<Line> losses = lines(Lap::testLoss);
        boolean powers = logarithmic && least(losses) > 0;
        new LinesFigure("Test loss", powers ? "logarithmic" : "", losses, epochs(),
                Ticks.values("loss", least(losses), most(losses), powers), each, height)
                .draw(new MovedPen(pen, each + GAP, 0), palette);
    }

    /// The share of right answers; on the logarithmic scale that of wrong ones, which is what comes near zero.
    private LinesFigure answers(List<Line> shares, double each) {
        boolean powers = logarithmic && least(shares) > 0;
        if (!logarithmic)
            return new LinesFigure("Test pictures read", "", shares, epochs(), Ticks.shares("read", least(shares)),
                    each,
                    height);
        return new LinesFigure("Test pictures misread", powers ? "logarithmic" : "", shares, epochs(),
                Ticks.values("misread", least(shares), most(shares), powers), each, height);
    }

    private Scale epochs() {
        return Ticks.whole("epochs", 1, standing.epochs());
    }

    private static double least(List<Line> lines) {
        return lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::y).min().orElse(0);
    }

    private static double most(List<Line> lines) {
        return lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::y).max().orElse(0);
    }

    private List<Line> lines(ToDoubleFunction<Lap> value) {
        var lines = new ArrayList<Line>();
        for (Entrant entrant : standing.entrants())
            lines.add(new Line(entrant.name(), lines.isEmpty() ? Side.CONVOLUTIONAL : Side.FULL,
                    entrant.laps().stream().map(lap -> new Point(lap.epoch(), value.applyAsDouble(lap))).toList()));
        return lines;
    }
}
