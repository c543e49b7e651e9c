package org.fovea.figure.stack;

import java.util.List;
import java.util.Locale;
import org.fovea.compute.Outline;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.net.ReceptiveField;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.project.LayerTitle;
import org.jspecify.annotations.Nullable;

/// Beside the planes: what the neuron in question sees of the picture, in numbers, and how the receptive field grows from
/// layer to layer on the way to it.
///
/// @param outline of the network
/// @param pyramid of the neuron; null where there is none
/// @param map which map it belongs to
/// @param pinned whether it is pinned
/// @param width in pixels
/// @param height in pixels
public record FieldsFigure(Outline outline, @Nullable Pyramid pyramid, int map, boolean pinned, double width,
        double height) implements Figure {
    private static final double MARGIN = 16;
    private static final double LINE = 18;
    private static final double ROW = 34;
    private static final double BAR = 8;
    private static final double TOP = 172;

    @Override
    public void draw(Pen pen, Palette palette) {
        if (pyramid == null) return;
        pen.text(MARGIN, 20, pinned ? "PINNED NEURON" : "NEURON", Face.WORDS_BOLD, 12, Anchor.LEFT,
                palette.textQuiet());
        Outline.Row row = outline.row(pyramid.layer());
        pen.text(MARGIN, 40, "%s, map %,d, row %,d, col %,d".formatted(row.layer().name(), map,
                pyramid.neuron().row(), pyramid.neuron().column()), Face.NUMBERS, 12, Anchor.LEFT, palette.text());
        pen.fill(MARGIN, 54, width - 2 * MARGIN, 4 * LINE + 14, palette.window());
        pen.outline(MARGIN + 0.5, 54.5, width - 2 * MARGIN - 1, 4 * LINE + 13, 1, palette.border());
        Region seen = pyramid.regions().get(0);
        if (seen == null) line(pen, 0, "sees nothing", "", " of the picture", palette);
        else {
            line(pen, 0, "sees ", "%,d × %,d".formatted(seen.height(), seen.width()), " pixels", palette);
            line(pen, 1, "rows ", span(seen.top(), seen.bottom() - 1), "", palette);
            line(pen, 2, "cols ", span(seen.left(), seen.right() - 1), "", palette);
            double share = 100.0 * seen.height() * seen.width() / outline.picture().plane();
            line(pen, 3, String.format(Locale.ROOT, share < 10 ? "%.2f %%" : "%.0f %%", share), "", " of the picture",
                    palette);
        }
        drawLayers(pen, palette, pyramid);
    }

    private void line(Pen pen, int at, String before, String number, String after, Palette palette) {
        double x = MARGIN + 10;
        double y = 54 + 7 + LINE * (at + 0.5);
        pen.text(x, y, before, Face.NUMBERS, 12, Anchor.LEFT, palette.text());
        x += pen.textWidth(before, Face.NUMBERS, 12);
        pen.text(x, y, number, Face.NUMBERS, 12, Anchor.LEFT, palette.fieldText());
        x += pen.textWidth(number, Face.NUMBERS, 12);
        pen.text(x, y, after, Face.NUMBERS, 12, Anchor.LEFT, palette.text());
    }

    private static String span(int first, int last) {
        return first == last ? "%,d".formatted(first) : "%,d … %,d".formatted(first, last);
    }

    private void drawLayers(Pen pen, Palette palette, Pyramid way) {
        pen.text(MARGIN, TOP - 8, "RECEPTIVE FIELD BY LAYER", Face.WORDS_BOLD, 12, Anchor.LEFT, palette.textQuiet());
        List<Integer> layers = way.regions().keySet().stream().filter(n -> n > 0).toList();
        int room = Math.max(1, (int) ((height - TOP - 44) / ROW));
        // Where there is no room for all, those next to the neuron.
        List<Integer> shown = layers.subList(Math.max(0, layers.size() - room), layers.size());
        double largest = shown.stream().mapToDouble(this::size).max().orElse(1);
        double y = TOP + 8;
        for (int n : shown) {
            Outline.Row row = outline.row(n);
            pen.text(MARGIN, y + 6, LayerTitle.of(row.layer().kind()), Face.WORDS, 12, Anchor.LEFT, palette.text());
            pen.text(width - MARGIN, y + 6, row.field().map(FieldsFigure::numbers).orElse(""), Face.NUMBERS, 12,
                    Anchor.RIGHT, palette.fieldText());
            double bar = Math.max(2, (width - 2 * MARGIN) * size(n) / largest);
            boolean past = size(n) > side(outline.picture());
            pen.fill(MARGIN, y + 16, bar, BAR, past ? Palette.faded(palette.field(), 0.55) : palette.field());
            y += ROW;
        }
        boolean past = shown.stream().anyMatch(n -> size(n) > side(outline.picture()));
        pen.text(MARGIN, y + 6, "size · jump · start", Face.NUMBERS, 12, Anchor.LEFT, palette.textQuiet());
        if (past)
            pen.text(MARGIN, y + 6 + LINE, "pale: larger than the picture", Face.WORDS, 12, Anchor.LEFT,
                    palette.textQuiet());
    }

    private double size(int layer) {
        return outline.row(layer).field().map(field -> Math.max(field.rows().size(), field.columns().size()))
                .orElse(1);
    }

    private static double side(Shape picture) {
        return Math.max(picture.height(), picture.width());
    }

    /// Size, jump and start, as `7 · 2 · −3`.
    private static String numbers(ReceptiveField field) {
        String size = LayerTitle.pair(field.rows().size(), field.columns().size());
        String jump = LayerTitle.pair(field.rows().jump().toString(), field.columns().jump().toString());
        return "%s · %s · %s".formatted(size, jump,
                LayerTitle.pair(field.rows().start(), field.columns().start()).replace('-', '−'));
    }
}
