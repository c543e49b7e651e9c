package org.fovea.ui.learn.answers;

import java.util.List;
import java.util.Optional;
import org.fovea.compute.learn.LearningData;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.Filter;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.Target;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.Conv;
import org.fovea.project.Layer;
import org.fovea.project.NamedFilter;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.fovea.project.learn.Task;
import org.fovea.session.LearningSource;

/// A task whose shipped network knows it by construction: strokes on pictures of 16×16 pixels that lie or stand. Every fifth
/// example is called wrongly on purpose, so that there are mistakes.
final class Signs implements LearningSource {
    static final int SIDE = 16;
    static final int TEST = 20;
    static final List<String> CLASSES = List.of("minus", "bar");

    private record Strokes(int size, int channels) implements Examples {
        @Override
        public Shape input() {
            return new Shape(channels, SIDE, SIDE);
        }

        @Override
        public Example example(int index, long draw) {
            var data = new float[channels * SIDE * SIDE];
            boolean lies = index % 2 == 0;
            int at = 3 + index % 10;
            for (int c = 0; c < channels; c++)
                for (int i = 3; i < 13; i++)
                    data[c * SIDE * SIDE + (lies ? at * SIDE + i : i * SIDE + at)] = 1;
            int label = lies ? 0 : 1;
            return new Example(new Tensor(input(), data), new Target.OfClass(index % 5 == 4 ? 1 - label : label));
        }
    }

    @Override
    public LearningData data(Task task, Project document, Cancel cancel) {
        int channels = task instanceof Task.Shapes ? 3 : 1;
        return new LearningData(task, CLASSES, new Strokes(40, channels), new Strokes(TEST, channels), List.of());
    }

    @Override
    public TrainingSettings settings(Task task) {
        return new TrainingSettings(Loss.CROSS_ENTROPY, new Optimizer.Adam(), 0.001f, new Schedule.Constant(), 0, 0, 10,
                2, 0, 1);
    }

    /// One filter likes what lies, the other what stands; whichever finds more wins.
    @Override
    public List<Layer> network(LearningData data, long seed) {
        int channels = data.test().input().channels();
        var axis = new Axis(5, 1, 1);
        var lying = new float[channels * 25];
        var standing = new float[channels * 25];
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < 5; i++)
                for (int j = 0; j < 5; j++) {
                    lying[c * 25 + i * 5 + j] = i == 2 ? 1 : -0.5f;
                    standing[c * 25 + i * 5 + j] = j == 2 ? 1 : -0.5f;
                }
        var shape = new Shape(channels, 5, 5);
        var conv = new Conv(List.of(new NamedFilter("lying", new Filter(new Tensor(shape, lying), 0), false),
                new NamedFilter("standing", new Filter(new Tensor(shape, standing), 0), false)), axis, axis,
                Padding.Named.SAME, PaddingMode.ZEROS, false, true);
        return List.of(Layer.of("conv1", conv, 0), Layer.of("best", new Operation(new GlobalMaxPool()), 1),
                Layer.of("scores", new Operation(new Dense(new Tensor(new Shape(1, 2, 2), new float[]{1, 0, 0, 1}),
                        new float[2])), 2));
    }

    @Override
    public Optional<List<Layer>> trained(LearningData data) {
        return Optional.of(network(data, 1));
    }

    @Override
    public Optional<String> misfit(Project document, LearningData data) {
        return Optional.of("Another network is made for this.");
    }
}
