package org.fovea.figure.overview;

import java.util.List;
import org.fovea.figure.ColorBarFigure;
import org.fovea.figure.Figure;
import org.fovea.figure.MovedPen;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.figure.Rectangle;
import org.jspecify.annotations.Nullable;

/// The whole network at a glance: a column of small maps per layer, curves between them, and a colour bar below. In three
/// parts, which change unequally often.
///
/// @param layout where everything lies
/// @param columns of the picture and of every layer
/// @param feeding what is made of what
/// @param lanes the ways past columns
/// @param wires the curves
/// @param pictures what was computed
/// @param selected the map on the stage
/// @param focus what is looked at, if anything
public record OverviewFigure(Layout layout, List<Column> columns, Feeding feeding, Lanes lanes, Wires wires,
        Pictures pictures,
        Place selected, @Nullable Place focus) implements Figure {
    private static final double TEXT = 12;
    private static final double LEAST_LABELLED = 11;
    private static final int OPAQUE = 0xff000000;

    @Override
    public double width() {
        return layout.width();
    }

    @Override
    public double height() {
        return layout.height();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        drawWires(pen, palette);
        drawMaps(pen, palette);
        drawFocus(pen, palette);
    }

    /// What a map is, in words.
    public String text(Place place) {
        return new FocusFigure(this, place).text();
    }

    /// The curves, all in one quiet colour.
    public void drawWires(Pen pen, Palette palette) {
        wires.draw(pen, palette);
    }

    /// The maps with what is written around them.
    public void drawMaps(Pen pen, Palette palette) {
        for (int c : layout.seen()) {
            Column column = columns.get(c);
            Stack stack = layout.stack(c);
            head(pen, palette, c);
            for (int map = stack.first(); map < stack.first() + stack.shown(); map++)
                drawMap(pen, palette, new Place(c, map));
            if (stack.folded()) more(pen, palette, stack);
            if (!column.works() && column.maps() > 0)
                pen.fill(stack.x() - 1, stack.top() - 1, stack.width() + 2, stack.bottom() - stack.top() + 2,
                        Palette.faded(palette.window(), 0.6));
            foot(pen, palette, c);
        }
    }

    /// What is looked at, with all that feeds it and all that it feeds; the rest is dimmed.
    public void drawFocus(Pen pen, Palette palette) {
        if (focus != null && layout.sees(focus.column()) && layout.stack(focus.column()).shows(focus.map()))
            new FocusFigure(this, focus).draw(pen, palette);
    }

    private void head(Pen pen, Palette palette, int c) {
        Column column = columns.get(c);
        Stack stack = layout.stack(c);
        boolean chosen = c == selected.column();
        String name = column.name() + (column.enabled() ? "" : " (off)");
        pen.text(stack.center(), 16, pen.fitted(name, Face.WORDS_BOLD, 13, stack.slot() - 8), Face.WORDS_BOLD, 13,
                Anchor.CENTER, chosen ? palette.neuron() : palette.text());
        pen.text(stack.center(), 34, pen.fitted(column.about(), Face.NUMBERS, TEXT, stack.slot() - 4), Face.NUMBERS,
                TEXT, Anchor.CENTER, palette.textQuiet());
    }

    private void more(Pen pen, Palette palette, Stack stack) {
        int before = stack.first();
        int after = stack.maps() - stack.first() - stack.shown();
        if (before > 0)
            pen.text(stack.center(), stack.top() - Stack.MORE / 2, "↑ %,d more".formatted(before), Face.WORDS, TEXT,
                    Anchor.CENTER, palette.neuron());
        if (after > 0)
            pen.text(stack.center(), stack.bottom() + Stack.MORE / 2, "+ %,d more".formatted(after), Face.WORDS, TEXT,
                    Anchor.CENTER, palette.neuron());
    }

    void drawMap(Pen pen, Palette palette, Place place) {
        Column column = columns.get(place.column());
        Rectangle at = layout.stack(place.column()).at(place.map());
        Pictures.OfLayer layer = pictures.layers().get(column.name());
        if (column.form() == Column.Form.SCORES) {
            ScoreBar.draw(pen, palette, at, place.map(), column.labels(), layer == null ? null : layer.of(place.map()));
            return;
        }
        // Where curves go on to the right there is no room for words.
        if (column.form() == Column.Form.VALUES && feeding.outOf(place.column()).isEmpty())
            column.label(place.map()).ifPresent(name -> label(pen, palette, at, name, column, place));
        Raster raster = place.column() == 0
                ? pictures.picture()
                : layer == null ? null : layer.maps().get(place.map());
        if (raster == null)
            pen.hatch(at.x(), at.y(), at.width(), at.height(), palette.paddingGround(), palette.paddingHatch());
        else
            pen.image(at.x(), at.y(), at.width(), at.height(), raster);
        if (place.equals(selected)) outline(pen, at, 2, palette.neuron());
        else
            outline(pen, at, 1, palette.border());
    }

    private void label(Pen pen, Palette palette, Rectangle at, String name, Column column, Place place) {
        double room = layout.stack(place.column()).slot() / 2 - at.width();
        if (at.height() < LEAST_LABELLED || room < at.width()) return;
        pen.text(at.right() + 6, at.y() + at.height() / 2, pen.fitted(name, Face.WORDS, TEXT, room), Face.WORDS, TEXT,
                Anchor.LEFT, column.enabled() ? palette.text() : palette.textQuiet());
    }

    /// Around a rectangle, outside.
    static void outline(Pen pen, Rectangle at, double line, int argb) {
        pen.outline(at.x() - line / 2, at.y() - line / 2, at.width() + line, at.height() + line, line, argb);
    }

    private void foot(Pen pen, Palette palette, int c) {
        Column column = columns.get(c);
        Pictures.OfLayer layer = pictures.layers().get(column.name());
        boolean colored = column.form() == Column.Form.MAPS || column.form() == Column.Form.VALUES;
        if (c == 0 || !colored || layer == null || layer.scale() == null) return;
        Stack stack = layout.stack(c);
        double wide = Math.rint(
                Math.max(Math.min(stack.width(), stack.slot() - 20), Math.min(92, stack.slot() - 6)));
        new ColorBarFigure(layer.scale(), wide).draw(
                new MovedPen(pen, Math.rint(stack.center() - wide / 2), height() - Layout.FOOT + 10), palette);
    }

    /// The colour of the space behind everything, opaque.
    static int ground(Palette palette) {
        return palette.window() | OPAQUE;
    }
}
