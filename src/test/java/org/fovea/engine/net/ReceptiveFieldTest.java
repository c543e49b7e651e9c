package org.fovea.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Field;
import org.fovea.engine.field.Fields;
import org.fovea.engine.field.Fraction;
import org.fovea.engine.field.Union;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.AdaptiveAvgPool;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Resize;
import org.junit.jupiter.api.Test;

class ReceptiveFieldTest {

    @Test
    void alexnet_has_the_published_fields() {
        assertThat(table(new Shape(1, 227, 227), conv(11, 4, 0), pool(3, 2), conv(5, 1, 2), pool(3, 2), conv(3, 1, 1),
                conv(3, 1, 1), conv(3, 1, 1), pool(3, 2)))
                .containsExactly("11/4/0", "19/8/0", "51/8/16", "67/16/16", "99/16/32", "131/16/48", "163/16/64",
                        "195/32/64");
    }

    @Test
    void vgg_16_has_the_published_fields() {
        var ops = new ArrayList<Op>();
        for (int convolutions : new int[]{2, 2, 3, 3, 3}) {
            for (int n = 0; n < convolutions; n++) ops.add(conv(3, 1, 1));
            ops.add(pool(2, 2));
        }
        List<ReceptiveField> fields = ReceptiveField.of(Network.chain(new Shape(1, 224, 224), ops));
        assertThat(fields.stream().skip(1).map(field -> field.rows().size())).containsExactly(3, 5, 6, 10, 14, 16, 24,
                32, 40, 44, 60, 76, 92, 100, 132, 164, 196, 212);
    }

    @Test
    void lenet_5_has_the_published_fields_and_its_dense_layers_see_everything() {
        var input = new Shape(1, 32, 32);
        var dense = new Dense(Tensor.zeros(new Shape(1, 10, 25)), new float[10]);
        assertThat(table(input, conv(5, 1, 0), pool(2, 2), conv(5, 1, 0), pool(2, 2), dense)).containsExactly("5/1/0",
                "6/2/0", "14/2/0", "16/4/0", "32/0/0");
        Network network = Network.chain(input, List.of(conv(5, 1, 0), dense(28), Activation.RELU));
        assertThat(ReceptiveField.of(network).getLast().rows().global()).isTrue();
    }

    @Test
    void a_residual_block_sees_as_much_as_its_longer_path() {
        ReceptiveField block = last(new Shape(1, 20, 30), new Node(conv(3, 2, 1), List.of(0)),
                new Node(conv(3, 1, 1), List.of(1)), new Node(conv(3, 1, 1), List.of(2)),
                new Node(Arithmetic.ADD, List.of(3, 1)));
        assertThat(block.aligned()).isTrue();
        assertThat(text(block.rows())).isEqualTo("11/2/5");
    }

    @Test
    void an_inception_block_sees_as_much_as_its_largest_kernel() {
        ReceptiveField block = last(new Shape(1, 20, 30), new Node(conv(1, 1, 0), List.of(0)),
                new Node(conv(3, 1, 1), List.of(0)), new Node(conv(5, 1, 2), List.of(0)),
                new Node(new Concat(), List.of(1, 2, 3)));
        assertThat(block.aligned()).isTrue();
        assertThat(text(block.columns())).isEqualTo("5/1/2");
    }

    @Test
    void what_is_pooled_and_enlarged_again_lies_where_it_was() {
        ReceptiveField corner = last(new Shape(1, 20, 30), new Node(pool(2, 2), List.of(0)),
                new Node(conv(3, 1, 1), List.of(1)), new Node(new Resize(2, 2, Resize.Sampling.NEAREST), List.of(2)),
                new Node(new Concat(), List.of(0, 3)));
        assertThat(corner.aligned()).isTrue();
        assertThat(corner.rows().jump()).isEqualTo(Fraction.ONE);
        assertThat(corner.rows().size()).isEqualTo(6);
        assertThat(List.of(corner.rows().first(4), corner.rows().last(4))).containsExactly(2, 7);
        assertThat(List.of(corner.rows().first(5), corner.rows().last(5))).containsExactly(2, 7);
    }

