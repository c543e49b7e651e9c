package org.fovea.export;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.IntFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fovea.engine.Problem;
import org.fovea.figure.Raster;
import org.jspecify.annotations.Nullable;

/// Pictures that follow each other as an animated GIF that begins again at its end. All share one table of colours, and of
/// each only what differs from the one before is written, so that films of stepping stay small.
public final class GifFile {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    /// So many pictures, spread over the film, decide the colours.
    private static final int SAMPLES = 12;
    /// GIF counts in hundredths of a second; viewers slow down what is faster than this.
    private static final int SHORTEST = 2;

    private GifFile() {
    }

    /// Writes a film.
    ///
    /// @param count how many pictures, at least 1
    /// @param pictures each of them, all of one size and opaque; some are asked for twice
    /// @param perSecond how many are shown in a second
    /// @throws Problem when the file cannot be written
    public static void write(Path file, int count, IntFunction<Raster> pictures, double perSecond) {
        if (count < 1) throw new IllegalArgumentException("a film of no pictures");
        var samples = new ArrayList<Raster>();
        int some = Math.min(SAMPLES, count);
        for (int n = 0; n < some; n++)
            samples.add(pictures.apply(some == 1 ? 0 : (int) ((long) n * (count - 1) / (some - 1))));
        var colors = ColorTable.of(samples);
        samples.clear();
        int delay = Math.clamp(Math.round(100 / perSecond), SHORTEST, 65535);
        WholeFile.write(file, out -> encode(out, count, pictures, colors, delay));
    }

    private static void encode(OutputStream out, int count, IntFunction<Raster> pictures, ColorTable colors, int delay)
            throws IOException {
        IndexColorModel model = model(colors);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            byte[] before = null;
            for (int n = 0; n < count; n++) {
                Raster picture = pictures.apply(n);
                byte[] now = indices(picture, colors);
                Part part = before == null
                        ? Part.whole(picture.width, picture.height)
                        : Part.changed(before, now,
                                picture.width);
                BufferedImage image = part.image(now, before, picture.width, model);
                writer.writeToSequence(new IIOImage(image, null, metadata(writer, image, part, delay, n == 0)), null);
                before = now;
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static IndexColorModel model(ColorTable colors) {
        var red = new byte[256];
        var green = new byte[256];
        var blue = new byte[256];
        for (int n = 0; n < colors.size(); n++) {
            red[n] = (byte) (colors.color(n) >> 16);
            green[n] = (byte) (colors.color(n) >> 8);
            blue[n] = (byte) colors.color(n);
        }
        return new IndexColorModel(8, 256, red, green, blue, ColorTable.CLEAR);
    }

    private static byte[] indices(Raster picture, ColorTable colors) {
        var indices = new byte[picture.argb.length];
        for (int i = 0; i < indices.length; i++) indices[i] = (byte) colors.index(picture.argb[i]);
        return indices;
    }

    /// A rectangle of a picture.
    private record Part(int left, int top, int width, int height) {
        static Part whole(int width, int height) {
            return new Part(0, 0, width, height);
        }

        /// The smallest one that holds every difference; one pixel where there is none.
        static Part changed(byte[] before, byte[] now, int width) {
            int left = width;
            int right = -1;
            int top = Integer.MAX_VALUE;
            int bottom = -1;
            for (int i = 0; i < now.length; i++)
                if (before[i] != now[i]) {
                    int x = i % width;
                    int y = i / width;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            return right < 0 ? new Part(0, 0, 1, 1) : new Part(left, top, right - left + 1, bottom - top + 1);
        }

        /// What did not change is left clear.
        BufferedImage image(byte[] now, byte @Nullable [] before, int across,
                IndexColorModel model) {
            var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
            var line = new byte[width];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int at = (top + y) * across + left + x;
                    line[x] = before != null && before[at] == now[at] ? (byte) ColorTable.CLEAR : now[at];
                }
                image.getRaster().setDataElements(0, y, width, 1, line);
            }
            return image;
        }
    }

    private static IIOMetadata metadata(ImageWriter writer, BufferedImage image, Part part, int delay, boolean first)
            throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        var root = new IIOMetadataNode(FORMAT);
        root.appendChild(node("ImageDescriptor", "imageLeftPosition", part.left(), "imageTopPosition", part.top(),
                "imageWidth", part.width(), "imageHeight", part.height(), "interlaceFlag", "FALSE"));
        root.appendChild(node("GraphicControlExtension", "disposalMethod", "doNotDispose", "userInputFlag", "FALSE",
                "transparentColorFlag", "TRUE", "delayTime", delay, "transparentColorIndex", ColorTable.CLEAR));
        if (first) {
            // Begins again for ever.
            var forEver = node("ApplicationExtension", "applicationID", "NETSCAPE", "authenticationCode", "2.0");
            forEver.setUserObject(new byte[]{1, 0, 0});
            var extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(forEver);
            root.appendChild(extensions);
        }
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode node(String name, Object... attributes) {
        var node = new IIOMetadataNode(name);
        for (int n = 0; n < attributes.length; n += 2)
            node.setAttribute(String.valueOf(attributes[n]), String.valueOf(attributes[n + 1]));
        return node;
    }
}
