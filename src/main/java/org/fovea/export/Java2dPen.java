package org.fovea.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Raster;
import org.fovea.figure.Rectangle;
import org.fovea.figure.Sheet;

/// Draws figures on an image in memory, enlarged by a factor, with the same fonts as the window.
final class Java2dPen implements Pen {
    /// The hatching repeats every so many pixels along x + y, and its lines take half of them.
    private static final double HATCH = 8;
    /// Text is measured as if pixels were infinitely fine, so that it is as wide at every factor.
    private static final FontRenderContext FINE = new FontRenderContext(null, true, true);

    private final Graphics2D graphics;
    private final double scale;
    private final Map<Face, Font> fonts = new EnumMap<>(Face.class);
    private final Shape whole;

    /// @param scale how many pixels of the image one pixel of the figure becomes
    Java2dPen(BufferedImage image, double scale) {
        graphics = image.createGraphics();
        this.scale = scale;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.scale(scale, scale);
        whole = new Rectangle2D.Double(0, 0, image.getWidth() / scale, image.getHeight() / scale);
    }

    @Override
    public void fill(double x, double y, double width, double height, int argb) {
        graphics.setColor(new Color(argb, true));
        int left = (int) Math.round(x * scale);
        int top = (int) Math.round(y * scale);
        int right = (int) Math.round((x + width) * scale);
        int bottom = (int) Math.round((y + height) * scale);
        if (Math.min(width, height) * scale < 1) {
            // Thinner than a pixel: rounded to whole pixels it could vanish.
            graphics.fill(new Rectangle2D.Double(x, y, width, height));
            return;
        }
        // In whole pixels neighbours share an edge without a seam.
        AffineTransform enlarged = graphics.getTransform();
        graphics.setTransform(new AffineTransform());
        graphics.fillRect(left, top, right - left, bottom - top);
        graphics.setTransform(enlarged);
    }

    @Override
    public void outline(double x, double y, double width, double height, double line, int argb) {
        stroke(line, argb);
        graphics.draw(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double line, int argb) {
        stroke(line, argb);
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void curves(double line, int argb, double... points) {
        var path = new Path2D.Double();
        for (int i = 0; i + 7 < points.length; i += 8) {
            path.moveTo(points[i], points[i + 1]);
            path.curveTo(points[i + 2], points[i + 3], points[i + 4], points[i + 5], points[i + 6], points[i + 7]);
        }
        stroke(line, argb);
        graphics.draw(path);
    }

    private void stroke(double line, int argb) {
        graphics.setColor(new Color(argb, true));
        graphics.setStroke(new BasicStroke((float) line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    }

    @Override
    public void polygon(int argb, double... points) {
        var path = new Path2D.Double();
        for (int i = 0; i + 1 < points.length; i += 2)
            if (i == 0) path.moveTo(points[0], points[1]);
            else
            path.lineTo(points[i], points[i + 1]);
        path.closePath();
        graphics.setColor(new Color(argb, true));
        graphics.fill(path);
    }

    @Override
    public void hatch(double x, double y, double width, double height, int ground, int hatch) {
        fill(x, y, width, height, ground);
        Shape before = graphics.getClip();
        graphics.clip(new Rectangle2D.Double(x, y, width, height));
        for (double at = Math.floor((x + y) / HATCH) * HATCH; at < x + width + y + height; at += HATCH) {
            double end = at + HATCH / 2;
            double bottom = y + height;
            polygon(hatch, at - y, y, end - y, y, end - bottom, bottom, at - bottom, bottom);
        }
        graphics.setClip(before);
    }

    @Override
    public void text(double x, double y, String text, Face face, double size, Anchor anchor, int argb) {
        Font font = font(face, size);
        LineMetrics metrics = font.getLineMetrics(text, FINE);
        double width = anchor == Anchor.LEFT ? 0 : textWidth(text, face, size);
        double left = switch (anchor) {
            case LEFT -> x;
            case CENTER -> x - width / 2;
            case RIGHT -> x - width;
        };
        graphics.setColor(new Color(argb, true));
        graphics.setFont(font);
        graphics.drawString(text, (float) left, (float) (y + (metrics.getAscent() - metrics.getDescent()) / 2));
    }

    @Override
    public double textWidth(String text, Face face, double size) {
        return font(face, size).getStringBounds(text, FINE).getWidth();
    }

    @Override
    public void image(double x, double y, double width, double height, Raster raster) {
        var place = new AffineTransform(width / raster.width, 0, 0, height / raster.height, x, y);
        graphics.drawImage(Drawing.image(raster, true), place, null);
    }

    @Override
    public void image(Sheet whole, Rectangle part, Raster raster) {
        var place = new AffineTransform(whole.acrossX() / raster.width, whole.acrossY() / raster.width,
                whole.downX() / raster.height, whole.downY() / raster.height, whole.x(), whole.y());
        boolean blended = scale * Math.min(Math.hypot(place.getScaleX(), place.getShearY()),
                Math.hypot(place.getShearX(), place.getScaleY())) < 1;
        Shape before = graphics.getClip();
        graphics.clip(place.createTransformedShape(
                new Rectangle2D.Double(part.x(), part.y(), part.width(), part.height())));
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, blended
                ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(Drawing.image(raster, true), place, null);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.setClip(before);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        graphics.clip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void unclip() {
        graphics.setClip(whole);
    }

    private Font font(Face face, double size) {
        return fonts.computeIfAbsent(face, Java2dPen::load).deriveFont((float) size);
    }

    private static Font load(Face face) {
        String name = switch (face) {
            case WORDS -> "Inter-Regular.otf";
            case WORDS_BOLD -> "Inter-SemiBold.otf";
            case NUMBERS -> "JetBrainsMono-Regular.ttf";
            case NUMBERS_BOLD -> "JetBrainsMono-Bold.ttf";
        };
        try (InputStream in = Palette.class.getResourceAsStream("fonts/" + name)) {
            if (in == null) throw new IllegalStateException("the font " + name + " is missing");
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font " + name + " is damaged", e);
        }
    }
}
