package org.fovea.figure;

/// What part of the input's plane is seen: the input point `(x, y)` is drawn at `((x − left)·scale, (y − top)·scale)`.
///
/// @param left the input column at the left edge
/// @param top the input row at the upper edge
/// @param scale pixels per input pixel, above 0
public record Viewport(double left, double top, double scale) {
    public double toX(double column) {
        return (column - left) * scale;
    }

    public double toY(double row) {
        return (row - top) * scale;
    }

    public double column(double x) {
        return left + x / scale;
    }

    public double row(double y) {
        return top + y / scale;
    }

    /// Zoomed by a factor so that the point drawn at `(x, y)` stays there.
    public Viewport zoomed(double factor, double x, double y) {
        double changed = scale * factor;
        return new Viewport(column(x) - x / changed, row(y) - y / changed, changed);
    }

    /// Moved with a drag of so many pixels.
    public Viewport dragged(double dx, double dy) {
        return new Viewport(left - dx / scale, top - dy / scale, scale);
    }

    /// The view that shows a whole rectangle of the input's plane in the middle of an area of pixels.
    public static Viewport fitting(double left, double top, double width, double height, double areaWidth,
            double areaHeight) {
        double scale = Math.max(1e-6, Math.min(areaWidth / width, areaHeight / height));
        return new Viewport(left - (areaWidth / scale - width) / 2, top - (areaHeight / scale - height) / 2, scale);
    }
}
