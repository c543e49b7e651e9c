package org.fovea.engine.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.fovea.engine.Window;
import org.junit.jupiter.api.Test;

class FieldTest {
    private final RandomFields fields = new RandomFields(3);

    @Test
    void stacking_is_associative() {
        for (int n = 0; n < 10_000; n++) {
            Field a = fields.next();
            Field b = fields.next();
            Field c = fields.next();
            assertThat(a.then(b).then(c)).isEqualTo(a.then(b.then(c)));
        }
    }

    @Test
    void a_single_pixel_is_the_identity() {
        for (int n = 0; n < 2000; n++) {
            Field a = fields.next().then(fields.next());
            assertThat(a.then(Field.PIXEL)).isEqualTo(a);
            assertThat(Field.PIXEL.then(a)).isEqualTo(a);
        }
    }

    @Test
    void a_stack_sees_what_its_outermost_inputs_see() {
        for (int n = 0; n < 2000; n++) {
            Field a = fields.next();
            Field b = fields.next();
            Field stack = a.then(b);
            for (int o = -7; o < 20; o++) {
                assertThat(stack.first(o)).as("%s then %s", a, b).isEqualTo(a.first(b.first(o)));
                assertThat(stack.last(o)).as("%s then %s", a, b).isEqualTo(a.last(b.last(o)));
            }
        }
    }

    @Test
    void fields_that_see_the_same_are_equal() {
        Field halves = Field.of(new Window(2, 2, 0, 0, 1));
        Field doubles = Field.transposed(new Window(2, 2, 0, 0, 1));
        assertThat(halves.then(doubles)).isNotEqualTo(Field.PIXEL);
        assertThat(doubles.then(halves)).isEqualTo(Field.PIXEL);
        assertThat(halves.then(doubles).then(halves)).isEqualTo(halves);
    }

    @Test
    void size_is_the_most_that_an_output_spans() {
        for (int n = 0; n < 2000; n++) {
            Field a = fields.next().then(fields.next()).then(fields.next());
            assertThat(a.size()).as("%s", a).isEqualTo(
                    IntStream.range(0, 500).map(o -> a.last(o) - a.first(o) + 1).max().orElseThrow());
        }
    }

    @Test
    void outputs_lie_around_the_line_through_centre_and_jump() {
        for (int n = 0; n < 100; n++) {
            Field a = fields.next().then(fields.next()).then(fields.next());
            int period = 5040;
            double sum = 0;
            for (int o = 0; o < period; o++)
                sum += (a.first(o) + a.last(o)) / 2.0 - o * a.jump().doubleValue();
            assertThat(sum / period).as("%s", a).isCloseTo(a.centre().doubleValue(),
                    within(0.02));
        }
    }

    @Test
    void a_hull_holds_both_and_no_more_and_stacks_like_its_parts() {
        for (int n = 0; n < 2000; n++) {
            Field below = fields.next();
            Field a = below.then(fields.next());
            Field shift = Field.of(fields.upTo(4), 1, -fields.upTo(4));
            Field b = a.then(shift);
            Field next = fields.next();
            Field hull = a.hull(b);
            for (int o = -5; o < 15; o++) {
                assertThat(hull.first(o)).isEqualTo(Math.min(a.first(o), b.first(o)));
                assertThat(hull.last(o)).isEqualTo(Math.max(a.last(o), b.last(o)));
            }
            assertThat(hull.then(next)).isEqualTo(a.then(next).hull(b.then(next)));
        }
    }

