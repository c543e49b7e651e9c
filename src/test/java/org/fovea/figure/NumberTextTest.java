package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fovea.figure.NumberText.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "-0.0, 4, 0", "1, 1, 1", "1, 8, 1", "-1, 2, −1", "-1, 1, …", "0.5, 4, 0.5", "0.17, 3, .17",
            "-0.17, 4, −.17", "-0.17, 3, −.2", "0.16666667, 4, 0.17", "0.16666667, 6, 0.1667",
            "0.16666667, 20, 0.16666667", "11.787, 4, 11.8", "99.96, 4, 100", "255, 3, 255", "1234, 3, 1e3",
            "1234, 2, …", "-1.234e9, 6, −1.2e9", "3.4e38, 6, 3.4e38", "0.04, 2, .0", "0.0001, 3, 0.0",
            "0.0001, 4, 1e−4", "0.0001, 6, 0.0001", "-1.5e-7, 7, −1.5e−7", "1.0e-10, 20, 1e−10", "NaN, 3, NaN",
            "NaN, 2, …", "Infinity, 1, ∞", "-Infinity, 2, −∞", "0.4, 1, …", "1234.5, 6, 1234.5"})
    void a_number_gets_the_best_text_that_fits(float value, int budget, String text) {
        assertThat(NumberText.of(value, budget)).isEqualTo(text);
    }

    @Test
    void no_text_is_longer_than_its_budget_and_none_shows_another_number() {
        var random = new Random(7);
        for (int n = 0; n < 20_000; n++) {
            float value = (float) ((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(24) - 12));
            int budget = 1 + random.nextInt(10);
            String text = NumberText.of(value, budget);
            assertThat(text.length()).as("%s in %d: %s", value, budget, text).isLessThanOrEqualTo(budget);
            if (text.equals("…")) continue;
            double shown = Double.parseDouble(text.replace('−', '-'));
            int point = text.indexOf('.');
            int decimals = point < 0 ? 0 : text.replaceAll("e.*", "").length() - point - 1;
            int power = text.contains("e") ? Integer.parseInt(text.replaceAll(".*e", "").replace('−', '-')) : 0;
            double unit = Math.pow(10, power - decimals);
            assertThat(Math.abs(shown - value)).as("%s in %d: %s", value, budget, text)
                    .isLessThanOrEqualTo(unit * 0.50001 + Math.ulp(value));
        }
    }

    @Test
    void the_numbers_of_a_grid_have_the_same_decimals() {
        NumberText line = NumberText.showing(4, -1f / 6, 1);
        assertThat(line.text(-1f / 6)).isEqualTo("−.17");
        assertThat(line.text(1)).isEqualTo("1.00");
        assertThat(line.text(1f / 6)).isEqualTo(".17");
        assertThat(line.text(0)).isEqualTo("0");
        NumberText map = NumberText.ranging(0, 3.4f, 4);
        assertThat(map.text(3.4f)).isEqualTo("3.40");
        assertThat(map.text(0.5f)).isEqualTo("0.50");
        assertThat(map.text(0.001f)).isEqualTo("0.00");
        assertThat(map.text(-0.001f)).isEqualTo("0.00");
    }

    @Test
    void whole_numbers_are_written_without_decimals() {
        NumberText sobel = NumberText.showing(6, -2, -1, 0, 1, 2);
        assertThat(sobel).isEqualTo(new NumberText(6, 0, Form.PLAIN));
        assertThat(sobel.text(-2)).isEqualTo("−2");
    }

    @Test
    void a_grid_of_tiny_numbers_is_written_in_powers_of_ten() {
        NumberText tiny = NumberText.ranging(-2e-6f, 5e-6f, 6);
        assertThat(tiny.text(-2e-6f)).isEqualTo("−2e−6");
        assertThat(tiny.text(1.5e-6f)).isEqualTo("1.5e−6");
        assertThat(tiny.text(0.5f)).isEqualTo("0.500");
    }

    @Test
    void a_number_outside_the_range_of_its_grid_loses_decimals_before_it_loses_its_value() {
        NumberText unit = NumberText.ranging(0, 1, 4);
        assertThat(unit.text(12.345f)).isEqualTo("12.3");
        assertThat(unit.text(-0.126f)).isEqualTo("−.13");
        assertThat(unit.text(123456)).isEqualTo("1e5");
        assertThat(unit.text(-123456)).isEqualTo("−1e5");
    }

    @Test
    void the_budget_follows_from_the_width_of_a_character() {
        assertThat(NumberText.budget(24, 10)).isEqualTo(4);
        assertThat(NumberText.budget(23.9, 10)).isEqualTo(3);
        assertThat(NumberText.budget(1, 10)).isEqualTo(1);
    }
}
