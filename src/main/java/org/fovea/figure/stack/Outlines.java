package org.fovea.figure.stack;

import org.fovea.figure.Pen;
import org.fovea.figure.Sheet;

/// Lines along the edges of sheets.
final class Outlines {
    private Outlines() {
    }

    static void around(Pen pen, Sheet sheet, double line, int argb) {
        double[] corners = sheet.corners();
        path(pen, line, argb, corners[0], corners[1], corners[2], corners[3], corners[4], corners[5], corners[6],
                corners[7], corners[0], corners[1]);
    }

    /// Straight lines from point to point, `x0, y0, x1, y1, …`, stroked as one.
    static void path(Pen pen, double line, int argb, double... points) {
        var curves = new double[(points.length / 2 - 1) * 8];
        for (int i = 0; i + 3 < points.length; i += 2) {
            int at = i * 4;
            curves[at] = points[i];
            curves[at + 1] = points[i + 1];
            curves[at + 2] = points[i];
            curves[at + 3] = points[i + 1];
            curves[at + 4] = points[i + 2];
            curves[at + 5] = points[i + 3];
            curves[at + 6] = points[i + 2];
            curves[at + 7] = points[i + 3];
        }
        pen.curves(line, argb, curves);
    }
}
