package org.fovea.figure.reason;

import org.fovea.engine.op.Explanation.Interpolated;
import org.fovea.engine.op.Source;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.SumText;
import org.fovea.figure.Turn;

/// The four values that one lies between, each with its share, and where it lies.
///
/// @param done how many of them had their turn, of which the last one is pointed out; [ReasonFigure#WHOLE] where nobody steps
///        through them
record BetweenPart(Interpolated between, int done) implements Part {
    private static final double TEXT = 12;
    private static final double LINE = 18;
    private static final double WIDE = 104;
    private static final double HIGH = 52;
    private static final double GAP = 2;
    private static final double LABEL = 34;
    private static final double POINT = 8;

    @Override
    public double width(double room, double height) {
        double wide = LABEL + 2 * WIDE;
        return wide <= room ? wide : 0;
    }

    @Override
    public void draw(Pen pen, Palette palette, double room, double height) {
        double wide = WIDE;
        double high = Math.min(HIGH, (height - 2 * LINE) / 2);
        double top = 2 * LINE + Math.max(0, Math.floor((height - 2 * LINE - 2 * high) / 2));
        pen.text(LABEL + wide, LINE / 2, "the four around it, with their shares", Face.WORDS, TEXT, Anchor.CENTER,
                palette.textQuiet());
        Source[] corners = {between.topLeft(), between.topRight(), between.bottomLeft(), between.bottomRight()};
        for (int i = 0; i < 4; i++) {
            Source corner = corners[i];
            double x = LABEL + i % 2 * wide;
            int below = i / 2;
            double y = top + below * high;
            float share = (i < 2 ? 1 - between.down() : between.down())
                    * (i % 2 == 0 ? 1 - between.right() : between.right());
            pen.fill(x, y, wide - GAP, high - GAP, Palette.faded(palette.field(), 0.08 + 0.42 * share));
            pen.text(x + (wide - GAP) / 2, y + high / 2 - 14, SumText.plain(corner.value()), Face.NUMBERS, TEXT,
                    Anchor.CENTER, i < done ? palette.text() : palette.textQuiet());
            pen.text(x + (wide - GAP) / 2, y + high / 2 + 12, "× " + SumText.plain(share), Face.NUMBERS, TEXT,
                    Anchor.CENTER, palette.fieldText());
            if (i == done - 1) Turn.outline(pen, palette, x + 2, y + 2, wide - GAP - 4, high - GAP - 4);
            if (i < 2)
                pen.text(x + wide / 2 - 1, top - 11, integer(corner.column()), Face.NUMBERS, TEXT, Anchor.CENTER,
                        palette.fieldText());
            if (i % 2 == 0)
                pen.text(LABEL - 7, y + high / 2 - 1, integer(corner.row()), Face.NUMBERS, TEXT, Anchor.RIGHT,
                        palette.fieldText());
        }
        pen.outline(LABEL - 2, top - 2, 2 * wide + 2, 2 * high + 2, 2, palette.field());
        // The middles of the four cells are where their values lie.
        double x = LABEL + wide / 2 + between.right() * wide;
        double y = top + high / 2 + between.down() * high;
        pen.outline(x - POINT / 2 - 1, y - POINT / 2 - 1, POINT, POINT, 2, palette.neuron());
    }

    private static String integer(int number) {
        return Integer.toString(number);
    }
}
