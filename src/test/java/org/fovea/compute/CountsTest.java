package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.project.Conv;
import org.fovea.project.NamedFilter;
import org.junit.jupiter.api.Test;

final class CountsTest {
    private static Conv layer(int filters, int channels, int kernel, int stride) {
        var filter = new NamedFilter("zero", new Filter(Tensor.zeros(new Shape(channels, kernel, kernel)), 0), false);
        var axis = new Axis(kernel, stride, 1);
        return new Conv(Collections.nCopies(filters, filter), axis, axis, Padding.Named.SAME, PaddingMode.ZEROS,
                false, false);
    }

    @Test
    void the_books_layer_of_200_filters_5_by_5() {
        Counts counts = Counts.of(layer(200, 3, 5, 1), new Shape(3, 150, 100));
        assertThat(counts.parameters()).isEqualTo(15_200);
        assertThat(counts.multiplyAdds()).isEqualTo(225_000_000);
        assertThat(counts.mapBytes()).isEqualTo(12_000_000);
        assertThat(counts.denseWeights()).isEqualTo(135_000_000_000L);
    }

    @Test
    void one_map_fully_connected_to_the_same_input() {
        assertThat(Counts.of(layer(1, 3, 5, 1), new Shape(3, 150, 100)).denseWeights()).isEqualTo(675_000_000);
    }

    @Test
    void the_three_strided_layers_of_the_books_exercise() {
        Counts first = Counts.of(layer(100, 3, 3, 2), new Shape(3, 200, 300));
        Counts second = Counts.of(layer(200, 100, 3, 2), new Shape(100, 100, 150));
        Counts third = Counts.of(layer(400, 200, 3, 2), new Shape(200, 50, 75));
        assertThat(first.parameters()).isEqualTo(2_800);
        assertThat(first.parameters() + second.parameters() + third.parameters()).isEqualTo(903_400);
        assertThat(first.mapBytes()).isEqualTo(6_000_000);
        assertThat(second.mapBytes()).isEqualTo(3_000_000);
        assertThat(third.mapBytes()).isEqualTo(1_520_000);
    }
}
