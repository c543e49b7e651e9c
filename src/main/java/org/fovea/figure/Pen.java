package org.fovea.figure;

/// What figures are drawn with; knows no toolkit. The window, the PNG writer and the tests each bring their own.
///
/// Units are pixels of the figure, y grows downwards, colours are ARGB without premultiplication.
public interface Pen {
    /// The two families of the app: words in Inter, numbers, shapes and formulas in JetBrains Mono.
    enum Face {
        WORDS, WORDS_BOLD, NUMBERS, NUMBERS_BOLD
    }

    /// Where the given x stands in a line of text.
    enum Anchor {
        LEFT, CENTER, RIGHT
    }

    void fill(double x, double y, double width, double height, int argb);

    /// The outline of a rectangle; its line lies around the given edge, half inside and half outside.
    void outline(double x, double y, double width, double height, double line, int argb);

    void line(double x1, double y1, double x2, double y2, double line, int argb);

    /// Cubic Bézier curves, eight numbers each (`x0, y0, control 1, control 2, x1, y1`), stroked as one: where they cross,
    /// translucent ones do not add up.
    void curves(double line, int argb, double... points);

    /// A filled polygon, `x0, y0, x1, y1, …`.
    void polygon(int argb, double... points);

    /// The padding pattern: 45° hatching of `hatch` lines on `ground`, aligned with the figure's origin so that neighbouring
    /// areas join.
    void hatch(double x, double y, double width, double height, int ground, int hatch);

    /// One line of text whose middle is at height `y`.
    void text(double x, double y, String text, Face face, double size, Anchor anchor, int argb);

    /// How wide a line of text is.
    double textWidth(String text, Face face, double size);

    /// As much of a line of text as there is room for, with … where something is missing.
    default String fitted(String text, Face face, double size, double room) {
        if (textWidth(text, face, size) <= room) return text;
        int end = text.length();
        while (end > 1 && textWidth(text.substring(0, end) + "…", face, size) > room)
            end--;
        return text.substring(0, end) + "…";
    }

    /// An image stretched over a rectangle, its pixels as crisp squares.
    void image(double x, double y, double width, double height, Raster raster);

    /// The part of an image, in its own pixels, that is seen where the whole of it lies on a sheet. Pixels that are larger than
    /// those of the screen are crisp, smaller ones are blended.
    void image(Sheet whole, Rectangle part, Raster raster);

    /// Draws only inside a rectangle until [#unclip]; not nested.
    void clip(double x, double y, double width, double height);

    void unclip();
}
