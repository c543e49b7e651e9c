package org.fovea.session;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.fovea.compute.learn.LearningData;
import org.fovea.engine.Cancel;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.fovea.project.learn.Task;

/// Where tasks get what they need.
public interface LearningSource {
    /// Reads or makes what there is to learn from; for a thread that may wait.
    ///
    /// @param document whose picture some tasks use
    /// @throws org.fovea.engine.Problem when there is nothing to learn from
    /// @throws java.util.concurrent.CancellationException when cancelled
    LearningData data(Task task, Project document, Cancel cancel);

    /// The same, of a source that takes its time.
    ///
    /// @param progress told the share that is done, from any thread
    default LearningData data(Task task, Project document, Cancel cancel, DoubleConsumer progress) {
        return data(task, document, cancel);
    }

    /// How the task is usually trained.
    TrainingSettings settings(Task task);

    /// The network made for the task, with weights nothing has been learned by.
    ///
    /// @param seed decides the weights
    List<Layer> network(LearningData data, long seed);

    /// A network that has learned the task already and ships with the app, if there is one.
    Optional<List<Layer>> trained(LearningData data);

    /// Why the document's network cannot learn from the data and which could, a sentence; nothing when it can.
    Optional<String> misfit(Project document, LearningData data);
}
