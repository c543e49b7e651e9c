package org.fovea.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.RandomRegions;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

/// Plans that a network keeps are never seen: neither by the values nor by other networks.
class StepTest {
    private static final List<Machine> MACHINES = List.of(Machine.SCALAR, new Machine(Kernels.fastest(), 1),
            new Machine(Kernels.fastest(), 3));

    @Test
    void kept_plans_change_no_bit_whatever_machine_comes_next() {
        var networks = new RandomNetworks(71);
        var random = new Random(71);
        for (int n = 0; n < 200; n++) {
            Network kept = networks.next();
            Tensor x = networks.ops().tensor(kept.shape(0));
            for (int turn = 0; turn < 6; turn++) {
                Machine machine = MACHINES.get(random.nextInt(MACHINES.size()));
                int node = random.nextInt(kept.size());
                Region region = RandomRegions.in(kept.shape(node), random);
                assertThat(kept.evaluate(x, node, region, machine, Cancel.NEVER).values().data)
                        .isEqualTo(anew(kept).evaluate(x, node, region, machine, Cancel.NEVER).values().data);
            }
        }
    }

    @Test
    void a_changed_layer_is_seen_and_the_network_before_goes_on_as_it_was() {
        Network before = NetworkTest.deep(3, 8, 20);
        Tensor x = tensor(before);
        Machine machine = MACHINES.get(1);
        float[] first = last(before, x, machine);
        Network after = before.with(2, new Convolution(NetworkTest.convolution(8, 8, 3).layer(), Activation.GELU));
        float[] second = last(after, x, machine);
        assertThat(second).isNotEqualTo(first).isEqualTo(last(anew(after), x, machine));
        assertThat(last(before, x, machine)).isEqualTo(first);
        assertThat(last(after.with(2, before.node(2).op()), x, machine)).isEqualTo(first);
    }

    @Test
    void unchanged_layers_have_their_steps_in_common() {
        Network before = NetworkTest.deep(3, 8, 20);
        Network after = before.with(2, new Convolution(NetworkTest.convolution(8, 8, 5).layer(), Activation.RELU));
        assertThat(after.step(1)).isSameAs(before.step(1));
        assertThat(after.step(2)).isNotSameAs(before.step(2));
        assertThat(after.step(3)).isSameAs(before.step(3));
    }

    @Test
    void a_layer_that_gets_inputs_of_another_size_is_planned_anew() {
        Network before = Network.chain(new Shape(3, 20, 21),
                List.of(Activation.RELU, NetworkTest.convolution(3, 4, 3)));
        Tensor x = tensor(before);
        for (Machine machine : MACHINES) {
            float[] was = last(before, x, machine);
            Network after = before.with(1, new MaxPool(Pooling.square(2)));
            assertThat(after.step(2)).isNotSameAs(before.step(2));
            assertThat(last(after, x, machine)).isEqualTo(last(anew(after), x, machine));
            assertThat(last(before, x, machine)).isEqualTo(was);
        }
    }

    @Test
    void updates_use_the_same_plans_and_give_the_same_values() {
        Network network = NetworkTest.deep(3, 8, 20);
        Tensor x = tensor(network);
        for (Machine machine : MACHINES) {
            Values before = network.evaluate(x, machine, Cancel.NEVER);
            Tensor other = x.with(7, 3);
            Values now = new Update(network, before, false, machine, Cancel.NEVER).values(0, other,
                    BitSet.valueOf(new long[]{1}));
            assertThat(now.of(4).data).isEqualTo(last(anew(network), other, machine));
        }
    }

    @Test
    void many_threads_may_come_first() throws InterruptedException, ExecutionException {
        Network network = NetworkTest.deep(3, 8, 20);
        Tensor x = tensor(network);
        Machine machine = MACHINES.get(1);
        Tensor all = anew(network).evaluate(x, machine, Cancel.NEVER).of(4);
        var region = new Region(3, 4, 2, 1);
        float[] expected = Patch.of(all).cut(region).values().data;
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<float[]>> calls = IntStream.range(0, 32).<Callable<float[]>>mapToObj(
                    _ -> () -> network.evaluate(x, 4, region, machine, Cancel.NEVER).values().data).toList();
            for (var result : threads.invokeAll(calls)) assertThat(result.get()).isEqualTo(expected);
        }
    }

    private static float[] last(Network network, Tensor x, Machine machine) {
        return network.evaluate(x, machine, Cancel.NEVER).of(network.size() - 1).data;
    }

    /// The same operations in a network that has kept nothing yet.
    private static Network anew(Network network) {
        var nodes = new ArrayList<Node>();
        for (int n = 1; n < network.size(); n++) nodes.add(network.node(n));
        return new Network(network.shape(0), nodes);
    }

    private static Tensor tensor(Network network) {
        return new RandomLayers(9).tensor(network.shape(0));
    }
}