    @Test
    void branches_that_are_shifted_against_each_other_are_told() {
        Network network = network(new Shape(1, 20, 30), new Node(conv(1, 2, 0), List.of(0)),
                new Node(pool(2, 2), List.of(0)), new Node(Arithmetic.ADD, List.of(1, 2)),
                new Node(Activation.RELU, List.of(3)));
        List<ReceptiveField> fields = ReceptiveField.of(network);
        assertThat(fields.get(3).aligned()).isFalse();
        assertThat(fields.get(3).clashes()).hasSize(2).extracting(Clash::node).containsOnly(3);
        Clash clash = fields.get(3).clashes().getFirst();
        assertThat(List.of(clash.one(), clash.other())).containsExactly(1, 2);
        assertThat(clash.drifts()).isFalse();
        assertThat(fields.get(4).clashes()).isEqualTo(fields.get(3).clashes());
        assertThat(fields.get(2).aligned()).isTrue();
    }

    @Test
    void branches_of_different_jumps_drift_apart_and_the_output_that_sees_most_is_counted() {
        var stretched = new Resize(2, 2, Resize.Sampling.NEAREST);
        Network network = network(new Shape(1, 16, 16), new Node(conv(9, 1, 0), List.of(0)),
                new Node(pool(2, 2), List.of(0)), new Node(Arithmetic.ADD, List.of(1, 2)),
                new Node(stretched, List.of(3)));
        ReceptiveField sum = ReceptiveField.of(network).get(3);
        assertThat(sum.clashes()).extracting(Clash::drifts).containsOnly(true);
        assertThat(sum.rows().size()).isEqualTo(9);
        for (int o = 0; o < 8; o++) {
            Region seen = network.demand(3, new Region(o, o, 1, 1)).region(0);
            assertThat(seen).isEqualTo(new Region(sum.rows().first(o), sum.columns().first(o),
                    sum.rows().last(o) - sum.rows().first(o) + 1,
                    sum.columns().last(o) - sum.columns().first(o) + 1));
        }
    }

    @Test
    void a_branch_that_sees_everything_fits_every_other() {
        var all = new Union(List.of(Field.of(3, 2, -1)), 8).or(new Union(List.of(Field.everything(16)), 8));
        assertThat(all.global()).isTrue();
        assertThat(all.jump()).isEqualTo(Fraction.of(2));
        assertThat(all.start()).isEqualTo(-1);
        assertThat(all.size()).isEqualTo(17);
        assertThat(all.alignedWith(Union.picture(3))).isFalse();
        assertThat(new Union(List.of(Field.everything(16)), 8).alignedWith(all)).isTrue();
    }

    @Test
    void a_node_sees_what_its_values_demand() {
        var networks = new RandomNetworks(5);
        var random = new Random(5);
        int inside = 0;
        for (int n = 0; n < 3000; n++) {
            Network network = networks.next();
            List<ReceptiveField> fields = ReceptiveField.of(network);
            int node = 1 + random.nextInt(network.size() - 1);
            Shape shape = network.shape(node);
            int row = random.nextInt(shape.height());
            int column = random.nextInt(shape.width());
            Demand demand = network.demand(node, new Region(row, column, 1, 1));
            Region seen = demand.region(0);
            if (seen == null) continue;
            Union rows = fields.get(node).rows();
            Union columns = fields.get(node).columns();
            if (within(demand, network, node) && simple(network)) {
                inside++;
                assertThat(List.of(rows.first(row), rows.last(row), columns.first(column), columns.last(column)))
                        .as("node %d of %s", node, network)
                        .containsExactly(seen.top(), seen.bottom() - 1, seen.left(), seen.right() - 1);
            }
        }
        assertThat(inside).isGreaterThan(500);
    }

