package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class PooledTest {

    /// Maps of one layer, with ranges that differ a lot.
    private static List<Tensor> maps(long seed) {
        var random = new Random(seed);
        var maps = new ArrayList<Tensor>();
        var shape = new Shape(1, 5 + random.nextInt(40), 5 + random.nextInt(40));
        for (int m = 1 + random.nextInt(20); m > 0; m--) {
            var values = new float[shape.size()];
            double scale = Math.pow(10, random.nextInt(4) - 2);
            double shift = random.nextInt(3) - 1.0;
            for (int i = 0; i < values.length; i++) values[i] = (float) (scale * random.nextGaussian() + shift);
            maps.add(new Tensor(shape, values));
        }
        return maps;
    }

    private static Pooled pooled(List<Tensor> maps) {
        return new Pooled(maps.stream().map(map -> MapResult.of(null, map, 0, true)).toList());
    }

    private static float[] sorted(List<Tensor> maps) {
        int size = maps.getFirst().shape.size();
        var all = new float[maps.size() * size];
        for (int m = 0; m < maps.size(); m++) System.arraycopy(maps.get(m).data, 0, all, m * size, size);
        Arrays.sort(all);
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void the_extremes_are_those_of_all_values_and_quantiles_are_as_near_as_the_bins_are_wide(long seed) {
        List<Tensor> maps = maps(seed);
        Pooled pooled = pooled(maps);
        float[] all = sorted(maps);
        assertThat(pooled.min()).isEqualTo(all[0]);
        assertThat(pooled.max()).isEqualTo(all[all.length - 1]);
        double widest = 0;
        for (Tensor map : maps) {
            Statistics statistics = Statistics.of(map);
            widest = Math.max(widest, ((double) statistics.max() - statistics.min()) / Statistics.BINS);
        }
        double fine = ((double) pooled.max() - pooled.min()) / 8192;
        for (double share : new double[]{0.01, 0.1, 0.37, 0.5, 0.75, 0.98})
            assertThat((double) pooled.quantile(share))
                    .isBetween(all[(int) Math.floor(share * (all.length - 1))] - widest - fine,
                            all[(int) Math.ceil(share * (all.length - 1))] + widest + fine);
    }

    @Test
    void one_map_alone_has_the_quantiles_of_its_own() {
        Tensor map = maps(99).getFirst();
        Pooled pooled = pooled(List.of(map));
        Statistics own = Statistics.of(map);
        for (double share : new double[]{0.02, 0.3, 0.5, 0.9})
            assertThat(pooled.quantile(share)).isCloseTo(own.quantile(share),
                    within((own.max() - own.min()) / 4000));
        assertThat(pooled.quantile(0)).isCloseTo(own.min(), within((own.max() - own.min()) / 4000));
        assertThat(pooled.quantile(1)).isCloseTo(own.max(), within((own.max() - own.min()) / 4000));
    }

    @Test
    void maps_of_one_and_the_same_value_have_it_everywhere() {
        var flat = new Tensor(new Shape(1, 2, 2), new float[]{3, 3, 3, 3});
        assertThat(pooled(List.of(flat, flat)).quantile(0.5)).isEqualTo(3);
    }

    @Test
    void a_flat_map_among_others_counts_where_it_lies() {
        var flat = new Tensor(new Shape(1, 2, 2), new float[]{3, 3, 3, 3});
        var rising = new Tensor(new Shape(1, 2, 2), new float[]{0, 1, 9, 10});
        Pooled pooled = pooled(List.of(flat, rising));
        assertThat(pooled.quantile(0.5)).isCloseTo(3f, within(0.01f));
    }

    @Test
    void no_maps_have_no_values() {
        assertThatThrownBy(() -> new Pooled(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
