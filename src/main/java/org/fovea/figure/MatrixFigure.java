package org.fovea.figure;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.fovea.compute.MatrixCut;
import org.fovea.compute.WeightMatrix;
import org.fovea.compute.WeightMatrix.Entry;
import org.fovea.engine.Shape;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.jspecify.annotations.Nullable;

/// A layer as a matrix: W in the colours of weights, white where it is zero; above it the input values its columns meet,
/// at its right the output values of its rows. Lines part channels and maps.
///
/// @param marked a weight to be found everywhere it stands, if any
/// @param row the row in question, −1 for none
public record MatrixFigure(MatrixCut cut, @Nullable Entry marked, int row, double width,
        double height) implements Figure {
    private static final double LABEL = 18;
    private static final double TEXT = 12;
    private static final double STRIP = 22;
    private static final double GAP = 8;
    private static final double LARGEST = 34;
    private static final double FINE = 6;
    /// From this size on, cells hold numbers.
    private static final double READABLE = 30;

    /// @param cell width of a place
    /// @param tall its height
    private record Layout(double left, double top, double cell, double tall) {
        double x(int column) {
            return left + column * cell;
        }

        double y(int row) {
            return top + row * tall;
        }

        double least() {
            return Math.min(cell, tall);
        }
    }

    private WeightMatrix matrix() {
        return cut.matrix();
    }

    private Layout layout() {
        double top = LABEL + STRIP + GAP;
        double wide = (width - GAP - STRIP - LABEL) / matrix().width();
        double high = (height - top - 2) / matrix().height();
        double cell = Math.min(LARGEST, Math.min(wide, high));
        double whole = cell >= 2 ? Math.floor(cell) : cell;
        // Many columns and few rows: rows are made tall enough to be seen.
        return new Layout(0, top, whole, whole < FINE ? Math.max(whole, Math.floor(Math.min(high, 3 * whole))) : whole);
    }

    /// How wide it is drawn, at most as wide as there is room.
    public double used() {
        return Math.min(width, layout().x(matrix().width()) + GAP + STRIP + LABEL);
    }

    /// What is drawn at a point: a row of the matrix and the weight in it, if there is one.
    public Optional<Hit> at(double x, double y) {
        Layout at = layout();
        int column = (int) Math.floor((x - at.left()) / at.cell());
        int row = (int) Math.floor((y - at.top()) / at.tall());
        if (column < 0 || column >= matrix().width() || row < 0 || row >= matrix().height()) return Optional.empty();
        return Optional.of(new Hit(row, column,
                matrix().row(row).stream().filter(entry -> entry.column() == column).findFirst()));
    }

    /// A place of the matrix.
    public record Hit(int row, int column, Optional<Entry> entry) {
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        Layout at = layout();
        pen.text(at.left(), LABEL / 2 - 1, "x: %s input values".formatted(CountText.wide(
                BigInteger.valueOf(matrix().width()))), Face.WORDS, TEXT, Anchor.LEFT, palette.textQuiet());
        inputs(pen, palette, at);
        double wide = at.cell() * matrix().width();
        double high = at.tall() * matrix().height();
        float[] sums = sums();
        ColorScale scale = ColorScale.ofWeights(sums);
        pen.fill(at.left(), at.top(), wide, high, zero(scale));
        pen.image(at.left(), at.top(), wide, high, picture(scale, sums));
        if (at.least() >= READABLE) numbers(pen, at, scale, sums);
        blocks(pen, palette, at, wide, high);
        if (marked != null) {
            pen.fill(at.left(), at.top(), wide, high, Palette.faded(palette.window(), 0.7));
            marks(pen, palette, at, scale, sums, marked);
        }
        pen.outline(at.left() - 0.5, at.top() - 0.5, wide + 1, high + 1, 1, palette.border());
        if (row >= 0 && row < matrix().height())
            pen.outline(at.left() - 1, at.y(row) - 1, wide + 2, at.tall() + 2, 2, palette.neuron());
        outputs(pen, palette, at, wide);
    }

    private static int zero(ColorScale scale) {
        return scale.argb(0);
    }

    /// The matrix in full: weights that share a place added up.
    private float[] sums() {
        var sums = new float[matrix().height() * matrix().width()];
        for (int r = 0; r < matrix().height(); r++)
            for (Entry entry : matrix().row(r)) sums[r * matrix().width() + entry.column()] += entry.weight();
        return sums;
    }

    private Raster picture(ColorScale scale, float[] sums) {
        var argb = new int[sums.length];
        for (int p = 0; p < argb.length; p++) argb[p] = scale.argb(sums[p]);
        return new Raster(matrix().width(), matrix().height(), argb);
    }

    private void numbers(Pen pen, Layout at, ColorScale scale, float[] sums) {
        NumberText numbers = NumberText.showing(NumberText.budget(at.cell() - 3, TEXT), sums);
        for (int r = 0; r < matrix().height(); r++)
            for (Entry entry : matrix().row(r)) {
                float sum = sums[r * matrix().width() + entry.column()];
                pen.text(at.x(entry.column()) + at.cell() / 2, at.y(r) + at.tall() / 2, numbers.text(sum),
                        Face.NUMBERS, TEXT, Anchor.CENTER, Palette.inkOn(scale.argb(sum)));
            }
    }

    /// Between channels and maps a strong line, between rows of the picture a faint one.
    private void blocks(Pen pen, Palette palette, Layout at, double wide, double high) {
        Shape in = matrix().input();
        Shape out = matrix().output();
        int faint = Palette.faded(palette.textQuiet(), 0.25);
        if (at.cell() * in.width() >= 8)
            for (int c = in.width(); c < matrix().width(); c += in.width())
                line(pen, at.x(c), at.top(), at.x(c), at.top() + high, c % in.plane() == 0, palette, faint);
        if (at.tall() * out.width() >= 8)
            for (int r = out.width(); r < matrix().height(); r += out.width())
                line(pen, at.left(), at.y(r), at.left() + wide, at.y(r), r % out.plane() == 0, palette, faint);
    }

    private static void line(Pen pen, double x1, double y1, double x2, double y2, boolean strong, Palette palette,
            int faint) {
        pen.line(x1, y1, x2, y2, strong ? 1.5 : 1, strong ? palette.textQuiet() : faint);
    }

    /// What shares a weight stands out from the paler rest.
    private void marks(Pen pen, Palette palette, Layout at, ColorScale scale, float[] sums, Entry weight) {
        double wide = Math.max(at.cell(), 3);
        double tall = Math.max(at.tall(), 3);
        for (int r = 0; r < matrix().height(); r++)
            for (Entry entry : matrix().row(r))
                if (entry.sharesWith(weight)) {
                    double x = at.x(entry.column()) + (at.cell() - wide) / 2;
                    double y = at.y(r) + (at.tall() - tall) / 2;
                    pen.fill(x, y, wide, tall, at.least() < FINE
                            ? palette.field()
                            : scale.argb(sums[r * matrix().width() + entry.column()]));
                    if (at.least() >= FINE) pen.outline(x + 1, y + 1, wide - 2, tall - 2, 2, palette.field());
                }
    }

    private void inputs(Pen pen, Palette palette, Layout at) {
        float[] values = cut.x().data;
        strip(pen, palette, values, at.left(), LABEL, at.cell() * values.length, STRIP, false);
        List<Entry> seen = row >= 0 && row < matrix().height() ? matrix().row(row) : List.of();
        for (Entry entry : seen)
            pen.outline(at.x(entry.column()), LABEL, Math.max(2, at.cell()), STRIP, at.cell() < FINE ? 1 : 2,
                    palette.field());
    }

    private void outputs(Pen pen, Palette palette, Layout at, double wide) {
        float[] values = cut.y().data;
        double left = at.left() + wide + GAP;
        strip(pen, palette, values, left, at.top(), STRIP, at.tall() * values.length, true);
        if (row >= 0 && row < values.length)
            pen.outline(left, at.y(row), STRIP, Math.max(2, at.tall()), 2, palette.neuron());
        pen.text(left + STRIP / 2, LABEL + STRIP / 2, "y", Face.WORDS, TEXT, Anchor.CENTER, palette.textQuiet());
    }

    private static void strip(Pen pen, Palette palette, float[] values, double x, double y, double width,
            double height, boolean down) {
        ColorScale scale = ColorScale.ofInputs(values);
        var argb = new int[values.length];
        for (int p = 0; p < argb.length; p++) argb[p] = scale.argb(values[p]);
        pen.image(x, y, width, height, down ? new Raster(1, argb.length, argb) : new Raster(argb.length, 1, argb));
        pen.outline(x - 0.5, y - 0.5, width + 1, height + 1, 1, palette.border());
    }
}