    @Test
    void global_pooling_of_a_layer_sees_the_padding_that_the_layer_sees() {
        ReceptiveField field = last(new Shape(1, 16, 16), new Node(conv(3, 1, 1), List.of(0)),
                new Node(new GlobalAvgPool(), List.of(1)));
        assertThat(text(field.rows())).isEqualTo("18/0/1");
    }

    @Test
    void squeeze_and_excitation_sees_everything_and_keeps_its_place() {
        ReceptiveField block = last(new Shape(1, 16, 16), new Node(conv(3, 2, 1), List.of(0)),
                new Node(new AdaptiveAvgPool(1, 1), List.of(1)), new Node(Arithmetic.MUL, List.of(1, 2)),
                new Node(conv(3, 1, 1), List.of(3)));
        assertThat(block.aligned()).isTrue();
        assertThat(block.rows().global()).isTrue();
        assertThat(block.rows().jump()).isEqualTo(Fraction.of(2));
        assertThat(List.of(block.rows().first(4), block.rows().last(4))).containsExactly(-1, 15);
    }

    /// Whether nothing that is demanded lies at a border, where fields go on and regions do not.
    private static boolean within(Demand demand, Network network, int node) {
        for (int n = node; n >= 1; n--) {
            Region wanted = demand.region(n);
            if (wanted == null) continue;
            for (int i = 0; i < network.node(n).inputs().size(); i++) {
                Shape x = network.inputs(n).get(i);
                Fields fields = network.node(n).op().fields(i, network.inputs(n));
                if (fields.rows().first(wanted.top()) < 0 || fields.rows().last(wanted.bottom() - 1) >= x.height()
                        || fields.columns().first(wanted.left()) < 0
                        || fields.columns().last(wanted.right() - 1) >= x.width())
                    return false;
            }
        }
        return true;
    }

    /// Whether no more outputs take turns than a field tells apart, and every output sees something.
    private static boolean simple(Network network) {
        for (int n = 1; n < network.size(); n++)
            if (!simple(network.node(n).op())) return false;
        return true;
    }

    private static boolean simple(Op op) {
        if (op instanceof ConvTranspose2d c) return even(c.rows()) && even(c.columns());
        return !(op instanceof Resize r)
                || !(odd(Fraction.meantBy(r.rowScale())) || odd(Fraction.meantBy(r.columnScale())));
    }

    private static boolean even(Axis axis) {
        return axis.stride() == 1 || (axis.dilation() == 1 && axis.size() >= axis.stride());
    }

    private static boolean odd(Fraction scale) {
        return scale.numerator().bitLength() > 4 || scale.denominator().bitLength() > 4;
    }

    private static List<String> table(Shape input, Op... ops) {
        return ReceptiveField.of(Network.chain(input, List.of(ops))).stream().skip(1).peek(field -> {
            assertThat(field.aligned()).isTrue();
            assertThat(text(field.columns())).isEqualTo(text(field.rows()));
        }).map(field -> text(field.rows())).toList();
    }

    /// Size, jump and padding.
    private static String text(Union field) {
        return "%d/%s/%d".formatted(field.size(), field.jump(), -field.start());
    }

    private static ReceptiveField last(Shape input, Node... nodes) {
        return ReceptiveField.of(network(input, nodes)).getLast();
    }

    private static Network network(Shape input, Node... nodes) {
        return new Network(input, List.of(nodes));
    }

    private static Convolution conv(int size, int stride, int padding) {
        var axis = new Axis(size, stride, 1);
        var filter = new Filter(Tensor.zeros(new Shape(1, size, size)), 0);
        return Convolution.of(new Conv2d(List.of(filter), axis, axis,
                new Padding.Explicit(padding, padding, padding, padding), PaddingMode.ZEROS, 1, false));
    }

    private static MaxPool pool(int size, int stride) {
        var axis = new Axis(size, stride, 1);
        return new MaxPool(new Pooling(axis, axis, Padding.Named.VALID, false));
    }

    private static Dense dense(int side) {
        return new Dense(Tensor.zeros(new Shape(1, 3, side * side)), new float[3]);
    }
}
