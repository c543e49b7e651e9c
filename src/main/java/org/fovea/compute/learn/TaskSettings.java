package org.fovea.compute.learn;

import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.learn.Task;

/// How a task is trained where nobody says otherwise.
public final class TaskSettings {
    private static final Optimizer ADAM = new Optimizer.Adam();
    private static final Schedule COSINE = new Schedule.Cosine();

    private TaskSettings() {
    }

    public static TrainingSettings of(Task task) {
        return switch (task) {
            case Task.Recover recover -> recover(recover);
            case Task.Digits _ ->
                new TrainingSettings(Loss.CROSS_ENTROPY, ADAM, 0.005f, COSINE, 0, 0, 32, 20, 2, 1);
            case Task.Shapes _ ->
                new TrainingSettings(Loss.CROSS_ENTROPY, ADAM, 0.003f, COSINE, 0, 0, 32, 30, 3, 1);
            case Task.Denoise _ ->
                new TrainingSettings(Loss.MEAN_SQUARED_ERROR, new Optimizer.AdamW(), 0.01f, COSINE, 0.2f, 0, 32, 30, 0,
                        1);
            case Task.Folder _ ->
                new TrainingSettings(Loss.CROSS_ENTROPY, ADAM, 0.002f, COSINE, 0, 0, 32, 20, 2, 1);
        };
    }

    /// The loss is a mean over all maps, so that each filter moves by its share. A step is about half as long as the steepest
    /// direction allows, which is that of all weights together: of pictures their products with each other are nearly 1. A
    /// ReLU hides half of what pulls.
    private static TrainingSettings recover(Task.Recover task) {
        int weights = task.hidden().getFirst().weights().shape.size();
        double rate = (task.relu() ? 1.4 : 0.7) * task.hidden().size() / (1 + 0.85 * weights);
        return new TrainingSettings(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0.9f, true),
                (float) Math.min(rate, TrainingSettings.HIGHEST_RATE), new Schedule.Constant(), 0, 0, 8, 20, 0, 1);
    }
}
