package org.fovea.figure.overview;

import java.util.BitSet;
import org.fovea.compute.Outline;
import org.fovea.compute.Statistics;
import org.fovea.figure.NumberText;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Rectangle;
import org.fovea.figure.overview.Feeding.Edge;
import org.jspecify.annotations.Nullable;

/// One map, what feeds it in amber with the slices of its filter, what it feeds in blue; everything else is dimmed.
record FocusFigure(OverviewFigure whole, Place focus) {
    private static final double TEXT = 12;
    private static final double LARGEST_SLICE = 34;
    private static final double LARGEST_WEIGHT = 12;
    private static final double SMALLEST_SLICE = 7;
    private static final int DIGITS = 6;

    void draw(Pen pen, Palette palette) {
        Layout layout = whole.layout();
        pen.fill(0, Layout.HEAD, layout.width(), layout.bottom() - Layout.HEAD,
                Palette.faded(OverviewFigure.ground(palette), 0.66));
        var in = new Curves(layout);
        var out = new Curves(layout);
        for (Edge edge : whole.feeding().into(focus.column())) {
            Stack from = layout.stack(edge.from());
            BitSet fed = whole.feeding().fedBy(edge, focus.map());
            for (int a = from.first(); a < from.first() + from.shown(); a++)
                if (fed.get(a)) in.join(edge, a, focus.map(), whole.lanes());
        }
        for (Edge edge : whole.feeding().outOf(focus.column())) {
            Stack to = layout.stack(edge.to());
            BitSet feeds = whole.feeding().feeds(edge, focus.map());
            for (int b = to.first(); b < to.first() + to.shown(); b++)
                if (feeds.get(b)) out.join(edge, focus.map(), b, whole.lanes());
        }
        pen.curves(1.4, Palette.faded(palette.field(), 0.9), in.points());
        pen.curves(1.4, Palette.faded(palette.neuron(), 0.9), out.points());
        for (Edge edge : whole.feeding().into(focus.column()))
            bright(pen, palette, edge.from(),
                    whole.feeding().fedBy(edge, focus.map()), palette.field());
        for (Edge edge : whole.feeding().outOf(focus.column()))
            bright(pen, palette, edge.to(),
                    whole.feeding().feeds(edge, focus.map()), palette.neuron());
        for (Edge edge : whole.feeding().into(focus.column())) slices(pen, palette, edge);
        whole.drawMap(pen, palette, focus);
        OverviewFigure.outline(pen, at(), 2, palette.neuron());
        label(pen, palette);
    }

    private Rectangle at() {
        return whole.layout().stack(focus.column()).at(focus.map());
    }

    private void bright(Pen pen, Palette palette, int column, BitSet maps, int argb) {
        Stack stack = whole.layout().stack(column);
        if (!whole.layout().sees(column)) return;
        for (int map = stack.first(); map < stack.first() + stack.shown(); map++)
            if (maps.get(map)) {
                whole.drawMap(pen, palette, new Place(column, map));
                OverviewFigure.outline(pen, stack.at(map), 1, argb);
            }
    }

    /// Beside each map that feeds this one, the slice of the filter that is laid on it.
    private void slices(Pen pen, Palette palette, Edge edge) {
        Outline.Row row = whole.feeding().row(edge.to());
        if (!row.works()) return;
        Stack from = whole.layout().stack(edge.from());
        BitSet channels = whole.feeding().channels(edge, focus.map());
        double gap = edge.bypasses() ? from.slot() / 3 : whole.layout().stack(edge.to()).x() - from.right();
        boolean picture = edge.from() == 0;
        int last = picture ? channels.length() : from.first() + from.shown();
        int count = picture ? channels.cardinality() : 1;
        double high = Math.min(LARGEST_SLICE, (picture ? 1.5 * LARGEST_SLICE : from.pitch() - 4));
        double side = Math.floor(Math.min(high, gap * 0.55));
        if (side < SMALLEST_SLICE) return;
        int i = 0;
        for (int c = picture ? 0 : from.first(); c < last; c++) {
            if (!channels.get(c)) continue;
            KernelSlice slice = KernelSlice.of(row.layer().op(), row.inputs(), c, focus.map());
            if (slice == null) return;
            double y = picture
                    ? from.middle(0) + (i++ - (count - 1) / 2.0) * (side + 4)
                    : from.middle(c);
            slice(pen, palette, slice, from.right() + 5, y, side);
        }
    }

    private static void slice(Pen pen, Palette palette, KernelSlice slice, double x, double middle, double side) {
        int rows = slice.weights().shape.height();
        int columns = slice.weights().shape.width();
        double each = Math.min(LARGEST_WEIGHT, side / Math.max(rows, columns));
        // Whole pixels for each weight where there are enough of them, so that the squares are equally large.
        if (each >= 1) each = Math.floor(each);
        double left = Math.rint(x);
        double top = Math.rint(middle - rows * each / 2);
        pen.image(left, top, columns * each, rows * each, slice.raster());
        pen.outline(left - 0.5, top - 0.5, columns * each + 1, rows * each + 1, 1, palette.textQuiet());
    }

    private @Nullable Statistics statistics() {
        Pictures.OfLayer layer = whole.pictures().layers().get(whole.columns().get(focus.column()).name());
        return layer == null ? null : layer.of(focus.map());
    }

    /// What is looked at in words.
    String text() {
        Column column = whole.columns().get(focus.column());
        if (focus.column() == 0) return column.name() + ", " + column.about();
        Statistics statistics = statistics();
        String name = "%s, map %d%s".formatted(column.name(), focus.map(), column.label(focus.map())
                .map(label -> " “" + label + "”").orElse(""));
        if (statistics == null) return name;
        return column.form() == Column.Form.MAPS
                ? "%s, smallest value %s, largest value %s".formatted(name, number(statistics.min()),
                        number(statistics.max()))
                : "%s, %s".formatted(name, number(statistics.max()));
    }

    private static String number(float value) {
        return NumberText.of(value, DIGITS);
    }

    /// Which map it is and its range, below the column, where it hides no map.
    private void label(Pen pen, Palette palette) {
        if (focus.column() == 0) return;
        Column column = whole.columns().get(focus.column());
        Statistics statistics = statistics();
        String name = column.label(focus.map()).orElse("map " + focus.map());
        String range = statistics == null
                ? ""
                : column.form() == Column.Form.MAPS
                        ? number(statistics.min()) + " … " + number(statistics.max())
                        : number(statistics.max());
        double wide = 12 + Math.ceil(Math.max(pen.textWidth(name, Face.NUMBERS_BOLD, TEXT),
                pen.textWidth(range, Face.NUMBERS, TEXT)));
        double center = Math.clamp(whole.layout().stack(focus.column()).center(), wide / 2 + 2,
                Math.max(wide / 2 + 2, whole.layout().width() - wide / 2 - 2));
        double x = Math.rint(center - wide / 2);
        double y = whole.layout().height() - Layout.FOOT + 4;
        double high = Layout.FOOT - 6;
        pen.fill(x, y, wide, high, palette.panel());
        pen.outline(x + 0.5, y + 0.5, wide - 1, high - 1, 1, palette.neuron());
        pen.text(x + wide / 2, y + 11, name, Face.NUMBERS_BOLD, TEXT, Anchor.CENTER, palette.text());
        pen.text(x + wide / 2, y + 27, range, Face.NUMBERS, TEXT, Anchor.CENTER, palette.text());
    }
}
