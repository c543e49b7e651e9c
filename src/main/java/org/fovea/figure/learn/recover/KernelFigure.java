package org.fovea.figure.learn.recover;

import java.util.OptionalInt;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.jspecify.annotations.Nullable;

/// The weights of a filter as cells with their numbers, blue below zero and red above, a slice for each channel; or covered,
/// with a question mark in every cell. It lies in the middle of its area.
///
/// @param shape of the filter, C×kh×kw
/// @param weights null while they are covered
/// @param scale of the colours
/// @param marked the place of the weight that is outlined, row-major; −1 for none
/// @param bare whether no channel is named and no number written
public record KernelFigure(Shape shape, @Nullable Tensor weights, ColorScale scale, int marked, boolean bare,
        double width,
        double height) implements Figure {
    private static final double LARGEST = 60;
    private static final double READABLE = 22;
    private static final double COVERED = 11;
    private static final double APART = 8;
    /// Between the slices, as a share of a cell.
    private static final double GAP = 0.5;
    private static final double TITLE = 16;
    private static final String[] RGB = {"R", "G", "B"};

    KernelFigure(Shape shape, @Nullable Tensor weights, ColorScale scale, int marked, double width, double height) {
        this(shape, weights, scale, marked, false, width, height);
    }

    /// A little picture without numbers.
    public static KernelFigure picture(Tensor weights, ColorScale scale, double width, double height) {
        return new KernelFigure(weights.shape, weights, scale, -1, true, width, height);
    }

    /// What the place of a weight is called: row and column, with the channel before them where there are more than one.
    public static String place(Shape shape, int at) {
        int row = at % shape.plane() / shape.width();
        int column = at % shape.width();
        int channel = at / shape.plane();
        return shape.channels() == 1
                ? "%d, %d".formatted(row, column)
                : "%s, %d, %d".formatted(name(shape, channel), row, column);
    }

    private static String name(Shape shape, int channel) {
        return shape.channels() == 3 ? RGB[channel] : Integer.toString(channel);
    }

    private double title() {
        return shape.channels() > 1 && !bare ? TITLE : 0;
    }

    private double cell() {
        double across = shape.channels() * shape.width() + (shape.channels() - 1) * GAP;
        double room = Math.min(width / across, (height - title()) / shape.height());
        return Math.clamp(room >= APART ? Math.floor(room) : room, 1, LARGEST);
    }

    private double left() {
        double cell = cell();
        double across = shape.channels() * shape.width() + (shape.channels() - 1) * GAP;
        return Math.max(0, Math.floor((width - across * cell) / 2));
    }

    private double top() {
        return title() + Math.max(0, Math.floor((height - title() - shape.height() * cell()) / 2));
    }

    private double x(int channel, int column) {
        return left() + (channel * (shape.width() + GAP) + column) * cell();
    }

    /// The weight drawn at a point.
    public OptionalInt at(double x, double y) {
        double cell = cell();
        int row = (int) Math.floor((y - top()) / cell);
        for (int c = 0; c < shape.channels(); c++) {
            int column = (int) Math.floor((x - x(c, 0)) / cell);
            if (row >= 0 && row < shape.height() && column >= 0 && column < shape.width())
                return OptionalInt.of(shape.index(c, row, column));
        }
        return OptionalInt.empty();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        double cell = cell();
        double side = cell >= APART ? cell - 1 : cell;
        double size = Math.clamp(cell * 0.36, 9, 15);
        NumberText numbers = weights == null
                ? new NumberText(1, 0, NumberText.Form.PLAIN)
                : NumberText.showing(NumberText.budget(side - Math.clamp(2 + 0.2 * (cell - 30), 2, 9), size),
                        weights.data);
        for (int c = 0; c < shape.channels(); c++) {
            if (title() > 0)
                pen.text(x(c, 0) + shape.width() * cell / 2, top() - TITLE / 2, name(shape, c), Face.WORDS_BOLD, 12,
                        Anchor.CENTER, palette.textQuiet());
            for (int u = 0; u < shape.height(); u++)
                for (int v = 0; v < shape.width(); v++) {
                    double x = x(c, v);
                    double y = top() + u * cell;
                    if (weights == null) cover(pen, palette, x, y, side);
                    else {
                        float weight = weights.at(c, u, v);
                        int ground = scale.argb(weight);
                        pen.fill(x, y, side, side, ground);
                        if (cell >= READABLE && !bare)
                            pen.text(x + side / 2, y + side / 2, numbers.text(weight), Face.NUMBERS, size,
                                    Anchor.CENTER, Palette.inkOn(ground));
                    }
                }
        }
        if (marked < 0 || marked >= shape.size()) return;
        int row = marked % shape.plane() / shape.width();
        pen.outline(x(marked / shape.plane(), marked % shape.width()) - 0.5, top() + row * cell - 0.5, side + 1,
                side + 1, 2, palette.neuron());
    }

    private static void cover(Pen pen, Palette palette, double x, double y, double side) {
        pen.fill(x, y, side, side, palette.border());
        if (side >= COVERED)
            pen.text(x + side / 2, y + side / 2, "?", Face.WORDS_BOLD, Math.clamp(side * 0.5, 9, 16), Anchor.CENTER,
                    palette.textQuiet());
    }
}
