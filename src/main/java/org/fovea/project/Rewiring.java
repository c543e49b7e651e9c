package org.fovea.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.AdaptiveAvgPool;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.ChannelShuffle;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Lrn;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.PRelu;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.PixelShuffle;
import org.fovea.engine.op.ReduceMean;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Slice;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.op.Filter;
import org.jspecify.annotations.Nullable;

/// What happens behind a layer whose channels were removed or put in another order: whatever has numbers for each channel
/// keeps those of the channels that are left.
final class Rewiring {
    private final List<@Nullable Shape> shapes;
    private final List<Layer> layers;
    /// For every node, which of its old channels stands at each new place; null where nothing is known to have moved.
    private final int[] @Nullable [] moved;

    private Rewiring(Project project) {
        shapes = project.shapes();
        layers = new ArrayList<>(project.layers());
        moved = new int[layers.size() + 1][];
    }

    /// @param project before
    /// @param layer the one whose channels change
    /// @param channels the old channel at each new place of its output
    /// @param changed the layer as it is then
    static Project apply(Project project, int layer, int[] channels, Layer changed) {
        var rewiring = new Rewiring(project);
        rewiring.layers.set(layer - 1, changed);
        rewiring.moved[layer] = channels;
        for (int n = layer + 1; n <= project.layers().size(); n++) rewiring.follow(n);
        return project.withLayers(rewiring.layers);
    }

    private void follow(int n) {
        Layer layer = layers.get(n - 1);
        if (layer.inputs().stream().allMatch(from -> moved[from] == null)) return;
        int[] first = moved[layer.inputs().getFirst()];
        if (first != null) layers.set(n - 1, layer.withKind(kind(layer.kind(), layer.inputs().getFirst(), first)));
        moved[n] = layer.enabled() ? output(layer, first) : first;
    }

    private Kind kind(Kind kind, int from, int[] channels) {
        return switch (kind) {
            case Conv conv -> conv(conv, channels);
            case Operation(Op op) -> op instanceof Dense dense ? dense(dense, from, channels) : operation(op, channels);
        };
    }

    private static Conv conv(Conv conv, int[] channels) {
        if (conv.groups() == 1)
            return conv.withFilters(conv.filters().stream()
                    .map(f -> new NamedFilter(f.name(), new Filter(channels(f.weights(), channels), f.filter().bias()),
                            f.shared()))
                    .toList());
        if (!conv.depthwise()) return conv;
        int each = Math.max(1, conv.filters().size() / conv.groups());
        var filters = Arrays.stream(spread(channels, each)).mapToObj(conv.filters()::get).toList();
        return new Conv(filters, conv.rows(), conv.columns(), conv.padding(), conv.paddingMode(), channels.length,
                conv.flipped(), conv.relu());
    }

    private static Operation operation(Op op, int[] channels) {
        return new Operation(switch (op) {
            case BatchNorm b -> new BatchNorm(pick(b.scale(), channels), pick(b.bias(), channels),
                    pick(b.mean(), channels), pick(b.variance(), channels), b.epsilon());
            case LayerNorm n -> new LayerNorm(pick(n.weight(), channels), pick(n.bias(), channels), n.epsilon());
            case PRelu p -> p.slopes().length == 1 ? p : new PRelu(pick(p.slopes(), channels));
            case ConvTranspose2d c when c.groups() == 1 ->
                new ConvTranspose2d(Arrays.stream(channels).mapToObj(c.weights()::get).toList(), c.bias(), c.rows(),
                        c.columns(), c.padding(), c.outputRows(), c.outputColumns(), 1);
            case Activation _,AdaptiveAvgPool _,Arithmetic _,AvgPool _,ChannelShuffle _,Concat _,ConvTranspose2d _,Convolution _,Dense _,Dropout _,Flatten _,GlobalAvgPool _,GlobalMaxPool _,Lrn _,MaxPool _,Pad _,PixelShuffle _,ReduceMean _,Resize _,Slice _,Softmax _ ->
                op;
        });
    }

    /// The values of a channel stand together in the input of a dense layer.
    private Operation dense(Dense dense, int from, int[] channels) {
        Shape input = shapes.get(from);
        if (input == null || input.size() != dense.weights().shape.width()) return new Operation(dense);
        int[] columns = spread(channels, input.plane());
        int outputs = dense.bias().length;
        var weights = new float[outputs * columns.length];
        for (int k = 0; k < outputs; k++)
            for (int i = 0; i < columns.length; i++)
                weights[k * columns.length + i] = dense.weights().at(0, k, columns[i]);
        return new Operation(new Dense(new Tensor(new Shape(1, outputs, columns.length), weights), dense.bias()));
    }

    /// How the channels of a layer's own output have moved; null where it begins anew or that is not known.
    private int @Nullable [] output(Layer layer, int @Nullable [] first) {
        return switch (layer.kind()) {
            case Conv conv -> conv.depthwise() && first != null
                    ? spread(first, Math.max(1, conv.filters().size() / conv.groups()))
                    : null;
            case Operation(Op op) -> switch (op) {
                case Activation _,AdaptiveAvgPool _,AvgPool _,BatchNorm _,Dropout _,GlobalAvgPool _,GlobalMaxPool _,LayerNorm _,Lrn _,MaxPool _,PRelu _,Pad _,Resize _,Softmax _ ->
                    first;
                case ReduceMean mean -> mean.channels() ? null : first;
                case Flatten _ -> {
                    Shape input = shapes.get(layer.inputs().getFirst());
                    yield input == null || first == null ? null : spread(first, input.plane());
                }
                case Arithmetic _ -> layer.inputs().stream().allMatch(from -> follows(from, first)) ? first : null;
                case Concat _ -> joined(layer.inputs());
                case ChannelShuffle _,ConvTranspose2d _,Convolution _,Dense _,PixelShuffle _,Slice _ -> null;
            };
        };
    }

    private boolean follows(int from, int @Nullable [] first) {
        Shape shape = shapes.get(from);
        return Arrays.equals(moved[from], first) || (shape != null && shape.channels() == 1);
    }

    private int @Nullable [] joined(List<Integer> inputs) {
        IntStream all = IntStream.empty();
        int before = 0;
        for (int from : inputs) {
            Shape shape = shapes.get(from);
            if (shape == null) return null;
            int[] own = moved[from];
            int offset = before;
            all = IntStream.concat(all, own == null
                    ? IntStream.range(offset, offset + shape.channels())
                    : Arrays.stream(own).map(channel -> offset + channel));
            before += shape.channels();
        }
        return all.toArray();
    }

    /// Each channel as so many neighbouring places.
    private static int[] spread(int[] channels, int each) {
        return Arrays.stream(channels).flatMap(c -> IntStream.range(c * each, (c + 1) * each)).toArray();
    }

    private static float[] pick(float[] values, int[] places) {
        var picked = new float[places.length];
        for (int i = 0; i < places.length; i++) picked[i] = values[places[i]];
        return picked;
    }

    private static Tensor channels(Tensor weights, int[] channels) {
        var shape = new Shape(channels.length, weights.shape.height(), weights.shape.width());
        var data = new float[shape.size()];
        for (int c = 0; c < channels.length; c++)
            System.arraycopy(weights.data, channels[c] * shape.plane(), data, c * shape.plane(), shape.plane());
        return new Tensor(shape, data);
    }
}
