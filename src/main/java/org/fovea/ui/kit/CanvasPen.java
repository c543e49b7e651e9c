package org.fovea.ui.kit;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.fovea.figure.Pen;
import org.fovea.figure.Raster;
import org.fovea.figure.Rectangle;
import org.fovea.figure.Sheet;

/// Draws figures on a JavaFX canvas.
public final class CanvasPen implements Pen {
    private static final int HATCH = 8;
    private static final int MOST_WIDTHS = 2000;

    private record FontKey(Face face, double size) {
    }

    private record WidthKey(String text, Face face, double size) {
    }

    private record HatchKey(int ground, int hatch) {
    }

    private final GraphicsContext gc;
    /// Rasters are compared by identity; what was made of one goes with it.
    private final Map<Raster, Image> images = new WeakHashMap<>();
    private final Map<FontKey, Font> fonts = new HashMap<>();
    /// Measuring takes longer than drawing, and the same is written again and again.
    private final Map<WidthKey, Double> widths = new HashMap<>();
    private final Map<HatchKey, Paint> hatches = new HashMap<>();

    public CanvasPen(GraphicsContext gc) {
        this.gc = gc;
        gc.setImageSmoothing(false);
        gc.setTextBaseline(VPos.CENTER);
    }

    static Color color(int argb) {
        return Color.rgb((argb >> 16) & 255, (argb >> 8) & 255, argb & 255, (argb >>> 24) / 255.0);
    }

    @Override
    public void fill(double x, double y, double width, double height, int argb) {
        gc.setFill(color(argb));
        gc.fillRect(x, y, width, height);
    }

    @Override
    public void outline(double x, double y, double width, double height, double line, int argb) {
        gc.setStroke(color(argb));
        gc.setLineWidth(line);
        gc.strokeRect(x, y, width, height);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double line, int argb) {
        gc.setStroke(color(argb));
        gc.setLineWidth(line);
        gc.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void curves(double line, int argb, double... points) {
        gc.setStroke(color(argb));
        gc.setLineWidth(line);
        gc.beginPath();
        for (int i = 0; i + 7 < points.length; i += 8) {
            gc.moveTo(points[i], points[i + 1]);
            gc.bezierCurveTo(points[i + 2], points[i + 3], points[i + 4], points[i + 5], points[i + 6], points[i + 7]);
        }
        gc.stroke();
    }

    @Override
    public void polygon(int argb, double... points) {
        var xs = new double[points.length / 2];
        var ys = new double[points.length / 2];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = points[2 * i];
            ys[i] = points[2 * i + 1];
        }
        gc.setFill(color(argb));
        gc.fillPolygon(xs, ys, xs.length);
    }

    @Override
    public void hatch(double x, double y, double width, double height, int ground, int hatch) {
        gc.setFill(hatches.computeIfAbsent(new HatchKey(ground, hatch), CanvasPen::tile));
        gc.fillRect(x, y, width, height);
    }

    /// A square that repeats seamlessly: each pixel as dark as the share of it that a diagonal stripe covers.
    private static Paint tile(HatchKey key) {
        var image = new WritableImage(HATCH, HATCH);
        Color ground = color(key.ground());
        Color hatch = color(key.hatch());
        for (int y = 0; y < HATCH; y++)
            for (int x = 0; x < HATCH; x++) {
                int distance = (x + y) % HATCH;
                double share = distance < 3 ? 1 : distance == 3 || distance == HATCH - 1 ? 0.5 : 0;
                image.getPixelWriter().setColor(x, y, ground.interpolate(hatch, share));
            }
        return new ImagePattern(image, 0, 0, HATCH, HATCH, false);
    }

    @Override
    public void text(double x, double y, String text, Face face, double size, Anchor anchor, int argb) {
        gc.setFont(font(face, size));
        gc.setTextAlign(switch (anchor) {
            case LEFT -> TextAlignment.LEFT;
            case CENTER -> TextAlignment.CENTER;
            case RIGHT -> TextAlignment.RIGHT;
        });
        gc.setFill(color(argb));
        gc.fillText(text, x, y);
    }

    @Override
    public double textWidth(String text, Face face, double size) {
        if (widths.size() > MOST_WIDTHS) widths.clear();
        return widths.computeIfAbsent(new WidthKey(text, face, size), key -> {
            var measured = new Text(key.text());
            measured.setFont(font(key.face(), key.size()));
            return measured.getLayoutBounds().getWidth();
        });
    }

    private Font font(Face face, double size) {
        return fonts.computeIfAbsent(new FontKey(face, size), key -> switch (key.face()) {
            case WORDS -> Font.font("Inter", key.size());
            case WORDS_BOLD -> Font.font("Inter Semi Bold", key.size());
            case NUMBERS -> Font.font("JetBrains Mono", key.size());
            case NUMBERS_BOLD -> Font.font("JetBrains Mono", FontWeight.BOLD, key.size());
        });
    }

    @Override
    public void image(double x, double y, double width, double height, Raster raster) {
        gc.drawImage(images.computeIfAbsent(raster, CanvasPen::image), x, y, width, height);
    }

    @Override
    public void image(Sheet whole, Rectangle part, Raster raster) {
        double wide = Math.hypot(whole.acrossX(), whole.acrossY()) / raster.width;
        double high = Math.hypot(whole.downX(), whole.downY()) / raster.height;
        gc.save();
        gc.setImageSmoothing(Math.min(wide, high) < 1);
        gc.transform(whole.acrossX() / raster.width, whole.acrossY() / raster.width, whole.downX() / raster.height,
                whole.downY() / raster.height, whole.x(), whole.y());
        gc.drawImage(images.computeIfAbsent(raster, CanvasPen::image), part.x(), part.y(), part.width(), part.height(),
                part.x(), part.y(), part.width(), part.height());
        gc.restore();
    }

    private static Image image(Raster raster) {
        var image = new WritableImage(raster.width, raster.height);
        image.getPixelWriter().setPixels(0, 0, raster.width, raster.height, PixelFormat.getIntArgbInstance(),
                raster.argb, 0,
                raster.width);
        return image;
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        gc.save();
        gc.beginPath();
        gc.rect(x, y, width, height);
        gc.clip();
    }

    @Override
    public void unclip() {
        gc.restore();
    }
}
