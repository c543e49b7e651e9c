package org.fovea.compute.learn.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final Tensor RAMP = Tensor.plane(2, 3, -1, 0.5f, 2, 3, -4, 0.25f);

    private static Tensor of(float times, float plus) {
        var data = new float[RAMP.data.length];
        for (int i = 0; i < data.length; i++) data[i] = times * RAMP.data[i] + plus;
        return new Tensor(RAMP.shape, data);
    }

    @Test
    void a_map_correlates_fully_with_any_brighter_or_stronger_one_and_inversely_with_its_negative() {
        assertThat(Likeness.of(RAMP, of(3, 7), 0).correlation()).isCloseTo(1, within(1e-9));
        assertThat(Likeness.of(RAMP, of(-0.5f, 2), 0).correlation()).isCloseTo(-1, within(1e-9));
    }

    @Test
    void a_constant_difference_is_its_square() {
        assertThat(Likeness.of(RAMP, of(1, 3), 0).meanSquaredError()).isCloseTo(9, within(1e-9));
    }

    @Test
    void only_the_channel_in_question_counts() {
        var one = new Tensor(new Shape(2, 1, 2), new float[]{1, 2, 5, 6});
        var other = new Tensor(new Shape(2, 1, 2), new float[]{9, 9, 5, 6});
        assertThat(Likeness.of(one, other, 1).meanSquaredError()).isZero();
        assertThat(Likeness.of(one, other, 0).meanSquaredError()).isEqualTo((64 + 49) / 2.0);
    }

    @Test
    void nothing_correlates_with_a_single_value() {
        assertThat(Likeness.of(RAMP, Tensor.filled(RAMP.shape, 1), 0).correlation()).isNaN();
    }
}
