package org.fovea.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.compute.Resample;
import org.fovea.engine.Tensor;
import org.fovea.project.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternPictureTest {
    private static final int[][] SIZES = {{1, 1}, {1, 7}, {7, 1}, {2, 2}, {3, 5}, {28, 28}, {31, 200}, {257, 63}};

    private static Tensor picture(Pattern pattern, int height, int width) {
        return PatternPicture.of(pattern, height, width, 1);
    }

    private static double sum(Tensor x) {
        double sum = 0;
        for (float value : x.data) sum += value;
        return sum;
    }

    /// The largest.
    private static float difference(Tensor x, Tensor y) {
        assertThat(x.shape).isEqualTo(y.shape);
        float largest = 0;
        for (int i = 0; i < x.data.length; i++) largest = Math.max(largest, Math.abs(x.data[i] - y.data[i]));
        return largest;
    }

    private static double mean(Tensor x) {
        return sum(x) / x.data.length;
    }

    @ParameterizedTest
    @EnumSource
    void at_every_size_it_has_that_size_and_values_from_0_to_1(Pattern pattern) {
        for (int[] size : SIZES) {
            Tensor x = picture(pattern, size[0], size[1]);
            assertThat(x.shape).isEqualTo(new Shape(1, size[0], size[1]));
            for (float value : x.data) assertThat(value).isBetween(0f, 1f);
        }
    }

    @ParameterizedTest
    @EnumSource
    void from_28_pixels_on_black_and_white_are_both_there(Pattern pattern) {
        for (int side : new int[]{28, 64, 301}) {
            Tensor x = picture(pattern, side, side);
            float low = 1;
            float high = 0;
            for (float value : x.data) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            assertThat(low).as("%s at %d", pattern, side).isLessThan(0.05f);
            assertThat(high).as("%s at %d", pattern, side).isGreaterThan(0.95f);
        }
    }

    @Test
    void no_two_patterns_are_alike() {
        List<List<Float>> seen = new ArrayList<>();
        for (Pattern pattern : Pattern.values()) {
            List<Float> values = new ArrayList<>();
            for (float value : picture(pattern, 64, 64).data) values.add(value);
            assertThat(seen).doesNotContain(values);
            seen.add(values);
        }
    }

    @Test
    void the_largest_size_on_offer_can_be_made() {
        assertThat(picture(Pattern.IMPULSE, 4096, 4096).shape).isEqualTo(new Shape(1, 4096, 4096));
    }

    @Test
    void a_vertical_line_is_the_same_in_every_row() {
        for (int[] size : SIZES) {
            Tensor x = picture(Pattern.VERTICAL_LINES, size[0], size[1]);
            for (int row = 1; row < size[0]; row++)
                for (int column = 0; column < size[1]; column++)
                    assertThat(x.at(0, row, column)).isEqualTo(x.at(0, 0, column));
        }
    }

    @Test
    void horizontal_lines_are_vertical_lines_of_the_transposed_size() {
        for (int[] size : SIZES)
            assertThat(picture(Pattern.HORIZONTAL_LINES, size[0], size[1]).data)
                    .isEqualTo(Weights.transposed(picture(Pattern.VERTICAL_LINES, size[1], size[0])).data);
    }

    @Test
    void a_line_is_as_wide_as_its_gap() {
        for (int width : new int[]{2, 16, 32, 64, 512})
            assertThat(mean(picture(Pattern.VERTICAL_LINES, 3, width))).isEqualTo(0.5);
    }

    @Test
    void half_of_a_checkerboard_is_white() {
        for (int side : new int[]{2, 16, 64, 512})
            assertThat(mean(picture(Pattern.CHECKERBOARD, side, side))).isEqualTo(0.5);
        for (int[] size : new int[][]{{31, 57}, {100, 333}, {257, 63}})
            assertThat(mean(picture(Pattern.CHECKERBOARD, size[0], size[1]))).isCloseTo(0.5, within(0.02));
    }

    @Test
    void a_checkerboard_moved_by_one_square_is_its_negative() {
        int square = 4;
        Tensor x = picture(Pattern.CHECKERBOARD, 64, 90);
        for (int row = 0; row < 64 - square; row++)
            for (int column = 0; column < 90; column++)
                assertThat(x.at(0, row + square, column)).isEqualTo(1 - x.at(0, row, column));
    }

    @Test
    void the_impulse_is_a_single_one_in_the_middle() {
        for (int[] size : SIZES) {
            Tensor x = picture(Pattern.IMPULSE, size[0], size[1]);
            assertThat(sum(x)).isEqualTo(1);
            assertThat(x.at(0, size[0] / 2, size[1] / 2)).isEqualTo(1);
        }
    }

    @Test
    void a_step_edge_rises_once_and_is_half_white_at_every_width() {
        for (int width = 1; width < 30; width++) {
            Tensor x = picture(Pattern.STEP_EDGE, 3, width);
            assertThat(mean(x)).isCloseTo(0.5, within(1e-6));
            for (int column = 1; column < width; column++)
                assertThat(x.at(0, 1, column)).isGreaterThanOrEqualTo(x.at(0, 1, column - 1));
        }
    }

    @Test
    void a_gradient_rises_by_equal_steps_from_0_to_1() {
        for (int width : new int[]{2, 7, 300}) {
            Tensor x = picture(Pattern.GRADIENT, 3, width);
            assertThat(x.at(0, 0, 0)).isZero();
            assertThat(x.at(0, 2, width - 1)).isEqualTo(1);
            for (int column = 1; column < width; column++)
                assertThat(x.at(0, 1, column) - x.at(0, 1, column - 1)).isCloseTo(1f / (width - 1), within(1e-6f));
        }
    }

    @Test
    void noise_of_the_same_seed_is_the_same_and_of_another_seed_another() {
        Tensor x = PatternPicture.of(Pattern.NOISE, 40, 30, 7);
        assertThat(PatternPicture.of(Pattern.NOISE, 40, 30, 7).data).isEqualTo(x.data);
        assertThat(PatternPicture.of(Pattern.NOISE, 40, 30, 8).data).isNotEqualTo(x.data);
    }

    @Test
    void noise_is_spread_evenly_and_neighbours_know_nothing_of_each_other() {
        Tensor x = picture(Pattern.NOISE, 200, 200);
        double variance = 0;
        double covariance = 0;
        for (int i = 1; i < x.data.length; i++) {
            variance += (x.data[i] - 0.5) * (x.data[i] - 0.5);
            covariance += (x.data[i] - 0.5) * (x.data[i - 1] - 0.5);
        }
        assertThat(mean(x)).isCloseTo(0.5, within(0.01));
        assertThat(variance / x.data.length).isCloseTo(1 / 12.0, within(0.002));
        assertThat(covariance / variance).isCloseTo(0, within(0.03));
    }

    @ParameterizedTest
    @EnumSource(names = {"ZONE_PLATE", "SIEMENS_STAR"})
    void a_quarter_turn_and_a_mirror_leave_it_as_it_is(Pattern pattern) {
        for (int side : new int[]{1, 2, 28, 63, 256, 301}) {
            Tensor x = picture(pattern, side, side);
            assertThat(difference(Weights.rotated(x), x)).isLessThan(1e-5f);
            assertThat(difference(Weights.mirrored(x), x)).isLessThan(1e-5f);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 28, 200, 1000})
    void a_zone_plate_has_no_ring_finer_than_pixels_can_show(int side) {
        Tensor x = picture(Pattern.ZONE_PLATE, 1, side);
        // Beyond half a turn per pixel a cosine seems to slow down again: the count of turns would fall short.
        int turns = 0;
        for (int column = 1; column < side - 1; column++) {
            float before = x.data[column] - x.data[column - 1];
            float after = x.data[column + 1] - x.data[column];
            if (before * after < 0) turns++;
        }
        // Each half has a phase of 0.8 π side ⁄ 4, and the cosine turns once every π.
        assertThat(turns).isBetween((int) (0.4 * side) - 3, (int) (0.4 * side) + 2);
    }

    @Test
    void the_middle_of_a_siemens_star_is_an_even_grey() {
        Tensor x = picture(Pattern.SIEMENS_STAR, 301, 301);
        for (int row = 146; row <= 154; row++)
            for (int column = 146; column <= 154; column++) assertThat(x.at(0, row, column)).isEqualTo(0.5f);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 400})
    void half_of_a_siemens_star_is_white(int side) {
        assertThat(mean(picture(Pattern.SIEMENS_STAR, side, side))).isCloseTo(0.5, within(0.02));
    }

    @Test
    void letters_keep_off_the_edge_and_cover_a_part_of_every_cell() {
        Tensor x = picture(Pattern.LETTERS, 200, 300);
        for (int column = 0; column < 300; column++) {
            assertThat(x.at(0, 0, column)).isZero();
            assertThat(x.at(0, 199, column)).isZero();
        }
        for (int line = 0; line < 2; line++)
            for (int place = 0; place < 3; place++) {
                double ink = 0;
                for (int row = 0; row < 100; row++)
                    for (int column = 0; column < 100; column++)
                        ink += x.at(0, line * 100 + row, place * 100 + column);
                assertThat(ink / 10_000).isBetween(0.05, 0.4);
            }
    }

    @Test
    void letters_look_alike_at_every_size() {
        Tensor small = picture(Pattern.LETTERS, 100, 150);
        Tensor large = Resample.to(picture(Pattern.LETTERS, 400, 600), 100, 150);
        double difference = 0;
        for (int i = 0; i < small.data.length; i++) difference += Math.abs(small.data[i] - large.data[i]);
        assertThat(difference / small.data.length).isLessThan(0.01);
    }
}
