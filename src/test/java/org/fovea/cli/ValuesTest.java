package org.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.cli.Values.Pair;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.project.Colors;
import org.fovea.project.FilterPreset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class ValuesTest {

    @Test
    void one_number_means_both_axes_and_two_mean_rows_by_columns() {
        var pairs = new Values.PairOf();
        assertThat(pairs.convert("3")).isEqualTo(new Pair(3, 3));
        assertThat(pairs.convert("2x1")).isEqualTo(new Pair(2, 1));
        assertThat(pairs.convert("2×1")).isEqualTo(new Pair(2, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0x1", "1x0", "-1", "1.5", "2x", "x2", "1x2x3", "9999999999", "2 x 1", "２"})
    void what_is_no_pair_of_whole_numbers_from_1_is_refused(String text) {
        assertThatThrownBy(() -> new Values.PairOf().convert(text)).isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("“");
    }

    @Test
    void padding_is_a_name_one_number_or_four_in_the_order_top_bottom_left_right() {
        var paddings = new Values.PaddingOf();
        assertThat(paddings.convert("valid")).isEqualTo(Padding.Named.VALID);
        assertThat(paddings.convert("Same")).isEqualTo(Padding.Named.SAME);
        assertThat(paddings.convert("same-lower")).isEqualTo(Padding.Named.SAME_LOWER);
        assertThat(paddings.convert("full")).isEqualTo(Padding.Named.FULL);
        assertThat(paddings.convert("0")).isEqualTo(new Padding.Explicit(0, 0, 0, 0));
        assertThat(paddings.convert("3")).isEqualTo(new Padding.Explicit(3, 3, 3, 3));
        assertThat(paddings.convert("1,2,3,4")).isEqualTo(new Padding.Explicit(1, 2, 3, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1,2", "1,2,3,4,5", "1,2,3,", "some", "1.5", "2000000"})
    void what_is_no_padding_is_refused(String text) {
        assertThatThrownBy(() -> new Values.PaddingOf().convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @EnumSource(PaddingMode.class)
    void every_padding_mode_has_its_lower_case_name(PaddingMode mode) {
        assertThat(new Values.ModeOf().convert(Values.name(mode))).isEqualTo(mode);
    }

    @ParameterizedTest
    @EnumSource(Colors.class)
    void every_colour_map_has_its_lower_case_name(Colors colors) {
        assertThat(new Values.ColorsOf().convert(Values.name(colors))).isEqualTo(colors);
    }

    @Test
    void gray_is_grey() {
        assertThat(new Values.ColorsOf().convert("gray")).isEqualTo(Colors.GREY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e39", "", "one", "1,5"})
    void what_is_no_finite_float32_is_refused(String text) {
        assertThatThrownBy(() -> new Values.Finite().convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void a_finite_number_is_taken() {
        assertThat(new Values.Finite().convert("-0.5")).isEqualTo(-0.5f);
    }

    @Test
    void a_filter_is_a_preset_by_name_or_a_file_by_its_ending() {
        var filters = new Values.FilterOf();
        assertThat(filters.convert("sobel-x")).isEqualTo(new FilterArgument.Preset(FilterPreset.SOBEL_X));
        assertThat(filters.convert("w.NPY").file()).isPresent();
        assertThat(filters.convert("folder/w.csv").file()).isPresent();
        assertThatThrownBy(() -> filters.convert("sobol")).isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("sobel-x");
    }
}
