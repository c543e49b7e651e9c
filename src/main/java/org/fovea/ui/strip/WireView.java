package org.fovea.ui.strip;

import java.util.ArrayList;
import java.util.List;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.project.Layer;
import org.fovea.ui.kit.CanvasView;
import org.fovea.ui.kit.Theme;

/// The connections of the layers: a chevron between neighbours, lines above and below the cards for everything else.
final class WireView extends CanvasView {
    private static final double LANE = 7;
    private static final double NEXT = 6;
    /// Where on a card's edge a wire comes in, from its left; it leaves as far from its right.
    private static final double PORT = 22;
    private static final double ROUND = 4;

    private Wires wires = Wires.NONE;
    private List<Layer> layers = List.of();
    private Geometry geometry = new Geometry(1, 0, 1);
    private int selected;
    private int drop = -1;

    WireView(Theme theme) {
        super(theme);
        setMouseTransparent(true);
    }

    /// How much room there is above the cards.
    double above() {
        return room(wires.above());
    }

    double below() {
        return room(wires.below());
    }

    private static double room(int lanes) {
        return Math.max(11, NEXT + lanes * LANE);
    }

    void show(List<Layer> shown) {
        layers = shown;
        wires = Wires.of(shown);
        repaint();
    }

    /// @param drop before which card a dragged one would be put; −1 when none is dragged
    void show(Geometry seen, int chosen, int drop) {
        if (seen.equals(geometry) && chosen == selected && drop == this.drop) return;
        geometry = seen;
        selected = chosen;
        this.drop = drop;
        repaint();
    }

    @Override
    protected void paint(Pen pen, Palette palette, double width, double height) {
        double top = above();
        for (int card = geometry.first(); card <= geometry.last() && card < layers.size(); card++) {
            double x = geometry.x(card) + Geometry.CARD + Geometry.GAP / 2;
            if (card + 1 == drop) pen.fill(x - 1.5, top - 4, 3, Geometry.HEIGHT + 8, palette.neuron());
            else if (layers.get(card).inputs().contains(card))
                chevron(pen, x, top + Geometry.HEIGHT / 2, palette.textQuiet());
        }
        if (drop == layers.size() + 1)
            pen.fill(geometry.x(drop) - Geometry.GAP / 2 - 1.5, top - 4, 3, Geometry.HEIGHT + 8, palette.neuron());
        for (Wires.Wire wire : wires.wires()) if (!wire.touches(selected)) draw(pen, wire, 1, palette.textQuiet());
        for (Wires.Wire wire : wires.wires()) if (wire.touches(selected)) draw(pen, wire, 2, palette.neuron());
    }

    private static void chevron(Pen pen, double x, double y, int color) {
        pen.line(x - 2, y - 4, x + 2, y, 1.2, color);
        pen.line(x + 2, y, x - 2, y + 4, 1.2, color);
    }

    private void draw(Pen pen, Wires.Wire wire, double line, int color) {
        if (wire.last() < geometry.first() - 1 || wire.first() > geometry.last() + 1) return;
        double edge = wire.above() ? above() : above() + Geometry.HEIGHT;
        double away = NEXT + wire.lane() * LANE;
        double lane = Math.rint(wire.above() ? edge - away : edge + away) + 0.5;
        double start = geometry.x(wire.first()) + Geometry.CARD - PORT;
        double end = geometry.x(wire.last()) + PORT;
        for (int from : wire.from()) {
            double x = geometry.x(from) + Geometry.CARD - PORT;
            path(pen, line, color, x, edge, x, lane, end - ROUND, lane);
        }
        for (int to : wire.to()) {
            double x = geometry.x(to) + PORT;
            path(pen, line, color, start + ROUND, lane, x, lane, x, edge);
            double back = wire.above() ? -5 : 5;
            pen.polygon(color, x - 3.5, edge + back, x + 3.5, edge + back, x, edge);
        }
    }

    /// Two straight pieces with a round corner, from (x0, y0) by way of (x1, y1) to (x2, y2).
    private void path(Pen pen, double line, int color, double x0, double y0, double x1, double y1, double x2,
            double y2) {
        double left = -20;
        double right = geometry.width() + 20;
        if (Math.max(x0, Math.max(x1, x2)) < left || Math.min(x0, Math.min(x1, x2)) > right) return;
        var points = new ArrayList<double[]>();
        points.add(new double[]{x0, y0});
        double beforeX = x1 - Math.signum(x1 - x0) * Math.min(ROUND, Math.abs(x1 - x0));
        double beforeY = y1 - Math.signum(y1 - y0) * Math.min(ROUND, Math.abs(y1 - y0));
        double afterX = x1 + Math.signum(x2 - x1) * Math.min(ROUND, Math.abs(x2 - x1));
        double afterY = y1 + Math.signum(y2 - y1) * Math.min(ROUND, Math.abs(y2 - y1));
        for (int i = 0; i <= 4; i++) {
            double t = i / 4.0;
            points.add(new double[]{bend(beforeX, x1, afterX, t), bend(beforeY, y1, afterY, t)});
        }
        points.add(new double[]{x2, y2});
        for (int i = 1; i < points.size(); i++) {
            double[] a = points.get(i - 1);
            double[] b = points.get(i);
            pen.line(Math.clamp(a[0], left, right), a[1], Math.clamp(b[0], left, right), b[1], line, color);
        }
    }

    private static double bend(double from, double by, double to, double t) {
        return (1 - t) * (1 - t) * from + 2 * t * (1 - t) * by + t * t * to;
    }
}
