package org.fovea.compute.learn.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What filters make of a picture, and where their weights are pushed.
class AttemptTest {
    private static Tensor noise(Shape shape, long seed) {
        var random = new SplittableRandom(seed);
        var data = new float[shape.size()];
        for (int i = 0; i < data.length; i++) data[i] = (float) (random.nextDouble() * 2 - 1);
        return new Tensor(shape, data);
    }

    private static Attempt attempt(List<Tensor> filters, boolean relu, Tensor input, Tensor wanted) {
        return Attempt.of(Scene.layer(filters, relu), new Scene(input, wanted), Machine.SCALAR, Cancel.NEVER);
    }

    private static double loss(Attempt attempt) {
        double sum = 0;
        for (float error : attempt.error().data) sum += (double) error * error;
        return sum / attempt.values();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 3, false", "1, 2, 3, true", "3, 2, 5, false", "3, 1, 3, true"})
    void the_gradient_of_every_weight_is_the_finite_difference_of_the_loss(int channels, int count, int size,
            boolean relu) {
        Tensor input = noise(new Shape(channels, 9, 11), 1);
        List<Tensor> filters = IntStream.range(0, count)
                .mapToObj(k -> noise(new Shape(channels, size, size), 10 + k)).toList();
        Tensor wanted = noise(new Shape(count, 10 - size, 12 - size), 2);
        Attempt attempt = attempt(filters, relu, input, wanted);
        float step = 1e-3f;
        for (int k = 0; k < count; k++)
            for (int at = 0; at < filters.get(k).data.length; at++) {
                var up = new ArrayList<>(filters);
                var down = new ArrayList<>(filters);
                up.set(k, filters.get(k).with(at, filters.get(k).data[at] + step));
                down.set(k, filters.get(k).with(at, filters.get(k).data[at] - step));
                double slope = (loss(attempt(up, relu, input, wanted)) - loss(attempt(down, relu, input, wanted)))
                        / (2 * step);
                assertThat((double) attempt.gradients().get(k).data[at]).isCloseTo(slope, within(5e-3));
            }
    }

    @Test
    void the_sum_that_is_written_out_is_that_of_error_times_input() {
        Tensor input = noise(new Shape(1, 7, 6), 3);
        Attempt attempt = attempt(List.of(noise(new Shape(1, 3, 3), 4)), false, input, noise(new Shape(1, 5, 4), 5));
        for (int u = 0; u < 3; u++)
            for (int v = 0; v < 3; v++) {
                double sum = 0;
                for (int i = 0; i < 5; i++)
                    for (int j = 0; j < 4; j++)
                        sum += (double) attempt.error().at(0, i, j) * input.at(0, i + u, j + v);
                assertThat(attempt.sum(0, 3 * u + v)).isCloseTo(sum, within(1e-4));
            }
    }

    @Test
    void the_hidden_filter_itself_has_no_error_and_nowhere_to_go() {
        Tensor input = noise(new Shape(3, 8, 8), 6);
        List<Tensor> filters = List.of(noise(new Shape(3, 3, 3), 7), noise(new Shape(3, 3, 3), 8));
        Tensor wanted = attempt(filters, true, input, Tensor.zeros(new Shape(2, 6, 6))).made();
        Attempt attempt = attempt(filters, true, input, wanted);
        assertThat(attempt.error().data).containsOnly(0);
        assertThat(attempt.gradients().get(1).data).containsOnly(0);
        assertThat(attempt.likeness(1).meanSquaredError()).isZero();
        assertThat(attempt.likeness(1).correlation()).isCloseTo(1, within(1e-9));
    }

    @Test
    void maps_of_another_size_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> attempt(List.of(noise(new Shape(1, 3, 3), 1)), false,
                noise(new Shape(1, 8, 8), 1), Tensor.zeros(new Shape(1, 8, 8))));
    }
}
