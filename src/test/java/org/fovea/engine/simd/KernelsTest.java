package org.fovea.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelsTest {
    static List<Kernels> all() {
        return List.of(Kernels.SCALAR, Kernels.fastest(), new VectorKernels(6), new VectorKernels(8));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_map_is_the_sum_of_its_taps(Kernels kernels) {
        var random = new Random(4);
        for (int count : new int[]{1, 2, 7, 8, 31, 64, 96, 100, 192, 384, 513})
            for (int maps : IntStream.range(1, 10).filter(left -> !kernels.panels(left)).map(kernels::block).toArray())
                for (boolean more : new boolean[]{false, true}) {
                    int from = random.nextInt(3);
                    int base = random.nextInt(5);
                    int[] offsets = random.ints(from + 1 + random.nextInt(30), 0, 90).toArray();
                    float[] input = floats(random, base + count + 90 + kernels.slack());
                    int pitch = count + kernels.slack();
                    float[] before = floats(random, 5 + maps * pitch);
                    float[] output = before.clone();
                    Taps taps = taps(random, maps, offsets.length - from, false);
                    kernels.correlate(taps, offsets, from, more, input, base, output, 5, pitch, count);
                    if (count % kernels.wide(maps) == 0)
                        for (int m = 0; m < maps; m++)
                            assertThat(Arrays.copyOfRange(output, 5 + m * pitch + count, 5 + (m + 1) * pitch))
                                    .containsExactly(
                                            Arrays.copyOfRange(before, 5 + m * pitch + count, 5 + (m + 1) * pitch));
                    for (int m = 0; m < maps; m++)
                        for (int q = 0; q < count; q++) {
                            int at = 5 + m * pitch + q;
                            double sum = more ? before[at] : taps.bias()[m];
                            for (int t = 0; t < taps.count(); t++)
                                sum += (double) taps.weights()[taps.index(m, t)]
                                        * input[base + q + offsets[from + t]];
                            // 30 products below 1: the error of a float sum is below 32·2⁻²⁴·31.
                            assertThat((double) output[at]).isCloseTo(sum, within(6e-5));
                        }
                }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_block_of_maps_of_a_panel_is_the_sum_of_its_taps(Kernels kernels) {
        var random = new Random(5);
        for (int left = 1; left < 60; left++)
            for (int count : new int[]{1, 2, 9, 30, Taps.SPAN})
                for (boolean more : new boolean[]{false, true}) {
                    int maps = kernels.blockOfPanel(left % 10 + 1);
                    int wide = kernels.panel(left);
                    assertThat(wide).isBetween(Math.min(left, kernels.panel()), kernels.panel());
                    int[] offsets = random.ints(3 + count, 0, 90).toArray();
                    float[] input = floats(random, 2 + wide + 90 + kernels.slack());
                    var panel = new float[7 + count * wide];
                    kernels.pack(input, 2, offsets, 3, count, panel, 7, wide);
                    int pitch = wide + 3;
                    float[] before = floats(random, 5 + maps * pitch);
                    float[] output = before.clone();
                    Taps taps = taps(random, maps, count, true);
                    kernels.multiply(taps, more, panel, 7, wide, output, 5, pitch);
                    for (int at = 0; at < output.length; at++) {
                        int m = (at - 5) / pitch;
                        int q = (at - 5) % pitch;
                        double sum = before[at];
                        if (at >= 5 && q < wide) {
                            if (!more) sum = taps.bias()[m];
                            for (int t = 0; t < count; t++)
                                sum += (double) taps.weights()[taps.index(m, t)]
                                        * input[2 + q + offsets[3 + t]];
                        }
                        // 160 products below 1, in sums below 40.
                        assertThat((double) output[at]).isCloseTo(sum, within(4e-4));
                    }
                }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_panel_may_hold_positions_of_several_rows(Kernels kernels) {
        var random = new Random(7);
        for (int turn = 0; turn < 2000; turn++) {
            int wide = kernels.panel(1 + random.nextInt(kernels.panel()));
            int filled = 1 + random.nextInt(wide);
            int count = 1 + random.nextInt(20);
            int[] offsets = random.ints(3 + count, 0, 90).toArray();
            var runs = new Steps();
            var places = new int[filled];
            int last = 0;
            for (int at = 0, length; at < filled; at += length) {
                length = Math.min(filled - at, 1 + random.nextInt(kernels.panel()));
                int from = last + random.nextInt(5);
                for (int i = 0; i < length; i++) places[at + i] = from + i;
                last = from + length;
                kernels.run(runs, from, at, length);
            }
            float[] input = floats(random, 2 + last + 90 + kernels.slack());
            var panel = new float[7 + count * wide + kernels.slack()];
            kernels.pack(runs, input, 2, offsets, 3, count, panel, 7, wide);
            for (int t = 0; t < count; t++)
                for (int i = 0; i < filled; i++)
                    assertThat(panel[7 + t * wide + i]).isEqualTo(input[2 + places[i] + offsets[3 + t]]);
            for (int i = 0; i < 7; i++) assertThat(panel[i]).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_run_of_positions_is_the_sum_of_its_taps_and_nothing_else_is_written(Kernels kernels) {
        var random = new Random(6);
        for (int count : new int[]{1, 2, 7, 8, 31, 64, 100, 513})
            for (int taps = 1; taps <= Math.min(30, kernels.sweep()); taps++)
                for (boolean more : new boolean[]{false, true}) {
                    int[] offsets = random.ints(3 + taps, 0, 90).toArray();
                    float[] weights = floats(random, 3 + taps);
                    float[] input = floats(random, 2 + count + 89);
                    float[] before = floats(random, 5 + count + 20);
                    float[] output = before.clone();
                    kernels.sweep(weights, 3, taps, 0.3f, more, input, 2, offsets, output, 5, count);
                    for (int at = 0; at < output.length; at++) {
                        double sum = before[at];
                        if (at >= 5 && at < 5 + count) {
                            if (!more) sum = 0.3f;
                            for (int t = 3; t < 3 + taps; t++)
                                sum += (double) weights[t] * input[2 + at - 5 + offsets[t]];
                        }
                        // 30 products below 1, as above.
                        assertThat((double) output[at]).isCloseTo(sum, within(6e-5));
                    }
                }
    }

    @ParameterizedTest
    @MethodSource("all")
    void rows_of_a_map_are_the_sums_of_their_own_taps_and_nothing_else_is_written(Kernels kernels) {
        var random = new Random(7);
        for (int size = 1; size <= 17; size++)
            // Long runs are cut into tiles where the weights of a small kernel are taken in several turns.
            for (int count : new int[]{kernels.narrow(), kernels.narrow() + 1, 37, 300, 700, 128, 1100, 523}) {
                if (count > 300 && size > 5) continue;
                int channels = 1 + (size + count) % 2;
                int wide = 1 + random.nextInt(9);
                int pitch = count + wide + random.nextInt(5);
                int plane = (kernels.high() + size) * pitch + random.nextInt(5);
                float[] input = floats(random, 3 + channels * plane);
                float[] filter = floats(random, channels * size * wide);
                int at = random.nextInt(20);
                int apart = count + random.nextInt(9);
                float[] before = floats(random, at + kernels.high() * apart + 20);
                float[] output = before.clone();
                kernels.rows(RowTaps.of(channels, size, wide, filter, 0.3f), input, 3, plane, pitch, output, at, apart,
                        count);
                for (int o = 0; o < output.length; o++) {
                    int i = Math.floorDiv(o - at, apart);
                    int q = Math.floorMod(o - at, apart);
                    double sum = before[o];
                    if (i >= 0 && i < kernels.high() && q < count) {
                        sum = 0.3f;
                        for (int t = 0; t < filter.length; t++)
                            sum += (double) filter[t] * input[3 + t / wide / size * plane
                                    + (i + t / wide % size) * pitch + q + t % wide];
                    }
                    // At most 306 products below 1: γ₃₀₈ times a sum of magnitudes below 100.
                    assertThat((double) output[o]).isCloseTo(sum, within(2e-3));
                }
            }
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_number_of_maps_is_reached_by_blocks(Kernels kernels) {
        for (int left = 1; left < 40; left++) {
            assertThat(kernels.block(left)).isBetween(1, 8);
            assertThat(kernels.blockOfPanel(left)).isBetween(3, 8);
        }
        assertThat(kernels.block(1)).isEqualTo(1);
    }

    @Test
    void with_the_vector_module_vectors_run_where_they_pay() {
        assertThat(Kernels.fastest().name())
                .isEqualTo(FloatVector.SPECIES_PREFERRED.vectorBitSize() + "-bit vectors");
    }

    @Test
    void without_the_vector_module_the_scalar_loops_run() throws IOException, InterruptedException {
        Path classes = Path.of(Kernels.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        Path tests = Path.of(KernelsTest.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", classes + File.pathSeparator + tests,
                WithoutVectors.class.getName()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.strip()).isEqualTo("scalar loops 6.0");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void a_block_needs_weights_and_biases_for_all_its_maps() {
        assertThatThrownBy(() -> new Taps(2, 3, false, new float[5], new float[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Taps(2, 3, false, new float[2 * Taps.SPAN], new float[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Taps(9, 3, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VectorKernels(5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Taps taps(Random random, int maps, int count, boolean panels) {
        int length = new Taps(maps, count, panels).weights().length;
        return new Taps(maps, count, panels, floats(random, length), floats(random, maps));
    }

    private static float[] floats(Random random, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = 2 * random.nextFloat() - 1;
        return values;
    }
}
