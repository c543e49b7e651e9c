package org.fovea.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Places;
import org.fovea.engine.field.Units;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class ConeTest {

    /// A pixel that is no number makes no number of everything that depends on it.
    @Test
    void a_pixel_reaches_exactly_the_units_it_can_change_and_only_they_depend_on_it() {
        var networks = new RandomNetworks(41);
        var random = new Random(41);
        int compared = 0;
        for (int n = 0; n < 600; n++) {
            Network network = networks.next();
            Tensor x = networks.ops().tensor(network.shape(0));
            if (!finite(network.evaluate(x, Machine.SCALAR, Cancel.NEVER))) continue;
            int at = random.nextInt(x.data.length);
            int channel = at / x.shape.plane();
            int row = at / x.shape.width() % x.shape.height();
            int column = at % x.shape.width();
            Values spread = network.evaluate(x.with(at, Float.NaN), Machine.SCALAR, Cancel.NEVER);
            Cone forth = Cone.forth(network, 0, Units.of(channel, row, column));
            for (int node = 0; node < network.size(); node++) {
                Tensor y = spread.of(node);
                for (int o = 0; o < y.data.length; o++)
                    if (contains(forth.units(node), y.shape, o) != Float.isNaN(y.data[o]))
                        assertThat(Float.isNaN(y.data[o])).as("node %d at %d of %s", node, o, network).isEqualTo(false);
                int o = random.nextInt(y.data.length);
                Cone back = Cone.back(network, node, unit(y.shape, o));
                assertThat(back.units(0).contains(channel, row, column)).isEqualTo(Float.isNaN(y.data[o]));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(2000);
    }

    @Test
    void a_region_depends_on_what_its_units_depend_on() {
        var networks = new RandomNetworks(43);
        for (int n = 0; n < 40; n++) {
            Network network = networks.next();
            int node = network.size() - 1;
            Shape shape = network.shape(node);
            var region = new Region(0, 0, Math.min(2, shape.height()), Math.min(3, shape.width()));
            Cone cone = Cone.back(network, node, Units.of(shape, region));
            Units parts = Units.NONE;
            for (int k = 0; k < shape.channels(); k++)
                for (int i = 0; i < region.height(); i++)
                    for (int j = 0; j < region.width(); j++)
                        parts = parts.or(Cone.back(network, node, Units.of(k, i, j)).units(0));
            assertThat(positions(cone.units(0), network.shape(0))).isEqualTo(positions(parts, network.shape(0)));
        }
    }

    @Test
    void dilation_leaves_gaps_that_two_layers_do_not_fill() {
        Network network = Network.chain(new Shape(1, 40, 40), List.of(conv(3, 1, 3, 3), conv(3, 1, 6, 6)));
        Cone cone = Cone.back(network, 2, Units.of(0, 20, 20));
        assertThat(cone.units(0).rows()).hasToString("11 14 17 20 23 26 29");
        assertThat(cone.units(0).area()).isEqualTo(49);
        assertThat(Cone.forth(network, 0, Units.of(0, 20, 21)).units(2).contains(0, 20, 20)).isFalse();
    }

    @Test
    void a_stride_larger_than_the_kernel_leaves_pixels_that_reach_nothing() {
        Network network = Network.chain(new Shape(1, 12, 12), List.of(conv(2, 3, 1, 0)));
        assertThat(Cone.forth(network, 0, Units.of(0, 2, 5)).units(1).isEmpty()).isTrue();
        assertThat(Cone.forth(network, 0, Units.of(0, 3, 4)).units(1)).isEqualTo(Units.of(0, 1, 1));
    }

    @Test
    void at_the_border_a_unit_sees_padding_that_it_does_not_depend_on() {
        Network network = Network.chain(new Shape(1, 9, 9), List.of(conv(3, 1, 1, 1), conv(3, 1, 1, 1)));
        Units corner = Units.of(0, 0, 8);
        assertThat(Cone.seen(network, 2, corner).units(0).rows()).hasToString("−2…2");
        assertThat(Cone.seen(network, 2, corner).units(0).columns()).hasToString("6…10");
        assertThat(Cone.back(network, 2, corner).units(0).rows()).hasToString("0…2");
        assertThat(Cone.back(network, 2, corner).units(0)).isEqualTo(
                Cone.seen(network, 2, corner).units(0).within(new Shape(1, 9, 9)));
    }

    @Test
    void pixels_that_no_window_fits_over_are_seen_but_nothing_depends_on_them() {
        Op pool = new MaxPool(Pooling.square(2));
        Network network = Network.chain(new Shape(1, 7, 7), List.of(pool, conv(3, 1, 1, 1)));
        assertThat(Cone.seen(network, 2, Units.of(0, 2, 2)).units(0).rows()).hasToString("2…7");
        assertThat(Cone.back(network, 2, Units.of(0, 2, 2)).units(0).rows()).hasToString("2…5");
    }

    @Test
    void a_unit_behind_joined_branches_sees_only_the_branch_of_its_channel() {
        var network = new Network(new Shape(1, 9, 9), List.of(new Node(conv(1, 1, 1, 0), List.of(0)),
                new Node(conv(5, 1, 1, 2), List.of(0)), new Node(new Concat(), List.of(1, 2))));
        assertThat(Cone.back(network, 3, Units.of(0, 4, 4)).units(0).area()).isEqualTo(1);
        assertThat(Cone.back(network, 3, Units.of(1, 4, 4)).units(0).area()).isEqualTo(25);
        assertThat(Cone.back(network, 3, Units.of(1, 4, 4)).units(1).isEmpty()).isTrue();
    }

    @Test
    void a_branch_along_the_rows_beside_one_along_the_columns_sees_a_cross() {
        var network = new Network(new Shape(1, 9, 9), List.of(new Node(conv(new Axis(1, 1, 1), new Axis(5, 1, 1)),
                List.of(0)), new Node(conv(new Axis(5, 1, 1), new Axis(1, 1, 1)), List.of(0)),
                new Node(Arithmetic.ADD, List.of(1, 2))));
        Units cross = Cone.back(network, 3, Units.of(0, 4, 4)).units(0);
        assertThat(cross.area()).isEqualTo(9);
        assertThat(cross.columns(4)).isEqualTo(Places.range(2, 6));
        assertThat(cross.columns(3)).isEqualTo(Places.of(4));
        Cone overlap = Cone.back(network, 3, Units.of(0, 4, 4)).and(Cone.back(network, 3, Units.of(0, 5, 5)));
        assertThat(positions(overlap.units(0), network.shape(0))).containsExactly(4 * 9 + 5, 5 * 9 + 4);
    }

    private static boolean finite(Values values) {
        for (Tensor tensor : values.tensors()) for (float value : tensor.data) if (!Float.isFinite(value)) return false;
        return true;
    }

    private static boolean contains(Units units, Shape shape, int at) {
        return units.contains(at / shape.plane(), at / shape.width() % shape.height(), at % shape.width());
    }

    private static Units unit(Shape shape, int at) {
        return Units.of(at / shape.plane(), at / shape.width() % shape.height(), at % shape.width());
    }

    private static int[] positions(Units units, Shape shape) {
        var at = new ArrayList<Integer>();
        for (int i = 0; i < shape.size(); i++) if (contains(units, shape, i)) at.add(i);
        return at.stream().mapToInt(i -> i).toArray();
    }

    private static Op conv(int size, int stride, int dilation, int padding) {
        var axis = new Axis(size, stride, dilation);
        return conv(axis, axis, new Padding.Explicit(padding, padding, padding, padding));
    }

    private static Op conv(Axis rows, Axis columns) {
        return conv(rows, columns, Padding.Named.SAME);
    }

    private static Op conv(Axis rows, Axis columns, Padding padding) {
        var weights = new float[rows.size() * columns.size()];
        Arrays.fill(weights, 1);
        var filter = new Filter(Tensor.plane(rows.size(), columns.size(), weights), 0);
        return Convolution.of(new Conv2d(List.of(filter), rows, columns, padding, PaddingMode.ZEROS, 1, false));
    }
}
