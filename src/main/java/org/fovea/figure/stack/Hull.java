package org.fovea.figure.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fovea.figure.Pen;

/// Convex polygons of a figure, `x0, y0, x1, y1, …`.
final class Hull {
    /// The hatching of padding: from one line to the next along x + y, and how thick they are.
    private static final double HATCH = 6;
    private static final double LINE = 1.4;

    private record Point(double x, double y) {
    }

    private Hull() {
    }

    /// The smallest convex polygon that holds all points: Andrew's monotone chain.
    static double[] of(double[]... polygons) {
        var points = new ArrayList<Point>();
        for (double[] polygon : polygons)
            for (int i = 0; i < polygon.length; i += 2) points.add(new Point(polygon[i], polygon[i + 1]));
        points.sort(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y));
        List<Point> hull = chain(points);
        hull.addAll(chain(points.reversed()));
        var result = new double[2 * hull.size()];
        for (int i = 0; i < hull.size(); i++) {
            result[2 * i] = hull.get(i).x;
            result[2 * i + 1] = hull.get(i).y;
        }
        return result;
    }

    /// One side of the hull, without its last point.
    private static List<Point> chain(List<Point> points) {
        var chain = new ArrayList<Point>();
        for (Point next : points) {
            while (chain.size() > 1 && !turns(chain.get(chain.size() - 2), chain.getLast(), next))
                chain.removeLast();
            chain.add(next);
        }
        chain.removeLast();
        return chain;
    }

    private static boolean turns(Point a, Point b, Point c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
    }

    /// Hatches a convex polygon at 45°, aligned with the figure's origin.
    static void hatch(Pen pen, int ground, int hatch, double... polygon) {
        pen.polygon(ground, polygon);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < polygon.length; i += 2) {
            low = Math.min(low, polygon[i] + polygon[i + 1]);
            high = Math.max(high, polygon[i] + polygon[i + 1]);
        }
        for (double at = Math.ceil(low / HATCH) * HATCH; at < high; at += HATCH) across(pen, at, hatch, polygon);
    }

    /// The part of the line x + y = at inside a polygon.
    private static void across(Pen pen, double at, int argb, double... polygon) {
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < polygon.length; i += 2) {
            int next = (i + 2) % polygon.length;
            double here = polygon[i] + polygon[i + 1];
            double there = polygon[next] + polygon[next + 1];
            if (here == there || Math.min(here, there) > at || Math.max(here, there) < at) continue;
            double x = polygon[i] + (polygon[next] - polygon[i]) * (at - here) / (there - here);
            first = Math.min(first, x);
            last = Math.max(last, x);
        }
        if (first < last) pen.line(first, at - first, last, at - last, LINE, argb);
    }
}
