package org.fovea.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

/// Batch normalisation in training against `torch.nn.BatchNorm2d(2)` of PyTorch 1.13: three examples of 2 @ 2×2.
class NormalisedBatchTest {
    private static final float[][] INPUTS = {{1, 2, 3, 5, 0.5f, -0.5f, 0.25f, -1}, {-1, 0, 4, 2.5f, 1.5f, 2, -2, 0},
            {0.5f, 1.25f, -3, 2, 0.75f, -0.25f, 1, 3}};
    private static final float[] OUTPUTS = {-0.21444982f, 0.50429267f, 1.2230351f, 2.66052f, -0.17587857f,
            -0.5618213f, -0.27236426f, -0.7547927f, -1.6519349f, -0.9331923f, 1.9417777f, 0.8636639f,
            0.21006416f, 0.40303552f, -1.1407354f, -0.36884993f, -0.57382107f, -0.0347642f, -3.0894198f,
            0.50429267f, -0.07939289f, -0.4653356f, 0.017092794f, 0.7889782f};
    private static final float[] INPUT_GRADIENTS = {0.031200971f, 0.013362335f, -0.004476307f, -0.025179766f,
            -0.017361764f, 0.013851924f, 0.0065226057f, -0.0027031295f, -0.007990766f, -0.025829393f,
            0.022606477f, 0.011929916f, -0.000332607f, -0.007898977f, -0.019732287f, 0.014326027f,
            0.017659584f, 0.0005371586f, -0.0022611f, -0.031559072f, 0.015037184f, 0.0060485024f,
            -0.0008067118f, -0.00695077f};
    private static final BatchNorm NORM = new BatchNorm(new float[]{1.5f, 0.5f}, new float[]{0.1f, -0.2f},
            new float[]{0.3f, -0.4f}, new float[]{0.8f, 1.7f}, 1e-5f);

    private static List<Tensor> inputs() {
        var inputs = new ArrayList<Tensor>();
        for (float[] values : INPUTS) inputs.add(new Tensor(new Shape(2, 2, 2), values));
        return inputs;
    }

    private static float target(int i) {
        return i % 5 * 0.25f - 0.5f;
    }

    @Test
    void outputs_and_gradients_are_those_of_pytorch() {
        var batch = NormalisedBatch.of(NORM, inputs());
        List<Tensor> outputs = batch.outputs();
        var gradients = new ArrayList<Tensor>();
        for (int b = 0; b < 3; b++) {
            var gradient = new float[8];
            for (int i = 0; i < 8; i++) {
                assertThat(outputs.get(b).data[i]).isCloseTo(OUTPUTS[8 * b + i], within(1e-6f));
                gradient[i] = 2 * (outputs.get(b).data[i] - target(8 * b + i)) / 24;
            }
            gradients.add(new Tensor(new Shape(2, 2, 2), gradient));
        }
        for (int b = 0; b < 3; b++)
            for (int i = 0; i < 8; i++)
                assertThat(batch.back(gradients).get(b).data[i]).isCloseTo(INPUT_GRADIENTS[8 * b + i], within(1e-7f));
    }

    @Test
    void so_are_they_in_lanes_and_the_running_statistics_move_as_they_do_there() {
        var examples = new ArrayList<Example>();
        for (int b = 0; b < 3; b++) {
            var target = new float[8];
            for (int i = 0; i < 8; i++) target[i] = target(8 * b + i);
            examples.add(new Example(inputs().get(b), new Target.Values(new Tensor(new Shape(2, 2, 2), target))));
        }
        Network network = Network.chain(new Shape(2, 2, 2), List.of(NORM));
        var machine = new Machine(Kernels.fastest(), 2);
        Pass.Result result = new LanePass(network, Loss.MEAN_SQUARED_ERROR, machine).of(LearnedNumbers.of(network),
                examples, 1, Cancel.NEVER);
        assertThat(result.loss()).isCloseTo(1.5170971155166626, within(1e-6));
        assertThat(result.gradients().getFirst().getFirst()).containsExactly(new float[]{1.5998219f, 0.4618048f},
                within(1e-6f));
        assertThat(result.gradients().getFirst().get(1)).containsExactly(new float[]{0.09999998f, -0.15833333f},
                within(1e-6f));
        BatchNorm after = result.statistics().getFirst().into(NORM);
        assertThat(after.mean()).containsExactly(new float[]{0.41375f, -0.31625f}, within(1e-6f));
        assertThat(after.variance()).containsExactly(new float[]{1.195142f, 1.7130966f}, within(1e-6f));

        var settings = new TrainingSettings(Loss.MEAN_SQUARED_ERROR, new Optimizer.Sgd(0, false), 0.1f,
                new Schedule.Constant(), 0, 0, 3, 1, 0, 1);
        var trainer = new Trainer(network, settings, TwoLayers.examples(examples), machine);
        trainer.step(Cancel.NEVER);
        var trained = (BatchNorm) trainer.network().node(1).op();
        assertThat(trained.mean()).containsExactly(new float[]{0.41375f, -0.31625f}, within(1e-6f));
        assertThat(trained.scale()).containsExactly(new float[]{1.5f - 0.15998219f, 0.5f - 0.04618048f},
                within(1e-6f));
    }
}
