package org.fovea.session;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.TaskFit;
import org.fovea.compute.learn.TaskNetwork;
import org.fovea.compute.learn.TaskSettings;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.format.learn.TaskData;
import org.fovea.format.learn.TrainedNetworks;
import org.fovea.project.Layer;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;
import org.fovea.project.learn.Task;

/// The tasks of the app, with what ships with it, what it makes, and the user's own pictures.
///
/// @param machine for pictures that are read and fitted
public record TaskSource(Machine machine) implements LearningSource {

    @Override
    public LearningData data(Task task, Project document, Cancel cancel) {
        return data(task, document, cancel, _ -> {});
    }

    @Override
    public LearningData data(Task task, Project document, Cancel cancel, DoubleConsumer progress) {
        return TaskData.of(task, document.picture(), machine, cancel, progress);
    }

    @Override
    public TrainingSettings settings(Task task) {
        return TaskSettings.of(task);
    }

    @Override
    public List<Layer> network(LearningData data, long seed) {
        return TaskNetwork.layers(data, seed);
    }

    @Override
    public Optional<List<Layer>> trained(LearningData data) {
        return TrainedNetworks.of(data.task()).map(Project::layers);
    }

    @Override
    public Optional<String> misfit(Project document, LearningData data) {
        if (document.shapes().contains(null))
            return Optional.of("The document's network does not work as it is; its layers say why.");
        Shape input = data.training().input();
        // A network without fully connected layers works on pictures of many sizes.
        var moved = new Project(Picture.of(new Source.Pasted("example"), Tensor.zeros(input)), document.layers());
        boolean fits = moved.layers().equals(document.layers()) && !moved.shapes().contains(null);
        Network network = fits ? moved.network() : document.network();
        return TaskFit.misfit(network, data);
    }
}
