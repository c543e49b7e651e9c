package org.fovea.ui.learn.recover;

import java.util.List;
import java.util.Optional;
import org.fovea.compute.learn.HiddenFilters;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.TaskNetwork;
import org.fovea.compute.learn.TaskSettings;
import org.fovea.engine.Cancel;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.Layer;
import org.fovea.project.Pattern;
import org.fovea.project.PatternPicture;
import org.fovea.project.Project;
import org.fovea.project.learn.Task;
import org.fovea.session.LearningSource;

/// Gives what the task to recover a hidden filter needs, and nothing else.
final class HidingPlace implements LearningSource {
    @Override
    public LearningData data(Task task, Project document, Cancel cancel) {
        var recover = (Task.Recover) task;
        var picture = PatternPicture.of(Pattern.ZONE_PLATE, 96, 96, 1);
        return new LearningData(task, List.of(), HiddenFilters.training(recover, picture, 1),
                HiddenFilters.test(recover, picture, 1), List.of());
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
        return Optional.empty();
    }

    @Override
    public Optional<String> misfit(Project document, LearningData data) {
        return Optional.of("Another network is made for this.");
    }
}
