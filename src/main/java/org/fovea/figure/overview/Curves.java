package org.fovea.figure.overview;

import java.util.Arrays;
import java.util.BitSet;
import org.fovea.figure.overview.Feeding.Edge;

/// The curves between maps as cubic Bézier curves, eight numbers each, for a pen to draw as one.
final class Curves {
    private static final double BEND = 12;

    private final Layout layout;
    private double[] points = new double[64];
    private int length;

    Curves(Layout layout) {
        this.layout = layout;
    }

    double[] points() {
        return Arrays.copyOf(points, length);
    }

    /// The curves between two neighbouring columns.
    ///
    /// @param most how many at most; of more, evenly chosen ones
    static double[] between(Layout layout, Feeding feeding, Edge edge, int most) {
        var curves = new Curves(layout);
        curves.all(edge, feeding, most);
        return curves.points();
    }

    /// The curve for a connection that bypasses columns.
    static double[] past(Layout layout, Edge edge, Lanes lanes) {
        var curves = new Curves(layout);
        Stack from = layout.stack(edge.from());
        Stack to = layout.stack(edge.to());
        if (from.shown() > 0 && to.shown() > 0)
            curves.through(lanes.of(edge), from.right(), from.middle(from.first()), to.x(), to.middle(to.first()));
        return curves.points();
    }

    private void all(Edge edge, Feeding feeding, int most) {
        Stack from = layout.stack(edge.from());
        Stack to = layout.stack(edge.to());
        int count = 0;
        var fed = new BitSet[from.shown()];
        for (int a = 0; a < fed.length; a++) {
            BitSet feeds = feeding.feeds(edge, from.first() + a);
            fed[a] = feeds.get(to.first(), to.first() + to.shown());
            count += fed[a].cardinality();
        }
        // Every step-th, with a step that has nothing in common with the height of the column.
        int step = Math.ceilDiv(Math.max(1, count), most);
        while (step > 1 && to.shown() % step == 0)
            step++;
        int i = 0;
        for (int a = 0; a < fed.length; a++)
            for (int b = fed[a].nextSetBit(0); b >= 0; b = fed[a].nextSetBit(b + 1))
                if (i++ % step == 0)
                    across(from.right(), from.middle(from.first() + a), to.x(), to.middle(to.first() + b));
    }

    /// A curve from one map to another.
    void join(Edge edge, int a, int b, Lanes lanes) {
        Stack from = layout.stack(edge.from());
        Stack to = layout.stack(edge.to());
        if (edge.bypasses()) through(lanes.of(edge), from.right(), from.middle(a), to.x(), to.middle(b));
        else
            across(from.right(), from.middle(a), to.x(), to.middle(b));
    }

    private void across(double x0, double y0, double x1, double y1) {
        double middle = (x0 + x1) / 2;
        add(x0, y0, middle, y0, middle, y1, x1, y1);
    }

    private void through(int lane, double x0, double y0, double x1, double y1) {
        double y = layout.lane(lane);
        add(x0, y0, x0 + BEND, y0, x0 + BEND, y, x0 + 2 * BEND, y);
        add(x0 + 2 * BEND, y, x0 + 2 * BEND, y, x1 - 2 * BEND, y, x1 - 2 * BEND, y);
        add(x1 - 2 * BEND, y, x1 - BEND, y, x1 - BEND, y1, x1, y1);
    }

    private void add(double... curve) {
        if (length + curve.length > points.length) points = Arrays.copyOf(points, points.length * 2);
        System.arraycopy(curve, 0, points, length, curve.length);
        length += curve.length;
    }
}
