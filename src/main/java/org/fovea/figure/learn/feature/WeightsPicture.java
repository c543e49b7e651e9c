package org.fovea.figure.learn.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    private WeightsPicture() {
    }

    /// All slices in a nearly square grid, in the order of the channels, with one scale.
    ///
    /// @return nothing where the node has no weights of its own for a map
    public static Optional<Raster> of(Network network, int node, int map) {
        List<Tensor> slices = slices(network, node, map);
        if (slices.isEmpty()) return Optional.empty();
        List<Tensor> shown = slices.subList(0, Math.min(slices.size(), most(slices.getFirst().shape)));
        var all = new float[shown.size() * shown.getFirst().data.length];
        for (int s = 0; s < shown.size(); s++)
            System.arraycopy(shown.get(s).data, 0, all, s * shown.getFirst().data.length,
                    shown.getFirst().data.length);
        return Optional.of(grid(shown, ColorScale.ofWeights(all)));
    }

    /// One slice, with the scale of them all.
    ///
    /// @param channel of what the node reads, as [org.fovea.compute.learn.feature.Combination] counts blocks and maps
    public static Optional<Raster> slice(Network network, int node, int map, int channel) {
        List<Tensor> slices = slices(network, node, map);
        if (channel >= slices.size()) return Optional.empty();
        var all = new float[slices.size() * slices.getFirst().data.length];
        for (int s = 0; s < slices.size(); s++)
            System.arraycopy(slices.get(s).data, 0, all, s * slices.getFirst().data.length,
                    slices.getFirst().data.length);
        return Optional.of(grid(List.of(slices.get(channel)), ColorScale.ofWeights(all)));
    }

    private static int most(Shape slice) {
        return slice.plane() == 1 ? MOST * 16 : MOST;
    }

    private static List<Tensor> slices(Network network, int node, int map) {
        Op op = network.node(node).op();
        int from = network.node(node).inputs().getFirst();
        var slices = new ArrayList<Tensor>();
        switch (op) {
            case Convolution c -> {
                Tensor weights = c.layer().filters().get(map).weights();
                for (int s = 0; s < weights.shape.channels(); s++) slices.add(weights.channel(s));
            }
            case ConvTranspose2d t -> {
                int made = t.bias().length / t.groups();
                int seen = t.weights().size() / t.groups();
                for (int s = map / made * seen; s < (map / made + 1) * seen; s++)
                    slices.add(t.weights().get(s).channel(map % made));
            }
            case Dense d -> {
                while (from > 0 && network.node(from).op() instanceof Flatten)
                    from = network.node(from).inputs().getFirst();
                Shape before = network.shape(from);
                int length = d.weights().shape.width();
                for (int s = 0; s < before.channels(); s++) {
                    int at = map * length + s * before.plane();
                    slices.add(new Tensor(before.oneChannel(),
                            Arrays.copyOfRange(d.weights().data, at, at + before.plane())));
                }
            }
            default -> {
                // The others have no weights for the maps they read.
            }
        }
        return slices;
    }

    /// A cell of a gap between slices, transparent; single weights have none.
    private static Raster grid(List<Tensor> slices, ColorScale scale) {
        Shape shape = slices.getFirst().shape;
        int gap = shape.plane() == 1 ? 0 : 1;
        int across = (int) Math.ceil(Math.sqrt((double) slices.size() * shape.height() / shape.width()));
        int columns = Math.min(slices.size(), Math.max(1, across));
        int rows = Math.ceilDiv(slices.size(), columns);
        int width = columns * (shape.width() + gap) - gap;
        int height = rows * (shape.height() + gap) - gap;
        var argb = new int[width * height];
        for (int s = 0; s < slices.size(); s++)
            for (int i = 0; i < shape.height(); i++)
                for (int j = 0; j < shape.width(); j++)
                    argb[(s / columns * (shape.height() + gap) + i) * width + s % columns * (shape.width() + gap)
                            + j] = scale.argb(slices.get(s).at(0, i, j));
        return new Raster(width, height, argb);
    }
}
