package org.fovea.figure;

/// A rectangle in pixels.
public record Rectangle(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    /// The same rectangle elsewhere, such as from a view's coordinates to those of the stage around it.
    public Rectangle moved(double dx, double dy) {
        return new Rectangle(x + dx, y + dy, width, height);
    }

    /// At least this large, around the same centre.
    public Rectangle atLeast(double side) {
        double w = Math.max(width, side);
        double h = Math.max(height, side);
        return new Rectangle(x - (w - width) / 2, y - (h - height) / 2, w, h);
    }

    /// What it shares with another one; width or height are 0 or less when that is nothing.
    public Rectangle within(Rectangle other) {
        double left = Math.max(x, other.x);
        double top = Math.max(y, other.y);
        return new Rectangle(left, top, Math.min(right(), other.right()) - left,
                Math.min(bottom(), other.bottom()) - top);
    }

    public boolean isEmpty() {
        return !(width > 0 && height > 0);
    }
}
