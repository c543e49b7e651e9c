package org.fovea.figure.learn.why;

import java.util.List;
import org.fovea.compute.learn.why.Attribution;
import org.fovea.engine.Tensor;
import org.fovea.figure.Captioned;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;

/// Several ways to ask why a class was chosen, side by side, each with the sentence that says what it shows and what it does not.
///
/// @param methods one beside the other
public record WhyFigure(List<Figure> methods) implements Figure {
    private static final double GAP = 24;

    public WhyFigure {
        methods = List.copyOf(methods);
    }

    /// @param picture C×H×W
    /// @param opacity of the strongest colour over the picture
    /// @param width of each
    public static WhyFigure of(Tensor picture, List<Attribution> found, double opacity, double width) {
        return new WhyFigure(found.stream().<Figure>map(one -> new Captioned(
                new AttributionFigure(picture, one, opacity, width), null, one.method().sentence())).toList());
    }

    @Override
    public double width() {
        return methods.stream().mapToDouble(Figure::width).sum() + GAP * Math.max(0, methods.size() - 1);
    }

    @Override
    public double height() {
        return methods.stream().mapToDouble(Figure::height).max().orElse(0);
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        double x = 0;
        for (Figure method : methods) {
            method.draw(new MovedPen(pen, x, 0), palette);
            x += method.width() + GAP;
        }
    }
}
