package org.fovea.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Units;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.PixelShuffle;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Slice;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class GradientsTest {
    private static final Machine FAST = Machine.fastest();
    /// What saves multiplications rounds, and a rounded 0 is none.
    private static final Machine PRECISE = FAST.precisely();
    private static final List<Resize.Sampling> SAMPLINGS = List.of(Resize.Sampling.values());

    /// In a network without a weight of 0 or below, nothing cancels out.
    @Test
    void a_unit_s_field_is_exactly_the_set_of_inputs_with_a_gradient_other_than_zero() {
        var random = new Random(47);
        int graphs = 0;
        int joined = 0;
        var kinds = new ArrayList<Class<?>>();
        while (graphs < 600) {
            Network network = positive(random);
            Tensor x = picture(network.shape(0), random);
            Values values = network.evaluate(x, FAST, Cancel.NEVER);
            int node = network.size() - 1;
            Shape shape = network.shape(node);
            for (int m = 0; m < 3; m++) {
                int unit = random.nextInt(shape.size());
                Tensor weights = Tensor.zeros(shape).with(unit, 1);
                Gradients gradients = Gradients.of(network, values, node, weights, PRECISE, Cancel.NEVER);
                Cone cone = Cone.back(network, node, unit(shape, unit));
                for (int n = 0; n < node; n++) assertSame(network, n, cone.units(n), gradients.of(n));
            }
            graphs++;
            for (int n = 1; n <= node; n++) {
                kinds.add(network.node(n).op().getClass());
                if (network.node(n).inputs().size() > 1) joined++;
            }
        }
        assertThat(joined).isGreaterThan(300);
        assertThat(kinds).contains(Convolution.class, ConvTranspose2d.class, AvgPool.class, Resize.class, Concat.class,
                Arithmetic.class, PixelShuffle.class);
    }

    /// A largest value passes its gradient on to the winner alone: each pixel of the field wins when it is the brightest.
    @Test
    void behind_a_layer_of_largest_values_each_pixel_of_the_field_has_a_gradient_when_it_is_the_brightest() {
        var random = new Random(53);
        int inside = 0;
        for (int n = 0; n < 120; n++) {
            Network network = Network.chain(new Shape(1, 14, 14), List.of(pool(random), window(random),
                    pool(random)));
            int node = network.size() - 1;
            Shape shape = network.shape(node);
            int unit = random.nextInt(shape.size());
            Units field = Cone.back(network, node, unit(shape, unit)).units(0);
            for (int m = 0; m < 20; m++) {
                int pixel = random.nextInt(14 * 14);
                Values values = network.evaluate(Tensor.filled(network.shape(0), 1).with(pixel, 1e4f), FAST,
                        Cancel.NEVER);
                Tensor gradient = Gradients.of(network, values, node, Tensor.zeros(shape).with(unit, 1), PRECISE,
                        Cancel.NEVER).of(0);
                boolean seen = field.contains(0, pixel / 14, pixel % 14);
                assertThat(gradient.data[pixel] != 0).as("%s", network).isEqualTo(seen);
                if (seen) inside++;
            }
        }
        assertThat(inside).isGreaterThan(300);
    }

    @Test
    void the_gradient_of_a_network_is_what_it_gains_by_a_small_step() {
        var networks = new RandomNetworks(59);
        var random = new Random(59);
        int compared = 0;
        for (int n = 0; n < 300; n++) {
            Network network = networks.next();
            int node = network.size() - 1;
            Tensor x = networks.ops().tensor(network.shape(0));
            Tensor weights = networks.ops().tensor(network.shape(node));
            Values values = network.evaluate(x, Machine.SCALAR, Cancel.NEVER);
            Tensor gradient = Gradients.of(network, values, node, weights, FAST, Cancel.NEVER).of(0);
            for (int m = 0; m < 3; m++) {
                int at = random.nextInt(x.data.length);
                double right = gain(network, x, at, 0x1p-9f, weights);
                double left = -gain(network, x, at, -0x1p-9f, weights);
                double both = Math.abs(right) + Math.abs(left);
                // Kinks, poles and sums too large for floats are left to the operations' own test.
                if (!(Math.abs(right - left) < 0.02 * both) || !(both < 1e4) || both < 0.5) continue;
                compared++;
                assertThat((double) gradient.data[at]).as("%s", network).isBetween(Math.min(left, right) - 0.05 * both,
                        Math.max(left, right) + 0.05 * both);
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void the_number_of_threads_changes_no_bit() {
        var networks = new RandomNetworks(61);
        for (int n = 0; n < 30; n++) {
            Network network = networks.next();
            int node = network.size() - 1;
            Values values = network.evaluate(networks.ops().tensor(network.shape(0)), FAST, Cancel.NEVER);
            Tensor weights = networks.ops().tensor(network.shape(node));
            float[] alone = Gradients.of(network, values, node, weights, new Machine(Kernels.fastest(), 1),
                    Cancel.NEVER).of(0).data;
            for (int threads = 2; threads <= 3; threads++)
                assertThat(Gradients.of(network, values, node, weights, new Machine(Kernels.fastest(), threads),
                        Cancel.NEVER).of(0).data).isEqualTo(alone);
        }
    }

    @Test
    void a_sum_has_no_gradient_in_what_it_does_not_depend_on() {
        var network = new Network(new Shape(1, 3, 3),
                List.of(new Node(Activation.RELU, List.of(0)), new Node(Activation.TANH, List.of(0))));
        Values values = network.evaluate(Tensor.filled(network.shape(0), 1), FAST, Cancel.NEVER);
        Tensor ones = Tensor.filled(network.shape(2), 1);
        Gradients gradients = Gradients.of(network, values, 2, ones, FAST, Cancel.NEVER);
        assertThat(gradients.of(1).data).containsOnly(0);
        assertThat(gradients.of(2)).isSameAs(ones);
        assertThatThrownBy(() -> Gradients.of(network, values, 2, Tensor.zeros(new Shape(2, 3, 3)), FAST,
                Cancel.NEVER)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_network_up_to_a_node_has_its_values() {
        Network network = Network.chain(new Shape(1, 8, 8), List.of(window(new Random(1)), Activation.TANH,
                new MaxPool(Pooling.square(2))));
        Tensor x = picture(network.shape(0), new Random(3));
        assertThat(network.upTo(2).evaluate(x, FAST, Cancel.NEVER).of(2).data)
                .isEqualTo(network.evaluate(x, FAST, Cancel.NEVER).of(2).data);
        assertThat(network.upTo(0).size()).isEqualTo(1);
    }

    private static double gain(Network network, Tensor x, int at, float step, Tensor weights) {
        int node = network.size() - 1;
        Tensor moved = network.evaluate(x.with(at, x.data[at] + step), Machine.SCALAR, Cancel.NEVER).of(node);
        Tensor still = network.evaluate(x, Machine.SCALAR, Cancel.NEVER).of(node);
        double gain = 0;
        for (int o = 0; o < still.data.length; o++)
            gain += weights.data[o] * ((double) moved.data[o] - still.data[o]);
        return gain / Math.abs(step);
    }

    private static void assertSame(Network network, int node, Units field, Tensor gradient) {
        for (int at = 0; at < gradient.data.length; at++) {
            Units unit = unit(gradient.shape, at);
            boolean seen = field.contains(unit.channels().first(), unit.rows().first(), unit.columns().first());
            if (seen != (gradient.data[at] != 0))
                assertThat(gradient.data[at] != 0).as("node %d at %d of %s", node, at, network).isEqualTo(seen);
        }
    }

    private static Units unit(Shape shape, int at) {
        return Units.of(at / shape.plane(), at / shape.width() % shape.height(), at % shape.width());
    }

    private static Tensor picture(Shape shape, Random random) {
        return new Tensor(shape, positive(shape.size(), random));
    }

    private static float[] positive(int count, Random random) {
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = 0.2f + random.nextFloat();
        return values;
    }

    /// A random graph of layers that only add up what is positive.
    private static Network positive(Random random) {
        var input = new Shape(1 + random.nextInt(2), 9 + random.nextInt(8), 9 + random.nextInt(8));
        var shapes = new ArrayList<>(List.of(input));
        var nodes = new ArrayList<Node>();
        int size = 3 + random.nextInt(5);
        while (nodes.size() < size) {
            int from = random.nextInt(3) == 0 ? random.nextInt(shapes.size()) : shapes.size() - 1;
            Node node = random.nextInt(3) == 0
                    ? joined(from, shapes, random)
                    : new Node(layer(shapes.get(from), random), List.of(from));
            try {
                Shape shape = node.op().output(node.inputs().stream().map(shapes::get).toList());
                if (shape.size() > 5000) continue;
                shapes.add(shape);
                nodes.add(node);
            } catch (IllegalArgumentException e) {
                // It does not fit: another one.
            }
        }
        return new Network(input, nodes);
    }

    private static Node joined(int from, List<Shape> shapes, Random random) {
        Op op = random.nextBoolean() ? Arithmetic.ADD : random.nextBoolean() ? Arithmetic.MUL : new Concat();
        var inputs = new ArrayList<>(List.of(from));
        for (int n = 0; n < shapes.size() && inputs.size() < 3; n++) {
            Shape one = shapes.get(from);
            Shape other = shapes.get(n);
            if (one.height() == other.height() && one.width() == other.width()
                    && (op instanceof Concat || one.channels() == other.channels()))
                inputs.add(n);
        }
        return new Node(op, inputs);
    }

    private static Op layer(Shape x, Random random) {
        return switch (random.nextInt(11)) {
            case 0, 1, 2, 3 -> conv(x.channels(), 1 + random.nextInt(3), random);
            case 4 -> transposed(x.channels(), random);
            case 5 -> new AvgPool(new Pooling(new Axis(3, 2, 1), new Axis(2, 1, 1), Padding.Named.SAME,
                    random.nextBoolean()), random.nextBoolean());
            case 6 -> new Resize(0.4f + 2 * random.nextFloat(), 0.4f + 2 * random.nextFloat(),
                    SAMPLINGS.get(random.nextInt(SAMPLINGS.size())));
            case 7 -> Activation.RELU;
            case 8 -> new PixelShuffle(x.channels() % 4 == 0 ? 2 : 1);
            case 9 -> new Slice(0, 1 + random.nextInt(x.channels()));
            default -> new BatchNorm(positive(x.channels(), random), positive(x.channels(), random),
                    new float[x.channels()], positive(x.channels(), random), 0);
        };
    }

    private static Op conv(int channels, int filters, Random random) {
        Axis rows = axis(random);
        Axis columns = axis(random);
        var all = new ArrayList<Filter>();
        int groups = random.nextInt(3) == 0 ? channels : 1;
        for (int k = 0; k < filters * groups; k++)
            all.add(new Filter(picture(new Shape(channels / groups, rows.size(), columns.size()), random), 0.1f));
        var padding = random.nextBoolean()
                ? Padding.Named.VALID
                : new Padding.Explicit(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
        return new Convolution(new Conv2d(all, rows, columns, padding,
                random.nextInt(3) == 0 ? PaddingMode.REFLECT : PaddingMode.ZEROS, groups, random.nextBoolean()),
                random.nextBoolean() ? Activation.RELU : Activation.IDENTITY);
    }

    private static Op transposed(int channels, Random random) {
        Axis rows = axis(random);
        Axis columns = axis(random);
        int made = 1 + random.nextInt(2);
        var weights = new ArrayList<Tensor>();
        for (int c = 0; c < channels; c++)
            weights.add(picture(new Shape(made, rows.size(), columns.size()), random));
        return new ConvTranspose2d(weights, positive(made, random), rows, columns,
                new Padding.Explicit(random.nextInt(2), random.nextInt(2), random.nextInt(2), random.nextInt(2)),
                random.nextInt(rows.stride()), random.nextInt(columns.stride()), 1);
    }

    /// 3×3 and no smaller a picture than before.
    private static Op window(Random random) {
        var axis = new Axis(3, 1, 1);
        var filter = new Filter(picture(new Shape(1, 3, 3), random), 0);
        return Convolution.of(new Conv2d(List.of(filter), axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, 1, false));
    }

    private static Op pool(Random random) {
        return new MaxPool(new Pooling(axis(random), axis(random), Padding.Named.SAME, false));
    }

    private static Axis axis(Random random) {
        return new Axis(1 + random.nextInt(4), 1 + random.nextInt(3), 1 + random.nextInt(3));
    }
}
