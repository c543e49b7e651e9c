package org.fovea.format.learn;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.fovea.compute.learn.StoredPictures;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.jspecify.annotations.Nullable;

/// Reads pictures and their classes from the two files of MNIST's own format: big-endian numbers that say the type (8 for
/// bytes), how many axes there are and how long each is, then the bytes; all packed by gzip (LeCun, Cortes and Burges, “The
/// MNIST database of handwritten digits”, 1998).
final class IdxFile {
    private static final int BYTES = 8;
    /// More pictures than any such file has, so that a damaged header takes no memory.
    private static final int MOST = 1_000_000;
    private static final int LARGEST_SIDE = 1024;

    private IdxFile() {
    }

    /// @param pictures the content of the one file, with three axes: picture, row, column
    /// @param labels the content of the other, with one axis
    /// @param classes how many there are
    /// @param name what the files are called in a problem's sentence
    /// @throws Problem when they are damaged, or do not belong together
    static StoredPictures read(byte[] pictures, byte[] labels, int classes, String name) {
        try (var in = unpacked(pictures)) {
            int count = header(in, 3, name);
            int height = side(in, name);
            int width = side(in, name);
            var all = new ArrayList<byte[]>();
            for (int i = 0; i < count; i++) all.add(exactly(in, height * width));
            return new StoredPictures(new Shape(1, height, width), all, labels(labels, count, classes, name));
        } catch (EOFException e) {
            throw new Problem("%s are cut off before their end; get them again from where they came.".formatted(name),
                    e);
        } catch (ZipException e) {
            throw damaged(name, "they are not packed by gzip", e);
        } catch (IOException e) {
            throw damaged(name, String.valueOf(e.getMessage()), e);
        }
    }

    private static int[] labels(byte[] file, int count, int classes, String name) throws IOException {
        try (var in = unpacked(file)) {
            int own = header(in, 1, name);
            if (own != count)
                throw new Problem("%s do not belong together: %,d pictures and %,d labels; get both files again."
                        .formatted(name, count, own));
            var labels = new int[count];
            byte[] bytes = exactly(in, count);
            for (int i = 0; i < count; i++) {
                labels[i] = bytes[i] & 255;
                if (labels[i] >= classes)
                    throw damaged(name, "label %d is %d, and there are %d classes".formatted(i, labels[i], classes),
                            null);
            }
            return labels;
        }
    }

    private static DataInputStream unpacked(byte[] file) throws IOException {
        return new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(file)));
    }

    /// @return how many items there are
    private static int header(DataInputStream in, int axes, String name) throws IOException {
        int magic = in.readInt();
        if (magic != (BYTES << 8 | axes))
            throw damaged(name, "the file does not begin as one of bytes with %d axes".formatted(axes), null);
        int count = in.readInt();
        if (count < 1 || count > MOST) throw damaged(name, "there are said to be %,d of them".formatted(count), null);
        return count;
    }

    private static int side(DataInputStream in, String name) throws IOException {
        int side = in.readInt();
        if (side < 1 || side > LARGEST_SIDE)
            throw damaged(name, "pictures are said to have a side of %,d pixels".formatted(side), null);
        return side;
    }

    private static byte[] exactly(DataInputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) throw new EOFException();
        return bytes;
    }

    private static Problem damaged(String name, String what, @Nullable Throwable cause) {
        String sentence = "%s are damaged: %s; get them again from where they came.".formatted(name, what);
        return cause == null ? new Problem(sentence) : new Problem(sentence, cause);
    }
}
