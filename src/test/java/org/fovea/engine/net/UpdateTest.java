package org.fovea.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.RandomOps;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class UpdateTest {
    private static final Machine FAST = Machine.fastest();

    @Test
    void without_differences_an_update_is_bit_for_bit_a_new_evaluation() {
        var networks = new RandomNetworks(61);
        var random = new Random(61);
        for (int n = 0; n < 300; n++) {
            Network network = networks.next();
            Tensor x = networks.ops().tensor(network.shape(0));
            Values before = network.evaluate(x, FAST, Cancel.NEVER);
            BitSet channels = some(network.shape(0).channels(), random);
            Tensor other = changed(x, channels, networks.ops());
            Values now = new Update(network, before, false, FAST, Cancel.NEVER).values(0, other, channels);
            Values anew = network.evaluate(other, FAST, Cancel.NEVER);
            assertThat(now.exact()).isTrue();
            for (int node = 0; node < network.size(); node++)
                assertThat(now.of(node).data).as("node %d of network %d", node, n).isEqualTo(anew.of(node).data);
        }
    }

    @Test
    void adding_the_difference_gives_the_new_values_within_rounding() {
        var ops = new RandomOps(62);
        var random = new Random(62);
        for (int n = 0; n < 300; n++) {
            var shape = new Shape(4, 9, 11);
            Conv2d layer = ops.convolution(4).layer();
            var network = Network.chain(shape, List.of(Convolution.of(layer)));
            Tensor x = ops.tensor(shape);
            BitSet channels = some(4, random);
            Tensor other = changed(x, channels, ops);
            Tensor before = layer.forward(x, FAST, Cancel.NEVER);
            var op = Convolution.of(layer);
            Tensor sum = op.addDifference(org.fovea.engine.Patch.of(x), org.fovea.engine.Patch.of(other), channels,
                    org.fovea.engine.Patch.of(before), FAST, Cancel.NEVER).values();
            Tensor anew = network.evaluate(other, FAST, Cancel.NEVER).of(1);
            // Inputs are below 4, their difference below 8, weights below 4: old values, differences and new values are
            // sums of at most `terms` products below 16 and 32, each within γ of its exact value.
            int terms = layer.filters().getFirst().weights().shape.size();
            double bound = (terms + 4) * 0x1p-24 * 1.001 * (16 + 32 + 16) * (terms + 1);
            for (int i = 0; i < sum.data.length; i++)
                assertThat((double) sum.data[i]).as("%s", layer).isCloseTo(anew.data[i], within(bound));
        }
    }

    @Test
    void one_changed_channel_of_many_is_added_and_marks_the_values_inexact() {
        Convolution op = NetworkTest.convolution(32, 16, 3);
        Network network = Network.chain(new Shape(32, 12, 13), List.of(Activation.RELU, op, Activation.RELU));
        var ops = new RandomOps(63);
        Tensor x = ops.tensor(network.shape(0));
        Values before = network.evaluate(x, FAST, Cancel.NEVER);
        BitSet one = BitSet.valueOf(new long[]{1 << 5});
        Tensor other = changed(x, one, ops);
        var update = new Update(network, before, true, FAST, Cancel.NEVER);
        Values now = update.values(0, other, one);
        assertThat(update.ways()).containsExactly(Way.RECOMPUTE, Way.ADD_DIFFERENCE, Way.RECOMPUTE);
        assertThat(now.exact()).isFalse();
        Values anew = network.evaluate(other, FAST, Cancel.NEVER);
        double bound = 2 * 292 * 0x1p-24 * (4 + 4 + 4) * 289;
        for (int i = 0; i < now.of(3).data.length; i++)
            assertThat((double) now.of(3).data[i]).isCloseTo(anew.of(3).data[i], within(bound));
        assertThat(anew.exact()).isTrue();
        assertThat(new Update(network, now, true, FAST, Cancel.NEVER).values(0, other, new BitSet()).exact())
                .isFalse();
        assertThatThrownBy(() -> update.values(0, other, one)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_cheaper_way_is_taken_by_the_counts() {
        var input = new Shape(32, 12, 13);
        Convolution op = NetworkTest.convolution(32, 16, 3);
        Shape output = op.output(List.of(input));
        BitSet one = BitSet.valueOf(new long[]{1});
        BitSet all = new BitSet();
        all.set(0, 32);
        long whole = 16L * 32 * 9 * 12 * 13;
        assertThat(Way.anew(op, op.touched(one, 0, List.of(input)), List.of(input), output)).isEqualTo(whole);
        assertThat(Way.difference(op, one, List.of(input), output)).isEqualTo(whole / 32 + 8L * 16 * 12 * 13);
        assertThat(Way.of(op, one, List.of(input), output)).isEqualTo(Way.ADD_DIFFERENCE);
        assertThat(Way.of(op, all, List.of(input), output)).isEqualTo(Way.RECOMPUTE);
        var fused = new Convolution(op.layer(), Activation.RELU);
        assertThat(Way.of(fused, one, List.of(input), output)).isEqualTo(Way.RECOMPUTE);
        assertThat(Way.of(Activation.RELU, one, List.of(input), input)).isEqualTo(Way.RECOMPUTE);
        Convolution pointwise = NetworkTest.convolution(8, 4, 1);
        assertThat(Way.of(pointwise, one, List.of(new Shape(8, 5, 5)), new Shape(4, 5, 5)))
                .as("8 multiplications for each value are no more than adding to it").isEqualTo(Way.RECOMPUTE);
    }

    @Test
    void a_replaced_filter_changes_its_map_and_what_depends_on_it() {
        Convolution op = NetworkTest.convolution(3, 4, 3);
        var filters = new java.util.ArrayList<Filter>(op.layer().filters());
        filters.set(2, filters.get(2).withBias(-1));
        var other = Convolution.of(new Conv2d(filters, op.layer().rows(), op.layer().columns(), op.layer().padding(),
                op.layer().paddingMode(), 1, false));
        Network network = Network.chain(new Shape(3, 20, 20), List.of(op, Activation.GELU));
        Tensor x = new RandomOps(64).tensor(network.shape(0));
        Values before = network.evaluate(x, FAST, Cancel.NEVER);
        Network edited = network.with(1, other);
        Values now = new Update(edited, before, true, FAST, Cancel.NEVER).operation(1,
                BitSet.valueOf(new long[]{1 << 2}));
        Values anew = edited.evaluate(x, FAST, Cancel.NEVER);
        for (int node = 0; node < 3; node++) assertThat(now.of(node).data).isEqualTo(anew.of(node).data);
        assertThat(now.exact()).isTrue();
        assertThat(now.of(2).data).isNotEqualTo(before.of(2).data);
    }

    private static BitSet some(int count, Random random) {
        var channels = new BitSet();
        for (int c = 0; c < count; c++) if (random.nextInt(3) == 0) channels.set(c);
        if (channels.isEmpty()) channels.set(random.nextInt(count));
        return channels;
    }

    private static Tensor changed(Tensor x, BitSet channels, RandomOps ops) {
        int plane = x.shape.plane();
        float[] values = x.data.clone();
        channels.stream().forEach(c -> System.arraycopy(ops.floats(plane, 4), 0, values, c * plane, plane));
        return new Tensor(x.shape, values);
    }
}
