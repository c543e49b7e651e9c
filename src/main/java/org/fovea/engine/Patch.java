package org.fovea.engine;

/// The part of a C×H×W tensor that lies in a region, all channels of it.
///
/// @param whole the shape of the tensor it is a part of
/// @param region where it lies
/// @param values C×region.height×region.width
public record Patch(Shape whole, Region region, Tensor values) {

    /// @throws IllegalArgumentException when the values do not fill the region, or the region leaves the whole
    public Patch {
        if (!Region.all(whole).contains(region))
            throw new IllegalArgumentException("%s is no part of %s".formatted(region, whole));
        if (values.shape.channels() != whole.channels() || values.shape.height() != region.height()
                || values.shape.width() != region.width())
            throw new IllegalArgumentException("%s do not fill %s of %s".formatted(values.shape, region, whole));
    }

    /// A whole tensor.
    public static Patch of(Tensor tensor) {
        return new Patch(tensor.shape, Region.all(tensor.shape), tensor);
    }

    /// Where the value at (row, column) of the whole stands in the array of the values.
    public int index(int channel, int row, int column) {
        return values.shape.index(channel, row - region.top(), column - region.left());
    }

    /// The value at (row, column) of the whole.
    public float at(int channel, int row, int column) {
        return values.data[index(channel, row, column)];
    }

    /// A part of this part.
    ///
    /// @throws IllegalArgumentException when it is none
    public Patch cut(Region part) {
        if (part.equals(region)) return this;
        if (!region.contains(part)) throw new IllegalArgumentException("%s is no part of %s".formatted(part, region));
        var result = Tensor.zeros(new Shape(whole.channels(), part.height(), part.width()));
        for (int c = 0; c < whole.channels(); c++)
            for (int i = 0; i < part.height(); i++)
                System.arraycopy(values.data, index(c, part.top() + i, part.left()), result.data,
                        result.shape.index(c, i, 0), part.width());
        return new Patch(whole, part, result);
    }
}
