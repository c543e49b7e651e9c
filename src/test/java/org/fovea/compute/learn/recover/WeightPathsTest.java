package org.fovea.compute.learn.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.fovea.compute.learn.recover.WeightPaths.Point;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightPathsTest {
    private static Point point(double epochs, float... weights) {
        return new Point(epochs, Tensor.plane(1, weights.length, weights));
    }

    private static WeightPaths of(int count) {
        return new WeightPaths(IntStream.range(0, count).mapToObj(i -> point(i * 0.5, i, -i)).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 31, 199})
    void thinned_paths_keep_their_ends_and_order(int most) {
        List<Point> all = of(200).points();
        List<Point> thinned = of(200).thinned(most).points();
        assertThat(thinned).hasSize(most);
        assertThat(thinned.getFirst().epochs()).isEqualTo(all.getFirst().epochs());
        assertThat(thinned.getLast().epochs()).isEqualTo(all.getLast().epochs());
        for (int i = 1; i < most; i++)
            assertThat(thinned.get(i).epochs()).isGreaterThan(thinned.get(i - 1).epochs());
    }

    @Test
    void few_points_all_stay() {
        WeightPaths few = of(5);
        assertThat(few.thinned(5)).isSameAs(few);
        assertThatIllegalArgumentException().isThrownBy(() -> few.thinned(1));
    }

    @Test
    void the_peak_is_the_largest_weight_there_ever_was() {
        assertThat(new WeightPaths(List.of(point(0, 1, -9), point(1, 2, 3))).peak()).isEqualTo(9);
        assertThat(WeightPaths.NONE.peak()).isZero();
    }

    @Test
    void time_runs_forwards_and_filters_keep_their_shape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightPaths(List.of(point(1, 0), point(0.5, 0))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightPaths(List.of(point(0, 0), point(1, 0, 0))));
    }
}
