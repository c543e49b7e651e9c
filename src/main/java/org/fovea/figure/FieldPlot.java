package org.fovea.figure;

import java.util.List;
import org.fovea.compute.EffectiveDepth;
import org.fovea.compute.FieldTable;
import org.fovea.compute.FieldTable.Line;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;

/// The size of the receptive field over the depth of a network, beside the size of the picture. Where a field spans more
/// than the picture, its part beyond is hatched like the padding it sees. Points show how much of it really counts, and a
/// curve how that would grow by the square root of the number of layers.
///
/// @param effective how wide what counts is; none where it is not known
/// @param selected the number of the layer that is marked
public record FieldPlot(FieldTable table, EffectiveDepth effective, int selected, double width,
        double height) implements Figure {
    private static final double SIZE = 12;
    private static final double LEFT = 52;
    private static final double TOP = 26;
    private static final double BOTTOM = 26;
    private static final double RIGHT = 12;
    private static final double DOT = 7;
    private static final double LEGEND = 230;
    private static final double WIDEST_BAR = 34;
    /// How much room the name of a layer takes at least.
    private static final double NAME = 62;
    /// Above this many pictures high a field is cut off.
    private static final double MOST = 4;
    /// Where all fields are smaller than this share of the picture, the scale ends above them instead of above the picture.
    private static final double SMALL = 0.25;

    @Override
    public void draw(Pen pen, Palette palette) {
        pen.text(0, TOP / 2 - 2, "RECEPTIVE FIELD OVER DEPTH", Face.WORDS_BOLD, SIZE, Anchor.LEFT, palette.text());
        int picture = Math.max(table.picture().height(), table.picture().width());
        List<Line> lines = table.lines();
        if (lines.isEmpty()) return;
        int largest = lines.stream().mapToInt(FieldPlot::size).max().orElse(1);
        boolean small = largest < SMALL * picture;
        double most = small ? largest * 1.15 : Math.min(MOST * picture, Math.max(picture, largest)) * 1.08;
        double base = height - BOTTOM;
        double scale = (base - TOP) / most;
        double step = (width - LEFT - RIGHT) / lines.size();
        double bar = Math.min(WIDEST_BAR, step * 0.6);
        int names = (int) Math.max(1, Math.ceil(NAME / step));
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            double x = LEFT + (i + 0.5) * step;
            double tall = Math.min(size(line), most) * scale;
            double inside = Math.min(tall, picture * scale);
            pen.fill(x - bar / 2, base - inside, bar, inside, palette.fieldTint());
            if (tall > inside)
                pen.hatch(x - bar / 2, base - tall, bar, tall - inside, palette.paddingGround(),
                        palette.paddingHatch());
            pen.outline(x - bar / 2, base - tall, bar, tall, 1.5, palette.field());
            if (line.number() == selected)
                pen.outline(x - bar / 2 - 3, base - tall - 3, bar + 6, tall + 6, 2, palette.neuron());
            if (step > 3 * DOT)
                pen.text(x, base - clear(i, tall, scale) - 9, Integer.toString(size(line)), Face.NUMBERS, SIZE,
                        Anchor.CENTER, palette.fieldText());
            if (i % names == 0)
                pen.text(x, base + BOTTOM / 2 + 2, pen.fitted(line.layer().name(), Face.WORDS, SIZE, names * step - 6),
                        Face.WORDS,
                        SIZE, Anchor.CENTER, palette.textQuiet());
        }
        drawEffective(pen, palette, step, base, scale);
        pen.fill(LEFT, base, width - LEFT - RIGHT, 1, palette.border());
        pen.text(LEFT - 6, base, "0", Face.NUMBERS, SIZE, Anchor.RIGHT, palette.textQuiet());
        String size = "%d × %d".formatted(table.picture().height(), table.picture().width());
        pen.text(width - RIGHT, TOP / 2 - 2,
                small ? "the picture, " + size + ", is far larger" : "the line is the picture, " + size, Face.WORDS,
                SIZE, Anchor.RIGHT, palette.textQuiet());
        if (small) return;
        double edge = base - picture * scale;
        pen.fill(LEFT, edge, width - LEFT - RIGHT, 1, palette.textQuiet());
        pen.text(LEFT - 6, edge, Integer.toString(picture), Face.NUMBERS, SIZE, Anchor.RIGHT, palette.textQuiet());
    }

    /// How high a bar is with the point at its upper end, if there is one.
    private double clear(int line, double tall, double scale) {
        double point = effective(line) * scale + DOT / 2;
        return Math.abs(tall - point) < 2 * DOT ? Math.max(tall, point) : tall;
    }

    /// The points; and the curve through the last of them, as if every layer did the same.
    private void drawEffective(Pen pen, Palette palette, double step, double base, double scale) {
        int last = -1;
        for (int i = 0; i < table.lines().size(); i++) if (effective(i) > 0) last = i;
        if (last < 0) return;
        double unit = effective(last) / Math.sqrt(last + 1.0);
        for (int i = 1; i < table.lines().size(); i++) {
            double x = LEFT + (i + 0.5) * step;
            pen.line(x - step, base - unit * Math.sqrt(i) * scale, x, base - unit * Math.sqrt(i + 1.0) * scale, 1,
                    palette.textQuiet());
        }
        double before = Double.NaN;
        for (int i = 0; i < table.lines().size(); i++) {
            double x = LEFT + (i + 0.5) * step;
            double y = base - effective(i) * scale;
            if (effective(i) > 0 && before > 0) pen.line(x - step, before, x, y, 1.5, palette.text());
            if (effective(i) > 0)
                pen.fill(x - DOT / 2, y - DOT / 2, DOT, DOT, palette.text());
            before = effective(i) > 0 ? y : Double.NaN;
        }
        pen.fill(LEGEND, TOP / 2 - 2 - DOT / 2, DOT, DOT, palette.text());
        pen.text(LEGEND + DOT + 6, TOP / 2 - 2, "what counts, ±2σ; the thin line is √n", Face.WORDS, SIZE, Anchor.LEFT,
                palette.textQuiet());
    }

    /// Not a number where it is not known.
    private double effective(int line) {
        return effective.width(table.lines().get(line).number()).orElse(Double.NaN);
    }

    /// The layer whose bar stands at this x, counted from 0 in the table; −1 beside all.
    public int at(double x) {
        double step = (width - LEFT - RIGHT) / Math.max(1, table.lines().size());
        int index = (int) Math.floor((x - LEFT) / step);
        return index >= 0 && index < table.lines().size() ? index : -1;
    }

    private static int size(Line line) {
        return Math.max(line.field().rows().size(), line.field().columns().size());
    }
}
