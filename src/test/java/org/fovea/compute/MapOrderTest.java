package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MapOrderTest {
    /// Means 1, 2, 1.5 and 2; maxima 4, 2, 3 and 8; shares of zeros ¾, 0, ½ and ¾; the last is still to come.
    private final List<@Nullable MapResult> maps = new ArrayList<>();

    MapOrderTest() {
        float[][] values = {{0, 0, 0, 4}, {2, 2, 2, 2}, {0, 3, 0, 3}, {0, 0, 0, 8}};
        var all = new Tensor(new Shape(4, 2, 2), new float[16]);
        for (int k = 0; k < 4; k++) System.arraycopy(values[k], 0, all.data, 4 * k, 4);
        for (int k = 0; k < 4; k++) maps.add(MapResult.of(null, all, k, false));
        maps.add(null);
    }

    @Test
    void maps_are_sorted_by_what_is_asked_for_and_equal_ones_by_number() {
        assertThat(MapOrder.INDEX.of(maps)).containsExactly(0, 1, 2, 3, 4);
        assertThat(MapOrder.MEAN.of(maps)).containsExactly(1, 3, 2, 0, 4);
        assertThat(MapOrder.MAXIMUM.of(maps)).containsExactly(3, 0, 2, 1, 4);
        assertThat(MapOrder.ZEROS.of(maps)).containsExactly(0, 3, 2, 1, 4);
    }
}
