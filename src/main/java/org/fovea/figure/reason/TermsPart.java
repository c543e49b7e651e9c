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

/// The products of a weighted sum, those that weigh most first, one below the other; the rest as one number.
record TermsPart(Op op, List<Term> terms) implements Part {
    private static final double LINE = 20;
    private static final double NAME = 150;
    private static final double CELL = 66;
    private static final double SIGN = 20;
    private static final double COLUMN = NAME + 3 * CELL + 2 * SIGN + 28;
    private static final double TEXT = 12;

    private int lines(double height) {
        return Math.max(1, (int) (height / LINE));
    }

    private int columns(double room, double height) {
        return Math.clamp(Math.ceilDiv(terms.size(), lines(height)), 1, Math.max(1, (int) (room / COLUMN)));
    }

    @Override
    public double width(double room, double height) {
        return room < COLUMN ? 0 : columns(room, height) * COLUMN - 28;
    }

    @Override
    public void draw(Pen pen, Palette palette, double room, double height) {
        List<Term> sorted = terms.stream().sorted(ReasonFigure.byWeight()).toList();
        int fit = lines(height) * columns(room, height);
        int shown = sorted.size() <= fit ? sorted.size() : fit - 1;
        ColorScale inputs = ColorScale.ofInputs(floats(sorted, Term::input));
        ColorScale weights = ColorScale.ofWeights(floats(sorted, Term::weight));
        ColorScale products = ColorScale.ofWeights(floats(sorted, Term::product));
        double top = Math.max(0, Math.floor((height - LINE * Math.min(lines(height), shown + 1)) / 2));
        for (int t = 0; t < shown; t++) {
            Term term = sorted.get(t);
            int column = t / lines(height);
            double x = column * COLUMN;
            double y = top + t % lines(height) * LINE;
            pen.text(x, y + LINE / 2, name(term), Face.NUMBERS, TEXT, Anchor.LEFT, palette.textQuiet());
            cell(pen, x + NAME, y, term.input(), inputs.argb(term.input()));
            sign(pen, palette, x + NAME + CELL, y, "·");
            cell(pen, x + NAME + CELL + SIGN, y, term.weight(), weights.argb(term.weight()));
            sign(pen, palette, x + NAME + 2 * CELL + SIGN, y, "=");
            cell(pen, x + NAME + 2 * (CELL + SIGN), y, term.product(), products.argb(term.product()));
        }
        if (shown == sorted.size()) return;
        float rest = 0;
        for (Term term : sorted.subList(shown, sorted.size())) rest += term.product();
        int column = shown / lines(height);
        double x = column * COLUMN;
        double y = top + shown % lines(height) * LINE;
        pen.text(x, y + LINE / 2, "%,d more, together %s".formatted(sorted.size() - shown, SumText.plain(rest)),
                Face.NUMBERS, TEXT, Anchor.LEFT, palette.text());
    }

    /// The input; of a transposed convolution also the tap of the kernel that it was stamped with.
    private String name(Term term) {
        if (op instanceof ConvTranspose2d)
            return "x[%d, %d, %d] w[%d, %d]".formatted(term.row(), term.column(), term.channel(), term.tapRow(),
                    term.tapColumn());
        return "x[%d, %d, %d]".formatted(term.row(), term.column(), term.channel());
    }

    private static void cell(Pen pen, double x, double y, float value, int argb) {
        pen.fill(x, y + 1, CELL, LINE - 2, argb);
        pen.text(x + CELL / 2, y + LINE / 2, SumText.plain(value), Face.NUMBERS, TEXT, Anchor.CENTER,
                Palette.inkOn(argb));
    }

    private static void sign(Pen pen, Palette palette, double x, double y, String sign) {
        pen.text(x + SIGN / 2, y + LINE / 2, sign, Face.NUMBERS, TEXT + 1, Anchor.CENTER, palette.textQuiet());
    }

    private static float[] floats(List<Term> terms, ToDoubleFunction<Term> number) {
        var values = new float[terms.size()];
        for (int t = 0; t < values.length; t++) values[t] = (float) number.applyAsDouble(terms.get(t));
        return values;
    }
}
