package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Cancel;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class FilterChangeTest {
    private static final Machine TWO = new Machine(Kernels.SCALAR, 2);
    private static final Machine FAST = new Machine(Kernels.fastest(), 2);

    private static Conv2d with(Conv2d layer, int filter, Filter changed) {
        List<Filter> all = new ArrayList<>(layer.filters());
        all.set(filter, changed);
        return new Conv2d(all, layer.rows(), layer.columns(), layer.padding(), layer.paddingMode(), layer.groups(),
                layer.flipped());
    }

    private static Filter edited(Filter filter, Random random, int weights) {
        Tensor changed = filter.weights();
        for (int i = 0; i < weights; i++)
            changed = changed.with(random.nextInt(changed.data.length), 2 * random.nextFloat() - 1);
        return new Filter(changed, random.nextBoolean() ? filter.bias() : 2 * random.nextFloat() - 1);
    }

    /// The stated rounding of the change, on top of that of the two convolutions it lies between.
    private static void assertClose(RandomLayers.Case before, RandomLayers.Case after, int filter, int weights,
            Tensor sums, Tensor exact) {
        for (int i = 0; i < exact.shape.height(); i++)
            for (int j = 0; j < exact.shape.width(); j++) {
                // |δ·x| ≤ |w·x| + |w'·x|, so the magnitudes in the two bounds hold those of all steps.
                double bound = before.bound(filter, i, j) + after.bound(filter, i, j)
                        + (weights + 1) * 0x1p-22 * (1 + Math.abs(exact.at(0, i, j)));
                assertThat((double) sums.at(0, i, j)).as("%s at %d, %d", after, i, j)
                        .isCloseTo(exact.at(0, i, j), org.assertj.core.data.Offset.offset(bound));
            }
    }

    @Test
    void a_change_added_to_the_old_map_is_the_new_map_within_the_stated_rounding() {
        var random = new Random(31);
        var layers = new RandomLayers(31);
        for (int turn = 0; turn < 400; turn++) {
            RandomLayers.Case before = turn % 20 == 0 ? layers.large() : layers.small();
            int filter = random.nextInt(before.layer().filters().size());
            Conv2d layer = with(before.layer(), filter,
                    edited(before.layer().filters().get(filter), random, 1 + turn % 3));
            var change = new FilterChange(layer, filter, before.layer().filters().get(filter));
            Tensor old = before.layer().map(before.x(), filter, Machine.SCALAR, Cancel.NEVER);
            Tensor exact = layer.map(before.x(), filter, Machine.SCALAR, Cancel.NEVER);
            for (Machine machine : List.of(TWO, FAST)) {
                FilterChange.Changed changed = change.applyTo(before.x(), old, false, machine, Cancel.NEVER);
                assertClose(before, new RandomLayers.Case(layer, before.x()), filter, change.weights(),
                        changed.sums(), exact);
            }
        }
    }

    @Test
    void the_number_of_threads_changes_no_bit() {
        var random = new Random(32);
        var layers = new RandomLayers(32);
        for (int turn = 0; turn < 40; turn++) {
            RandomLayers.Case before = layers.large();
            Filter was = before.layer().filters().getFirst();
            var change = new FilterChange(with(before.layer(), 0, edited(was, random, 2)), 0, was);
            Tensor old = before.layer().map(before.x(), 0, FAST, Cancel.NEVER);
            FilterChange.Changed alone = change.applyTo(before.x(), old, true, new Machine(FAST.kernels(), 1),
                    Cancel.NEVER);
            FilterChange.Changed shared = change.applyTo(before.x(), old, true, FAST, Cancel.NEVER);
            assertThat(shared.map().data).isEqualTo(alone.map().data);
            assertThat(shared.min()).isEqualTo(alone.min());
            assertThat(shared.max()).isEqualTo(alone.max());
        }
    }

    @Test
    void one_weight_alone_is_added_in_memory_that_held_something_else() {
        var random = new Random(33);
        var layers = new RandomLayers(33);
        for (int turn = 0; turn < 400; turn++) {
            RandomLayers.Case before = turn % 20 == 0 ? layers.large() : layers.small();
            Filter was = before.layer().filters().getFirst();
            Tensor weights = was.weights();
            int at = random.nextInt(weights.data.length);
            Conv2d layer = with(before.layer(), 0, was.withWeights(weights.with(at, weights.data[at] + 0.5f)));
            var change = new FilterChange(layer, 0, was);
            Tensor old = before.layer().map(before.x(), 0, Machine.SCALAR, Cancel.NEVER);
            float[] kept = old.data.clone();
            Tensor exact = layer.map(before.x(), 0, Machine.SCALAR, Cancel.NEVER);
            for (Machine machine : List.of(TWO, FAST, new Machine(FAST.kernels(), 1))) {
                var room = new float[old.data.length];
                Arrays.fill(room, Float.NaN);
                FilterChange.Changed changed = change.applyTo(before.x(), old, false, room, machine, Cancel.NEVER);
                assertThat(changed.map().data).isSameAs(room)
                        .isEqualTo(change.applyTo(before.x(), old, true, machine, Cancel.NEVER).sums().data);
                assertClose(before, new RandomLayers.Case(layer, before.x()), 0, 1, changed.sums(), exact);
                Loops.Range range = Loops.SCALAR.range(room, 0, room.length);
                assertThat(changed.min()).isEqualTo(range.min());
                assertThat(changed.max()).isEqualTo(range.max());
            }
            assertThat(old.data).isEqualTo(kept);
        }
    }

    @Test
    void the_activated_map_and_its_range_belong_to_the_sums() {
        RandomLayers.Case sample = new RandomLayers(5).small();
        Filter old = sample.layer().filters().getFirst();
        Conv2d layer = with(sample.layer(), 0, old.withBias(old.bias() + 0.25f));
        Tensor sums = sample.layer().map(sample.x(), 0, Machine.SCALAR, Cancel.NEVER);
        var changed = new FilterChange(layer, 0, old).applyTo(sample.x(), sums, true, TWO, Cancel.NEVER);
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < sums.data.length; i++) {
            assertThat(changed.map().data[i]).isEqualTo(Math.max(0, changed.sums().data[i]));
            min = Math.min(min, changed.map().data[i]);
            max = Math.max(max, changed.map().data[i]);
        }
        assertThat(changed.min()).isEqualTo(min);
        assertThat(changed.max()).isEqualTo(max);
    }

    @Test
    void one_weight_of_many_is_added_and_a_whole_filter_is_computed_anew() {
        var weights = Tensor.zeros(new Shape(3, 7, 7));
        var axis = new org.fovea.engine.Axis(7, 1, 1);
        var layer = new Conv2d(List.of(new Filter(weights.with(0, 1), 0)), axis, axis,
                org.fovea.engine.Padding.Named.SAME, org.fovea.engine.PaddingMode.ZEROS, 1, false);
        assertThat(new FilterChange(layer, 0, new Filter(weights, 0)).cheaper()).isTrue();
        Tensor all = Tensor.zeros(weights.shape);
        java.util.Arrays.fill(all.data, 1);
        assertThat(new FilterChange(layer, 0, new Filter(all, 0)).cheaper()).isFalse();
    }

    @Test
    void sums_of_another_shape_are_refused() {
        RandomLayers.Case sample = new RandomLayers(5).small();
        var change = new FilterChange(sample.layer(), 0, sample.layer().filters().getFirst());
        assertThatThrownBy(() -> change.applyTo(sample.x(), Tensor.zeros(new Shape(1, 99, 1)), false, TWO,
                Cancel.NEVER)).isInstanceOf(IllegalArgumentException.class);
    }
}
