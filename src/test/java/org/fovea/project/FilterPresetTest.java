package org.fovea.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fovea.engine.Tensor;
import org.fovea.project.FilterPreset.Dial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPresetTest {
    private static Tensor kernel(FilterPreset preset) {
        return preset.kernel(preset.defaults());
    }

    static Stream<Arguments> sizes() {
        return Stream.of(FilterPreset.values()).filter(p -> p.dials().contains(Dial.SIZE))
                .flatMap(p -> IntStream.rangeClosed(p.smallestSize(), 31).mapToObj(n -> Arguments.of(p, n)));
    }

    @Test
    void the_line_filters_are_the_ones_of_the_book() {
        float[] vertical = kernel(FilterPreset.VERTICAL).data;
        float[] horizontal = kernel(FilterPreset.HORIZONTAL).data;
        for (int row = 0; row < 7; row++)
            for (int column = 0; column < 7; column++) {
                assertThat(vertical[row * 7 + column]).isEqualTo(column == 3 ? 1 : 0);
                assertThat(horizontal[row * 7 + column]).isEqualTo(row == 3 ? 1 : 0);
            }
    }

    @Test
    void tables_are_the_ones_of_the_textbooks() {
        assertThat(kernel(FilterPreset.SOBEL_X).data).containsExactly(-1, 0, 1, -2, 0, 2, -1, 0, 1);
        assertThat(kernel(FilterPreset.SOBEL_Y).data).containsExactly(-1, -2, -1, 0, 0, 0, 1, 2, 1);
        assertThat(kernel(FilterPreset.PREWITT_Y).data).containsExactly(-1, -1, -1, 0, 0, 0, 1, 1, 1);
        assertThat(kernel(FilterPreset.SCHARR_Y).data).containsExactly(-3, -10, -3, 0, 0, 0, 3, 10, 3);
        assertThat(kernel(FilterPreset.LAPLACIAN_4).data).containsExactly(0, 1, 0, 1, -4, 1, 0, 1, 0);
        assertThat(kernel(FilterPreset.IDENTITY).data).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"GAUSSIAN", "BOX", "SHARPEN", "EMBOSS", "MOTION_BLUR", "IDENTITY", "SHIFT"})
    void filters_that_keep_the_brightness_sum_to_1(FilterPreset preset) {
        assertThat(Weights.sum(kernel(preset))).isCloseTo(1, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(names = {"VERTICAL_ZERO_SUM", "HORIZONTAL_ZERO_SUM", "SOBEL_X", "SOBEL_Y", "PREWITT_X", "PREWITT_Y",
            "SCHARR_X", "SCHARR_Y", "ROBERTS_X", "ROBERTS_Y", "LAPLACIAN_4", "LAPLACIAN_8", "LOG", "GABOR"})
    void filters_for_edges_and_stripes_ignore_a_flat_area(FilterPreset preset) {
        assertThat(Weights.sum(kernel(preset))).isCloseTo(0, within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void every_size_gives_finite_weights_that_are_not_all_zero(FilterPreset preset, int size) {
        Tensor kernel = preset.kernel(preset.defaults().withSize(size));
        assertThat(kernel.shape.height()).isEqualTo(size);
        assertThat(kernel.shape.width()).isEqualTo(size);
        for (float weight : kernel.data)
            assertThat(weight).isFinite();
        assertThat(Weights.norm(kernel)).isGreaterThan(1e-4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 17, 30, 45, 90, 133.7})
    void a_gabor_is_the_same_after_half_a_turn(double angle) {
        Tensor gabor = FilterPreset.GABOR.kernel(FilterPreset.GABOR.defaults().withAngle(angle));
        Tensor turned = Weights.rotated(Weights.rotated(gabor));
        for (int i = 0; i < gabor.data.length; i++)
            assertThat(turned.data[i]).isCloseTo(gabor.data[i], within(1e-6f));
    }

    @Test
    void a_quarter_turn_of_the_angle_is_a_quarter_turn_of_the_kernel() {
        for (var preset : new FilterPreset[]{FilterPreset.GABOR, FilterPreset.MOTION_BLUR, FilterPreset.SHIFT}) {
            FilterParameters level = preset.defaults().withSize(9);
            // The angle counts counter-clockwise, the turn goes clockwise.
            Tensor turned = Weights.rotated(preset.kernel(level.withAngle(120)));
            Tensor expected = preset.kernel(level.withAngle(30));
            for (int i = 0; i < expected.data.length; i++)
                assertThat(turned.data[i]).as(preset.id()).isCloseTo(expected.data[i], within(1e-6f));
        }
    }

    @Test
    void a_shift_to_the_right_takes_the_pixel_to_the_left() {
        Tensor kernel = kernel(FilterPreset.SHIFT);
        assertThat(kernel.at(0, 3, 0)).isEqualTo(1);
    }

    @Test
    void a_level_motion_blur_is_the_average_of_a_row() {
        Tensor kernel = kernel(FilterPreset.MOTION_BLUR);
        for (int column = 0; column < 9; column++)
            assertThat(kernel.at(0, 4, column)).isCloseTo(1 / 9f, within(1e-6f));
    }

    @Test
    void every_channel_has_the_same_kernel() {
        NamedFilter filter = FilterPreset.GAUSSIAN.filter(3);
        assertThat(filter.shared()).isTrue();
        assertThat(filter.weights().shape.channels()).isEqualTo(3);
        assertThat(Weights.sameInEveryChannel(filter.weights())).isTrue();
    }

    @Test
    void names_are_found_in_any_case_and_by_their_first_word() {
        for (String name : FilterPreset.names())
            assertThat(FilterPreset.named(name).map(FilterPreset::id)).contains(name);
        assertThat(FilterPreset.named(" Sobel_X ")).contains(FilterPreset.SOBEL_X);
        assertThat(FilterPreset.named("laplacian")).contains(FilterPreset.LAPLACIAN_4);
        assertThat(FilterPreset.named("VERTICAL")).contains(FilterPreset.VERTICAL);
        assertThat(FilterPreset.named("nonsense")).isEmpty();
        assertThat(FilterPreset.named("")).isEmpty();
    }

    @Test
    void parameters_without_meaning_are_refused() {
        FilterParameters good = FilterPreset.GABOR.defaults();
        assertThatThrownBy(() -> good.withSize(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> good.withSize(32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> good.withAngle(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> good.withWavelength(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> good.withSigma(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FilterPreset.LOG.kernel(good.withSize(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_first_project_shows_the_two_lines_of_the_book_on_the_temple() {
        Project first = FirstProject.of(Tensor.zeros(new org.fovea.engine.Shape(3, 427, 640)));
        assertThat(first.picture().name()).isEqualTo("temple.jpg");
        assertThat(first.conv(1).orElseThrow().filters()).extracting(NamedFilter::name).containsExactly("vertical",
                "horizontal");
        assertThat(first.conv(1).orElseThrow().convolution().output(first.picture().shape()))
                .isEqualTo(new org.fovea.engine.Shape(2, 427, 640));
    }
}
