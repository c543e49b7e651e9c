package org.fovea.figure;

/// A parallelogram in pixels: where a flat thing lies that is seen from the side, without perspective. Places on it are
/// shares of its width and height, `(0, 0)` its upper left corner, `(1, 1)` the lower right one.
///
/// @param x of the upper left corner
/// @param y of the upper left corner
/// @param acrossX how far to the right the upper right corner lies from it
/// @param acrossY how far below it
/// @param downX how far to the right the lower left corner lies from it
/// @param downY how far below it
public record Sheet(double x, double y, double acrossX, double acrossY, double downX, double downY) {

    public double x(double u, double v) {
        return x + u * acrossX + v * downX;
    }

    public double y(double u, double v) {
        return y + u * acrossY + v * downY;
    }

    /// The corners of a part of it, clockwise from the upper left one: `x0, y0, x1, y1, …`.
    public double[] corners(double left, double top, double right, double bottom) {
        return new double[]{x(left, top), y(left, top), x(right, top), y(right, top), x(right, bottom),
                y(right, bottom), x(left, bottom), y(left, bottom)};
    }

    /// All four corners.
    public double[] corners() {
        return corners(0, 0, 1, 1);
    }

    /// The share of the width at which a point of the plane lies; outside 0 … 1 beside the sheet.
    public double u(double px, double py) {
        return ((px - x) * downY - (py - y) * downX) / area();
    }

    /// The share of the height.
    public double v(double px, double py) {
        return ((py - y) * acrossX - (px - x) * acrossY) / area();
    }

    public boolean contains(double px, double py) {
        double u = u(px, py);
        double v = v(px, py);
        return u >= 0 && u < 1 && v >= 0 && v < 1;
    }

    /// Its area in square pixels, negative where it is seen from behind.
    public double area() {
        return acrossX * downY - acrossY * downX;
    }

    /// The same elsewhere.
    public Sheet moved(double dx, double dy) {
        return new Sheet(x + dx, y + dy, acrossX, acrossY, downX, downY);
    }

    /// A part of it as a sheet of its own.
    public Sheet part(double left, double top, double right, double bottom) {
        return new Sheet(x(left, top), y(left, top), (right - left) * acrossX, (right - left) * acrossY,
                (bottom - top) * downX, (bottom - top) * downY);
    }
}
