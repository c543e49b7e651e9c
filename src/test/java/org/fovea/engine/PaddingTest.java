package org.fovea.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingTest {
    @Test
    void same_gives_the_input_divided_by_the_stride_rounded_up() {
        var random = new Random(2);
        for (int n = 0; n < 5000; n++) {
            var axis = new Axis(1 + random.nextInt(8), 1 + random.nextInt(6), 1 + random.nextInt(3));
            int input = 1 + random.nextInt(30);
            Window upper = Padding.Named.SAME.rows(axis, input);
            Window lower = Padding.Named.SAME_LOWER.columns(axis, input);
            assertThat(upper.steps(input)).isEqualTo(Math.ceilDiv(input, axis.stride()));
            assertThat(lower.steps(input)).isEqualTo(upper.steps(input));
            assertThat(upper.after() - upper.before()).isBetween(0, 1);
            assertThat(lower.before()).isEqualTo(upper.after());
            assertThat(lower.after()).isEqualTo(upper.before());
        }
    }

    @ParameterizedTest(name = "{0} rows, kernel {1}, stride {2}, dilation {3}")
    @CsvSource({"5,3,2,1,3,1,1", "6,3,2,1,3,0,1", "224,7,2,1,112,2,3", "224,3,2,1,112,0,1", "13,6,5,1,3,1,2",
            "28,4,1,1,28,1,2", "5,2,1,1,5,0,1", "7,3,1,2,7,2,2", "8,2,2,1,4,0,0"})
    void same_pads_as_the_frameworks_do(int input, int size, int stride, int dilation, int output, int before,
            int after) {
        var axis = new Axis(size, stride, dilation);
        Window upper = Padding.Named.SAME.columns(axis, input);
        Window lower = Padding.Named.SAME_LOWER.columns(axis, input);
        assertThat(upper).isEqualTo(new Window(size, stride, before, after, dilation));
        assertThat(lower).isEqualTo(new Window(size, stride, after, before, dilation));
        assertThat(upper.steps(input)).isEqualTo(output);
    }

    @Test
    void thirteen_columns_under_a_kernel_of_6_with_stride_5_give_2_or_3_outputs() {
        var axis = new Axis(6, 5, 1);
        assertThat(Padding.Named.VALID.columns(axis, 13).steps(13)).isEqualTo(2);
        assertThat(Padding.Named.VALID.columns(axis, 13).leftover(13)).isEqualTo(2);
        assertThat(Padding.Named.SAME.columns(axis, 13).steps(13)).isEqualTo(3);
        assertThat(Padding.Named.SAME.columns(axis, 13).before()).isEqualTo(1);
        assertThat(Padding.Named.SAME.columns(axis, 13).after()).isEqualTo(2);
    }

    @Test
    void full_padding_sees_every_position_that_touches_the_input() {
        assertThat(Padding.Named.FULL.rows(new Axis(4, 1, 1), 5).steps(5)).isEqualTo(5 + 4 - 1);
        assertThat(Padding.Named.FULL.rows(new Axis(3, 1, 2), 7)).isEqualTo(new Window(3, 1, 4, 4, 2));
    }

    @Test
    void pytorch_same_depends_on_the_kernel_alone() {
        assertThat(Padding.Named.PYTORCH_SAME.rows(new Axis(4, 1, 1), 2)).isEqualTo(new Window(4, 1, 1, 2, 1));
        assertThat(Padding.Named.PYTORCH_SAME.rows(new Axis(4, 1, 3), 100)).isEqualTo(new Window(4, 1, 4, 5, 3));
        assertThat(Padding.Named.PYTORCH_SAME.rows(new Axis(4, 1, 3), 100).steps(100)).isEqualTo(100);
    }

    @Test
    void explicit_padding_keeps_its_four_sides() {
        var padding = new Padding.Explicit(1, 2, 3, 4);
        assertThat(padding.rows(new Axis(3, 2, 1), 9)).isEqualTo(new Window(3, 2, 1, 2, 1));
        assertThat(padding.columns(new Axis(3, 2, 1), 9)).isEqualTo(new Window(3, 2, 3, 4, 1));
    }

    @ParameterizedTest
    @CsvSource({"ZEROS,00abcd00", "REFLECT,cbabcdcb", "REPLICATE,aaabcddd", "CIRCULAR,cdabcdab"})
    void each_mode_fills_two_rows_around_a_b_c_d(PaddingMode mode, String expected) {
        var filled = new StringBuilder();
        for (int at = -2; at < 6; at++) {
            int source = mode.source(at, 4);
            filled.append(source < 0 ? '0' : "abcd".charAt(source));
        }
        assertThat(filled.toString()).isEqualTo(expected);
    }

    @Test
    void reflect_reaches_less_than_the_input_and_circular_at_most_all_of_it() {
        assertThat(PaddingMode.REFLECT.limit(4)).isEqualTo(3);
        assertThat(PaddingMode.CIRCULAR.limit(4)).isEqualTo(4);
        assertThat(PaddingMode.ZEROS.limit(4)).isEqualTo(Integer.MAX_VALUE);
        assertThat(PaddingMode.REPLICATE.limit(1)).isEqualTo(Integer.MAX_VALUE);
    }
}
