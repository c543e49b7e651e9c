package org.fovea.compute.learn;

import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;

/// Pictures of classes, kept in one byte for each value and made numbers 0…1 when they are asked for.
public final class StoredPictures implements Examples {
    private static final int MOST = 255;

    private final Shape shape;
    private final List<byte[]> pictures;
    private final int[] labels;

    /// @param shape of every picture, C×H×W
    /// @param pictures values 0…255, row by row, channel after channel; nobody writes them any more
    /// @param labels their classes
    /// @throws IllegalArgumentException when there is not one label for each picture, or a picture is of another size
    public StoredPictures(Shape shape, List<byte[]> pictures, int[] labels) {
        this.shape = shape;
        this.pictures = List.copyOf(pictures);
        this.labels = labels.clone();
        if (pictures.size() != labels.length)
            throw new IllegalArgumentException("%d pictures, %d labels".formatted(pictures.size(), labels.length));
        for (byte[] picture : pictures)
            if (picture.length != shape.size())
                throw new IllegalArgumentException("%d values do not fill %s".formatted(picture.length, shape));
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Shape input() {
        return shape;
    }

    /// The class of a picture.
    public int label(int index) {
        return labels[index];
    }

    @Override
    public Example example(int index, long draw) {
        return new Example(tensor(shape, pictures.get(index)), new Target.OfClass(labels[index]));
    }

    /// Bytes as values 0…1.
    static Tensor tensor(Shape shape, byte[] bytes) {
        var values = new float[bytes.length];
        for (int i = 0; i < values.length; i++) values[i] = (bytes[i] & MOST) / (float) MOST;
        return new Tensor(shape, values);
    }

    /// Values 0…1 as bytes; what lies outside is cut off.
    public static byte[] bytes(Tensor x) {
        var bytes = new byte[x.data.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Math.round(Math.clamp(x.data[i], 0, 1) * MOST);
        return bytes;
    }
}
