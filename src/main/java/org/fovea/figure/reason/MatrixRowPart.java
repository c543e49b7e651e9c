package org.fovea.figure.reason;

import java.util.List;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Term;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.figure.Turn;

/// A fully connected neuron while somebody steps through it: all inputs, the row of the matrix that belongs to the neuron, both
/// wrapped into lines, and the products around the one whose turn it is.
///
/// @param done how many of the products are there
record MatrixRowPart(Op op, List<Term> terms, int done) implements Part {
    private static final double CAPTION = 20;
    private static final double GAP = 20;
    private static final double TEXT = 12;
    private static final double LARGEST_CELL = 18;
    private static final double FAINT = 0.25;
    private static final double NARROWEST = 90;

    private double side(double height) {
        return Math.max(40, Math.min(height - CAPTION, 150));
    }

    private int across() {
        return (int) Math.ceil(Math.sqrt(terms.size()));
    }

    private double cell(double height) {
        return Math.min(LARGEST_CELL, side(height) / across());
    }

    private double picture(double height) {
        return Math.max(NARROWEST, cell(height) * across());
    }

    @Override
    public double width(double room, double height) {
        double pictures = 2 * picture(height) + GAP;
        if (pictures > room) return 0;
        return pictures + GAP + TermLine.WIDE <= room ? pictures + GAP + TermLine.WIDE : pictures;
    }

    @Override
    public void draw(Pen pen, Palette palette, double room, double height) {
        double next = picture(height) + GAP;
        var inputs = new float[terms.size()];
        var weights = new float[terms.size()];
        for (int t = 0; t < inputs.length; t++) {
            inputs[t] = terms.get(t).input();
            weights[t] = terms.get(t).weight();
        }
        wrapped(pen, palette, 0, height, "inputs x", ColorScale.ofInputs(inputs), inputs);
        wrapped(pen, palette, next, height, "row of the matrix", ColorScale.ofWeights(weights), weights);
        if (2 * next + TermLine.WIDE <= room)
            TermLine.drawLast(pen, palette, op, terms, done, 2 * next, CAPTION, height);
    }

    private void wrapped(Pen pen, Palette palette, double x, double height, String title, ColorScale scale,
            float[] values) {
        int across = across();
        int down = Math.ceilDiv(values.length, across);
        double cell = cell(height);
        double top = CAPTION + Math.max(0, (side(height) - down * cell) / 2);
        pen.text(x, top - CAPTION / 2 - 1, title, Face.WORDS, TEXT, Anchor.LEFT, palette.textQuiet());
        var argb = new int[across * down];
        for (int n = 0; n < values.length; n++)
            argb[n] = n < done ? scale.argb(values[n]) : Palette.faded(scale.argb(values[n]), FAINT);
        pen.image(x, top, across * cell, down * cell, new Raster(across, down, argb));
        int turn = done - 1;
        if (turn < 0) return;
        int row = turn / across;
        int column = turn % across;
        Turn.outline(pen, palette, x + column * cell, top + row * cell, cell, cell);
    }
}
