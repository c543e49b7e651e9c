package org.fovea.project;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;

/// A filter as the user knows it.
///
/// @param name for people, and part of the name of exported files
/// @param filter its weights C×kh×kw and bias
/// @param shared whether every channel has the same weights, and keeps having them when one is edited
public record NamedFilter(String name, Filter filter, boolean shared) {

    public Tensor weights() {
        return filter.weights();
    }

    public NamedFilter withFilter(Filter changed) {
        return new NamedFilter(name, changed, shared);
    }

    public NamedFilter withWeights(Tensor changed) {
        return withFilter(filter.withWeights(changed));
    }

    /// The same filter for an input with another number of channels: channels are repeated in turn, surplus ones dropped.
    public NamedFilter forChannels(int channels) {
        Shape from = weights().shape;
        if (from.channels() == channels)
            return this;
        var to = new Shape(channels, from.height(), from.width());
        var data = new float[to.size()];
        for (int c = 0; c < channels; c++)
            System.arraycopy(weights().data, c % from.channels() * from.plane(), data, c * to.plane(), to.plane());
        return withWeights(new Tensor(to, data));
    }

    /// The same filter on a kernel of another size, kept in the middle: cut, or surrounded by zeros.
    public NamedFilter resized(int height, int width) {
        Shape from = weights().shape;
        if (from.height() == height && from.width() == width)
            return this;
        var to = new Shape(from.channels(), height, width);
        var data = new float[to.size()];
        int down = Math.floorDiv(height - from.height(), 2);
        int right = Math.floorDiv(width - from.width(), 2);
        for (int c = 0; c < from.channels(); c++)
            for (int u = 0; u < height; u++)
                for (int v = 0; v < width; v++) {
                    int row = u - down;
                    int column = v - right;
                    if (row >= 0 && row < from.height() && column >= 0 && column < from.width())
                        data[to.index(c, u, v)] = weights().at(c, row, column);
                }
        return withWeights(new Tensor(to, data));
    }
}
