package org.fovea.figure.learn.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fovea.compute.learn.feature.Below;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Op;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Raster;

/// The weights a map meets the maps below with, as small pictures in blue – white – red: one slice for each channel it reads;
/// of a dense layer one block for each map before it was flattened.
public final class WeightsPicture {
    /// More slices cannot be told apart.
    private static final int MOST = 64;
    /// Of slices of a single weight there is room for more.
    private static final int MOST_SINGLE = 1024;

    private WeightsPicture() {
    }

    /// @param source the map it meets
    /// @param weights 1×h×w
    private record Slice(Below source, Tensor weights) {
    }

    /// All slices in a nearly square grid, in the order of the channels, with one scale.
    ///
    /// @return nothing where the node has no weights of its own for a map
    public static Optional<Raster> of(Network network, int node, int map) {
        List<Slice> slices = slices(network, node, map);
        if (slices.isEmpty()) return Optional.empty();
        int most = slices.getFirst().weights().shape.plane() == 1 ? MOST_SINGLE : MOST;
        List<Slice> shown = slices.subList(0, Math.min(slices.size(), most));
        return Optional.of(grid(shown, scale(shown)));
    }

    /// The weights between two maps, with the scale of all that the upper one has.
    ///
    /// @param node the layer that combines
    /// @param source the map further down
    /// @return nothing where there are none, or several slices of them
    public static Optional<Raster> between(Network network, int node, int map, Below source) {
        List<Slice> slices = slices(network, node, map);
        List<Slice> own = slices.stream().filter(slice -> slice.source().equals(source)).toList();
        return own.size() == 1 ? Optional.of(grid(own, scale(slices))) : Optional.empty();
    }

    private static ColorScale scale(List<Slice> slices) {
        int size = slices.getFirst().weights().data.length;
        var all = new float[slices.size() * size];
        for (int s = 0; s < slices.size(); s++)
            System.arraycopy(slices.get(s).weights().data, 0, all, s * size, size);
        return ColorScale.ofWeights(all);
    }

    private static List<Slice> slices(Network network, int node, int map) {
        Op op = network.node(node).op();
        int from = network.node(node).inputs().getFirst();
        var slices = new ArrayList<Slice>();
        switch (op) {
            case Convolution c -> {
                Tensor weights = c.layer().filters().get(map).weights();
                int seen = weights.shape.channels();
                int first = map / (c.layer().filters().size() / c.layer().groups()) * seen;
                for (int s = 0; s < seen; s++)
                    slices.add(new Slice(Below.of(network, from, first + s), weights.channel(s)));
            }
            case ConvTranspose2d t -> {
                int made = t.bias().length / t.groups();
                int seen = t.weights().size() / t.groups();
                for (int s = map / made * seen; s < (map / made + 1) * seen; s++)
                    slices.add(new Slice(Below.of(network, from, s), t.weights().get(s).channel(map % made)));
            }
            case Dense d -> {
                while (from > 0 && network.node(from).op() instanceof Flatten)
                    from = network.node(from).inputs().getFirst();
                Shape before = network.shape(from);
                for (int s = 0; s < before.channels(); s++) {
                    int at = map * d.weights().shape.width() + s * before.plane();
                    slices.add(new Slice(Below.of(network, from, s), new Tensor(before.oneChannel(),
                            Arrays.copyOfRange(d.weights().data, at, at + before.plane()))));
                }
            }
            default -> {
                // The others have no weights for the maps they read.
            }
        }
        return slices;
    }

    /// Between slices there is a transparent gap of a cell; single weights have none.
    private static Raster grid(List<Slice> slices, ColorScale scale) {
        Shape shape = slices.getFirst().weights().shape;
        int gap = shape.plane() == 1 ? 0 : 1;
        int across = (int) Math.ceil(Math.sqrt((double) slices.size() * shape.height() / shape.width()));
        int columns = Math.clamp(across, 1, slices.size());
        int rows = Math.ceilDiv(slices.size(), columns);
        int width = columns * (shape.width() + gap) - gap;
        int height = rows * (shape.height() + gap) - gap;
        var argb = new int[width * height];
        for (int s = 0; s < slices.size(); s++) {
            int top = s / columns * (shape.height() + gap);
            int left = s % columns * (shape.width() + gap);
            for (int i = 0; i < shape.height(); i++)
                for (int j = 0; j < shape.width(); j++)
                    argb[(top + i) * width + left + j] = scale.argb(slices.get(s).weights().at(0, i, j));
        }
        return new Raster(width, height, argb);
    }
}