    @Test
    void fields_of_different_jumps_have_no_hull() {
        assertThatThrownBy(() -> Field.PIXEL.hull(Field.of(1, 2, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_chain_sees_what_walking_through_its_taps_finds() {
        for (int n = 0; n < 500; n++) {
            var chain = new ArrayList<Window>();
            Field field = Field.PIXEL;
            for (int depth = fields.upTo(4); depth > 0; depth--) {
                chain.add(fields.window());
                field = field.then(Field.of(chain.getLast()));
            }
            for (int output = 0; output < 3; output++) {
                NavigableSet<Integer> seen = seen(chain, output);
                assertThat(field.first(output)).as("%s", chain).isEqualTo(seen.first());
                assertThat(field.last(output)).as("%s", chain).isEqualTo(seen.last());
            }
        }
    }

    @Test
    void a_transposed_convolution_sees_the_inputs_that_land_on_an_output() {
        for (int n = 0; n < 500; n++) {
            Window any = fields.window();
            var window = new Window(any.size(), any.stride(), any.before(), any.after(), 1);
            Field field = Field.transposed(window);
            for (int output = -5; output < 9; output++) {
                int at = output;
                int[] seen = IntStream.range(-30, 30)
                        .filter(i -> window.row(i, 0) <= at && at <= window.row(i, window.size() - 1)).toArray();
                if (seen.length == 0) assertThat(field.last(output)).isLessThan(field.first(output));
                else
                    assertThat(List.of(field.first(output), field.last(output))).as("%s", window)
                            .isEqualTo(List.of(seen[0], seen[seen.length - 1]));
            }
        }
    }

    @Test
    void doubling_has_a_jump_of_one_half_and_lies_a_quarter_before_the_first_row() {
        for (Window window : List.of(new Window(2, 2, 0, 0, 1), new Window(4, 2, 1, 1, 1))) {
            Field field = Field.transposed(window);
            assertThat(field.jump()).isEqualTo(Fraction.of(1, 2)).hasToString("1/2");
            assertThat(field.centre()).isEqualTo(Fraction.of(-1, 4)).hasToString("−1/4");
        }
        assertThat(Field.transposed(new Window(2, 2, 0, 0, 1)).size()).isEqualTo(1);
        assertThat(Field.transposed(new Window(4, 2, 1, 1, 1)).size()).isEqualTo(2);
    }

    @Test
    void what_stands_on_a_layer_that_sees_everything_sees_everything() {
        Field before = Field.of(5, 2, -1);
        Field all = before.then(Field.everything(10));
        assertThat(all.global()).isTrue();
        assertThat(all.size()).isEqualTo(5 + 9 * 2);
        assertThat(all.start()).isEqualTo(-1);
        assertThat(all.then(Field.of(new Window(3, 1, 1, 1, 1)))).isEqualTo(all);
    }

    @Test
    void when_too_many_outputs_take_turns_the_band_around_them_holds_all_they_see() {
        Field odd = linear(Fraction.of(997, 541));
        Field odder = linear(Fraction.of(641, 877));
        Field stack = odd.then(odder).then(Field.of(new Window(3, 2, 1, 1, 1))).then(odd);
        assertThat(stack.jump()).isEqualTo(odd.jump().times(odd.jump()).times(odder.jump()).times(Fraction.of(2)));
        for (int o = 0; o < 3000; o++) {
            int first = odd.first(odder.first(odd.first(o) * 2 - 1));
            int last = odd.last(odder.last(odd.last(o) * 2 + 1));
            assertThat(stack.first(o)).isBetween(first - 6, first);
            assertThat(stack.last(o)).isBetween(last, last + 6);
            assertThat(stack.size()).isGreaterThanOrEqualTo(last - first + 1);
        }
    }

    @Test
    void fields_beyond_all_numbers_stay_as_large_as_numbers_can_be() {
        Field field = Field.PIXEL;
        for (int n = 0; n < 300; n++) field = field.then(Field.of(new Window(3, 2, 1, 1, 1)));
        assertThat(field.size()).isEqualTo(Integer.MAX_VALUE);
        assertThat(field.start()).isEqualTo(Integer.MIN_VALUE);
        assertThat(field.centre()).isEqualTo(Fraction.ZERO);
    }

    private static Field linear(Fraction jump) {
        Fraction middle = jump.minus(Fraction.ONE).times(Fraction.of(1, 2));
        return new Field(Bound.floor(jump, middle), Bound.ceil(jump, middle));
    }

    private static NavigableSet<Integer> seen(List<Window> chain, int output) {
        NavigableSet<Integer> rows = new TreeSet<>(List.of(output));
        for (Window window : chain.reversed()) {
            var below = new TreeSet<Integer>();
            for (int row : rows) for (int tap = 0; tap < window.size(); tap++) below.add(window.row(row, tap));
            rows = below;
        }
        return rows;
    }
}
