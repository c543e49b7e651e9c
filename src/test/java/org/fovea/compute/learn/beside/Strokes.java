package org.fovea.compute.learn.beside;

import java.util.List;
import java.util.SplittableRandom;
import org.fovea.compute.learn.LearningData;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.train.Draw;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;
import org.fovea.project.Initializer;
import org.fovea.project.learn.Task;

/// Pictures of one stroke in noise, which lies, stands or falls: three classes, and a small network for them.
///
/// @param seed another one gives other pictures
public record Strokes(int size, int side, long seed) implements Examples {
    public static final List<String> CLASSES = List.of("lying", "standing", "falling");

    @Override
    public Shape input() {
        return new Shape(1, side, side);
    }

    @Override
    public Example example(int index, long draw) {
        var random = new SplittableRandom(Draw.of(seed, index));
        int label = index % CLASSES.size();
        Tensor picture = Tensor.zeros(input());
        for (int i = 0; i < picture.data.length; i++) picture.data[i] = 0.1f * (float) random.nextDouble();
        int row = side / 2 - 1 + random.nextInt(3);
        int column = side / 2 - 1 + random.nextInt(3);
        for (int step = -2; step <= 2; step++)
            picture.data[picture.shape.index(0, row + (label == 0 ? 0 : step), column + (label == 1 ? 0 : step))] = 1;
        return new Example(picture, new Target.OfClass(label));
    }

    public static LearningData data(int training, int test, int side) {
        return new LearningData(new Task.Digits(), CLASSES, new Strokes(training, side, 1), new Strokes(test, side, 2),
                List.of());
    }

    /// Convolution 3×3 with ReLU, pooling, dense, softmax.
    public static Network network(int filters, int side, long seed) {
        var axis = new Axis(3, 1, 1);
        List<Filter> all = Initializer.he(seed).filters(filters, new Shape(1, 3, 3)).stream()
                .map(filter -> new Filter(filter.weights(), 0)).toList();
        int values = filters * (side / 2) * (side / 2);
        return Network.chain(new Shape(1, side, side),
                List.of(new Convolution(new Conv2d(all, axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, 1, false),
                        Activation.RELU),
                        new MaxPool(Pooling.square(2)),
                        new Dense(Initializer.glorot(seed + 1).matrix(CLASSES.size(), values),
                                new float[CLASSES.size()]),
                        new Softmax()));
    }
}
