package org.fovea.figure.stack;

import org.fovea.figure.Pen;
import org.fovea.figure.Sheet;

/// Lines along the edges of sheets, and what is too small for them.
final class Outlines {
    /// A neuron is never drawn smaller than this.
    private static final double FINDABLE = 7;

    private Outlines() {
    }

    /// Around the same middle, at least so large that it can be found.
    static Sheet findable(Sheet at) {
        double across = Math.max(1, FINDABLE / Math.hypot(at.acrossX(), at.acrossY()));
        double down = Math.max(1, FINDABLE / Math.hypot(at.downX(), at.downY()));
        return at.part(0.5 - across / 2, 0.5 - down / 2, 0.5 + across / 2, 0.5 + down / 2);
    }

    static void around(Pen pen, Sheet sheet, double line, int argb) {
        double[] corners = sheet.corners();
        path(pen, line, argb, corners[0], corners[1], corners[2], corners[3], corners[4], corners[5], corners[6],
                corners[7], corners[0], corners[1]);
    }

    /// Straight lines from point to point, `x0, y0, x1, y1, …`. Each by itself, and upright ones filled: a screen without a
    /// graphics card has less to do with several narrow shapes than with one that spans a plane.
    static void path(Pen pen, double line, int argb, double... points) {
        for (int i = 0; i + 3 < points.length; i += 2) {
            double top = Math.min(points[i + 1], points[i + 3]);
            double high = Math.abs(points[i + 3] - points[i + 1]);
            if (points[i] == points[i + 2]) pen.fill(points[i] - line / 2, top, line, high, argb);
            else
                pen.line(points[i], points[i + 1], points[i + 2], points[i + 3], line, argb);
        }
    }
}
