package org.fovea.format;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.jspecify.annotations.Nullable;

/// The pixels of a picture as an entry of a document: PNG where every value is one of the 256 levels of 8 bits, so that
/// nothing is lost, and otherwise a NumPy array.
record PictureEntry(Tensor pixels, String name, EntryContent content) {
    private static final String PNG = "picture.png";
    private static final String NPY = "picture.npy";
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G'};

    static PictureEntry of(Tensor pixels) {
        byte[] levels = levels(pixels);
        Shape shape = pixels.shape;
        return levels == null
                ? new PictureEntry(pixels, NPY, new EntryContent.Numbers(
                        List.of(shape.channels(), shape.height(), shape.width()), finite(pixels.data)))
                : new PictureEntry(pixels, PNG, new EntryContent.Bytes(png(shape, levels)));
    }

    private static float[] finite(float[] values) {
        for (float value : values)
            if (!Float.isFinite(value))
                throw new Problem(
                        "The document cannot be saved: its picture holds a value that is not a number; open another picture.");
        return values;
    }

    /// The levels in the order of a raster, pixel by pixel, blue first; null where a value is none of them.
    private static byte @Nullable [] levels(Tensor pixels) {
        int channels = pixels.shape.channels();
        if (channels != 1 && channels != 3) return null;
        int plane = pixels.shape.plane();
        var levels = new byte[pixels.data.length];
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < plane; i++) {
                float value = pixels.data[c * plane + i];
                int level = Math.round(value * 255);
                if (level < 0 || level > 255 || Float.floatToRawIntBits(level / 255f) != Float.floatToRawIntBits(value))
                    return null;
                levels[i * channels + channels - 1 - c] = (byte) level;
            }
        return levels;
    }

    private static byte[] png(Shape shape, byte[] levels) {
        var image = new BufferedImage(shape.width(), shape.height(),
                shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] raster = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(levels, 0, raster, 0, levels.length);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) throw new IllegalStateException("every Java writes PNG");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /// @throws Damage when they cannot be read
    static Tensor read(Fields json) {
        String name = json.text("pixels");
        return name.endsWith(".png") ? fromPng(json.bytes("pixels"), name) : fromNumbers(json);
    }

    private static Tensor fromPng(byte[] bytes, String name) {
        if (!java.util.Arrays.equals(bytes, 0, Math.min(4, bytes.length), SIGNATURE, 0, 4))
            throw new Damage("“%s” is no PNG picture".formatted(name));
        try {
            return PictureFile.read(bytes, "“" + name + "”");
        } catch (Problem problem) {
            throw new Damage(problem.sentence().split("; ", 2)[0], problem);
        }
    }

    private static Tensor fromNumbers(Fields json) {
        Npy.Array array = json.array("pixels", 0, 0, 0);
        List<Integer> sides = array.shape();
        var shape = new Shape(sides.get(0), sides.get(1), sides.get(2));
        if (shape.plane() > PictureFile.MOST_PIXELS)
            throw new Damage("its picture has more than %,d pixels".formatted(PictureFile.MOST_PIXELS));
        return new Tensor(shape, array.data());
    }
}
