package org.fovea.figure;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;

/// The ring of padding around an input, hatched, with what the windows read there; and the rows and columns that no window
/// reads, at the end and in between, hatched over the pale picture, those at the end behind a dashed line.
public final class PaddingFigure {
    private static final double DASH = 6;
    private static final double GAP = 4;

    private final Pen pen;
    private final Palette palette;
    private final Tensor input;
    private final PaddingMode mode;
    private final Window rows;
    private final Window columns;
    private final Viewport viewport;
    private final Rectangle area;

    private PaddingFigure(Pen pen, Palette palette, Tensor input, PaddingMode mode, Window rows, Window columns,
            Viewport viewport, double width, double height) {
        this.pen = pen;
        this.palette = palette;
        this.input = input;
        this.mode = mode;
        this.rows = rows;
        this.columns = columns;
        this.viewport = viewport;
        this.area = new Rectangle(0, 0, width, height);
    }

    /// Draws it in an area of width × height in which the input is seen through the viewport.
    public static void draw(Pen pen, Palette palette, Tensor input, PaddingMode mode, Window rows, Window columns,
            Viewport viewport, double width, double height) {
        var figure = new PaddingFigure(pen, palette, input, mode, rows, columns, viewport, width, height);
        figure.ring();
        if (GridFigure.readable(Placement.INPUT, viewport)) figure.values();
        figure.leftovers();
    }

    private void ring() {
        List<Rectangle> sides = sides();
        if (sides.isEmpty()) return;
        boolean zeros = mode == PaddingMode.ZEROS;
        if (!zeros) {
            int width = (int) Math.ceil(area.width());
            int height = (int) Math.ceil(area.height());
            pen.image(0, 0, width, height, Painting.padding(input, mode, rows, columns, viewport, width, height));
        }
        int ground = zeros ? palette.paddingGround() : Palette.faded(palette.paddingGround(), 0.35);
        int hatch = zeros ? palette.paddingHatch() : Palette.faded(palette.text(), 0.3);
        for (Rectangle side : sides) pen.hatch(side.x(), side.y(), side.width(), side.height(), ground, hatch);
    }

    /// The visible parts of the ring: above and below over the whole width, left and right beside the input.
    private List<Rectangle> sides() {
        int height = input.shape.height();
        int width = input.shape.width();
        double left = -columns.before();
        double right = (double) width + columns.after();
        var sides = new ArrayList<Rectangle>();
        for (Rectangle side : List.of(between(left, -rows.before(), right, 0),
                between(left, height, right, (double) height + rows.after()), between(left, 0, 0, height),
                between(width, 0, right, height)))
            if (!side.isEmpty()) sides.add(side);
        return sides;
    }

    /// From one corner to the other, in input coordinates; the visible part in pixels.
    private Rectangle between(double left, double top, double right, double bottom) {
        return new Rectangle(viewport.toX(left), viewport.toY(top), (right - left) * viewport.scale(),
                (bottom - top) * viewport.scale()).within(area);
    }

    private void values() {
        int height = input.shape.height();
        int width = input.shape.width();
        double cell = viewport.scale();
        NumberText numbers = GridFigure.ofPicture(cell);
        int bottom = lastSeen(viewport.row(area.height()), height, rows);
        int right = lastSeen(viewport.column(area.width()), width, columns);
        for (int i = firstSeen(viewport.top(), rows); i <= bottom; i++)
            for (int j = firstSeen(viewport.left(), columns); j <= right; j++) {
                if (i >= 0 && i < height && j >= 0 && j < width) continue;
                var at = new Rectangle(viewport.toX(j), viewport.toY(i), cell, cell);
                int row = mode.source(i, height);
                int column = mode.source(j, width);
                if (row < 0 || column < 0) GridFigure.write(pen, at, palette.textQuiet(), "0");
                else
                    plate(at, Painting.color(input, row, column), GridFigure.texts(numbers, input, row, column));
            }
    }

    /// Numbers on a plate of the colour they stand for, which keeps them readable on the hatching.
    private void plate(Rectangle cell, int argb, String... lines) {
        double margin = Math.max(2, (cell.height() - GridFigure.size(cell.width()) * (lines.length + 0.2)) / 2);
        pen.fill(cell.x() + 2, cell.y() + margin, cell.width() - 4, cell.height() - 2 * margin, argb);
        GridFigure.write(pen, cell, Palette.inkOn(argb), lines);
    }

    private static int firstSeen(double edge, Window window) {
        return Math.max(-window.before(), (int) Math.floor(edge));
    }

    private static int lastSeen(double edge, int input, Window window) {
        return (int) Math.min(input + (long) window.after() - 1, (long) Math.floor(edge));
    }

    private void leftovers() {
        double bottom = (double) input.shape.height() + rows.after();
        double right = (double) input.shape.width() + columns.after();
        int below = rows.leftover(input.shape.height());
        int beside = columns.leftover(input.shape.width());
        for (Span span : unread(rows, input.shape.height(), viewport.top(), viewport.row(area.height())))
            unseen(between(-columns.before(), span.from(), right, span.to()));
        for (Span span : unread(columns, input.shape.width(), viewport.left(), viewport.column(area.width())))
            unseen(between(span.from(), -rows.before(), span.to(), bottom));
        if (below > 0) dashes(-columns.before(), bottom - below, right - beside, bottom - below);
        if (beside > 0) dashes(right - beside, -rows.before(), right - beside, bottom - below);
    }

    /// Rows from one to before another.
    private record Span(int from, int to) {
    }

    /// The rows of the padded input between two edges of the view that no tap of any window reads.
    private static List<Span> unread(Window window, int input, double first, double last) {
        var spans = new ArrayList<Span>();
        int from = Math.max(-window.before(), (int) Math.floor(first));
        int end = (int) Math.min(input + (long) window.after(), (long) Math.ceil(last));
        int start = from;
        for (int row = from; row <= end; row++) {
            if (row < end && !window.reads(row, input)) continue;
            if (row > start) spans.add(new Span(start, row));
            start = row + 1;
        }
        return spans;
    }

    private void unseen(Rectangle part) {
        if (!part.isEmpty())
            pen.hatch(part.x(), part.y(), part.width(), part.height(), Palette.faded(palette.window(), 0.7),
                    Palette.faded(palette.paddingHatch(), 0.8));
    }

    /// A dashed line, horizontal or vertical, given in input coordinates; only where it is seen.
    private void dashes(double left, double top, double right, double bottom) {
        double x1 = Math.clamp(viewport.toX(left), 0, area.width());
        double x2 = Math.clamp(viewport.toX(right), 0, area.width());
        double y1 = Math.clamp(viewport.toY(top), 0, area.height());
        double y2 = Math.clamp(viewport.toY(bottom), 0, area.height());
        double length = x2 - x1 + (y2 - y1);
        if (viewport.toX(left) > area.width() || viewport.toX(right) < 0 || viewport.toY(top) > area.height()
                || viewport.toY(bottom) < 0)
            return;
        for (double at = 0; at < length; at += DASH + GAP) {
            double end = Math.min(at + DASH, length);
            if (x2 > x1) pen.line(x1 + at, y1, x1 + end, y1, 1.5, palette.textQuiet());
            else
                pen.line(x1, y1 + at, x1, y1 + end, 1.5, palette.textQuiet());
        }
    }
}
