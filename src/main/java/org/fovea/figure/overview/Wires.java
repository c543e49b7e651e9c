package org.fovea.figure.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.overview.Feeding.Edge;

/// All curves that are seen while nothing is looked at: fine ones between the maps of neighbouring columns, and one for each
/// connection that bypasses columns.
public final class Wires {
    /// How many curves there are between two columns at most.
    public static final int ALL = 200;
    /// The same while the network is being scrolled.
    public static final int FEW = 24;

    /// Each drawn by itself: a pen has less to do with many small pictures than with one that spans everything.
    private final List<double[]> between;
    private final List<double[]> past;

    private Wires(List<double[]> between, List<double[]> past) {
        this.between = between;
        this.past = past;
    }

    /// @param most how many curves there may be between two columns
    public static Wires of(Layout layout, Feeding feeding, Lanes lanes, int most) {
        var between = new ArrayList<double[]>();
        var past = new ArrayList<double[]>();
        for (Edge edge : feeding.edges()) {
            Stack from = layout.stack(edge.from());
            Stack to = layout.stack(edge.to());
            if (from.right() >= layout.width() || to.x() <= 0) continue;
            if (edge.bypasses()) past.add(Curves.past(layout, edge, lanes));
            else
                between.add(Curves.between(layout, feeding, edge, most));
        }
        return new Wires(between, past);
    }

    /// Whether they look the same.
    public boolean like(Wires other) {
        return like(between, other.between) && like(past, other.past);
    }

    private static boolean like(List<double[]> some, List<double[]> others) {
        return Arrays.deepEquals(some.toArray(), others.toArray());
    }

    /// The points of all curves between neighbouring columns.
    List<double[]> between() {
        return between;
    }

    void draw(Pen pen, Palette palette) {
        for (double[] points : between) pen.curves(0.8, Palette.faded(palette.textQuiet(), 0.34), points);
        for (double[] points : past) pen.curves(1.5, Palette.faded(palette.textQuiet(), 0.8), points);
    }
}
