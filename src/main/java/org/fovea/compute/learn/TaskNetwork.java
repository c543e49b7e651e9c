package org.fovea.compute.learn;

import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.train.Draw;
import org.fovea.project.FreshNetwork;
import org.fovea.project.Layer;
import org.fovea.project.learn.Task;

/// The network that a task is learned with where nobody chooses another one.
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
            case Task.Digits _ -> LearnedLayers.fresh(FreshNetwork.digits(input, data.classes().size()), seed);
            case Task.Shapes _,Task.Folder _ -> LearnedLayers.fresh(FreshNetwork.pictures(input, data.classes().size()), seed);
            case Task.Denoise _ -> LearnedLayers.fresh(FreshNetwork.denoiser(input), seed);
        };
    }

    private static List<Layer> filters(Task.Recover task, long seed) {
        return FreshNetwork.filters(task.hidden().getFirst().weights().shape, task.hidden().size(), task.relu(),
                Draw.of(seed));
    }

    /// The network that layers are for pictures of this shape.
    ///
    /// @throws IllegalArgumentException when a layer cannot work
    public static Network network(Shape input, List<Layer> layers) {
        return new Network(input, layers.stream().map(layer -> new Node(layer.op(), layer.read())).toList());
    }
}
