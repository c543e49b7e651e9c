package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.Cell;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void the_figures_are_those_of_a_loop_over_all_neurons() {
        var random = new Random(8);
        for (int turn = 0; turn < 100; turn++) {
            var shape = new Shape(1, 1 + random.nextInt(17), 1 + random.nextInt(23));
            Tensor a = Projects.noise(shape, random.nextLong());
            Tensor b = Projects.noise(shape, random.nextLong());
            for (int p = 0; p < b.data.length; p++) if (random.nextInt(3) == 0) b.data[p] = a.data[p];
            Difference difference = Difference.of(a, b);
            float largest = 0;
            double sum = 0;
            int equal = 0;
            for (int i = 0; i < shape.height(); i++)
                for (int j = 0; j < shape.width(); j++) {
                    float value = a.at(0, i, j) - b.at(0, i, j);
                    assertThat(difference.values().at(0, i, j)).isEqualTo(value);
                    largest = Math.max(largest, Math.abs(value));
                    sum += Math.abs((double) value);
                    if (value == 0) equal++;
                }
            assertThat(difference.largest()).isEqualTo(largest);
            Cell at = difference.at();
            assertThat(Math.abs(difference.values().at(0, at.row(), at.column()))).isEqualTo(largest);
            assertThat(difference.mean()).isCloseTo(sum / shape.plane(), within(1e-12));
            assertThat(difference.equal()).isEqualTo((double) equal / shape.plane());
        }
    }

    @Test
    void swapping_both_turns_the_sign_and_nothing_else() {
        Tensor a = Projects.noise(new Shape(1, 9, 5), 1);
        Tensor b = Projects.noise(new Shape(1, 9, 5), 2);
        Difference one = Difference.of(a, b);
        Difference other = Difference.of(b, a);
        assertThat(other.largest()).isEqualTo(one.largest());
        assertThat(other.mean()).isEqualTo(one.mean());
        for (int p = 0; p < one.values().data.length; p++)
            assertThat(other.values().data[p]).isEqualTo(-one.values().data[p]);
    }

    @Test
    void equal_values_differ_by_nothing_even_where_they_are_infinite() {
        var a = Tensor.plane(1, 3, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 2);
        Difference difference = Difference.of(a, Tensor.plane(1, 3, a.data.clone()));
        assertThat(difference.values().data).containsOnly(0);
        assertThat(difference.largest()).isZero();
        assertThat(difference.equal()).isEqualTo(1);
    }

    @Test
    void maps_of_two_sizes_have_no_difference() {
        assertThatThrownBy(() -> Difference.of(Tensor.zeros(new Shape(1, 2, 3)), Tensor.zeros(new Shape(1, 3, 2))))
                .isInstanceOf(IllegalArgumentException.class);
        Evaluation first = Runs.first(Projects.small());
        Held held = Held.of(first).orElseThrow();
        assertThat(held.refusal(first.output())).isEmpty();
        assertThat(held.refusal(new Shape(3, 7, 10)).orElseThrow())
                .startsWith("A has 9×12 neurons and B 7×10; only maps of one size can be subtracted.");
    }

    @Test
    void what_is_held_stays_as_it_was() {
        var axis = new Axis(3, 1, 1);
        Evaluation before = Runs.first(Projects.project(new Shape(3, 9, 12),
                Projects.layer(3, 3, axis, axis, Padding.Named.SAME)));
        Held held = Held.of(before).orElseThrow();
        assertThat(held.values()).isSameAs(before.selectedMap().map());
        assertThat(held.map()).isZero();
        assertThat(held.layer()).isEqualTo(before.layer().name());
        assertThat(held.statistics()).isEqualTo(Statistics.of(held.values()));
    }
}
