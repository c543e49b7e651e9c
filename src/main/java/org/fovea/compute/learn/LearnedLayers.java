package org.fovea.compute.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.PRelu;
import org.fovea.engine.train.Draw;
import org.fovea.project.Conv;
import org.fovea.project.FreshWeights;
import org.fovea.project.Kind;
import org.fovea.project.Layer;
import org.fovea.project.NamedFilter;
import org.fovea.project.Operation;

/// Layers of a document before and after training.
public final class LearnedLayers {
    /// The slope of a PReLU before training, as in PyTorch.
    private static final float SLOPE = 0.25f;

    private LearnedLayers() {
    }

    /// The layers with what a network has learned; names and settings stay.
    ///
    /// @param network made of these layers
    public static List<Layer> of(List<Layer> layers, Network network) {
        var result = new ArrayList<Layer>();
        for (int n = 1; n <= layers.size(); n++) {
            Layer layer = layers.get(n - 1);
            result.add(layer.enabled() ? layer.withKind(kind(layer.kind(), network.node(n).op())) : layer);
        }
        return result;
    }

    private static Kind kind(Kind before, Op learned) {
        return switch (before) {
            case Conv conv -> conv.withFilters(filters(conv.filters(), ((Convolution) learned).layer().filters()));
            case Operation _ -> new Operation(learned);
        };
    }

    /// What every channel had in common was the user's, not the training's.
    private static List<NamedFilter> filters(List<NamedFilter> before, List<Filter> learned) {
        var result = new ArrayList<NamedFilter>();
        for (int k = 0; k < before.size(); k++)
            result.add(new NamedFilter(before.get(k).name(), learned.get(k), false));
        return result;
    }

    /// The layers with weights as they are before anything is learned.
    ///
    /// @param seed the same gives the same weights everywhere
    public static List<Layer> fresh(List<Layer> layers, long seed) {
        var result = new ArrayList<Layer>();
        for (Layer layer : layers) {
            long own = Draw.of(seed, result.size());
            result.add(layer.withKind(FreshWeights.of(layer.kind(), own).orElseGet(() -> plain(layer.kind()))));
        }
        return result;
    }

    /// The layers with convolutions whose weights are so many times as large; biases stay.
    public static List<Layer> louder(List<Layer> layers, double times) {
        if (times == 1) return layers;
        return layers.stream().map(layer -> layer.kind() instanceof Conv conv
                ? layer.withKind(
                        conv.withFilters(conv.filters().stream().map(filter -> louder(filter, times)).toList()))
                : layer).toList();
    }

    private static NamedFilter louder(NamedFilter filter, double times) {
        var data = new float[filter.weights().data.length];
        for (int i = 0; i < data.length; i++) data[i] = (float) (times * filter.weights().data[i]);
        return filter.withWeights(new Tensor(filter.weights().shape, data));
    }

    /// Normalisations and slopes as they begin, anything else as it is.
    private static Kind plain(Kind kind) {
        return switch (kind) {
            case Operation(BatchNorm norm) -> {
                int channels = norm.scale().length;
                yield new Operation(new BatchNorm(filled(channels, 1), filled(channels, 0), filled(channels, 0),
                        filled(channels, 1), norm.epsilon()));
            }
            case Operation(LayerNorm norm) -> new Operation(
                    new LayerNorm(filled(norm.weight().length, 1), filled(norm.weight().length, 0), norm.epsilon()));
            case Operation(PRelu relu) -> new Operation(new PRelu(filled(relu.slopes().length, SLOPE)));
            case Operation _,Conv _ -> kind;
        };
    }

    private static float[] filled(int count, float value) {
        var result = new float[count];
        Arrays.fill(result, value);
        return result;
    }
}
