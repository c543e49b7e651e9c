package org.fovea.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.OptionalDouble;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fovea.engine.Problem;
import org.fovea.export.Drawing.Background;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Raster;

/// Pictures as PNG, transparent or on white.
public final class PngFile {
    private static final String FORMAT = "javax_imageio_png_1.0";
    private static final double CM_PER_INCH = 2.54;
    private static final double METERS_PER_INCH = 0.0254;

    /// How large a figure becomes.
    public sealed interface Size {
        /// Each pixel of the figure becomes `factor` × `factor` pixels, at least 1 × 1.
        record Times(int factor) implements Size {
            /// @throws Problem when the factor is below 1
            public Times {
                if (factor < 1) throw new Problem("A picture is enlarged 1 time or more, not %d.".formatted(factor));
            }
        }

        /// As wide on paper as asked, at so many dots per inch, which the file states.
        record Print(double centimeters, double dpi) implements Size {
            /// @throws Problem when one of them is not above 0
            public Print {
                if (!(centimeters > 0 && dpi > 0 && Double.isFinite(centimeters * dpi)))
                    throw new Problem("A printed picture needs a width and a resolution above 0.");
            }
        }

        Size ONE_TO_ONE = new Times(1);
    }

    private PngFile() {
    }

    /// Draws a figure and writes it.
    ///
    /// @throws Problem when the picture would be too large or the file cannot be written
    public static void write(Path file, Figure figure, Palette palette, Size size, Background background) {
        Raster raster = Drawing.of(figure, palette, scale(figure, size), background);
        write(file, raster, switch (size) {
            case Size.Times _ -> OptionalDouble.empty();
            case Size.Print print -> OptionalDouble.of(print.dpi());
        });
    }

    /// Writes a raster, pixel by pixel.
    ///
    /// @throws Problem when the file cannot be written
    public static void write(Path file, Raster raster) {
        write(file, raster, OptionalDouble.empty());
    }

    /// How many pixels of the file a pixel of the figure becomes, along each side.
    public static double scale(Figure figure, Size size) {
        return switch (size) {
            case Size.Times times -> times.factor();
            case Size.Print print -> Math.max(1, Math.round(print.centimeters() / CM_PER_INCH * print.dpi()))
                    / figure.width();
        };
    }

    private static void write(Path file, Raster raster, OptionalDouble dpi) {
        WholeFile.write(file, out -> encode(out, raster, dpi));
    }

    private static void encode(OutputStream out, Raster raster, OptionalDouble dpi) throws IOException {
        BufferedImage image = Drawing.image(raster, !opaque(raster));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(image), null);
            if (dpi.isPresent()) state(metadata, dpi.getAsDouble());
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    private static void state(IIOMetadata metadata, double dpi) throws IOException {
        String perMeter = String.valueOf(Math.max(1, Math.round(dpi / METERS_PER_INCH)));
        var physical = new IIOMetadataNode("pHYs");
        physical.setAttribute("pixelsPerUnitXAxis", perMeter);
        physical.setAttribute("pixelsPerUnitYAxis", perMeter);
        physical.setAttribute("unitSpecifier", "meter");
        var root = new IIOMetadataNode(FORMAT);
        root.appendChild(physical);
        metadata.mergeTree(FORMAT, root);
    }

    private static boolean opaque(Raster raster) {
        for (int argb : raster.argb) if (argb >>> 24 != 255) return false;
        return true;
    }
}
