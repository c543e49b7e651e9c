package org.fovea.figure.reason;

import java.util.List;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Term;
import org.fovea.figure.ColorScale;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.SumText;
import org.fovea.figure.Turn;

/// A value of a transposed convolution while somebody steps through it: one value of the input stamps its kernel onto the
/// output, and one number of the stamp falls on the neuron.
///
/// @param map the neuron's map
/// @param terms every number that falls on it
/// @param done how many of them are there
record StampPart(ConvTranspose2d op, int map, List<Term> terms, int done) implements Part {
    private static final double CAPTION = 20;
    private static final double GAP = 28;
    private static final double TEXT = 12;
    private static final double WIDEST = 44;
    private static final double TALLEST = 30;
    private static final double NARROWEST = 110;

    private double cellWidth(double height) {
        double tall = cellHeight(height);
        return tall >= TEXT + 3 ? Math.min(WIDEST, tall * 1.6) : tall;
    }

    private double cellHeight(double height) {
        return Math.min(TALLEST, Math.floor((height - CAPTION) / op.rows().size()));
    }

    private double grid(double height) {
        return Math.max(NARROWEST, op.columns().size() * cellWidth(height));
    }

    @Override
    public double width(double room, double height) {
        double grids = 2 * grid(height) + GAP;
        if (grids > room) return 0;
        return grids + GAP + TermLine.WIDE <= room ? grids + GAP + TermLine.WIDE : grids;
    }

    @Override
    public void draw(Pen pen, Palette palette, double room, double height) {
        double next = grid(height) + GAP;
        if (done > 0 && !terms.isEmpty()) {
            Term term = terms.get(done - 1);
            Tensor weights = op.weights().get(term.channel());
            int of = map % weights.shape.channels();
            float[] kernel = weights.channel(of).data;
            var stamp = new float[kernel.length];
            for (int t = 0; t < stamp.length; t++) stamp[t] = term.input() * kernel[t];
            grid(pen, palette, 0, height, "kernel of channel " + term.channel(), kernel, term);
            pen.text(next - GAP / 2, CAPTION + op.rows().size() * cellHeight(height) / 2, "→", Face.NUMBERS, 18,
                    Anchor.CENTER, palette.textQuiet());
            grid(pen, palette, next, height, "stamp = %s · kernel".formatted(SumText.plain(term.input())), stamp, term);
        }
        if (2 * next + TermLine.WIDE <= room)
            TermLine.drawLast(pen, palette, op, terms, done, 2 * next, CAPTION, height);
    }

    private void grid(Pen pen, Palette palette, double x, double height, String title, float[] values, Term term) {
        double wide = cellWidth(height);
        double high = cellHeight(height);
        int columns = op.columns().size();
        ColorScale scale = ColorScale.ofWeights(values);
        NumberText numbers = NumberText.showing(NumberText.budget(wide - 6, TEXT), values);
        pen.text(x, CAPTION / 2 - 1, title, Face.WORDS, TEXT, Anchor.LEFT, palette.textQuiet());
        for (int t = 0; t < values.length; t++) {
            int row = t / columns;
            int column = t % columns;
            double left = x + column * wide;
            double top = CAPTION + row * high;
            int argb = scale.argb(values[t]);
            double gap = high >= 12 ? 2 : high >= 4 ? 1 : 0;
            pen.fill(left, top, wide - gap, high - gap, argb);
            if (high >= TEXT + 3)
                pen.text(left + (wide - gap) / 2, top + (high - gap) / 2, numbers.text(values[t]), Face.NUMBERS, TEXT,
                        Anchor.CENTER, Palette.inkOn(argb));
        }
        Turn.outline(pen, palette, x + term.tapColumn() * wide - 1, CAPTION + term.tapRow() * high - 1, wide, high);
    }
}
