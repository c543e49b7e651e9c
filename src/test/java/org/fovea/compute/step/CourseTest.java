package org.fovea.compute.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.RandomOps;
import org.fovea.engine.op.RandomOps.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Positions found by formulas are those that counting finds.
class CourseTest {
    /// As many maps of 12 million values as one tensor holds.
    private static final int MAPS = 150;

    static Stream<Class<?>> kinds() {
        return RandomOps.KINDS.stream();
    }

    /// Every position but 0, one after the other, counted from the explanations themselves.
    private static List<Place> counted(Case a) {
        Shape y = a.op().output(a.shapes());
        var places = new ArrayList<Place>();
        for (int k = 0; k < y.channels(); k++)
            for (int i = 0; i < y.height(); i++)
                for (int j = 0; j < y.width(); j++) {
                    int terms = Partial.terms(a.op().explain(a.inputs(), k, i, j));
                    for (int done = 1; done <= terms; done++) places.add(new Place(k, i, j, done, terms));
                }
        return places;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_position_of_every_kind_of_layer_is_where_counting_its_terms_finds_it(Class<?> kind) {
        var ops = new RandomOps(311 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 40; n++) {
            Case a = ops.next(kind, 7);
            Course course = Course.of(a.op(), a.shapes());
            List<Place> places = counted(a);
            assertThat(course.total()).as("terms of %s", a).isEqualTo(places.size());
            for (int position = 1; position <= places.size(); position++)
                assertThat(course.place(position)).as("%d of %s", position, a).isEqualTo(places.get(position - 1));
            assertThat(course.place(0).done()).isZero();
        }
    }

    private static boolean ends(List<Place> places, int position, Level level) {
        if (position == 0 || position == places.size()) return true;
        Place last = places.get(position - 1);
        Place next = places.get(position);
        return switch (level) {
            case TERM -> true;
            case NEURON -> last.finished();
            case ROW -> last.map() != next.map() || last.row() != next.row();
            case MAP -> last.map() != next.map();
        };
    }

    @ParameterizedTest
    @EnumSource
    void steps_of_every_level_lead_to_the_next_and_the_last_whole_one(Level level) {
        var ops = new RandomOps(312);
        for (Class<?> kind : RandomOps.KINDS)
            for (int n = 0; n < 4; n++) {
                Case a = ops.next(kind, 6);
                Course course = Course.of(a.op(), a.shapes());
                List<Place> places = counted(a);
                long whole = 0;
                for (int position = 0; position <= places.size(); position++) {
                    int forward = Math.min(position + 1, places.size());
                    while (!ends(places, forward, level))
                        forward++;
                    int back = Math.max(0, position - 1);
                    while (!ends(places, back, level))
                        back--;
                    assertThat(course.forward(level, position)).as("after %d of %s", position, a).isEqualTo(forward);
                    assertThat(course.back(level, position)).as("before %d of %s", position, a).isEqualTo(back);
                    if (position > 0 && ends(places, position, level)) whole++;
                    assertThat(course.done(level, position)).as("done at %d of %s", position, a).isEqualTo(whole);
                }
                assertThat(course.count(level)).isEqualTo(whole);
            }
    }

    @ParameterizedTest
    @EnumSource
    void going_to_a_step_is_the_same_as_taking_all_before_it_and_each_can_be_taken_back(Level level) {
        var ops = new RandomOps(313);
        for (Class<?> kind : RandomOps.KINDS) {
            Case a = ops.next(kind, 9);
            Course course = Course.of(a.op(), a.shapes());
            long position = 0;
            for (long step = 1; step <= course.count(level); step++) {
                long next = course.forward(level, position);
                assertThat(next).isEqualTo(course.after(level, step));
                assertThat(course.back(level, next)).as("step %d of %s", step, a).isEqualTo(position);
                position = next;
            }
            assertThat(position).isEqualTo(course.total());
            assertThat(course.forward(level, position)).isEqualTo(position);
        }
    }

    @Test
    void a_large_layer_has_positions_as_quickly_as_a_small_one() {
        var axis = new Axis(3, 1, 1);
        var filters = new ArrayList<Filter>();
        var weights = Tensor.zeros(new Shape(MAPS, 3, 3));
        for (int k = 0; k < MAPS; k++) filters.add(new Filter(weights, 0));
        var op = new Convolution(new Conv2d(filters, axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, 1, false),
                Activation.IDENTITY);
        Course course = Course.of(op, List.of(new Shape(MAPS, 3000, 4000)));
        assertThat(course.total()).isEqualTo((long) MAPS * 3000 * 4000 * MAPS * 9);
        var random = new Random(314);
        for (int n = 0; n < 1000; n++) {
            long position = 1 + random.nextLong(course.total());
            Place place = course.place(position);
            assertThat(course.begin(place.map(), place.row(), place.column()) + place.done()).isEqualTo(position);
            assertThat(place.terms()).isEqualTo(MAPS * 9);
        }
    }

    @Test
    void there_are_no_positions_before_the_beginning_and_after_the_end() {
        Case a = new RandomOps(315).next(Convolution.class, 5);
        Course course = Course.of(a.op(), a.shapes());
        assertThatThrownBy(() -> course.place(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> course.place(course.total() + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> course.after(Level.ROW, course.count(Level.ROW) + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
