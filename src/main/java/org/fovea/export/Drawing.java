package org.fovea.export;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.WritableRaster;
import org.fovea.engine.Problem;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Raster;

/// A figure drawn into pixels, for files and for the clipboard.
public final class Drawing {
    /// The most pixels on a side.
    public static final int LARGEST_SIDE = 20_000;
    /// The most pixels altogether.
    public static final long MOST_PIXELS = 200_000_000;

    /// What lies behind the figure.
    public enum Background {
        TRANSPARENT, WHITE
    }

    private Drawing() {
    }

    /// Draws a figure, each of its pixels as `scale` pixels of the raster.
    ///
    /// @throws Problem when that would be a picture too large to make
    public static Raster of(Figure figure, Palette palette, double scale, Background background) {
        double width = Math.max(1, Math.rint(figure.width() * scale));
        double height = Math.max(1, Math.rint(figure.height() * scale));
        if (width > LARGEST_SIDE || height > LARGEST_SIDE || width * height > MOST_PIXELS)
            throw new Problem(("The picture would have %,.0f × %,.0f pixels, and at most %,d on a side and %,d"
                    + " altogether can be written; choose a smaller factor, width or resolution.")
                    .formatted(width, height, LARGEST_SIDE, MOST_PIXELS));
        try {
            var argb = new int[(int) (width * height)];
            if (background == Background.WHITE) java.util.Arrays.fill(argb, 0xffffffff);
            var raster = new Raster((int) width, (int) height, argb);
            figure.draw(new Java2dPen(image(raster, true), scale), palette);
            return raster;
        } catch (OutOfMemoryError e) {
            throw new Problem(("There is not enough memory for a picture of %,.0f × %,.0f pixels;"
                    + " choose a smaller factor, width or resolution.").formatted(width, height), e);
        }
    }

    /// An image that shares its pixels with a raster.
    ///
    /// @param alpha whether it can be transparent
    static BufferedImage image(Raster raster, boolean alpha) {
        var colors = alpha
                ? new DirectColorModel(32, 0xff0000, 0xff00, 0xff, 0xff000000)
                : new DirectColorModel(24, 0xff0000, 0xff00, 0xff);
        WritableRaster pixels = java.awt.image.Raster.createPackedRaster(
                new DataBufferInt(raster.argb, raster.argb.length), raster.width, raster.height, raster.width,
                colors.getMasks(), null);
        return new BufferedImage(colors, pixels, false, null);
    }
}
