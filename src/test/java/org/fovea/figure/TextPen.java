package org.fovea.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes down what a figure draws, a line per call, so that it can be compared with what was looked at and found right.
public final class TextPen implements Pen {
    private final StringBuilder calls = new StringBuilder();

    public static String of(Figure figure, Palette palette) {
        var pen = new TextPen();
        pen.call("size", number(figure.width()), number(figure.height()));
        figure.draw(pen, palette);
        return pen.toString();
    }

    @Override
    public String toString() {
        return calls.toString();
    }

    private void call(String name, Object... arguments) {
        calls.append(name);
        for (Object argument : arguments) calls.append(' ').append(argument);
        calls.append('\n');
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
    }

    private static String numbers(double... values) {
        return Arrays.stream(values).mapToObj(TextPen::number).collect(Collectors.joining(" "));
    }

    private static String color(int argb) {
        return String.format(Locale.ROOT, argb >>> 24 == 255 ? "#%06x" : "#%08x",
                argb >>> 24 == 255 ? argb & 0xffffff : argb);
    }

    @Override
    public void fill(double x, double y, double width, double height, int argb) {
        call("fill", numbers(x, y, width, height), color(argb));
    }

    @Override
    public void outline(double x, double y, double width, double height, double line, int argb) {
        call("outline", numbers(x, y, width, height, line), color(argb));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double line, int argb) {
        call("line", numbers(x1, y1, x2, y2, line), color(argb));
    }

    @Override
    public void curves(double line, int argb, double... points) {
        call("curves", number(line), color(argb), numbers(points));
    }

    @Override
    public void polygon(int argb, double... points) {
        call("polygon", color(argb), numbers(points));
    }

    @Override
    public void hatch(double x, double y, double width, double height, int ground, int hatch) {
        call("hatch", numbers(x, y, width, height), color(ground), color(hatch));
    }

    @Override
    public void text(double x, double y, String text, Face face, double size, Anchor anchor, int argb) {
        call("text", numbers(x, y), "“" + text + "”", face, number(size), anchor, color(argb));
    }

    @Override
    public double textWidth(String text, Face face, double size) {
        return 0.6 * size * text.length();
    }

    /// Small images are written out, of large ones only a few pixels.
    @Override
    public void image(double x, double y, double width, double height, Raster raster) {
        call("image", numbers(x, y, width, height), written(raster));
    }

    @Override
    public void image(Sheet whole, Rectangle part, Raster raster) {
        call("sheet", numbers(whole.corners()), numbers(part.x(), part.y(), part.width(), part.height()),
                written(raster));
    }

    private static String written(Raster raster) {
        int step = Math.max(1, raster.argb.length / 16);
        var pixels = new StringBuilder();
        for (int i = 0; i < raster.argb.length; i += step) pixels.append(' ').append(color(raster.argb[i]));
        return raster.width + "×" + raster.height + pixels;
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        call("clip", numbers(x, y, width, height));
    }

    @Override
    public void unclip() {
        call("unclip");
    }
}
