package org.fovea.engine;

/// The size of a tensor: channels × height × width (C×H×W), each at least 1.
public record Shape(int channels, int height, int width) {
    /// The most values one tensor can hold.
    public static final int MOST = Integer.MAX_VALUE - 64;

    /// @throws IllegalArgumentException when a side is below 1 or the tensor would not fit one array
    public Shape {
        if (channels < 1 || height < 1 || width < 1)
            throw new IllegalArgumentException("not a shape: %d×%d×%d".formatted(channels, height, width));
        if ((long) channels * height * width > MOST)
            throw new IllegalArgumentException("too many values: %d×%d×%d".formatted(channels, height, width));
    }

    /// How many values a tensor of this shape holds.
    public int size() {
        return channels * height * width;
    }

    /// How many values one channel holds.
    public int plane() {
        return height * width;
    }

    /// Where `(channel, row, column)` stands in row-major order.
    public int index(int channel, int row, int column) {
        return (channel * height + row) * width + column;
    }

    /// The shape of one of its channels: 1×H×W.
    public Shape oneChannel() {
        return new Shape(1, height, width);
    }

    /// As people write it: `3 @ 427×640`.
    @Override
    public String toString() {
        return channels + " @ " + height + "×" + width;
    }
}
