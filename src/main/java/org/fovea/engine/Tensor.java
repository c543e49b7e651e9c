package org.fovea.engine;

/// Row-major float32 values, C×H×W. Only the operation that creates the array writes it; afterwards it is read by
/// everyone, from any thread.
public final class Tensor {
    public final Shape shape;
    /// `data[shape.index(channel, row, column)]`; not to be written by anyone who did not create it.
    public final float[] data;

    /// @throws IllegalArgumentException when the array does not have the size of the shape
    public Tensor(Shape shape, float[] data) {
        this(shape, data, data.length == shape.size());
    }

    private Tensor(Shape shape, float[] data, boolean fills) {
        if (!fills) throw new IllegalArgumentException("%d values do not fill %s".formatted(data.length, shape));
        this.shape = shape;
        this.data = data;
    }

    /// Values on their way, in memory that is lent for a while and may be longer than they are.
    ///
    /// @throws IllegalArgumentException when it is too short
    public static Tensor lent(Shape shape, float[] data) {
        return new Tensor(shape, data, data.length >= shape.size());
    }

    /// A tensor with one channel.
    public static Tensor plane(int height, int width, float... values) {
        return new Tensor(new Shape(1, height, width), values);
    }

    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new float[shape.size()]);
    }

    public static Tensor filled(Shape shape, float value) {
        var tensor = zeros(shape);
        java.util.Arrays.fill(tensor.data, value);
        return tensor;
    }

    public float at(int channel, int row, int column) {
        return data[shape.index(channel, row, column)];
    }

    /// The same tensor with one value changed.
    public Tensor with(int index, float value) {
        float[] copy = data.clone();
        copy[index] = value;
        return new Tensor(shape, copy);
    }

    /// A copy of one channel, 1×H×W.
    public Tensor channel(int channel) {
        int from = channel * shape.plane();
        return new Tensor(shape.oneChannel(), java.util.Arrays.copyOfRange(data, from, from + shape.plane()));
    }

    @Override
    public String toString() {
        return "Tensor " + shape;
    }
}
