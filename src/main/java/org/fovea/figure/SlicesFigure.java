package org.fovea.figure;

import org.fovea.compute.Neuron;
import org.fovea.compute.Products;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Term;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.project.Colors;

/// A filter as the block it is: for every channel of the input what the neuron sees, the slice of the filter that lies on
/// it, and the plane of their products with its sum; at the end all planes added up. All slices have one scale, and so have
/// all planes, so that a channel that contributes more looks stronger.
///
/// @param neuron of a convolution
/// @param input the shape of the layer's input
/// @param padsZeros whether the padding holds zeros
public record SlicesFigure(Neuron neuron, Shape input, boolean padsZeros, double width,
        double height) implements Figure {
    private static final double LINE = 18;
    private static final double TEXT = 12;
    private static final double GAP = 5;
    private static final double NARROWEST = 62;
    private static final double OPERATOR = 22;
    private static final double LARGEST_CELL = 24;
    /// What the neuron sees, the slice, the products.
    private static final int PLANES = 3;

    /// Colours common to all channels.
    private record Scales(ColorScale inputs, ColorScale weights, ColorScale products) {
    }

    private int channels() {
        return Products.channels(neuron);
    }

    private double cell() {
        double room = (height - 2 * LINE - (PLANES - 1) * GAP) / PLANES;
        return Math.clamp(Math.floor(room / neuron.rows().size()), 1, LARGEST_CELL);
    }

    private double column() {
        return Math.max(cell() * neuron.columns().size(), NARROWEST) + 2 * GAP;
    }

    /// How many channels have a column; the others are added to the sum and counted.
    int shown() {
        double room = width - OPERATOR - column();
        int fitting = Math.max(1, (int) (room / column()));
        return channels() <= fitting ? channels() : Math.max(1, fitting - 1);
    }

    /// How much of the width it needs.
    public double used() {
        int columns = shown() + (shown() < channels() ? 1 : 0);
        return Math.min(width, OPERATOR + (columns + 1) * column());
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        Scales scales = scales();
        double plane = cell() * neuron.rows().size();
        for (int p = 1; p < PLANES; p++)
            pen.text(OPERATOR / 2 - 2, LINE + p * (plane + GAP) + plane / 2, p == 1 ? "⊙" : "=", Face.NUMBERS, 16,
                    Anchor.CENTER, palette.textQuiet());
        for (int c = 0; c < shown(); c++) {
            double x = OPERATOR + c * column();
            caption(pen, palette, x, 0, SumText.channel(c, neuron.colors()));
            slice(pen, palette, x, Products.of(neuron, input, c), scales);
            caption(pen, palette, x, LINE + PLANES * (plane + GAP) - GAP, SumText.signed(Products.sum(neuron, c)));
        }
        double x = OPERATOR + shown() * column();
        if (shown() < channels()) {
            caption(pen, palette, x, LINE + plane + GAP, "+ %d more".formatted(channels() - shown()));
            x += column();
        }
        total(pen, palette, x, plane);
    }

    /// All planes of products added up.
    private void total(Pen pen, Palette palette, double x, double plane) {
        Products all = Products.summed(neuron, input);
        caption(pen, palette, x, LINE + plane + GAP / 2 + LINE / 2, "Σ");
        plane(pen, x, 2, all.products(), ColorScale.ofWeights(all.products()));
        pen.outline(left(x) - 1, top(2) - 1, cell() * neuron.columns().size() + 2, plane + 2, 2, palette.neuron());
        caption(pen, palette, x, LINE + PLANES * (plane + GAP) - GAP, SumText.signed(neuron.z() - neuron.bias()));
    }

    private void caption(Pen pen, Palette palette, double x, double y, String text) {
        pen.text(x + column() / 2, y + LINE / 2, text, Face.NUMBERS, TEXT, Anchor.CENTER, palette.text());
    }

    private void slice(Pen pen, Palette palette, double x, Products products, Scales scales) {
        int columns = neuron.columns().size();
        for (int tap = 0; tap < products.inputs().length; tap++) {
            double left = left(x) + tap % columns * cell();
            int row = tap / columns;
            double top = top(0) + row * cell();
            boolean hatched = products.padding()[tap];
            if (!hatched || !padsZeros)
                pen.fill(left, top, cell(), cell(), scales.inputs().argb(products.inputs()[tap]));
            if (hatched)
                pen.hatch(left, top, cell(), cell(), padsZeros ? palette.paddingGround() : 0,
                        palette.paddingHatch());
        }
        pen.outline(left(x) - 1, top(0) - 1, cell() * columns + 2, cell() * neuron.rows().size() + 2, 2,
                palette.field());
        plane(pen, x, 1, products.weights(), scales.weights());
        plane(pen, x, 2, products.products(), scales.products());
    }

    private void plane(Pen pen, double x, int plane, float[] values, ColorScale scale) {
        int columns = neuron.columns().size();
        for (int tap = 0; tap < values.length; tap++) {
            int row = tap / columns;
            pen.fill(left(x) + tap % columns * cell(), top(plane) + row * cell(), cell(), cell(),
                    scale.argb(values[tap]));
        }
    }

    private double left(double x) {
        return x + Math.floor((column() - cell() * neuron.columns().size()) / 2);
    }

    private double top(int plane) {
        return LINE + plane * (cell() * neuron.rows().size() + GAP);
    }

    private Scales scales() {
        var weights = new float[neuron.terms().size()];
        var products = new float[weights.length];
        float low = 0;
        float high = 1;
        for (int t = 0; t < weights.length; t++) {
            Term term = neuron.terms().get(t);
            weights[t] = term.weight();
            products[t] = term.product();
            low = Math.min(low, term.input());
            high = Math.max(high, term.input());
        }
        return new Scales(new ColorScale(ColorMap.of(Colors.GREY), low, high), ColorScale.ofWeights(weights),
                ColorScale.ofWeights(products));
    }
}
