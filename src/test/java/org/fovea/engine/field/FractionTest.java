package org.fovea.engine.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FractionTest {

    @Test
    void a_float_stands_for_the_fraction_that_rounds_to_it() {
        for (int n = 1; n < 100; n++)
            for (int d = 1; d < 100; d++)
                assertThat(Fraction.meantBy((float) n / d)).isEqualTo(Fraction.of(n, d));
        assertThat(Fraction.meantBy(0.3f)).hasToString("3/10");
        assertThat(Fraction.meantBy(2)).hasToString("2");
        assertThat((float) Fraction.meantBy(1e30f).doubleValue()).isEqualTo(1e30f);
    }

    @Test
    void every_float_above_zero_is_met() {
        var random = new Random(1);
        for (int n = 0; n < 5000; n++) {
            float value = Float.intBitsToFloat(random.nextInt(1, Float.floatToIntBits(Float.MAX_VALUE)));
            assertThat((float) Fraction.meantBy(value).doubleValue()).isEqualTo(value);
        }
    }

    @Test
    void what_is_no_number_above_zero_is_refused() {
        for (float bad : new float[]{0, -1, Float.NaN, Float.POSITIVE_INFINITY})
            assertThatThrownBy(() -> Fraction.meantBy(bad)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equal_numbers_are_equal() {
        assertThat(Fraction.of(-2, -4)).isEqualTo(Fraction.of(1, 2));
        assertThat(Fraction.of(3, -6)).isEqualTo(Fraction.of(-1, 2)).isLessThan(Fraction.ZERO).hasToString("−1/2");
        assertThat(Fraction.of(1, 3).plus(Fraction.of(1, 6))).isEqualTo(Fraction.of(1, 2));
        assertThat(Fraction.of(1, 3).minus(Fraction.of(1, 3))).isEqualTo(Fraction.ZERO);
        assertThat(Fraction.of(2, 3).times(Fraction.of(2, 3).inverse())).isEqualTo(Fraction.ONE);
    }
}
