package org.fovea.figure.reason;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.engine.op.Source;
import org.fovea.figure.ColorScale;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.figure.Rectangle;
import org.fovea.figure.Turn;

/// What lies under a window, laid out as in the input; places without a value lie on the padding.
///
/// @param rows of the input, from above
/// @param columns of the input, from the left
/// @param winner the value that is passed on, if it is one of them
/// @param zeros whether the padding counts as zeros
/// @param done how many of the values had their turn, of which the last one is pointed out and the others are faint;
///        [ReasonFigure#WHOLE] where nobody steps through them
record GridPart(List<Source> values, List<Integer> rows, List<Integer> columns, Optional<Source> winner,
        boolean zeros, int done) implements Part {
    private static final double CAPTION = 36;
    private static final double FRAME = 2;
    private static final double TALLEST = 34;
    private static final double WIDEST = 58;
    private static final double TEXT = 12;
    private static final double NARROWEST = 118;
    private static final double FINDABLE = 8;
    /// More cells than this are drawn as a picture.
    private static final int MOST = 2500;
    /// So many characters say enough.
    private static final int DIGITS = 6;
    /// Left of the cells, for the numbers of the rows.
    private static final double LABEL = 36;
    private static final double NUMBERED = 30;
    /// How opaque a value is whose turn is still to come.
    private static final double FAINT = 0.25;

    private record Cells(double wide, double high, double gap, boolean numbers) {
    }

    private Cells cells(double room, double height) {
        double high = Math.min(TALLEST, Math.floor((height - CAPTION - 2 * FRAME) / Math.max(1, rows.size())));
        double wide = Math.min(WIDEST, Math.floor((room - LABEL - 2 * FRAME) / Math.max(1, columns.size())));
        if (high >= TEXT + 3 && wide >= 36) return new Cells(wide, high, 2, true);
        double exact = Math.min((height - CAPTION - 2 * FRAME) / Math.max(1, rows.size()),
                (room - LABEL - 2 * FRAME) / Math.max(1, columns.size()));
        double side = exact >= 2 ? Math.floor(exact) : exact;
        return new Cells(side, side, side >= 12 ? 2 : side >= 5 ? 1 : 0, false);
    }

    @Override
    public double width(double room, double height) {
        if (room < NARROWEST || rows.isEmpty() || columns.isEmpty()) return 0;
        return LABEL + Math.max(NARROWEST, cells(room, height).wide() * columns.size() + 2 * FRAME);
    }

    @Override
    public void draw(Pen pen, Palette palette, double room, double height) {
        Cells cells = cells(room, height);
        double wide = cells.wide() * columns.size() - cells.gap();
        double high = cells.high() * rows.size() - cells.gap();
        double left = LABEL + Math.floor((width(room, height) - LABEL - wide) / 2);
        double top = CAPTION + Math.floor((height - CAPTION - high) / 2);
        pen.text(left + wide / 2, top - CAPTION + 7, "receptive field", Face.WORDS, TEXT, Anchor.CENTER,
                palette.textQuiet());
        ColorScale scale = ColorScale.ofInputs(numbers());
        if (values.size() > MOST) picture(pen, palette, scale, new Rectangle(left, top, wide, high));
        else
            each(pen, palette, cells, scale, left, top);
        places(pen, palette, cells, left, top);
        pen.outline(left - FRAME, top - FRAME, wide + 2 * FRAME, high + 2 * FRAME, 2, palette.field());
    }

    /// Where it lies in the input: every row and column that has room for its number, or the first and the last.
    private void places(Pen pen, Palette palette, Cells cells, double left, double top) {
        int down = cells.high() >= TEXT + 2 ? 1 : Math.max(1, rows.size() - 1);
        for (int u = 0; u < rows.size(); u += down)
            pen.text(left - FRAME - 5, Math.max(top + TEXT / 2 - 2, top + (u + 0.5) * cells.high() - 1),
                    number(rows.get(u)), Face.NUMBERS, TEXT, Anchor.RIGHT, palette.fieldText());
        int across = cells.wide() >= NUMBERED ? 1 : Math.max(1, columns.size() - 1);
        for (int v = 0; v < columns.size(); v += across)
            pen.text(left + (v + 0.5) * cells.wide(), top - FRAME - 10, number(columns.get(v)), Face.NUMBERS, TEXT,
                    Anchor.CENTER, palette.fieldText());
    }

    private static String number(int place) {
        return Integer.toString(place).replace('-', '−');
    }

    private void each(Pen pen, Palette palette, Cells cells, ColorScale scale, double left, double top) {
        Map<Long, Integer> known = new HashMap<>();
        for (int n = 0; n < values.size(); n++) known.put(key(values.get(n).row(), values.get(n).column()), n);
        NumberText numbers = NumberText.showing(
                Math.min(DIGITS, NumberText.budget(cells.wide() - cells.gap() - 5, TEXT)), numbers());
        for (int u = 0; u < rows.size(); u++)
            for (int v = 0; v < columns.size(); v++) {
                double x = left + v * cells.wide();
                double y = top + u * cells.high();
                double wide = cells.wide() - cells.gap();
                double high = cells.high() - cells.gap();
                Integer n = known.get(key(rows.get(u), columns.get(v)));
                if (n == null) {
                    pen.hatch(x, y, wide, high, palette.paddingGround(), palette.paddingHatch());
                    if (zeros && cells.numbers())
                        pen.text(x + wide / 2, y + high / 2, "0", Face.NUMBERS, TEXT, Anchor.CENTER,
                                palette.textQuiet());
                    continue;
                }
                float value = values.get(n).value();
                int argb = scale.argb(value);
                boolean reached = n < done;
                pen.fill(x, y, wide, high, reached ? argb : Palette.faded(argb, FAINT));
                if (cells.numbers())
                    pen.text(x + wide / 2, y + high / 2, numbers.text(value), Face.NUMBERS, TEXT, Anchor.CENTER,
                            reached ? Palette.inkOn(argb) : palette.textQuiet());
                if (n == done - 1) Turn.outline(pen, palette, x, y, wide, high);
            }
        winner.ifPresent(best -> {
            Rectangle at = new Rectangle(left + columns.indexOf(best.column()) * cells.wide(),
                    top + rows.indexOf(best.row()) * cells.high(), cells.wide() - cells.gap(),
                    cells.high() - cells.gap()).atLeast(FINDABLE);
            pen.outline(at.x(), at.y(), at.width(), at.height(), 2, palette.neuron());
        });
    }

    /// At most a pixel for each of the screen, each a value as it is, so that a whole map is drawn at once.
    private void picture(Pen pen, Palette palette, ColorScale scale, Rectangle at) {
        int down = Math.clamp((int) at.height(), 1, rows.size());
        int across = Math.clamp((int) at.width(), 1, columns.size());
        var argb = new int[down * across];
        if (values.size() == rows.size() * columns.size())
            for (int i = 0; i < argb.length; i++) {
                int line = i / across;
                int u = (int) ((line + 0.5) * rows.size() / down);
                int v = (int) ((i % across + 0.5) * columns.size() / across);
                int n = u * columns.size() + v;
                argb[i] = faint(scale.argb(values.get(n).value()), n);
            }
        else {
            // The window lies over the edge.
            pen.hatch(at.x(), at.y(), at.width(), at.height(), palette.paddingGround(), palette.paddingHatch());
            for (int n = 0; n < values.size(); n++)
                argb[rows.indexOf(values.get(n).row()) * down / rows.size() * across
                        + columns.indexOf(values.get(n).column()) * across / columns.size()] = faint(
                                scale.argb(values.get(n).value()), n);
        }
        pen.image(at.x(), at.y(), at.width(), at.height(), new Raster(across, down, argb));
        winner.ifPresent(best -> {
            double x = at.x() + (columns.indexOf(best.column()) + 0.5) * at.width() / columns.size();
            double y = at.y() + (rows.indexOf(best.row()) + 0.5) * at.height() / rows.size();
            pen.outline(x - FINDABLE / 2, y - FINDABLE / 2, FINDABLE, FINDABLE, 2, palette.neuron());
        });
    }

    private int faint(int argb, int n) {
        return n < done ? argb : Palette.faded(argb, FAINT);
    }

    private static long key(int row, int column) {
        return ((long) row << 32) | (column & 0xffffffffL);
    }

    private float[] numbers() {
        var numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = values.get(i).value();
        return numbers;
    }
}
