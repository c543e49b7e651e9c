package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.conv.Factors;
import org.fovea.engine.op.Filter;
import org.fovea.project.Conv;
import org.fovea.project.NamedFilter;
import org.junit.jupiter.api.Test;

final class SeparabilityTest {
    private static Conv layer(Tensor... kernels) {
        Shape shape = kernels[0].shape;
        return new Conv(
                Arrays.stream(kernels).map(w -> new NamedFilter("one", new Filter(w, 0), false)).toList(),
                new Axis(shape.height(), 1, 1), new Axis(shape.width(), 1, 1), Padding.Named.SAME, PaddingMode.ZEROS,
                false, false);
    }

    @Test
    void a_column_times_a_row_is_recognised_whatever_its_numbers() {
        var random = new Random(5);
        for (int n = 0; n < 500; n++) {
            int height = 1 + random.nextInt(9);
            int width = 1 + random.nextInt(9);
            var weights = new float[height * width];
            var row = new float[width];
            for (int v = 0; v < width; v++) row[v] = random.nextInt(4) == 0 ? 0 : random.nextFloat() - 0.5f;
            for (int u = 0; u < height; u++) {
                float down = random.nextInt(4) == 0 ? 0 : random.nextFloat() * 100 - 50;
                for (int v = 0; v < width; v++) weights[u * width + v] = down * row[v];
            }
            Factors factors = Factors.of(weights, width);
            if (allZero(weights)) assertThat(factors).isNull();
            else
                assertThat(factors).isNotNull();
        }
    }

    private static boolean allZero(float[] weights) {
        for (float weight : weights) if (weight != 0) return false;
        return true;
    }

    @Test
    void one_other_weight_in_a_full_matrix_is_no_product_any_more() {
        var random = new Random(6);
        for (int n = 0; n < 200; n++) {
            int height = 2 + random.nextInt(8);
            int width = 2 + random.nextInt(8);
            var weights = new float[height * width];
            var row = new float[width];
            for (int v = 0; v < width; v++) row[v] = 0.5f + random.nextFloat();
            for (int u = 0; u < height; u++) {
                float down = 0.5f + random.nextFloat();
                for (int v = 0; v < width; v++) weights[u * width + v] = down * row[v];
            }
            assertThat(Factors.of(weights, width)).isNotNull();
            weights[random.nextInt(weights.length)] *= 1.0001f;
            assertThat(Factors.of(weights, width)).isNull();
        }
    }

    @Test
    void a_7_by_7_over_one_channel_takes_14_multiplications_instead_of_49() {
        var weights = new float[49];
        Arrays.fill(weights, 1 / 49f);
        var box = Tensor.plane(7, 7, weights);
        assertThat(Separability.of(layer(box, box.with(3, 0.5f))))
                .isEqualTo(new Separability(1, 2, 14, 49));
    }

    @Test
    void a_single_row_has_nothing_to_separate() {
        assertThat(Separability.of(layer(Tensor.plane(1, 3, 1, 2, 3)))).isEqualTo(new Separability(0, 1, 4, 3));
    }
}
