package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.Fit;
import org.junit.jupiter.api.Test;

class ResampleTest {
    @Test
    void shrinking_by_a_whole_factor_takes_the_mean_of_each_block() {
        Tensor x = Tensor.plane(2, 4, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(Resample.to(x, 1, 2).data).containsExactly(3.5f, 5.5f);
    }

    @Test
    void a_constant_stays_constant_and_the_range_is_never_left() {
        var random = new Random(2);
        for (int i = 0; i < 200; i++) {
            var shape = new Shape(1 + random.nextInt(3), 1 + random.nextInt(20), 1 + random.nextInt(20));
            int height = 1 + random.nextInt(30);
            int width = 1 + random.nextInt(30);
            for (float value : Resample.to(Tensor.filled(shape, 0.7f), height, width).data)
                assertThat(value).isCloseTo(0.7f, within(1e-5f));
            for (float value : Resample.to(Projects.noise(shape, i), height, width).data)
                assertThat(value).isBetween(-1e-6f, 1 + 1e-6f);
        }
    }

    @Test
    void shrinking_by_whole_factors_keeps_the_mean() {
        Tensor x = Projects.noise(new Shape(1, 12, 20), 3);
        double mean = Statistics.of(x).mean();
        assertThat(Statistics.of(Resample.to(x, 4, 5)).mean()).isCloseTo(mean, within(1e-6));
    }

    @Test
    void a_fitted_picture_has_the_shape_that_the_fit_promises() {
        for (Fit fit : new Fit[]{Fit.NONE, new Fit(28, true, true), new Fit(64, false, false),
                new Fit(512, true, false), new Fit(1, false, true)}) {
            Tensor picture = Projects.noise(new Shape(3, 33, 57), 4);
            assertThat(Fitted.of(picture, fit).shape).isEqualTo(fit.shape(picture.shape));
        }
        assertThat(new Fit(256, false, false).shape(new Shape(3, 427, 640))).isEqualTo(new Shape(3, 171, 256));
    }

    @Test
    void grey_is_the_luma_of_red_green_and_blue() {
        var x = new Tensor(new Shape(3, 1, 1), new float[]{1, 0.5f, 0.25f});
        assertThat(Fitted.of(x, new Fit(Fit.ORIGINAL, false, true)).data[0]).isCloseTo(0.299f + 0.2935f + 0.0285f,
                within(1e-6f));
    }
}
