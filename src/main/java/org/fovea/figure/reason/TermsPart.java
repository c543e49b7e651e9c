package org.fovea.figure.reason;

import java.util.List;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Term;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.SumText;

/// The products of a weighted sum, those that weigh most first, one below the other; the rest as one number.
record TermsPart(Op op, List<Term> terms) implements Part {
    private static final double LINE = TermLine.HIGH;
    private static final double COLUMN = TermLine.WIDE + 28;
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
        var line = TermLine.of(op, terms);
        double top = Math.max(0, Math.floor((height - LINE * Math.min(lines(height), shown + 1)) / 2));
        for (int t = 0; t < shown; t++) {
            int column = t / lines(height);
            line.draw(pen, palette, sorted.get(t), column * COLUMN, top + t % lines(height) * LINE);
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
}
