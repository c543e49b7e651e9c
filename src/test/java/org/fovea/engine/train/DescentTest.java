package org.fovea.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Three numbers and three gradients, one after another, against what `torch.optim` of PyTorch 1.13 makes of them.
class DescentTest {
    private static final float[] WEIGHTS = {0.5f, -1.25f, 2};
    private static final float[][] GRADIENTS = {{0.1f, -0.2f, 0.3f}, {-0.4f, 0.05f, 0.6f}, {1.5f, 0, -0.25f}};

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of("SGD(lr=0.1)", new Optimizer.Sgd(0, false), 0.1f, 0f, new float[][]{
                        {0.49f, -1.23f, 1.97f}, {0.53000003f, -1.235f, 1.91f},
                        {0.38000003f, -1.235f, 1.935f}}),
                Arguments.of("SGD(lr=0.1, weight_decay=0.01)", new Optimizer.Sgd(0, false), 0.1f, 0.01f, new float[][]{
                        {0.4895f, -1.22875f, 1.968f}, {0.5290105f, -1.2325213f, 1.9060321f},
                        {0.37848145f, -1.2312888f, 1.929126f}}),
                Arguments.of("SGD(lr=0.1, momentum=0.9, weight_decay=0.01)", new Optimizer.Sgd(0.9f, false), 0.1f,
                        0.01f,
                        new float[][]{{0.4895f, -1.22875f, 1.968f},
                                {0.5195605f, -1.2133962f, 1.8772321f}, {0.3960954f, -1.1983644f, 1.8186636f}}),
                Arguments.of("SGD(lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01)",
                        new Optimizer.Sgd(0.9f, true), 0.1f, 0.01f,
                        new float[][]{{0.48005f, -1.209625f, 1.9392f},
                                {0.5466329f, -1.1996142f, 1.7955955f}, {0.28495094f, -1.1849139f, 1.7661852f}}),
                Arguments.of("Adam(lr=0.05)", new Optimizer.Adam(), 0.05f, 0f, new float[][]{
                        {0.45f, -1.2f, 1.95f}, {0.47797516f, -1.1765267f, 1.9017409f},
                        {0.45290434f, -1.1583817f, 1.8779477f}}),
                Arguments.of("Adam(lr=0.05, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.1)",
                        new Optimizer.Adam(0.8f, 0.95f, 1e-6f), 0.05f, 0.1f, new float[][]{
                                {0.45000035f, -1.2000002f, 1.95f}, {0.47374317f, -1.1605427f, 1.9002904f},
                                {0.44419068f, -1.1214916f, 1.8662442f}}),
                Arguments.of("AdamW(lr=0.05, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.1)",
                        new Optimizer.AdamW(0.8f, 0.95f, 1e-6f), 0.05f, 0.1f, new float[][]{
                                {0.4475005f, -1.1937503f, 1.9400002f}, {0.47541237f, -1.1665796f, 1.8814834f},
                                {0.44530773f, -1.1452199f, 1.85112f}}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void every_step_is_that_of_pytorch(String name, Optimizer optimizer, float rate, float decay, float[][] expected) {
        float[] weights = WEIGHTS.clone();
        var descent = new Descent(settings(optimizer, decay, 0), List.of(weights), Machine.SCALAR);
        for (int step = 0; step < GRADIENTS.length; step++) {
            descent.step(List.of(weights), List.of(GRADIENTS[step]), 1, rate);
            for (int i = 0; i < weights.length; i++)
                assertThat(weights[i]).as("step %d, %d", step, i).isCloseTo(expected[step][i], within(1e-6f));
        }
    }

    @Test
    void a_gradient_that_is_too_long_keeps_its_direction() {
        var descent = new Descent(settings(new Optimizer.Sgd(0, false), 0, 2), List.of(new float[2]), Machine.SCALAR);
        assertThat(descent.clipped(1.5)).isEqualTo(1);
        float[] weights = {1, 1};
        // 3² + 4² = 5², shortened to 2.
        descent.step(List.of(weights), List.of(new float[]{3, -4}), descent.clipped(5), 0.5);
        assertThat(weights[0]).isCloseTo(1 - 0.5f * 3 * 0.4f, within(1e-6f));
        assertThat(weights[1]).isCloseTo(1 + 0.5f * 4 * 0.4f, within(1e-6f));
    }

    @Test
    void long_arrays_are_worked_on_by_all_threads_and_give_the_same() {
        var alone = new float[100_003];
        var gradient = new float[alone.length];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = (float) Math.sin(i);
            gradient[i] = (float) Math.cos(3 * i);
        }
        float[] together = alone.clone();
        for (int threads : new int[]{1, 3}) {
            float[] weights = threads == 1 ? alone : together;
            var descent = new Descent(settings(new Optimizer.AdamW(), 0.1f, 0), List.of(weights),
                    new Machine(Kernels.fastest(), threads));
            for (int step = 0; step < 3; step++) descent.step(List.of(weights), List.of(gradient), 1, 0.01);
        }
        assertThat(together).isEqualTo(alone);
    }

    @Test
    void schedules_change_the_rate_as_they_say() {
        assertThat(new Schedule.Constant().factor(7.5, 10)).isEqualTo(1);
        var step = new Schedule.Step(3, 0.1f);
        assertThat(step.factor(2.99, 10)).isEqualTo(1);
        assertThat(step.factor(3, 10)).isCloseTo(0.1, within(1e-7));
        assertThat(step.factor(8.5, 10)).isCloseTo(0.01, within(1e-7));
        var cosine = new Schedule.Cosine();
        assertThat(cosine.factor(0, 10)).isEqualTo(1);
        assertThat(cosine.factor(2.5, 10)).isCloseTo(0.5 + Math.sqrt(0.125), within(1e-12));
        assertThat(cosine.factor(5, 10)).isCloseTo(0.5, within(1e-12));
        assertThat(cosine.factor(10, 10)).isZero();
        assertThat(cosine.factor(11, 10)).isZero();
    }

    private static TrainingSettings settings(Optimizer optimizer, float decay, float clip) {
        return new TrainingSettings(Loss.MEAN_SQUARED_ERROR, optimizer, 0.1f, new Schedule.Constant(), decay, clip, 1,
                1,
                0, 1);
    }
}
