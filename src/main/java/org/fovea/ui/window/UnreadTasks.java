package org.fovea.ui.window;

import java.util.List;
import java.util.Optional;
import org.fovea.compute.learn.LearningData;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.project.learn.Task;
import org.fovea.session.LearningSource;

/// Tasks before there is anything to learn from.
final class UnreadTasks implements LearningSource {
    @Override
    public LearningData data(Task task, Project document, Cancel cancel) {
        throw new Problem("There is nothing to learn from for “%s”.".formatted(task.title()));
    }

    @Override
    public TrainingSettings settings(Task task) {
        return new TrainingSettings(Loss.CROSS_ENTROPY, new Optimizer.Adam(), 0.003f, new Schedule.Cosine(), 0, 0, 32,
                12, 2, 1);
    }

    @Override
    public List<Layer> network(LearningData data) {
        throw new IllegalStateException("no data");
    }

    @Override
    public Optional<List<Layer>> trained(LearningData data) {
        return Optional.empty();
    }

    @Override
    public Optional<String> misfit(List<Layer> layers, LearningData data) {
        return Optional.empty();
    }
}
