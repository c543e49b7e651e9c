package org.fovea.compute.learn.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.FilterPreset;
import org.fovea.project.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a class chooses from.
class CandidatesTest {
    private static Tensor fitted(FilterPreset preset, int channels, int size) {
        return Candidates.fitted(preset, new Shape(channels, size, size)).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void the_hidden_preset_is_among_them_once(FilterPreset preset) {
        for (int size : new int[]{5, 9}) {
            if (Candidates.fitted(preset, new Shape(1, size, size)).isEmpty()) continue;
            Tensor hidden = fitted(preset, 1, size);
            Candidates candidates = Candidates.of(hidden, 6, 7);
            assertThat(candidates.kernels().get(candidates.right())).isSameAs(hidden);
            assertThat(candidates.kernels().stream().filter(kernel -> Arrays.equals(kernel.data, hidden.data)))
                    .hasSize(1);
            assertThat(candidates.kernels()).hasSize(6).allMatch(kernel -> kernel.shape.equals(hidden.shape));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7, 9, 11})
    void a_kernel_that_is_no_preset_stands_among_others_too(int size) {
        Tensor hidden = Weights.random(new Shape(3, size, size), size);
        Candidates candidates = Candidates.of(hidden, 6, 1);
        assertThat(candidates.kernels()).hasSize(6);
        assertThat(candidates.kernels().get(candidates.right())).isSameAs(hidden);
        assertThat(Candidates.name(hidden)).isEmpty();
    }

    @Test
    void the_place_of_the_right_one_is_drawn() {
        Tensor hidden = fitted(FilterPreset.SOBEL_X, 1, 3);
        assertThat(IntStream.range(0, 60).map(seed -> Candidates.of(hidden, 6, seed).right()).distinct()).hasSize(6);
        assertThat(Candidates.of(hidden, 6, 5).right()).isEqualTo(Candidates.of(hidden, 6, 5).right());
    }

    @Test
    void the_others_of_sobel_are_what_it_is_taken_for() {
        List<float[]> others = Candidates.of(fitted(FilterPreset.SOBEL_X, 1, 3), 4, 1).kernels().stream()
                .map(kernel -> kernel.data).toList();
        assertThat(others).anyMatch(data -> Arrays.equals(data, fitted(FilterPreset.SOBEL_Y, 1, 3).data))
                .anyMatch(data -> Arrays.equals(data, Weights.negated(fitted(FilterPreset.SOBEL_X, 1, 3)).data));
    }

    @Test
    void presets_are_called_by_their_names_also_inside_a_larger_kernel_and_for_colours() {
        assertThat(Candidates.name(fitted(FilterPreset.SOBEL_X, 3, 7))).isEqualTo("Sobel x");
        assertThat(Candidates.name(fitted(FilterPreset.GAUSSIAN, 1, 11))).isEqualTo("Gaussian blur");
        assertThat(Candidates.fitted(FilterPreset.LOG, new Shape(1, 1, 1))).isEmpty();
    }
}
