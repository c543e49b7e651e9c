package org.fovea.figure;

/// A pen whose origin lies elsewhere, so that figures can be put together.
public final class MovedPen implements Pen {
    private final Pen pen;
    private final double dx;
    private final double dy;

    public MovedPen(Pen pen, double dx, double dy) {
        this.pen = pen;
        this.dx = dx;
        this.dy = dy;
    }

    @Override
    public void fill(double x, double y, double width, double height, int argb) {
        pen.fill(x + dx, y + dy, width, height, argb);
    }

    @Override
    public void outline(double x, double y, double width, double height, double line, int argb) {
        pen.outline(x + dx, y + dy, width, height, line, argb);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double line, int argb) {
        pen.line(x1 + dx, y1 + dy, x2 + dx, y2 + dy, line, argb);
    }

    @Override
    public void curves(double line, int argb, double... points) {
        pen.curves(line, argb, moved(points));
    }

    @Override
    public void polygon(int argb, double... points) {
        pen.polygon(argb, moved(points));
    }

    private double[] moved(double[] points) {
        var moved = new double[points.length];
        for (int i = 0; i < points.length; i++) moved[i] = points[i] + (i % 2 == 0 ? dx : dy);
        return moved;
    }

    @Override
    public void hatch(double x, double y, double width, double height, int ground, int hatch) {
        pen.hatch(x + dx, y + dy, width, height, ground, hatch);
    }

    @Override
    public void text(double x, double y, String text, Face face, double size, Anchor anchor, int argb) {
        pen.text(x + dx, y + dy, text, face, size, anchor, argb);
    }

    @Override
    public double textWidth(String text, Face face, double size) {
        return pen.textWidth(text, face, size);
    }

    @Override
    public void image(double x, double y, double width, double height, Raster raster) {
        pen.image(x + dx, y + dy, width, height, raster);
    }

    @Override
    public void image(Sheet whole, Rectangle part, Raster raster) {
        pen.image(whole.moved(dx, dy), part, raster);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        pen.clip(x + dx, y + dy, width, height);
    }

    @Override
    public void unclip() {
        pen.unclip();
    }
}
