package org.fovea.figure.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.fovea.figure.Palette;
import org.fovea.figure.TextPen;
import org.fovea.figure.learn.Chart.Bounds;
import org.fovea.figure.learn.Chart.Curve;
import org.fovea.figure.learn.Chart.Stroke;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Curves over epochs.
class ChartTest {
    private static Chart chart(boolean logarithmic, @Nullable Bounds bounds, double... y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) x[i] = i;
        return new Chart("Loss", List.of(new Curve("test", Stroke.DOTTED, Curve.CHOSEN, x, y)), 4, logarithmic, bounds,
                Double.NaN, 400, 200);
    }

    private static List<double[]> dots(Chart chart) {
        var found = Pattern.compile("fill (\\S+) (\\S+) 5 5 #0969da").matcher(TextPen.of(chart, Palette.LIGHT));
        return found.results()
                .map(match -> new double[]{Double.parseDouble(match.group(1)), Double.parseDouble(match.group(2))})
                .filter(dot -> dot[1] > 16).toList();
    }

    @Test
    void equal_steps_lie_equally_far_apart() {
        List<double[]> dots = dots(chart(false, null, 0, 1, 2, 3));
        assertThat(dots).hasSize(4);
        for (int i = 1; i < dots.size(); i++) {
            assertThat(dots.get(i)[0] - dots.get(i - 1)[0]).isCloseTo(dots.get(1)[0] - dots.getFirst()[0],
                    within(0.02));
            assertThat(dots.get(i)[1] - dots.get(i - 1)[1]).isCloseTo(dots.get(1)[1] - dots.getFirst()[1],
                    within(0.02)).isNegative();
        }
    }

    @Test
    void equal_factors_lie_equally_far_apart_on_the_logarithmic_scale_and_zero_is_left_out() {
        List<double[]> dots = dots(chart(true, null, 10, 1, 0.1, 0, 0.01));
        assertThat(dots).hasSize(4);
        for (int i = 1; i < dots.size(); i++)
            assertThat(dots.get(i)[1] - dots.get(i - 1)[1]).isCloseTo(dots.get(1)[1] - dots.getFirst()[1],
                    within(0.02)).isPositive();
    }

    @Test
    void what_is_no_number_is_left_out() {
        assertThat(dots(chart(false, null, 1, Double.NaN, 2))).hasSize(2);
        assertThat(TextPen.of(chart(false, null), Palette.LIGHT)).contains("“Loss”");
    }

    @Test
    void bounds_stay_in_sight() {
        String drawn = TextPen.of(chart(false, new Bounds(0, 1), 0.4, 0.5), Palette.LIGHT);
        assertThat(drawn).contains("“0”").contains("“1”");
    }

    @Test
    void a_first_value_far_above_all_others_does_not_flatten_them() {
        double[] y = new double[101];
        Arrays.fill(y, 0.01);
        y[0] = 50;
        Scale scale = Scale.of(chart(false, null, y).curves(), false, null, 100, 20);
        assertThat(scale.high()).isEqualTo(0.1, within(1e-9));
        y[0] = 0.08;
        assertThat(Scale.of(chart(false, null, y).curves(), false, null, 100, 20).high()).isEqualTo(0.08);
    }

    @Test
    void many_points_become_one_in_two_pixels_and_keep_their_mean() {
        double[] x = new double[20_001];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 4.0 * i / (x.length - 1);
            y[i] = i % 2;
        }
        var chart = new Chart("Loss", List.of(new Curve("training", Stroke.THIN, 0xff123456, x, y)), 4, false, null,
                Double.NaN, 400, 200);
        String curve = TextPen.of(chart, Palette.LIGHT).lines().filter(line -> line.startsWith("curves")).findFirst()
                .orElseThrow();
        double[] numbers = Arrays.stream(curve.split(" ")).skip(3).mapToDouble(Double::parseDouble).toArray();
        assertThat(numbers.length / 8).isBetween(100, 250);
        for (int i = 9; i < numbers.length; i += 8) assertThat(numbers[i]).isCloseTo(100, within(3.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1, 3.99, 4})
    void a_place_leads_back_to_its_epochs(double epochs) {
        Chart chart = chart(false, null, 1);
        assertThat(chart.epochs(chart.x(epochs))).isCloseTo(epochs, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 12, 8, 2", "0, 1, 8, 1", "0, 100, 7, 20", "0, 4, 9, 1"})
    void epochs_are_counted_in_round_steps(double low, double high, double most, double step) {
        List<Double> ticks = Scale.steps(low, high, most, true);
        assertThat(ticks.get(1) - ticks.getFirst()).isEqualTo(step);
        assertThat(ticks.size()).isLessThanOrEqualTo((int) most + 1);
    }
}
