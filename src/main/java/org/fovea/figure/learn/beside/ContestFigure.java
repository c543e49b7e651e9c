package org.fovea.figure.learn.beside;

import java.util.List;
import org.fovea.compute.learn.beside.ShiftTest;
import org.fovea.compute.learn.beside.Standing;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.learn.beside.ContestText.Row;

/// A contest on one sheet: its table and its curves.
///
/// @param tests of moved pictures, as far as they were made
public record ContestFigure(Standing standing, List<ShiftTest> tests, double width) implements Figure {
    private static final double ROW = 22;
    private static final double CURVES = 240;
    private static final double GAP = 20;
    private static final double SIZE = 12;
    private static final double NAME = 190;
    private static final double VALUE = 150;

    public ContestFigure {
        tests = List.copyOf(tests);
    }

    private List<Row> rows() {
        return ContestText.rows(standing, tests);
    }

    @Override
    public double height() {
        return (rows().size() + 1) * ROW + GAP + CURVES;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        double y = ROW / 2;
        double x = NAME;
        for (int i = 0; i < standing.entrants().size(); i++) {
            x += VALUE;
            pen.text(x, y, standing.entrants().get(i).name(), Face.WORDS_BOLD, SIZE, Anchor.RIGHT,
                    (i == 0 ? Side.CONVOLUTIONAL : Side.FULL).of(palette));
        }
        for (Row row : rows()) {
            y += ROW;
            pen.fill(0, y - ROW / 2, width, 1, palette.border());
            pen.text(0, y, row.name(), Face.WORDS, SIZE, Anchor.LEFT, palette.text());
            for (int i = 0; i < row.values().size(); i++)
                pen.text(NAME + (i + 1) * VALUE, y, row.values().get(i), Face.NUMBERS, SIZE, Anchor.RIGHT,
                        palette.text());
            double rule = NAME + row.values().size() * VALUE + 24;
            pen.text(rule, y, pen.fitted(row.rule(), Face.WORDS, SIZE, width - rule), Face.WORDS, SIZE, Anchor.LEFT,
                    palette.textQuiet());
        }
        new CurvesFigure(standing, false, width, CURVES).draw(new MovedPen(pen, 0, height() - CURVES), palette);
    }
}
