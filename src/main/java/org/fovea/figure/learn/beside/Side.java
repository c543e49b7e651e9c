package org.fovea.figure.learn.beside;

import org.fovea.figure.Palette;
import org.fovea.figure.Pen;

/// How what belongs to one of the networks is drawn: a colour, a mark and a line, so that colour never says it alone.
public enum Side {
    /// The convolutional network: blue, squares.
    CONVOLUTIONAL,
    /// The fully connected one: red, diamonds.
    FULL,
    /// Another fully connected one: red, hollow diamonds.
    LARGER,
    /// A part of the convolutional network: grey, small squares.
    PART;

    private static final int FULLY = 0xffb2182b;
    private static final int FULLY_ON_DARK = 0xfff0707a;
    private static final double MARK = 8;

    /// Whether the line has gaps.
    boolean dashed() {
        return this == LARGER || this == PART;
    }

    public int of(Palette palette) {
        return switch (this) {
            case CONVOLUTIONAL -> palette.neuron();
            case FULL, LARGER -> Palette.contrast(FULLY, palette.panel()) >= 4.5 ? FULLY : FULLY_ON_DARK;
            case PART -> palette.textQuiet();
        };
    }

    /// A mark around a point.
    void mark(Pen pen, Palette palette, double x, double y) {
        double half = MARK / 2;
        switch (this) {
            case CONVOLUTIONAL -> pen.fill(x - half, y - half, MARK, MARK, of(palette));
            case FULL -> diamond(pen, x, y, half + 1.5, of(palette));
            case LARGER -> {
                diamond(pen, x, y, half + 1.5, of(palette));
                diamond(pen, x, y, half - 0.5, palette.panel());
            }
            case PART -> pen.fill(x - half / 2, y - half / 2, half, half, of(palette));
        }
    }

    private static void diamond(Pen pen, double x, double y, double half, int argb) {
        pen.polygon(argb, x, y - half, x + half, y, x, y + half, x - half, y);
    }
}
