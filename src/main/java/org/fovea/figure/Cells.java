package org.fovea.figure;

import java.util.Arrays;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;

/// Along one axis, the cells that each pixel shows: `first(p)` up to, not including, `end(p)`; none outside the grid.
final class Cells {
    private final int[] first;
    private final int[] end;

    private Cells(int[] first, int[] end) {
        this.first = first;
        this.end = end;
    }

    static Cells rows(Shape shape, Placement placement, Viewport viewport, int pixels) {
        return of(shape.height(), (viewport.top() - placement.top()) / placement.height(),
                1 / (viewport.scale() * placement.height()), pixels);
    }

    static Cells columns(Shape shape, Placement placement, Viewport viewport, int pixels) {
        return of(shape.width(), (viewport.left() - placement.left()) / placement.width(),
                1 / (viewport.scale() * placement.width()), pixels);
    }

    /// One pixel per cell.
    static Cells each(int cells) {
        return of(cells, 0, 1, cells);
    }

    /// @param cells how many the grid has
    /// @param start the place of the first pixel's edge, counted in cells
    /// @param step how many cells a pixel spans
    private static Cells of(int cells, double start, double step, int pixels) {
        var first = new int[pixels];
        var end = new int[pixels];
        for (int p = 0; p < pixels; p++) {
            boolean near = step < 1;
            double low = near ? Math.floor(start + (p + 0.5) * step) : Math.ceil(start + p * step - 0.5);
            double high = near ? low + 1 : Math.max(low + 1, Math.ceil(start + (p + 1) * step - 0.5));
            first[p] = (int) Math.clamp(low, 0, cells);
            end[p] = (int) Math.clamp(high, 0, cells);
        }
        return new Cells(first, end);
    }

    int length() {
        return first.length;
    }

    int first(int pixel) {
        return first[pixel];
    }

    int end(int pixel) {
        return end[pixel];
    }

    /// The first cell that any pixel shows.
    int lowest() {
        return Arrays.stream(first).min().orElse(0);
    }

    /// The cell after the last one that any pixel shows.
    int highest() {
        return Arrays.stream(end).max().orElse(0);
    }

    /// For each pixel the row of the input that the padded row under its centre reads, −1 where there is none.
    static int[] padded(PaddingMode mode, Window window, int input, double start, double scale, int pixels) {
        var source = new int[pixels];
        for (int p = 0; p < pixels; p++) {
            double at = Math.floor(start + (p + 0.5) / scale);
            source[p] = at < -window.before() || at >= (double) input + window.after()
                    ? -1
                    : mode.source((int) at, input);
        }
        return source;
    }

    static boolean inside(double at, int input) {
        return at >= 0 && at < input;
    }
}
