package org.fovea.figure;

import java.util.Optional;
import org.fovea.compute.Neuron;
import org.fovea.compute.Products;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Term;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.project.Cell;
import org.fovea.project.Colors;
import org.jspecify.annotations.Nullable;

/// What a neuron sees ⊙ its filter = the products, as three grids with numbers where they fit.
///
/// @param neuron whose arithmetic it is
/// @param input the shape of the layer's input
/// @param channel which channel the neuron sees, or [#ALL] of them added up
/// @param padsZeros whether the padding holds zeros
/// @param marked a tap of the kernel to point out
/// @param done how many of the neuron's terms have been multiplied, of which the last one is pointed out; the products of the
///        others are still empty. [#WHOLE] where nobody steps through them
public record ProductsFigure(Neuron neuron, Shape input, int channel, boolean padsZeros, @Nullable Cell marked,
        int done, double width, double height) implements Figure {
    public static final int ALL = -1;
    /// Not one channel and not their sum, but all of them side by side: [SlicesFigure].
    public static final int STACKED = -2;
    /// Not the window of one neuron but the map that each channel contributes: [PlanesFigure].
    public static final int PLANES = -3;
    /// All terms are there.
    public static final int WHOLE = Integer.MAX_VALUE;
    private static final double CAPTION = 20;
    private static final double OPERATOR = 34;
    /// Captions need this much, however small the kernel is.
    private static final double NARROWEST = 118;
    /// Around the receptive field.
    private static final double FRAME = 2;
    private static final double TEXT = 12;
    /// What stays free in a cell, left and right of its number together.
    private static final double AROUND = 5;
    /// From this width on, cells hold four characters.
    private static final double READABLE = 36;
    private static final ColorScale VALUES = new ColorScale(ColorMap.of(Colors.GREY), 0, 1);

    /// With all products.
    public ProductsFigure(Neuron neuron, Shape input, int channel, boolean padsZeros, @Nullable Cell marked,
            double width, double height) {
        this(neuron, input, channel, padsZeros, marked, WHOLE, width, height);
    }

    /// Where the cells are.
    ///
    /// @param pitchX from one cell to the next
    /// @param column from one grid to the next
    /// @param gap between cells
    private record Layout(double pitchX, double pitchY, double gap, double column, double left, double top,
            boolean numbers) {
        double x(int grid, int v) {
            return left + grid * column + v * pitchX;
        }

        double y(int u) {
            return top + u * pitchY;
        }
    }

    private int rows() {
        return neuron.rows().size();
    }

    private int columns() {
        return neuron.columns().size();
    }

    private Layout layout() {
        double high = Math.clamp(Math.floor((height - CAPTION - 2 * FRAME) / rows()), 1, 30);
        double wide = Math.clamp(Math.floor(((width - 2 * OPERATOR) / 3 - 2 * FRAME) / columns()), 1, 48);
        boolean numbers = high >= TEXT + 3 && wide >= READABLE;
        if (!numbers) {
            high = Math.min(high, wide);
            wide = high;
        }
        double gap = high >= 12 ? 2 : high >= 4 ? 1 : 0;
        double column = Math.max(wide * columns() + 2 * FRAME, NARROWEST);
        double top = CAPTION + Math.floor((height - CAPTION - rows() * high) / 2);
        return new Layout(wide, high, gap, column + OPERATOR, Math.floor((column - wide * columns()) / 2), top,
                numbers);
    }

    /// How much of the width the grids need, at most as much as there is.
    public double used() {
        return Math.min(width, 3 * layout().column() - OPERATOR);
    }

    /// The tap of the kernel drawn at a point of any of the three grids.
    public Optional<Cell> tapAt(double x, double y) {
        Layout at = layout();
        for (int grid = 0; grid < 3; grid++) {
            int u = (int) Math.floor((y - at.top()) / at.pitchY());
            int v = (int) Math.floor((x - at.x(grid, 0)) / at.pitchX());
            if (u >= 0 && u < rows() && v >= 0 && v < columns()) return Optional.of(new Cell(u, v));
        }
        return Optional.empty();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        Layout at = layout();
        Products shown = channel == ALL ? Products.summed(neuron, input, done) : Products.of(neuron, input, channel);
        field(pen, palette, at, shown);
        boolean shared = channel == ALL && Products.shared(neuron);
        float[] weights = shared ? Products.of(neuron, input, 0).weights() : shown.weights();
        signed(pen, palette, at, 1, weights, weights.length);
        signed(pen, palette, at, 2, shown.products(), reached());
        double middle = at.top() + rows() * at.pitchY() / 2 - 1;
        for (int grid = 1; grid < 3; grid++)
            pen.text(at.x(grid, 0) - (at.column() - columns() * at.pitchX()) / 2 - 1, middle, grid == 1 ? "⊙" : "=",
                    Face.NUMBERS, 20, Anchor.CENTER, palette.textQuiet());
        String which = Products.channels(neuron) == 1
                ? ""
                : channel == ALL ? ", summed" : ", " + SumText.channel(channel, neuron.colors());
        caption(pen, palette, at, 0, "receptive field" + (channel == ALL ? "" : which));
        caption(pen, palette, at, 1, "filter " + neuron.filter() + (shared ? ", every channel" : which));
        caption(pen, palette, at, 2, "products" + which);
        if (marked != null && marked.row() < rows() && marked.column() < columns())
            for (int grid = 0; grid < 3; grid++)
                pen.outline(at.x(grid, marked.column()) - at.gap() / 2, at.y(marked.row()) - at.gap() / 2,
                        at.pitchX(), at.pitchY(), 2, palette.neuron());
        if (done != WHOLE) turn(pen, palette, at);
    }

    /// How many products of the grid are there.
    private int reached() {
        int taps = rows() * columns();
        return Math.clamp(channel == ALL ? done : done - (long) channel * taps, 0, taps);
    }

    /// The tap whose product was made last, in all three grids; only while the neuron is stepped through.
    private void turn(Pen pen, Palette palette, Layout at) {
        int taps = rows() * columns();
        if (done == 0 || (channel != ALL && (done - 1) / taps != channel)) return;
        int row = (done - 1) % taps / columns();
        int column = (done - 1) % columns();
        for (int grid = 0; grid < 3; grid++)
            Turn.outline(pen, palette, at.x(grid, column) - at.gap() / 2, at.y(row) - at.gap() / 2, at.pitchX(),
                    at.pitchY());
    }

    private void caption(Pen pen, Palette palette, Layout at, int grid, String text) {
        pen.text(at.x(grid, 0) + (columns() * at.pitchX() - at.gap()) / 2, at.top() - CAPTION / 2 - 2, text, Face.WORDS,
                TEXT, Anchor.CENTER, palette.textQuiet());
    }

    private void field(Pen pen, Palette palette, Layout at, Products shown) {
        NumberText numbers = NumberText.showing(budget(at), shown.inputs());
        for (int u = 0; u < rows(); u++)
            for (int v = 0; v < columns(); v++) {
                int tap = u * columns() + v;
                int argb = channel == ALL ? color(tap, shown) : VALUES.argb(shown.inputs()[tap]);
                boolean hatched = shown.padding()[tap];
                boolean empty = hatched && padsZeros;
                if (empty) fill(pen, at, 0, u, v, palette.paddingGround());
                else
                    fill(pen, at, 0, u, v, argb);
                if (hatched)
                    pen.hatch(at.x(0, v), at.y(u), at.pitchX() - at.gap(), at.pitchY() - at.gap(),
                            padsZeros ? palette.paddingGround() : 0, faded(palette.paddingHatch()));
                if (channel != ALL || empty)
                    number(pen, at, 0, u, v, empty ? "0" : numbers.text(shown.inputs()[tap]),
                            empty ? palette.textQuiet() : Palette.inkOn(argb));
            }
        pen.outline(at.x(0, 0) - FRAME, at.top() - FRAME, columns() * at.pitchX() - at.gap() + 2 * FRAME,
                rows() * at.pitchY() - at.gap() + 2 * FRAME, 2, palette.field());
    }

    private int faded(int hatch) {
        return padsZeros ? hatch : Palette.faded(hatch, 0.6);
    }

    private int color(int tap, Products shown) {
        if (!neuron.colors()) return VALUES.argb(shown.inputs()[tap]);
        int taps = rows() * columns();
        int argb = 0xff000000;
        for (int c = 0; c < 3; c++) {
            Term term = neuron.terms().get(c * taps + tap);
            argb |= Math.round(Math.clamp(term.input(), 0f, 1f) * 255) << (16 - 8 * c);
        }
        return argb;
    }

    /// @param reached how many of them are there; the others stay empty
    private void signed(Pen pen, Palette palette, Layout at, int grid, float[] values, int reached) {
        ColorScale scale = ColorScale.ofWeights(values);
        NumberText numbers = NumberText.showing(budget(at), values);
        for (int u = 0; u < rows(); u++)
            for (int v = 0; v < columns(); v++) {
                if (u * columns() + v >= reached) {
                    fill(pen, at, grid, u, v, palette.border());
                    fill(pen, at, grid, u, v, 1, palette.panel());
                    continue;
                }
                float value = values[u * columns() + v];
                fill(pen, at, grid, u, v, scale.argb(value));
                number(pen, at, grid, u, v, numbers.text(value), Palette.inkOn(scale.argb(value)));
            }
    }

    private static int budget(Layout at) {
        return NumberText.budget(at.pitchX() - at.gap() - AROUND, TEXT);
    }

    private static void fill(Pen pen, Layout at, int grid, int u, int v, int argb) {
        pen.fill(at.x(grid, v), at.y(u), at.pitchX() - at.gap(), at.pitchY() - at.gap(), argb);
    }

    private static void fill(Pen pen, Layout at, int grid, int u, int v, double inset, int argb) {
        double wide = at.pitchX() - at.gap() - 2 * inset;
        double high = at.pitchY() - at.gap() - 2 * inset;
        if (wide > 0 && high > 0) pen.fill(at.x(grid, v) + inset, at.y(u) + inset, wide, high, argb);
    }

    private static void number(Pen pen, Layout at, int grid, int u, int v, String text, int ink) {
        if (at.numbers())
            pen.text(at.x(grid, v) + (at.pitchX() - at.gap()) / 2, at.y(u) + (at.pitchY() - at.gap()) / 2, text,
                    Face.NUMBERS, TEXT, Anchor.CENTER, ink);
    }
}
