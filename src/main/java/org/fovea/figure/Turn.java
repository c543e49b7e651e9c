package org.fovea.figure;

/// How the number whose turn it is stands out in every view: a line in the colour of text around it, on a lighter or darker
/// edge, so that it is seen on any ground.
public final class Turn {
    private static final double LINE = 2;
    private static final double EDGE = 4;
    private static final double FINDABLE = 7;

    private Turn() {
    }

    /// Around a rectangle, which is made large enough to be found.
    public static void outline(Pen pen, Palette palette, double x, double y, double width, double height) {
        Rectangle at = new Rectangle(x, y, width, height).atLeast(FINDABLE);
        pen.outline(at.x(), at.y(), at.width(), at.height(), EDGE, Palette.faded(palette.panel(), 0.85));
        pen.outline(at.x(), at.y(), at.width(), at.height(), LINE, palette.text());
    }
}
