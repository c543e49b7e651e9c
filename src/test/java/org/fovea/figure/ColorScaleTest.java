package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.fovea.compute.Statistics;
import org.fovea.engine.Tensor;
import org.fovea.project.Colors;
import org.fovea.project.Display;
import org.fovea.project.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColorScaleTest {
    private static final int WHITE = 0xfff7f7f7;
    private static final int BLUE = 0xff2166ac;
    private static final int RED = 0xffb2182b;

    private static ColorScale scale(Colors colors, Range range, float... values) {
        return ColorScale.of(Display.DEFAULT.withColors(colors).withRange(range),
                Statistics.of(Tensor.plane(1, values.length, values)));
    }

    /// The colours matplotlib 3 gives at these places of its tables.
    @ParameterizedTest
    @CsvSource({"VIRIDIS, 0, 440154", "VIRIDIS, 1, 440256", "VIRIDIS, 7, 460b5e", "VIRIDIS, 38, 463480",
            "VIRIDIS, 64, 3b528b", "VIRIDIS, 100, 2a768e", "VIRIDIS, 127, 21908d", "VIRIDIS, 128, 21918c",
            "VIRIDIS, 191, 5cc863", "VIRIDIS, 200, 70cf57", "VIRIDIS, 222, a8db34", "VIRIDIS, 250, f1e51d",
            "VIRIDIS, 255, fde725", "MAGMA, 0, 000004", "MAGMA, 1, 010005", "MAGMA, 7, 03030f", "MAGMA, 38, 251255",
            "MAGMA, 64, 51127c", "MAGMA, 100, 892881", "MAGMA, 127, b5367a", "MAGMA, 128, b73779",
            "MAGMA, 191, fb8761", "MAGMA, 200, fd9869", "MAGMA, 222, fec185", "MAGMA, 250, fcf4b6",
            "MAGMA, 255, fcfdbf"})
    void viridis_and_magma_are_the_published_ones(Colors colors, int index, String hex) {
        int expected = Integer.parseInt(hex, 16);
        int actual = ColorMap.of(colors).argb(index);
        for (int shift = 0; shift < 24; shift += 8)
            assertThat((actual >> shift) & 255).isCloseTo((expected >> shift) & 255,
                    org.assertj.core.data.Offset.offset(2));
    }

    @ParameterizedTest
    @EnumSource(Colors.class)
    void the_ends_have_the_first_and_the_last_colour_and_so_has_what_lies_beyond(Colors colors) {
        ColorMap map = ColorMap.of(colors);
        var scale = new ColorScale(map, -2, 2);
        assertThat(scale.argb(-2)).isEqualTo(map.argb(0)).isEqualTo(scale.argb(Float.NEGATIVE_INFINITY));
        assertThat(scale.argb(2)).isEqualTo(map.argb(255)).isEqualTo(scale.argb(Float.POSITIVE_INFINITY));
        assertThat(scale.argb(Float.NaN)).isEqualTo(map.argb(0));
    }

    @ParameterizedTest
    @EnumSource(Colors.class)
    void many_values_have_the_colours_each_of_them_has(Colors colors) {
        var random = new Random(colors.name().hashCode());
        for (int turn = 0; turn < 200; turn++) {
            float one = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
            float other = turn % 20 == 0 ? one : (float) (random.nextGaussian() * Math.abs(one));
            var scale = new ColorScale(ColorMap.of(colors), Math.min(one, other), Math.max(one, other));
            var values = new float[60];
            for (int i = 0; i < values.length; i++) values[i] = (float) (one + random.nextGaussian() * (other - one));
            values[11] = Float.NaN;
            values[12] = Float.NEGATIVE_INFINITY;
            values[13] = Float.POSITIVE_INFINITY;
            values[14] = scale.low();
            values[15] = scale.high();
            values[16] = -0f;
            var painted = new int[70];
            scale.paint(values, 5, 55, painted, 9);
            for (int i = 0; i < painted.length; i++)
                assertThat(painted[i]).as("%s, value %d", scale, i - 9)
                        .isEqualTo(i < 14 || i >= 64 ? 0 : scale.argb(values[i - 9]));
        }
    }

    @Test
    void zero_is_white_and_the_ends_are_blue_and_red_in_a_signed_map() {
        for (Range range : new Range[]{new Range.Auto(), new Range.Symmetric(), new Range.Percentile(0)}) {
            ColorScale scale = scale(Colors.SIGNED, range, -1, 0, 0.5f, 3);
            assertThat(scale.argb(0)).isEqualTo(WHITE);
            assertThat(scale.argb(-0f)).isEqualTo(WHITE);
            assertThat(scale.argb(3)).isEqualTo(RED);
            assertThat(scale.argb(-3)).isEqualTo(BLUE);
            assertThat(scale.argb(-1)).isNotEqualTo(BLUE);
        }
    }

    @Test
    void a_lopsided_fixed_range_keeps_zero_white_and_both_signs_comparable() {
        ColorScale scale = scale(Colors.SIGNED, new Range.Fixed(-1, 4), 0);
        assertThat(scale.argb(0)).isEqualTo(WHITE);
        assertThat(scale.argb(4)).isEqualTo(RED);
        assertThat(scale.argb(-1)).isEqualTo(scale.argb(-9))
                .isEqualTo(new ColorScale(ColorMap.of(Colors.SIGNED), -4, 4).argb(-1));
    }

    @Test
    void the_automatic_range_reaches_from_the_smallest_to_the_largest_value() {
        ColorScale scale = scale(Colors.GREY, new Range.Auto(), 1, 2, 5);
        assertThat(scale.low()).isEqualTo(1);
        assertThat(scale.high()).isEqualTo(5);
        assertThat(scale.argb(1)).isEqualTo(0xff000000);
        assertThat(scale.argb(3)).isEqualTo(0xff808080);
        assertThat(scale.argb(5)).isEqualTo(0xffffffff);
    }

    @Test
    void the_other_ranges_are_what_their_names_say() {
        var values = new float[101];
        for (int i = 0; i <= 100; i++) values[i] = i;
        ColorScale percentile = scale(Colors.VIRIDIS, new Range.Percentile(10), values);
        assertThat(percentile.low()).isBetween(8f, 12f);
        assertThat(percentile.high()).isBetween(88f, 92f);
        ColorScale symmetric = scale(Colors.GREY, new Range.Symmetric(), -3, 2);
        assertThat(symmetric.low()).isEqualTo(-3);
        assertThat(symmetric.high()).isEqualTo(3);
        ColorScale fixed = scale(Colors.MAGMA, new Range.Fixed(-7, 9), 1, 2);
        assertThat(fixed.low()).isEqualTo(-7);
        assertThat(fixed.high()).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource(Colors.class)
    void a_map_with_a_single_value_has_a_colour(Colors colors) {
        for (float value : new float[]{0, 2, -2})
            for (Range range : new Range[]{new Range.Auto(), new Range.Symmetric(), new Range.Percentile(2)}) {
                ColorScale scale = scale(colors, range, value, value);
                int argb = scale.argb(value);
                if (value > 0) assertThat(argb).isEqualTo(ColorMap.of(colors).argb(255));
                if (value < 0) assertThat(argb).isEqualTo(ColorMap.of(colors).argb(0));
                if (value == 0 && colors == Colors.SIGNED) assertThat(argb).isEqualTo(WHITE);
            }
    }

    @Test
    void infinite_values_do_not_break_the_scale() {
        ColorScale scale = new ColorScale(ColorMap.of(Colors.GREY), -Float.MAX_VALUE, Float.MAX_VALUE);
        assertThat(scale.argb(0)).isEqualTo(0xff808080);
        ColorScale weights = ColorScale.ofWeights(new float[]{Float.POSITIVE_INFINITY, 1});
        assertThat(weights.argb(Float.POSITIVE_INFINITY)).isEqualTo(RED);
    }

    @Test
    void a_scale_upside_down_is_refused() {
        assertThatThrownBy(() -> new ColorScale(ColorMap.of(Colors.GREY), 2, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ColorScale(ColorMap.of(Colors.GREY), Float.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
