package org.fovea.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    void a_block_of_maps_is_the_sum_of_its_taps(Kernels kernels) {
        var random = new Random(4);
        for (int count : new int[]{1, 2, 7, 8, 31, 64, 100, 513})
            for (int maps : IntStream.rangeClosed(1, 9).map(kernels::block).distinct().toArray())
                for (boolean more : new boolean[]{false, true}) {
                    int from = random.nextInt(3);
                    int[] offsets = random.ints(from + 1 + random.nextInt(30), 0, 90).toArray();
                    float[] weights = floats(random, maps * Taps.SPAN);
                    float[] bias = floats(random, maps);
                    float[] input = floats(random, count + 90 + kernels.slack());
                    int pitch = count + kernels.slack();
                    float[] before = floats(random, 5 + maps * pitch);
                    float[] output = before.clone();
                    var taps = new Taps(maps, offsets.length - from, weights, bias);
                    kernels.correlate(taps, offsets, from, more, input, 0, output, 5, pitch, count);
                    for (int m = 0; m < maps; m++)
                        for (int q = 0; q < count; q++) {
                            int at = 5 + m * pitch + q;
                            double sum = more ? before[at] : bias[m];
                            for (int t = 0; t < taps.count(); t++)
                                sum += (double) weights[m * Taps.SPAN + t] * input[q + offsets[from + t]];
                            // 30 products below 1: the error of a float sum is below 32·2⁻²⁴·31.
                            assertThat((double) output[at]).isCloseTo(sum, within(6e-5));
                        }
                }
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_number_of_maps_is_reached_by_blocks(Kernels kernels) {
        for (int left = 1; left < 40; left++) assertThat(kernels.block(left)).isBetween(1, 8);
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
        assertThatThrownBy(() -> new Taps(2, 3, new float[5], new float[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Taps(2, 3, new float[2 * Taps.SPAN], new float[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VectorKernels(5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static float[] floats(Random random, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = 2 * random.nextFloat() - 1;
        return values;
    }
}
