package org.fovea.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// The loops that go with the fastest kernels against the formulas of [MapLoops].
class MapLoopsTest {
    private static final int TURNS = 200;
    private static final int DEPTH = MapLoops.DEPTH;

    private final MapLoops loops = MapLoops.of(Kernels.fastest());
    private final int lanes = loops.lanes();
    private final Random random = new Random(3);

    private float[] floats(int length) {
        var values = new float[length];
        for (int i = 0; i < length; i++) values[i] = random.nextFloat(-1, 1);
        return values;
    }

    @Test
    void every_position_is_the_sum_of_its_taps_for_every_map() {
        for (int turn = 0; turn < TURNS; turn++) {
            int vectors = loops.vectors(1 + turn % 3, true);
            int taps = 1 + random.nextInt(DEPTH);
            int count = 1 + random.nextInt(40);
            int maps = vectors * lanes;
            int pitch = maps + random.nextInt(9);
            float[] weights = floats(5 + vectors * DEPTH * lanes);
            float[] input = floats(7 + (count + loops.places()) * DEPTH);
            float[] start = floats(3 + (count + loops.places()) * maps);
            int step = turn % 2 == 0 ? 0 : maps;
            float[] output = floats(4 + (count + loops.places()) * pitch);
            loops.multiply(vectors, weights, 5, taps, input, 7, count, start, 3, step, output, 4, pitch);
            for (int q = 0; q < count; q++)
                for (int m = 0; m < maps; m++) {
                    double sum = start[3 + q * step + m];
                    for (int t = 0; t < taps; t++)
                        sum += (double) weights[5 + (m / lanes * DEPTH + t) * lanes + m % lanes]
                                * input[7 + q * DEPTH + t];
                    assertThat((double) output[4 + q * pitch + m]).isCloseTo(sum, within(1e-4));
                }
        }
    }

    @Test
    void every_channel_has_weights_of_its_own() {
        for (int turn = 0; turn < TURNS; turn++) {
            int taps = 1 + random.nextInt(30);
            int count = 1 + random.nextInt(40);
            float[] weights = floats(2 + taps * lanes);
            float[] bias = floats(1 + lanes);
            int[] offsets = random.ints(taps, 0, 99).toArray();
            int step = lanes * (1 + random.nextInt(3));
            float[] input = floats(5 + count * step + 99);
            var output = new float[3 + count * lanes + 7];
            loops.each(weights, 2, offsets, bias, 1, input, 5, step, count, output, 3);
            for (int q = 0; q < count; q++)
                for (int l = 0; l < lanes; l++) {
                    double sum = bias[1 + l];
                    for (int t = 0; t < taps; t++)
                        sum += (double) weights[2 + t * lanes + l] * input[5 + q * step + offsets[t] + l];
                    assertThat((double) output[3 + q * lanes + l]).isCloseTo(sum, within(1e-4));
                }
            for (int i = 0; i < output.length; i++)
                if (i < 3 || i >= 3 + count * lanes) assertThat(output[i]).isZero();
        }
    }

    @Test
    void rows_become_columns_and_nothing_else_is_written() {
        for (int turn = 0; turn < TURNS; turn++) {
            int rows = 1 + random.nextInt(50);
            int columns = 1 + random.nextInt(50);
            int pitch = columns + random.nextInt(7);
            int apart = rows + random.nextInt(7);
            float[] x = floats(3 + rows * pitch);
            float[] before = floats(2 + columns * apart + 5);
            float[] after = before.clone();
            loops.turn(x, 3, pitch, rows, columns, after, 2, apart);
            for (int j = 0; j < columns; j++)
                for (int i = 0; i < rows; i++) before[2 + j * apart + i] = x[3 + i * pitch + j];
            assertThat(after).isEqualTo(before);
        }
    }

    /// F(2×2, 3×3): with the frequencies of a kernel by its formula, the way there and back is the correlation.
    @Test
    void the_transforms_of_a_tile_make_its_correlation_with_a_kernel() {
        double[][] kernel = {{1, 0, 0}, {0.5, 0.5, 0.5}, {0.5, -0.5, 0.5}, {0, 0, 1}};
        for (int turn = 0; turn < TURNS; turn++) {
            float[] tile = floats(16 * lanes);
            float[] weights = floats(9);
            float[] bias = floats(lanes);
            var outputs = new float[4 * lanes];
            for (int f = 0; f < 4; f++) {
                var row = new float[4 * lanes];
                loops.input(f, tile, 0, 4 * lanes, lanes, lanes, row, 0, lanes);
                for (int g = 0; g < 4; g++) {
                    double spectrum = 0;
                    for (int u = 0; u < 3; u++)
                        for (int v = 0; v < 3; v++) spectrum += kernel[f][u] * kernel[g][v] * weights[u * 3 + v];
                    for (int c = 0; c < lanes; c++) row[g * lanes + c] *= (float) spectrum;
                }
                loops.output(f, row, 0, lanes, bias, 0, lanes, outputs, 0, 2 * lanes, lanes);
            }
            for (int c = 0; c < lanes; c++)
                for (int i = 0; i < 2; i++)
                    for (int j = 0; j < 2; j++) {
                        double sum = bias[c];
                        for (int u = 0; u < 3; u++)
                            for (int v = 0; v < 3; v++)
                                sum += (double) weights[u * 3 + v] * tile[((i + u) * 4 + j + v) * lanes + c];
                        assertThat((double) outputs[(i * 2 + j) * lanes + c]).isCloseTo(sum, within(1e-5));
                    }
        }
    }
}
