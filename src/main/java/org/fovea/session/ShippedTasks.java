package org.fovea.session;

import java.util.List;
import java.util.Optional;
import org.fovea.compute.Misfit;
import org.fovea.compute.Outline;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.TaskFit;
import org.fovea.compute.learn.TaskNetwork;
import org.fovea.compute.learn.TaskSettings;
import org.fovea.engine.Cancel;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.format.learn.TaskData;
import org.fovea.format.learn.TrainedNetworks;
import org.fovea.project.Layer;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;
import org.fovea.project.learn.Task;

/// What the app itself knows of its tasks: their data, the networks made for them and those that have learned already.
///
/// @param machine for pictures that are read and fitted
public record ShippedTasks(Machine machine) implements LearningSource {
    @Override
    public LearningData data(Task task, Project document, Cancel cancel) {
        return TaskData.of(task, document.picture(), machine, cancel, _ -> {});
    }

    @Override
    public TrainingSettings settings(Task task) {
        return TaskSettings.of(task);
    }

    @Override
    public List<Layer> network(LearningData data) {
        return TaskNetwork.layers(data, TaskSettings.of(data.task()).seed());
    }

    @Override
    public Optional<List<Layer>> trained(LearningData data) {
        return TrainedNetworks.of(data.task()).map(Project::layers);
    }

    /// Layers follow where the pictures have another number of channels.
    @Override
    public Optional<String> misfit(List<Layer> layers, LearningData data) {
        var first = Picture.of(new Source.Pasted("example"), data.training().example(0, Examples.PLAIN).input());
        var project = new Project(first, layers);
        return Outline.of(project).misfit().map(Misfit::sentence)
                .or(() -> TaskFit.misfit(project.network(), data));
    }
}
