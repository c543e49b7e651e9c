package org.fovea.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.fovea.compute.learn.LearningData;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Dense;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Optimizer;
import org.fovea.engine.train.Schedule;
import org.fovea.engine.train.Target;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.learn.Task;
import org.junit.jupiter.api.Test;

/// Training from epoch to epoch.
final class EpochLoopTest {
    private static final Shape INPUT = new Shape(3, 1, 1);

    /// Two classes of pictures that are all alike.
    private record Alike(float value) implements Examples {
        @Override
        public int size() {
            return 4;
        }

        @Override
        public Shape input() {
            return INPUT;
        }

        @Override
        public Example example(int index, long draw) {
            var values = new float[INPUT.size()];
            Arrays.fill(values, value);
            return new Example(new Tensor(INPUT, values), new Target.OfClass(index % 2));
        }
    }

    @Test
    void a_test_beyond_all_numbers_ends_the_training_with_a_sentence() {
        Network network = Network.chain(INPUT,
                List.of(new Dense(new Tensor(new Shape(1, 2, 3), new float[]{1, 2, 3, -1, -2, -3}), new float[2])));
        var settings = new TrainingSettings(Loss.CROSS_ENTROPY, new Optimizer.Adam(), 0.5f, new Schedule.Constant(), 0,
                0, 2, 3, 0, 1);
        var data = new LearningData(new Task.Digits(), List.of("one", "two"), new Alike(1),
                new Alike(Float.MAX_VALUE), List.of());
        var loop = new EpochLoop(network, data, settings, Machine.SCALAR);
        assertThatThrownBy(() -> loop.run((_, _) -> {}, (_, _) -> {})).isInstanceOf(Problem.class)
                .hasMessageContaining("epoch 1").hasMessageContaining("smaller learning rate than 0.5");
    }
}
