package org.fovea.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.fovea.compute.learn.LearnedLayers;
import org.fovea.compute.learn.LearningData;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Dense;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.Target;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.Conv;
import org.fovea.project.Initializer;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.project.learn.Task;

/// A task that is learned in a second: lines that lie, stand or are not there, on pictures of 7×9 pixels.
public class Lesson implements LearningSource {
    public static final Shape INPUT = new Shape(1, 7, 9);
    public static final List<String> CLASSES = List.of("lying", "standing", "nothing");
    public static final int TRAINING = 180;
    public static final int BATCH = 15;
    public static final TrainingSettings SETTINGS = new TrainingSettings(Loss.CROSS_ENTROPY, new Optimizer.Adam(),
            0.02f,
            new Schedule.Constant(), 0, 0, BATCH, 4, 0, 1);

    /// What went wrong while the data was read, null where nothing does.
    private final String problem;

    public Lesson() {
        this("");
    }

    Lesson(String problem) {
        this.problem = problem;
    }

    private record Lines(int size, long seed) implements Examples {
        @Override
        public Shape input() {
            return INPUT;
        }

        @Override
        public Example example(int index, long draw) {
            var random = new SplittableRandom(seed + index);
            var data = new float[INPUT.size()];
            for (int i = 0; i < data.length; i++) data[i] = 0.2f * (float) random.nextDouble();
            int label = index % CLASSES.size();
            int at = random.nextInt(INPUT.height());
            for (int i = 0; i < INPUT.height(); i++) {
                if (label == 0) data[at * INPUT.width() + i] = 1;
                if (label == 1) data[i * INPUT.width() + at] = 1;
            }
            return new Example(new Tensor(INPUT, data), new Target.OfClass(label));
        }
    }

    @Override
    public LearningData data(Task task, Project document, Cancel cancel) {
        if (!problem.isEmpty()) throw new Problem(problem);
        return new LearningData(task, CLASSES, new Lines(TRAINING, 1), new Lines(21, 1000), List.of("60 pictures."));
    }

    @Override
    public TrainingSettings settings(Task task) {
        return SETTINGS;
    }

    @Override
    public List<Layer> network(LearningData data, long seed) {
        var axis = new Axis(3, 1, 1);
        var conv = new Conv(Initializer.he(1).filters(4, new Shape(1, 3, 3)), axis, axis, Padding.Named.SAME,
                PaddingMode.ZEROS, false, true);
        var layers = new ArrayList<Layer>();
        layers.add(Layer.of("conv1", conv, 0));
        layers.add(Layer.of("scores",
                new Operation(new Dense(Initializer.glorot(2).matrix(3, 4 * 63), new float[3])), 1));
        return LearnedLayers.fresh(layers, seed);
    }

    @Override
    public Optional<List<Layer>> trained(LearningData data) {
        return Optional.empty();
    }

    @Override
    public Optional<String> misfit(Project document, LearningData data) {
        return document.layers().getLast().kind() instanceof Operation(Dense dense) && dense.bias().length == 3
                ? Optional.empty()
                : Optional.of("The network has no output for each of the 3 classes.");
    }
}
