package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void the_figures_are_those_of_a_sorted_list() {
        Tensor map = noise(new Shape(1, 301, 457));
        Statistics statistics = Statistics.of(map);
        float[] sorted = map.data.clone();
        Arrays.sort(sorted);
        BigDecimal sum = BigDecimal.ZERO;
        int zeros = 0;
        for (float value : sorted) {
            sum = sum.add(new BigDecimal(value));
            if (value == 0) zeros++;
        }
        assertThat(statistics.min()).isEqualTo(sorted[0]);
        assertThat(statistics.max()).isEqualTo(sorted[sorted.length - 1]);
        assertThat(statistics.mean()).isCloseTo(sum.doubleValue() / sorted.length, within(1e-12));
        assertThat(statistics.zeros()).isEqualTo((double) zeros / sorted.length);
        assertThat(statistics.bins()).hasSize(Statistics.BINS);
        assertThat(statistics.bins().stream().mapToInt(Integer::intValue).sum()).isEqualTo(sorted.length);
        float step = (statistics.max() - statistics.min()) / Statistics.BINS;
        for (double share : new double[]{0.01, 0.25, 0.5, 0.99})
            assertThat(statistics.quantile(share)).isCloseTo(sorted[(int) (share * sorted.length)], within(step));
    }

    @Test
    void the_number_of_threads_changes_no_bit() {
        Tensor map = noise(new Shape(2, 411, 523));
        Statistics alone = Statistics.of(map);
        for (int threads : new int[]{2, 3, 8})
            assertThat(Statistics.of(map, new Machine(Machine.SCALAR.kernels(), threads), Cancel.NEVER))
                    .isEqualTo(alone);
    }

    @Test
    void strips_of_any_size_change_no_bit() {
        Tensor map = noise(new Shape(1, 411, 523));
        Statistics whole = Statistics.of(map);
        var random = new Random(7);
        for (int turn = 0; turn < 20; turn++) {
            var machine = new Machine(Machine.SCALAR.kernels(), 1 + turn % 3);
            var tally = new Tally(map.data.length, machine, Cancel.NEVER);
            int most = 1 << random.nextInt(3, 18);
            strips(map.data, most, random, tally::range);
            strips(map.data, most, random, tally::count);
            assertThat(tally.statistics()).isEqualTo(whole);
        }
    }

    private static void strips(float[] values, int most, Random random, Consumer<float[]> to) {
        for (int from = 0, end; from < values.length; from = end) {
            end = Math.min(values.length, from + 1 + random.nextInt(most));
            to.accept(Arrays.copyOfRange(values, from, end));
        }
    }

    @Test
    void the_extremes_are_found_wherever_they_stand() {
        for (int at : new int[]{0, 1, 65_535, 65_536, 100_000, 131_071}) {
            Tensor zeros = Tensor.zeros(new Shape(1, 256, 512));
            assertThat(Statistics.of(zeros.with(at, 3)).max()).isEqualTo(3);
            assertThat(Statistics.of(zeros.with(at, -3)).min()).isEqualTo(-3);
        }
    }

    @Test
    void equal_values_share_one_bin() {
        Statistics statistics = Statistics.of(Tensor.plane(1, 3, 2.5f, 2.5f, 2.5f));
        var bins = new ArrayList<>(Collections.nCopies(Statistics.BINS, 0));
        bins.set(0, 3);
        assertThat(statistics).isEqualTo(new Statistics(2.5f, 2.5f, 2.5, 0, bins));
        assertThat(statistics.quantile(0.5)).isEqualTo(2.5f);
    }

    @Test
    void cancelling_stops_the_count() {
        Tensor map = Tensor.zeros(new Shape(1, 300, 500));
        assertThatThrownBy(() -> Statistics.of(map, Machine.SCALAR, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    private static Tensor noise(Shape shape) {
        var random = new Random(5);
        Tensor map = Tensor.zeros(shape);
        for (int i = 0; i < map.data.length; i++)
            map.data[i] = random.nextInt(5) == 0 ? 0 : (float) random.nextGaussian();
        return map;
    }
}
