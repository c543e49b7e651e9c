package org.fovea.figure.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Op;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Painting;
import org.fovea.figure.Placement;
import org.fovea.figure.Raster;
import org.fovea.figure.Viewport;

/// What an operation has learned, as one picture per output: the slices of its weights, one per input channel, in a small grid,
/// blue below zero and red above, on one scale for the whole layer.
///
/// @param filters one per output, C×h×w
/// @param scale of all of them
public record WeightPicture(List<Tensor> filters, ColorScale scale) {

    public WeightPicture {
        filters = List.copyOf(filters);
    }

    /// Of a node; nothing where it has no weights that lie on a picture.
    public static Optional<WeightPicture> of(Network network, int node) {
        List<Tensor> filters = switch (network.node(node).op()) {
            case Convolution c -> c.layer().filters().stream().map(Filter::weights).toList();
            case ConvTranspose2d t when t.groups() == 1 -> transposed(t);
            case Dense dense -> rows(dense, read(network, node));
            default -> List.of();
        };
        if (filters.isEmpty()) return Optional.empty();
        float most = 0;
        for (Tensor filter : filters) for (float weight : filter.data) most = Math.max(most, Math.abs(weight));
        return Optional.of(new WeightPicture(filters, ColorScale.ofWeights(new float[]{most})));
    }

    /// The shape of the maps a fully connected layer reads, through what only passes them on.
    private static Shape read(Network network, int node) {
        int from = network.node(node).inputs().getFirst();
        while (from > 0 && passes(network.node(from).op()))
            from = network.node(from).inputs().getFirst();
        return network.shape(from);
    }

    private static boolean passes(Op op) {
        return op instanceof Flatten || op instanceof Dropout || op instanceof Activation;
    }

    private static List<Tensor> rows(Dense dense, Shape from) {
        int inputs = dense.weights().shape.width();
        // Numbers that have no place in a picture lie in one line.
        Shape shape = from.size() == inputs && from.plane() > 1 ? from : new Shape(1, 1, inputs);
        var rows = new ArrayList<Tensor>();
        for (int k = 0; k < dense.bias().length; k++)
            rows.add(new Tensor(shape, Arrays.copyOfRange(dense.weights().data, k * inputs, (k + 1) * inputs)));
        return rows;
    }

    /// By output: its slice of every input.
    private static List<Tensor> transposed(ConvTranspose2d t) {
        Shape each = t.weights().getFirst().shape;
        var filters = new ArrayList<Tensor>();
        for (int k = 0; k < each.channels(); k++) {
            var data = new float[t.weights().size() * each.plane()];
            for (int c = 0; c < t.weights().size(); c++)
                System.arraycopy(t.weights().get(c).data, k * each.plane(), data, c * each.plane(), each.plane());
            filters.add(new Tensor(new Shape(t.weights().size(), each.height(), each.width()), data));
        }
        return filters;
    }

    /// Whether each output is a single line of numbers.
    public boolean lines() {
        Shape shape = filters.getFirst().shape;
        return shape.channels() == 1 && shape.height() == 1 && shape.width() > 1;
    }

    /// One output as a square of so many pixels. Where not every slice has a pixel for each weight, only those with the largest
    /// weights are there.
    Raster tile(int output, int side) {
        Tensor filter = filters.get(output);
        Shape shape = filter.shape;
        int longest = Math.max(shape.height(), shape.width());
        int across = (int) Math.ceil(Math.sqrt(shape.channels()));
        if (across > 1) across = Math.max(1, Math.min(across, side / (longest + 1)));
        int gap = across > 1 ? 1 : 0;
        int[] slices = strongest(filter, across * across);
        double room = (double) (side - gap * (across - 1)) / across;
        double cell = longest <= room ? Math.floor(room / longest) : room / longest;
        int wide = (int) Math.max(1, Math.round(shape.width() * cell));
        int high = (int) Math.max(1, Math.round(shape.height() * cell));
        int down = Math.ceilDiv(slices.length, across);
        int used = Math.min(across, slices.length);
        var mosaic = new Mosaic(side, side);
        int left = (side - used * (wide + gap) + gap) / 2;
        int top = (side - down * (high + gap) + gap) / 2;
        var viewport = new Viewport(0, 0, cell);
        for (int i = 0; i < slices.length; i++)
            mosaic.put(left + i % across * (wide + gap), top + i / across * (high + gap),
                    Painting.map(filter, slices[i], scale, Placement.INPUT, viewport, wide, high));
        return mosaic.raster();
    }

    private static int[] strongest(Tensor filter, int most) {
        int channels = filter.shape.channels();
        if (channels <= most) return IntStream.range(0, channels).toArray();
        int plane = filter.shape.plane();
        var norms = new double[channels];
        for (int i = 0; i < filter.data.length; i++) norms[i / plane] += (double) filter.data[i] * filter.data[i];
        return IntStream.range(0, channels).boxed().sorted(Comparator.comparingDouble(c -> -norms[c])).limit(most)
                .mapToInt(Integer::intValue).sorted().toArray();
    }
}
