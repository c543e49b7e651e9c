package org.fovea.compute.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;
import org.fovea.project.learn.DenoiseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Patches of a picture with and without noise.
final class NoisyPatchesTest {
    private static final DenoiseSettings SETTINGS = new DenoiseSettings(16, 0.2f, 200, 5);

    /// Each pixel tells its row and its column, each channel its number.
    private static Tensor picture(int channels, int height, int width) {
        var shape = new Shape(channels, height, width);
        var values = new float[shape.size()];
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < height; i++)
                for (int j = 0; j < width; j++) values[shape.index(c, i, j)] = (c * 1000 + i) * 1000 + j;
        return new Tensor(shape, values);
    }

    private static Tensor clean(Example example) {
        if (example.target() instanceof Target.Values(Tensor wanted)) return wanted;
        throw new AssertionError("no values");
    }

    @ParameterizedTest
    @CsvSource({"100, 61", "61, 100", "40, 40", "300, 16"})
    void what_should_come_out_is_a_piece_of_the_picture_and_tests_show_another_part(int height, int width) {
        Tensor picture = picture(3, height, width);
        NoisyPatches training = NoisyPatches.training(picture, SETTINGS);
        NoisyPatches test = NoisyPatches.test(picture, SETTINGS);
        assertThat(training.input()).isEqualTo(new Shape(3, 16, 16)).isEqualTo(test.input());
        assertThat(training.size()).isEqualTo(200);
        assertThat(test.size()).isEqualTo(40);
        int last = -1;
        for (int i = 0; i < training.size(); i++)
            last = Math.max(last, end(clean(training.example(i, 9)), height >= width && height > 40));
        for (int i = 0; i < test.size(); i++) {
            Tensor piece = clean(test.example(i, Examples.PLAIN));
            assertThat(start(piece, height > width)).isGreaterThan(height == width ? -1 : last);
        }
    }

    private static int start(Tensor piece, boolean rows) {
        int first = (int) piece.data[0];
        for (int c = 0; c < 3; c++)
            for (int i = 0; i < 16; i++)
                for (int j = 0; j < 16; j++)
                    assertThat(piece.at(c, i, j)).isEqualTo(first + (c * 1000 + i) * 1000f + j);
        return rows ? first / 1000 : first % 1000;
    }

    private static int end(Tensor piece, boolean rows) {
        return start(piece, rows) + 15;
    }

    @Test
    void noise_is_another_one_with_every_draw_and_stays_where_nothing_is_drawn() {
        Tensor picture = Tensor.filled(new Shape(1, 64, 64), 0.5f);
        NoisyPatches training = NoisyPatches.training(picture, SETTINGS);
        assertThat(training.example(3, 7).input().data).isEqualTo(training.example(3, 7).input().data);
        assertThat(training.example(3, 7).input().data).isNotEqualTo(training.example(3, 8).input().data);
        NoisyPatches test = NoisyPatches.test(picture, SETTINGS);
        assertThat(test.example(3, Examples.PLAIN).input().data)
                .isEqualTo(NoisyPatches.test(picture, SETTINGS).example(3, Examples.PLAIN).input().data);
    }

    @Test
    void noise_has_the_deviation_that_was_asked_for_and_mean_0() {
        NoisyPatches training = NoisyPatches.training(Tensor.filled(new Shape(3, 64, 64), 0.5f), SETTINGS);
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < training.size(); i++)
            for (float value : training.example(i, i + 1).input().data) {
                sum += value - 0.5;
                squares += (value - 0.5) * (value - 0.5);
                count++;
            }
        assertThat(sum / count).isCloseTo(0, within(0.002));
        assertThat(Math.sqrt(squares / count)).isCloseTo(0.2, within(0.002));
    }
}
