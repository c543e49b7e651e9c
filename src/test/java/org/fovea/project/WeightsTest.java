package org.fovea.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WeightsTest {
    static Stream<Tensor> kernels() {
        return Stream.of(new Shape(1, 1, 1), new Shape(1, 3, 3), new Shape(3, 5, 2), new Shape(2, 1, 4),
                new Shape(3, 31, 30)).map(shape -> Weights.random(shape, shape.size()));
    }

    private static void assertSame(Tensor actual, Tensor expected) {
        assertThat(actual.shape).isEqualTo(expected.shape);
        assertThat(actual.data).containsExactly(expected.data);
    }

    private static Tensor repeated(int times, UnaryOperator<Tensor> turn, Tensor start) {
        return Stream.iterate(start, turn).skip(times).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void four_quarter_turns_are_none(Tensor w) {
        assertSame(repeated(4, Weights::rotated, w), w);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void mirrors_and_transposes_and_negation_undo_themselves(Tensor w) {
        assertSame(repeated(2, Weights::transposed, w), w);
        assertSame(repeated(2, Weights::mirrored, w), w);
        assertSame(repeated(2, Weights::upended, w), w);
        assertSame(repeated(2, Weights::negated, w), w);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void a_quarter_turn_is_a_transpose_then_a_mirror_and_two_are_both_mirrors(Tensor w) {
        assertSame(Weights.rotated(w), Weights.mirrored(Weights.transposed(w)));
        assertSame(repeated(2, Weights::rotated, w), Weights.upended(Weights.mirrored(w)));
    }

    @Test
    void a_quarter_turn_goes_clockwise() {
        Tensor turned = Weights.rotated(Tensor.plane(2, 3, 1, 2, 3, 4, 5, 6));
        assertSame(turned, Tensor.plane(3, 2, 4, 1, 5, 2, 6, 3));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void negation_changes_the_sign_of_the_sum_and_keeps_the_norm(Tensor w) {
        assertThat(Weights.sum(Weights.negated(w))).isEqualTo(-Weights.sum(w));
        assertThat(Weights.norm(Weights.negated(w))).isEqualTo(Weights.norm(w));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void normalising_does_what_it_says(Tensor w) {
        assertThat(Weights.sum(Weights.sumOne(w))).isCloseTo(1, within(1e-4));
        assertThat(Weights.norm(Weights.unitNorm(w))).isCloseTo(1, within(1e-5));
        if (w.data.length > 1) assertThat(Weights.sum(Weights.sumZero(w))).isCloseTo(0, within(1e-4));
    }

    @Test
    void normalising_what_cannot_be_normalised_is_explained() {
        Tensor zeros = Tensor.zeros(new Shape(3, 2, 2));
        Tensor sobel = FilterPreset.SOBEL_X.kernel(FilterPreset.SOBEL_X.defaults());
        Tensor third = Weights.sumZero(Tensor.plane(1, 3, 0.1f, 0.7f, 0.3f));
        for (Tensor flat : new Tensor[]{zeros, sobel, third})
            assertThatThrownBy(() -> Weights.sumOne(flat)).isInstanceOf(Problem.class).hasMessageContaining("sum to 0");
        assertThatThrownBy(() -> Weights.unitNorm(zeros)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Weights.sumZero(Tensor.plane(1, 1, 5))).isInstanceOf(Problem.class);
    }

    @Test
    void the_same_seed_gives_the_same_weights_and_another_does_not() {
        var shape = new Shape(3, 7, 7);
        assertSame(Weights.random(shape, 5), Weights.random(shape, 5));
        assertThat(Weights.random(shape, 6).data).isNotEqualTo(Weights.random(shape, 5).data);
        assertThat(Weights.peak(Weights.random(shape, 5))).isLessThanOrEqualTo(1);
    }

    @Test
    void changing_a_cell_changes_every_channel_and_not_the_original() {
        Tensor w = Tensor.zeros(new Shape(3, 2, 2));
        Tensor changed = Weights.raised(Weights.with(w, new Cell(1, 0), 2), new Cell(1, 0), 0.5f);
        assertThat(changed.data).containsExactly(0, 0, 2.5f, 0, 0, 0, 2.5f, 0, 0, 0, 2.5f, 0);
        assertThat(w.data).containsOnly(0);
        assertThat(Weights.peak(Weights.raised(changed, new Cell(0, 0), Float.MAX_VALUE * 2))).isFinite();
    }

    @ParameterizedTest
    @EnumSource(Symmetry.class)
    void a_symmetric_stroke_leaves_a_symmetric_kernel(Symmetry symmetry) {
        for (int size = 1; size <= Brush.LARGEST; size++) {
            Tensor painted = new Brush(1, size, symmetry).stroke(Tensor.zeros(new Shape(2, 6, 9)), new Cell(0, 1),
                    new Cell(2, 3));
            assertThat(Weights.sum(painted)).isPositive();
            switch (symmetry) {
                case NONE -> assertThat(painted.at(0, 0, 1)).isEqualTo(1);
                case LEFT_RIGHT -> assertSame(Weights.mirrored(painted), painted);
                case UP_DOWN -> assertSame(Weights.upended(painted), painted);
                case POINT -> assertSame(repeated(2, Weights::rotated, painted), painted);
                case FOUR_FOLD -> {
                    assertSame(Weights.mirrored(painted), painted);
                    assertSame(Weights.upended(painted), painted);
                }
            }
        }
    }

    @Test
    void a_fast_stroke_leaves_no_gaps_and_stays_inside() {
        var brush = new Brush(1, 1, Symmetry.NONE);
        assertThat(brush.cells(9, 9, new Cell(0, 0), new Cell(8, 8)))
                .containsExactlyElementsOf(IntStream.range(0, 9).mapToObj(i -> new Cell(i, i)).toList());
        assertThat(new Brush(1, 3, Symmetry.NONE).cells(4, 4, new Cell(0, 0), new Cell(0, 0)))
                .containsExactlyInAnyOrder(new Cell(0, 0), new Cell(0, 1), new Cell(1, 0), new Cell(1, 1));
        assertThat(brush.cells(4, 4, new Cell(-2, 7), new Cell(-2, 7))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void a_slice_put_back_unchanged_changes_nothing(Tensor w) {
        assertSame(new Slice.Every().into(w, new Slice.Every().of(w)), w);
        for (int c = 0; c < w.shape.channels(); c++) {
            var one = new Slice.One(c);
            assertSame(one.into(w, one.of(w)), w);
        }
    }

    @Test
    void an_edited_slice_goes_where_it_belongs() {
        Tensor w = Tensor.zeros(new Shape(3, 1, 2));
        Tensor edited = Tensor.plane(1, 2, 4, 5);
        assertThat(new Slice.One(1).into(w, edited).data).containsExactly(0, 0, 4, 5, 0, 0);
        assertThat(new Slice.Shared().into(w, edited).data).containsExactly(4, 5, 4, 5, 4, 5);
        assertThat(new Slice.One(1).into(w, Tensor.plane(2, 1, 4, 5)).shape).isEqualTo(new Shape(3, 2, 1));
    }

    @Test
    void weights_of_another_size_give_the_whole_layer_that_size() {
        Project project = FirstProject.of(Tensor.zeros(new Shape(1, 20, 20)));
        Tensor tall = Tensor.filled(new Shape(1, 5, 3), 1);
        Conv layer = new LayerEdit.SetWeights(0, tall, "paste").on(1).applyTo(project).conv(1).orElseThrow();
        assertThat(layer.rows().size()).isEqualTo(5);
        assertThat(layer.columns().size()).isEqualTo(3);
        assertSame(layer.filters().get(0).weights(), tall);
        assertThat(layer.filters().get(1).weights().shape).isEqualTo(tall.shape);
    }

    @Test
    void the_mean_of_equal_channels_is_exact() {
        Tensor plane = Tensor.plane(1, 3, 0.1f, 0.2f, 0.3f);
        Tensor three = new NamedFilter("", new Filter(plane, 0), true).forChannels(3).weights();
        assertSame(Weights.mean(three), plane);
        assertThat(Weights.mean(new Tensor(new Shape(2, 1, 1), new float[]{1, 4})).data).containsExactly(2.5f);
    }
}
