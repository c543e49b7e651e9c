package org.fovea.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.RandomRegions;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final List<Machine> MACHINES = List.of(Machine.SCALAR, new Machine(Kernels.fastest(), 1),
            new Machine(Kernels.fastest(), 3));

    @Test
    void any_region_of_any_node_is_bit_for_bit_a_part_of_the_whole() {
        var networks = new RandomNetworks(41);
        var random = new Random(41);
        for (int n = 0; n < 400; n++) {
            Network network = networks.next();
            Tensor x = networks.ops().tensor(network.shape(0));
            Machine machine = MACHINES.get(n % MACHINES.size());
            Values all = network.evaluate(x, machine, Cancel.NEVER);
            for (int m = 0; m < 5; m++) {
                int node = random.nextInt(network.size());
                Region region = RandomRegions.in(network.shape(node), random);
                assertThat(network.evaluate(x, node, region, machine, Cancel.NEVER).values().data)
                        .as("%s of node %d", region, node)
                        .isEqualTo(Patch.of(all.of(node)).cut(region).values().data);
            }
        }
    }

    @Test
    void one_neuron_four_layers_deep_costs_its_receptive_field() {
        Network network = deep(8, 8, 64);
        Demand demand = network.demand(4, new Region(30, 40, 1, 1));
        assertThat(demand.region(4)).isEqualTo(new Region(30, 40, 1, 1));
        assertThat(demand.region(3)).isEqualTo(new Region(29, 39, 3, 3));
        assertThat(demand.region(2)).isEqualTo(new Region(28, 38, 5, 5));
        assertThat(demand.region(1)).isEqualTo(new Region(27, 37, 7, 7));
        assertThat(demand.region(0)).isEqualTo(new Region(26, 36, 9, 9));
        assertThat(demand.multiplyAdds()).isEqualTo((1 + 9 + 25 + 49) * 8L * 8 * 9);
    }

    @Test
    void values_outside_the_receptive_field_are_not_read() {
        Network network = deep(3, 4, 40);
        Tensor x = new RandomLayers(5).tensor(network.shape(0));
        var region = new Region(20, 20, 1, 1);
        Region field = Objects.requireNonNull(network.demand(4, region).region(0));
        Tensor poisoned = Tensor.filled(x.shape, Float.NaN);
        for (int c = 0; c < x.shape.channels(); c++)
            for (int i = field.top(); i < field.bottom(); i++)
                for (int j = field.left(); j < field.right(); j++)
                    poisoned.data[x.shape.index(c, i, j)] = x.at(c, i, j);
        for (Machine machine : MACHINES)
            assertThat(network.evaluate(poisoned, 4, region, machine, Cancel.NEVER).values().data)
                    .isEqualTo(network.evaluate(x, 4, region, machine, Cancel.NEVER).values().data);
    }

    @Test
    void several_users_of_a_node_need_the_hull_of_what_they_need() {
        Op wide = convolution(2, 2, 5);
        Op narrow = convolution(2, 2, 3);
        var network = new Network(new Shape(2, 30, 30), List.of(new Node(narrow, List.of(0)),
                new Node(wide, List.of(1)), new Node(narrow, List.of(1)), new Node(Arithmetic.ADD, List.of(2, 3))));
        Demand demand = network.demand(4, new Region(10, 10, 1, 1));
        assertThat(demand.region(1)).isEqualTo(new Region(8, 8, 5, 5));
        assertThat(demand.region(0)).isEqualTo(new Region(7, 7, 7, 7));
        assertThat(network.demand(3, new Region(10, 10, 1, 1)).region(2)).isNull();
    }

    @Test
    void a_network_of_nodes_in_the_wrong_order_is_refused() {
        var input = new Shape(1, 4, 4);
        assertThatThrownBy(() -> new Network(input, List.of(new Node(Activation.RELU, List.of(1)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Network(input, List.of(new Node(Activation.RELU, List.of()))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Network.chain(input, List.of(convolution(2, 2, 3))))
                .isInstanceOf(IllegalArgumentException.class);
        Network one = Network.chain(input, List.of(Activation.RELU));
        assertThatThrownBy(() -> one.demand(1, new Region(0, 0, 5, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.evaluate(Tensor.zeros(new Shape(1, 4, 5)), Machine.SCALAR, Cancel.NEVER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_cancelled_evaluation_stops() {
        Network network = deep(1, 1, 10);
        Tensor x = Tensor.zeros(network.shape(0));
        assertThatThrownBy(() -> network.evaluate(x, Machine.SCALAR, () -> true))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> network.evaluate(x, 4, new Region(0, 0, 1, 1), Machine.SCALAR, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    /// Four 3×3 layers with ReLU.
    static Network deep(int channels, int maps, int side) {
        var ops = new ArrayList<Op>();
        for (int n = 0; n < 4; n++)
            ops.add(new Convolution(convolution(n == 0 ? channels : maps, maps, 3).layer(), Activation.RELU));
        return Network.chain(new Shape(channels, side, side), ops);
    }

    static Convolution convolution(int channels, int maps, int size) {
        var numbers = new RandomLayers(maps);
        var axis = new Axis(size, 1, 1);
        var filters = new ArrayList<Filter>();
        for (int k = 0; k < maps; k++)
            filters.add(new Filter(numbers.tensor(new Shape(channels, size, size)), 0.1f));
        return Convolution.of(
                new Conv2d(filters, axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, 1, false));
    }
}
