package org.fovea.compute.learn;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.train.Draw;
import org.fovea.project.FreshNetwork;
import org.fovea.project.Initializer;
import org.fovea.project.Layer;
import org.fovea.project.NamedFilter;
import org.fovea.project.learn.Task;

/// The network that a task is learned with where nobody chooses another one.
public final class TaskNetwork {
    /// How large the filters of a denoiser are at first: what is seen of them in the end is what they have learned.
    private static final double QUIET = 0.05;

    private TaskNetwork() {
    }

    /// The usual layers for a task, with weights nothing has been learned by.
    ///
    /// @param seed decides the weights
    public static List<Layer> layers(LearningData data, long seed) {
        Shape input = data.training().input();
        return switch (data.task()) {
            case Task.Recover recover -> filters(recover, seed);
            case Task.Digits _ -> LearnedLayers.fresh(FreshNetwork.digits(input, data.classes().size()), seed);
            case Task.Shapes _,Task.Folder _ ->
                LearnedLayers.fresh(FreshNetwork.pictures(input, data.classes().size()), seed);
            case Task.Denoise _ -> LearnedLayers.louder(LearnedLayers.fresh(FreshNetwork.denoiser(input), seed), QUIET);
        };
    }

    /// The noise is about as large as what is hidden: from a much larger one the way back is long.
    private static List<Layer> filters(Task.Recover task, long seed) {
        var noise = new ArrayList<NamedFilter>();
        for (NamedFilter hidden : task.hidden()) {
            double squares = 0;
            for (float weight : hidden.weights().data) squares += (double) weight * weight;
            float size = squares == 0 ? 1 : (float) Math.sqrt(squares / hidden.weights().data.length);
            int number = noise.size();
            var drawn = new Initializer(Initializer.Scheme.NORMAL, size, Draw.of(seed, number))
                    .filters(1, hidden.weights().shape).getFirst();
            noise.add(new NamedFilter("filter " + number, drawn.filter(), false));
        }
        return FreshNetwork.filters(noise, task.relu());
    }

    /// The network that layers are for pictures of this shape.
    ///
    /// @throws IllegalArgumentException when a layer cannot work
    public static Network network(Shape input, List<Layer> layers) {
        return new Network(input, layers.stream().map(layer -> new Node(layer.op(), layer.read())).toList());
    }
}
