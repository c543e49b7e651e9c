package org.fovea.compute.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Pooling;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 3 maps of 2×5 neurons with 4 terms each.
class StepRangeTest {
    private static final Course COURSE = Course.of(new MaxPool(Pooling.square(2)), List.of(new Shape(3, 4, 10)));

    private static StepRange range(Level level, @Nullable Integer map, @Nullable Long from, @Nullable Long to) {
        return StepRange.of(COURSE, level, map, from, to);
    }

    @Test
    void without_anything_said_it_is_every_step_of_the_layer_or_of_the_map() {
        assertThat(range(Level.NEURON, null, null, null).count()).isEqualTo(30);
        StepRange map = range(Level.TERM, 1, null, null);
        assertThat(map.count()).isEqualTo(40);
        assertThat(map.position(0)).isEqualTo(41);
        assertThat(map.position(39)).isEqualTo(80);
        assertThat(range(Level.MAP, 2, null, null).position(0)).isEqualTo(120);
        assertThat(range(Level.ROW, 1, 0L, 2L).position(0)).as("nothing of the map yet").isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"NEURON | 3 | 1 | 2 | There is no map 3; the layer has the maps 0 to 2.",
            "NEURON | | 1 | 31 | There is no neuron 31. The layer has 30 neurons; steps are counted from 1, and 0 is before the first.",
            "ROW | 0 | 3 | 2 | There is no row 3. Map 0 has 2 rows; steps are counted from 1, and 0 is before the first.",
            "TERM | | 9 | 8 | The range from term 9 to 8 is empty; its end has to come after its beginning."})
    void what_cannot_be_is_said_in_a_sentence(Level level, @Nullable Integer map, long from, long to, String sentence) {
        assertThatThrownBy(() -> range(level, map, from, to)).isInstanceOf(Problem.class).hasMessage(sentence);
    }

    @Test
    void thousands_of_pictures_are_too_many() {
        Course large = Course.of(new MaxPool(Pooling.square(2)), List.of(new Shape(1, 200, 200)));
        assertThatThrownBy(() -> StepRange.of(large, Level.NEURON, null, null, null)).isInstanceOf(Problem.class)
                .hasMessageContaining("10,000 pictures").hasMessageContaining("shorter range");
    }
}
