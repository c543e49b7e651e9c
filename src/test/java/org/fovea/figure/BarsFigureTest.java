package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.fovea.figure.BarsFigure.Bar;
import org.fovea.figure.BarsFigure.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BarsFigureTest {
    private static final double HEIGHT = 16;

    private static BarsFigure figure(boolean logarithmic, double width, long... counts) {
        var bars = new ArrayList<Bar>();
        for (long count : counts) {
            BigInteger exact = BigInteger.valueOf(count);
            bars.add(new Bar("bar", exact, CountText.wide(exact), Role.SHARED));
        }
        return new BarsFigure("COUNTS", bars, logarithmic, width);
    }

    /// How long each bar is drawn.
    private static List<Double> lengths(BarsFigure figure) {
        return calls(figure).stream().filter(words -> words[0].equals("fill") && Double.parseDouble(words[4]) == HEIGHT)
                .map(words -> Double.valueOf(words[3])).toList();
    }

    private static List<String[]> calls(BarsFigure figure) {
        return TextPen.of(figure, Palette.LIGHT).lines().map(line -> line.split(" ")).toList();
    }

    @Test
    void on_a_linear_scale_lengths_are_as_the_counts() {
        List<Double> lengths = lengths(figure(false, 600, 1_000_000, 500_000, 250_000));
        assertThat(lengths.get(1) * 2).isEqualTo(lengths.get(0));
        assertThat(lengths.get(2) * 4).isEqualTo(lengths.get(0));
    }

    @Test
    void on_a_logarithmic_scale_ten_times_as_many_is_one_step_more() {
        List<Double> lengths = lengths(figure(true, 600, 100, 1000, 10_000));
        assertThat(lengths.get(1) - lengths.get(0)).isCloseTo(lengths.get(2) - lengths.get(1), offset());
        assertThat(lengths.get(0)).isCloseTo(lengths.get(2) / 2, offset());
    }

    private static Offset<Double> offset() {
        return Offset.offset(0.02);
    }

    @Test
    void the_smallest_count_is_seen_and_nothing_is_nothing() {
        assertThat(lengths(figure(false, 600, 1, 675_000_000))).first().isEqualTo(2.0);
        assertThat(lengths(figure(true, 600, 1, 675_000_000))).first().isEqualTo(2.0);
        assertThat(lengths(figure(false, 600, 0, 0))).containsOnly(0.0);
        assertThat(lengths(figure(true, 600, 0, 0))).containsOnly(0.0);
    }

    @ParameterizedTest
    @CsvSource({"true, 400", "false, 400", "true, 1100", "false, 1100"})
    void numbers_stand_inside_the_figure_and_text_is_at_least_12_pixels(boolean logarithmic, double width) {
        BarsFigure figure = figure(logarithmic, width, 15_200, 999_999_999, Long.MAX_VALUE);
        var pen = new TextPen();
        for (String[] call : calls(figure)) {
            if (!call[0].equals("text")) continue;
            String line = String.join(" ", call);
            double x = Double.parseDouble(call[1]);
            double wide = pen.textWidth(line.substring(line.indexOf('“') + 1, line.indexOf('”')), Pen.Face.NUMBERS, 12);
            assertThat(line).contains(" 12 ");
            double left = line.contains(" RIGHT ") ? x - wide : line.contains(" CENTER ") ? x - wide / 2 : x;
            assertThat(left).as(line).isNotNegative();
            assertThat(left + wide).as(line).isLessThanOrEqualTo(width);
        }
    }

    @Test
    void the_scale_says_how_far_its_lines_are_apart() {
        assertThat(TextPen.of(figure(true, 1100, 1_000_000), Palette.LIGHT))
                .contains("each line 10 times the one before")
                .contains("“10¹”", "“10²”");
        assertThat(TextPen.of(figure(true, 600, 1_140_000_000), Palette.LIGHT))
                .contains("each line 100 times the one before").contains("“10²”", "“10⁴”").doesNotContain("“10³”");
    }
}
