package org.fovea.figure;

/// A picture of known size that any [Pen] can draw, its upper left corner at the origin.
public interface Figure {
    /// In pixels.
    double width();

    /// In pixels.
    double height();

    void draw(Pen pen, Palette palette);
}
