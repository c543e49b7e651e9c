package org.fovea.figure;

import java.util.Optional;
import org.fovea.engine.Tensor;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.project.Cell;
import org.jspecify.annotations.Nullable;

/// One channel of a filter as a grid, with one weight marked.
///
/// @param weights the filter, C×kh×kw
/// @param marked a tap, if any
public record KernelSliceFigure(Tensor weights, int channel, @Nullable Cell marked, double width) implements Figure {
    private static final double LARGEST = 40;
    private static final double READABLE = 30;
    private static final double TEXT = 12;

    private double cell() {
        return Math.max(1, Math.floor(Math.min(LARGEST,
                width / Math.max(weights.shape.width(), weights.shape.height()))));
    }

    @Override
    public double height() {
        return cell() * weights.shape.height();
    }

    /// The tap drawn at a point.
    public Optional<Cell> at(double x, double y) {
        int u = (int) Math.floor(y / cell());
        int v = (int) Math.floor(x / cell());
        return u >= 0 && v >= 0 && u < weights.shape.height() && v < weights.shape.width()
                ? Optional.of(new Cell(u, v))
                : Optional.empty();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        ColorScale scale = ColorScale.ofWeights(weights.data);
        double cell = cell();
        double gap = cell >= 12 ? 2 : cell >= 5 ? 1 : 0;
        NumberText numbers = NumberText.showing(NumberText.budget(cell - gap - 3, TEXT),
                weights.channel(channel).data);
        for (int u = 0; u < weights.shape.height(); u++)
            for (int v = 0; v < weights.shape.width(); v++) {
                float value = weights.at(channel, u, v);
                pen.fill(v * cell, u * cell, cell - gap, cell - gap, scale.argb(value));
                if (cell >= READABLE)
                    pen.text(v * cell + (cell - gap) / 2, u * cell + (cell - gap) / 2, numbers.text(value),
                            Face.NUMBERS, TEXT, Anchor.CENTER, Palette.inkOn(scale.argb(value)));
            }
        if (marked != null)
            pen.outline(marked.column() * cell, marked.row() * cell, cell - gap, cell - gap, 2, palette.field());
    }
}
