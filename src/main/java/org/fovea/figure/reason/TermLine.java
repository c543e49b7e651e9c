package org.fovea.figure.reason;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Term;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.SumText;
import org.fovea.figure.Turn;

/// A product in one line, its three numbers coloured: `x[3, 4, 0]  0.5 · 2.0 = 1.0`.
record TermLine(Op op, ColorScale inputs, ColorScale weights, ColorScale products) {
    static final double HIGH = 20;
    private static final double NAME = 150;
    private static final double CELL = 66;
    private static final double SIGN = 20;
    static final double WIDE = NAME + 3 * CELL + 2 * SIGN;
    private static final double TEXT = 12;

    /// With colours that suit all terms.
    static TermLine of(Op op, List<Term> terms) {
        return new TermLine(op, ColorScale.ofInputs(floats(terms, Term::input)),
                ColorScale.ofWeights(floats(terms, Term::weight)), ColorScale.ofWeights(floats(terms, Term::product)));
    }

    void draw(Pen pen, Palette palette, Term term, double x, double y) {
        pen.text(x, y + HIGH / 2, name(term), Face.NUMBERS, TEXT, Anchor.LEFT, palette.textQuiet());
        cell(pen, x + NAME, y, term.input(), inputs.argb(term.input()));
        sign(pen, palette, x + NAME + CELL, y, "·");
        cell(pen, x + NAME + CELL + SIGN, y, term.weight(), weights.argb(term.weight()));
        sign(pen, palette, x + NAME + 2 * CELL + SIGN, y, "=");
        cell(pen, x + NAME + 2 * (CELL + SIGN), y, term.product(), products.argb(term.product()));
    }

    /// The last of some products one below the other, the one whose turn it is at the bottom.
    ///
    /// @param done how many of them had their turn
    /// @param top where the first line begins
    /// @param bottom where the last one ends at most
    static void drawLast(Pen pen, Palette palette, Op op, List<Term> terms, int done, double x, double top,
            double bottom) {
        var line = of(op, terms);
        int end = Math.min(done, terms.size());
        int first = Math.max(0, end - Math.max(1, (int) ((bottom - top) / HIGH)));
        for (int t = first; t < end; t++) line.draw(pen, palette, terms.get(t), x, top + (t - first) * HIGH);
        if (end > 0)
            Turn.outline(pen, palette, x + NAME, top + (end - 1 - first) * HIGH + 1, 3 * CELL + 2 * SIGN, HIGH - 2);
    }

    /// The input; of a transposed convolution also the tap of the kernel that it was stamped with.
    private String name(Term term) {
        if (op instanceof ConvTranspose2d)
            return "x[%d, %d, %d] w[%d, %d]".formatted(term.row(), term.column(), term.channel(), term.tapRow(),
                    term.tapColumn());
        return "x[%d, %d, %d]".formatted(term.row(), term.column(), term.channel());
    }

    private static void cell(Pen pen, double x, double y, float value, int argb) {
        pen.fill(x, y + 1, CELL, HIGH - 2, argb);
        pen.text(x + CELL / 2, y + HIGH / 2, SumText.plain(value), Face.NUMBERS, TEXT, Anchor.CENTER,
                Palette.inkOn(argb));
    }

    private static void sign(Pen pen, Palette palette, double x, double y, String sign) {
        pen.text(x + SIGN / 2, y + HIGH / 2, sign, Face.NUMBERS, TEXT + 1, Anchor.CENTER, palette.textQuiet());
    }

    private static float[] floats(List<Term> terms, ToDoubleFunction<Term> number) {
        var values = new float[terms.size()];
        for (int t = 0; t < values.length; t++) values[t] = (float) number.applyAsDouble(terms.get(t));
        return values;
    }
}
