package org.fovea.compute.learn;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.op.Op;
import org.fovea.engine.train.Draw;
import org.fovea.project.Conv;
import org.fovea.project.FreshNetwork;
import org.fovea.project.FreshWeights;
import org.fovea.project.Kind;
import org.fovea.project.Layer;
import org.fovea.project.NamedFilter;
import org.fovea.project.Operation;
import org.fovea.project.learn.Task;
import org.fovea.engine.op.Convolution;

/// The network that a task is learned with where nobody chooses another one, and the way from layers to a network that is
/// trained and back.
public final class TaskNetwork {
    private TaskNetwork() {
    }

    /// The usual layers for a task, with weights nothing has been learned by.
    ///
    /// @param seed decides the weights
    public static List<Layer> layers(LearningData data, long seed) {
        Shape input = data.training().input();
        return switch (data.task()) {
            case Task.Recover recover -> filters(recover, seed);
            case Task.Digits _ -> fresh(FreshNetwork.digits(input, data.classes().size()), seed);
            case Task.Shapes _,Task.Folder _ -> fresh(FreshNetwork.pictures(input, data.classes().size()), seed);
            case Task.Denoise _ -> fresh(FreshNetwork.denoiser(input), seed);
        };
    }

    private static List<Layer> filters(Task.Recover task, long seed) {
        return FreshNetwork.filters(task.hidden().getFirst().weights().shape, task.hidden().size(), task.relu(),
                Draw.of(seed));
    }

    /// The same layers with weights as they are before anything is learned.
    public static List<Layer> fresh(List<Layer> layers, long seed) {
        var result = new ArrayList<Layer>();
        for (Layer layer : layers)
            result.add(FreshWeights.of(layer.kind(), Draw.of(seed, result.size())).map(layer::withKind).orElse(layer));
        return result;
    }

    /// The network that layers are for pictures of this shape.
    ///
    /// @throws IllegalArgumentException when a layer cannot work
    public static Network network(Shape input, List<Layer> layers) {
        return new Network(input, layers.stream().map(layer -> new Node(layer.op(), layer.read())).toList());
    }

    /// The layers with the weights that a network of them has learned. A layer that is not enabled keeps its own.
    ///
    /// @param trained layer n is node n
    public static List<Layer> trained(List<Layer> layers, Network trained) {
        var result = new ArrayList<Layer>();
        for (Layer layer : layers)
            result.add(layer.enabled()
                    ? layer.withKind(trained(layer.kind(), trained.node(result.size() + 1).op()))
                    : layer);
        return result;
    }

    private static Kind trained(Kind kind, Op op) {
        return switch (kind) {
            case Conv conv when op instanceof Convolution learned -> {
                var filters = new ArrayList<NamedFilter>();
                for (NamedFilter filter : conv.filters())
                    filters.add(new NamedFilter(filter.name(), learned.layer().filters().get(filters.size()), false));
                yield conv.withFilters(filters);
            }
            case Conv conv -> throw new IllegalArgumentException("%s is not %s".formatted(op, conv));
            case Operation _ -> new Operation(op);
        };
    }
}
