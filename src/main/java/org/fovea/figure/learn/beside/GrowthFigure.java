package org.fovea.figure.learn.beside;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToLongFunction;
import org.fovea.compute.learn.beside.PictureGrowth;
import org.fovea.engine.Shape;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.learn.beside.LinesFigure.Line;
import org.fovea.figure.learn.beside.LinesFigure.Point;
import org.fovea.figure.learn.beside.LinesFigure.Scale;
import org.fovea.figure.learn.beside.LinesFigure.Tick;

/// How many parameters networks need as the picture grows, both on logarithmic scales.
///
/// @param names of the fully connected networks, in the order of the growth's counts
public record GrowthFigure(PictureGrowth growth, List<String> names, double width, double height) implements Figure {

    public GrowthFigure {
        names = List.copyOf(names);
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        var lines = new ArrayList<Line>();
        lines.add(line("convolutional", Side.CONVOLUTIONAL, PictureGrowth.Line::convolutional));
        for (int i = 0; i < names.size(); i++) {
            int which = i;
            lines.add(line(names.get(i), i == 0 ? Side.FULL : Side.LARGER, each -> each.full().get(which)));
        }
        lines.add(line("its filters alone", Side.PART, PictureGrowth.Line::shared));
        DoubleSummaryStatistics counts = lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::y)
                .summaryStatistics();
        List<Tick> sizes = growth.lines().stream().map(each -> new Tick(side(each.picture()), text(each.picture())))
                .toList();
        var across = new Scale("the picture, in pixels", sizes.getFirst().at(), sizes.getLast().at(), true, sizes);
        new LinesFigure("Parameters as the picture grows", "fully connected in red; logarithmic", lines, across,
                Ticks.values("parameters", counts.getMin(), counts.getMax(), true), width, height)
                .draw(pen, palette);
    }

    private Line line(String name, Side side, ToLongFunction<PictureGrowth.Line> count) {
        return new Line(name, side, growth.lines().stream().filter(each -> count.applyAsLong(each) > 0)
                .map(each -> new Point(side(each.picture()), (double) count.applyAsLong(each))).toList());
    }

    private static double side(Shape picture) {
        return Math.sqrt((double) picture.height() * picture.width());
    }

    /// `28×28`
    public static String text(Shape picture) {
        return picture.height() + "×" + picture.width();
    }
}
