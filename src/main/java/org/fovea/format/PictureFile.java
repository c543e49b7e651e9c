package org.fovea.format;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Reads pictures of every kind that ImageIO and its plugins know: PNG, JPEG, GIF, BMP, TIFF, WebP.
public final class PictureFile {
    /// The largest picture that is opened, in pixels.
    public static final long MOST_PIXELS = 120_000_000;
    private static final long MOST_BYTES = 1L << 30;

    private PictureFile() {
    }

    /// Reads a picture: 1×H×W where the file is grey, else 3×H×W; values 0…1 as they are stored. Transparency is
    /// composited on white, and a camera's orientation is respected.
    ///
    /// @throws Problem when it cannot be read or is too large
    public static Tensor read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.isDirectory(file)) throw new Problem("%s is a folder; choose a picture in it.".formatted(name));
            if (!Files.exists(file))
                throw new Problem("There is no file %s; check the name and the folder.".formatted(file));
            // A pipe may never answer, and a device never end.
            if (!Files.isRegularFile(file))
                throw new Problem("%s is no ordinary file; save the picture in one first.".formatted(name));
            if (!Files.isReadable(file)) throw denied(name, null);
            if (Files.size(file) > MOST_BYTES)
                throw new Problem("%s is larger than 1 GB; save it as a smaller picture first.".formatted(name));
            return read(Files.readAllBytes(file), name);
        } catch (AccessDeniedException e) {
            throw denied(name, e);
        } catch (IOException e) {
            throw new Problem(
                    "%s cannot be read (%s); copy it to this computer and try again.".formatted(name, e.getMessage()),
                    e);
        }
    }

    private static Problem denied(String name, @Nullable Throwable cause) {
        String sentence = "%s may not be read by you; change its permissions or copy it.".formatted(name);
        return cause == null ? new Problem(sentence) : new Problem(sentence, cause);
    }

    /// Reads a picture from the bytes of a file.
    ///
    /// @param name what the picture is called in a problem's sentence
    /// @throws Problem when it cannot be read or is too large
    static Tensor read(byte[] bytes, String name) {
        if (bytes.length == 0)
            throw new Problem("%s is empty (0 bytes); get it again from where it came.".formatted(name));
        try (var in = new FileBytes(ColorProfile.ignoredIn(bytes))) {
            if (in.isCutWebp()) throw cut(name);
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext())
                throw new Problem("%s is not a picture that can be opened; PNG, JPEG, GIF, BMP, TIFF and WebP can."
                        .formatted(name));
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, false);
                return Orientation.of(bytes).apply(decode(reader, name));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Decoders meet damaged files with exceptions of many kinds.
            if (e instanceof Problem problem) throw problem;
            throw new Problem("%s is damaged or incomplete; get it again from where it came.".formatted(name), e);
        } catch (OutOfMemoryError e) {
            throw new Problem("%s needs more memory than there is; save it as a smaller picture first.".formatted(name),
                    e);
        }
    }

    private static Tensor decode(ImageReader reader, String name) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS)
            throw new Problem(String.format(Locale.ROOT,
                    "%s has %,d × %,d pixels, and at most %,d million can be opened; save it smaller first.", name,
                    width,
                    height, MOST_PIXELS / 1_000_000));
        var cut = new boolean[1];
        reader.addIIOReadWarningListener((IIOReadWarningListener) (_, warning) -> {
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("truncated") || text.contains("premature") || text.contains("unexpected end"))
                cut[0] = true;
        });
        BufferedImage image = reader.read(0);
        if (cut[0]) throw cut(name);
        Tensor pixels = Pixels.of(image);
        // Grey of 1, 2 or 4 bits is decoded through a palette of greys.
        return image.getColorModel() instanceof IndexColorModel && storesGray(reader) ? pixels.channel(0) : pixels;
    }

    private static Problem cut(String name) {
        return new Problem("%s is cut off before its end; get it again from where it came.".formatted(name));
    }

    /// Whether the file itself says that it is grey (`Chroma/ColorSpaceType` of ImageIO's standard metadata).
    private static boolean storesGray(ImageReader reader) throws IOException {
        IIOMetadata metadata = reader.getImageMetadata(0);
        if (metadata == null || !metadata.isStandardMetadataFormatSupported()) return false;
        var root = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
        return root.getElementsByTagName("ColorSpaceType").item(0) instanceof Element type
                && type.getAttribute("name").equals("GRAY");
    }

    /// A picture of ARGB pixels without premultiplication, such as one from the clipboard: 3×H×W, composited on white.
    public static Tensor of(int[] argb, int width, int height) {
        var shape = new Shape(3, height, width);
        var data = new float[shape.size()];
        for (int i = 0; i < shape.plane(); i++) {
            float alpha = (argb[i] >>> 24) / 255f;
            for (int c = 0; c < 3; c++) {
                float value = ((argb[i] >> (16 - 8 * c)) & 255) / 255f;
                data[c * shape.plane() + i] = alpha == 1 ? value : 1 - alpha + alpha * value;
            }
        }
        return new Tensor(shape, data);
    }
}
