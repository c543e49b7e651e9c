package org.fovea.figure;

import org.fovea.engine.Tensor;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// The weights of a filter as coloured cells, blue below zero and red above; one slice per channel, side by side, or a
/// single one where all channels share their weights.
///
/// @param weights C×kh×kw
/// @param shared whether one slice stands for all channels
/// @param cell the side of a cell in pixels
public record FilterFigure(Tensor weights, boolean shared, double cell) implements Figure {
    private static final double TITLE = 18;
    /// From this side on, cells are drawn apart.
    private static final double APART = 8;
    private static final String[] RGB = {"R", "G", "B"};

    private int slices() {
        return shared ? 1 : weights.shape.channels();
    }

    private double step() {
        return weights.shape.width() * cell + Math.max(4, Math.round(cell / 2));
    }

    private double title() {
        return slices() == 3 ? TITLE : 0;
    }

    @Override
    public double width() {
        return (slices() - 1) * step() + weights.shape.width() * cell;
    }

    @Override
    public double height() {
        return weights.shape.height() * cell + title();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        ColorScale scale = ColorScale.ofWeights(weights.data);
        NumberText numbers = NumberText.showing(GridFigure.budget(cell), weights.data);
        double side = cell >= APART ? cell - 1 : cell;
        for (int c = 0; c < slices(); c++) {
            if (slices() == 3)
                pen.text(c * step() + weights.shape.width() * cell / 2, TITLE / 2 - 1, RGB[c], Face.WORDS_BOLD, 12,
                        Anchor.CENTER, palette.textQuiet());
            for (int u = 0; u < weights.shape.height(); u++)
                for (int v = 0; v < weights.shape.width(); v++) {
                    float weight = weights.at(c, u, v);
                    var at = new Rectangle(c * step() + v * cell, title() + u * cell, side, side);
                    pen.fill(at.x(), at.y(), side, side, scale.argb(weight));
                    if (cell >= GridFigure.SMALLEST)
                        GridFigure.write(pen, at, Palette.inkOn(scale.argb(weight)), numbers.text(weight));
                }
        }
    }

    /// A filter as an icon of size × size pixels: the mean over its channels in the signed colours, in whole pixels per
    /// weight while the kernel is small enough, transparent around it.
    public static Raster icon(Tensor weights, int size) {
        int plane = weights.shape.plane();
        var mean = new float[plane];
        for (int i = 0; i < weights.data.length; i++) mean[i % plane] += weights.data[i] / weights.shape.channels();
        int height = weights.shape.height();
        int width = weights.shape.width();
        int longest = Math.max(height, width);
        double scale = longest <= size ? Math.floorDiv(size, longest) : (double) size / longest;
        var viewport = new Viewport(-Math.floor((size - width * scale) / 2) / scale,
                -Math.floor((size - height * scale) / 2) / scale, scale);
        return Painting.map(new Tensor(weights.shape.oneChannel(), mean), 0, ColorScale.ofWeights(mean),
                Placement.INPUT, viewport, size, size);
    }
}
