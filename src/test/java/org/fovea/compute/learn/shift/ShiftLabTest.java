package org.fovea.compute.learn.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.fovea.compute.Projects;
import org.fovea.compute.learn.shift.ShiftLab.Wish;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Fraction;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.net.Node;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.ShiftedExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShiftLabTest {
    private final Machine fast = Machine.fastest();

    private ShiftLab lab(Network network, Tensor picture, int down, int right) {
        return ShiftLab.of(new Wish(network, network.size() - 1, 0, picture, down, right), fast, Cancel.NEVER);
    }

    private static Op conv(int filters, int channels, int size, int stride) {
        var axis = new Axis(size, stride, 1);
        return Convolution.of(Projects.layer(filters, channels, axis, axis, Padding.Named.SAME).convolution());
    }

    @Test
    void any_convolution_moves_its_maps_along_to_the_last_bit_wherever_the_shift_is_a_multiple_of_its_stride() {
        var layers = new RandomLayers(71);
        var random = new Random(72);
        int compared = 0;
        for (int turn = 0; turn < 400; turn++) {
            RandomLayers.Case one = turn % 8 == 0 ? layers.large() : layers.small();
            Conv2d layer = one.layer();
            int down = layer.rows().stride() * (random.nextInt(5) - 2);
            int right = layer.columns().stride() * (random.nextInt(5) - 2);
            MovedLayer moved = lab(Network.chain(one.x().shape, List.of(Convolution.of(layer))), one.x(), down, right)
                    .layer();
            assertThat(moved.whole()).isTrue();
            assertThat(moved.down()).isEqualTo(down / layer.rows().stride());
            assertThat(moved.right()).isEqualTo(right / layer.columns().stride());
            if (moved.inside() == null) continue;
            compared++;
            assertThat(moved.equal().complete()).as("%s moved by %d, %d: %s", one, down, right, moved).isTrue();
            assertThat(moved.largest()).isZero();
        }
        assertThat(compared).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void layers_on_one_another_move_along_by_the_shift_over_their_jump(long seed) {
        Tensor picture = Projects.noise(new Shape(3, 37, 41), seed);
        var pool = new MaxPool(Pooling.square(2));
        Network network = Network.chain(picture.shape,
                List.of(conv(5, 3, 3, 1), Activation.RELU, pool, conv(4, 5, 5, 1), pool, conv(3, 4, 3, 1)));
        ShiftLab lab = lab(network, picture, 4, -8);
        assertThat(lab.layers()).allMatch(MovedLayer::exact).allMatch(MovedLayer::aligned);
        assertThat(lab.layers()).extracting(MovedLayer::down).containsExactly(4, 4, 2, 2, 1, 1);
        assertThat(lab.layers()).extracting(MovedLayer::right).containsExactly(-8, -8, -4, -4, -2, -2);
    }

    @Test
    void where_a_value_sees_the_border_or_what_came_in_is_told_by_its_receptive_field() {
        Tensor picture = Projects.noise(new Shape(1, 11, 13), 4);
        Network network = Network.chain(picture.shape, List.of(conv(2, 1, 3, 1), conv(1, 2, 5, 1)));
        ShiftLab lab = lab(network, picture, 2, -1);
        // The field of the second layer is 7 wide, 3 to each side; two rows came in above, one column at the right.
        assertThat(lab.layer().inside()).isEqualTo(new Region(5, 3, 3, 6));
        assertThat(lab.layers().getFirst().inside()).isEqualTo(new Region(3, 1, 7, 10));
        assertThat(lab.layer().exact()).isTrue();
        assertThat(lab.difference().data).containsOnly(0);
    }

    @Test
    void the_moved_map_and_the_difference_are_what_their_names_say() {
        Tensor picture = Projects.noise(new Shape(2, 12, 15), 5);
        Network network = Network.chain(picture.shape, List.of(conv(3, 2, 3, 2)));
        ShiftLab lab = ShiftLab.of(new Wish(network, 1, 2, picture, 1, 2), fast, Cancel.NEVER);
        Tensor a = network.evaluate(picture, Machine.SCALAR, Cancel.NEVER).of(1).channel(2);
        Tensor b = network.evaluate(ShiftedExamples.moved(picture, 1, 2), Machine.SCALAR, Cancel.NEVER).of(1)
                .channel(2);
        MovedLayer layer = lab.layer();
        assertThat(layer.rows()).isEqualTo(Fraction.of(1, 2));
        assertThat(layer.columns()).isEqualTo(Fraction.ONE);
        assertThat(layer.whole()).isFalse();
        assertThat(layer.down()).isBetween(0, 1);
        Region inside = Objects.requireNonNull(layer.inside());
        for (int i = 0; i < a.shape.height(); i++)
            for (int j = 0; j < a.shape.width(); j++) {
                assertThat(lab.original().at(0, i, j)).isCloseTo(a.at(0, i, j),
                        org.assertj.core.data.Offset.offset(1e-5f));
                assertThat(lab.follower().at(0, i, j)).isCloseTo(b.at(0, i, j),
                        org.assertj.core.data.Offset.offset(1e-5f));
                boolean within = inside.contains(new Region(i, j, 1, 1));
                float expected = within
                        ? lab.follower().at(0, i, j) - lab.original().at(0, i - layer.down(), j - 1)
                        : 0;
                assertThat(lab.difference().at(0, i, j)).isEqualTo(expected);
            }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1", "1, 1", "3, 2"})
    void half_a_place_is_no_shift_of_a_map_with_stride_two(int down, int right) {
        Tensor picture = Projects.noise(new Shape(1, 33, 31), 6);
        Network network = Network.chain(picture.shape, List.of(conv(4, 1, 3, 2)));
        MovedLayer moved = lab(network, picture, down, right).layer();
        assertThat(moved.exact()).isFalse();
        assertThat(moved.equal().share()).isLessThan(0.05);
        assertThat(moved.off()).isGreaterThan(0.01);
        assertThat(lab(network, picture, 2 * down, 2 * right).layer().exact()).isTrue();
    }

    @Test
    void the_neighbour_with_the_smaller_difference_is_taken() {
        // The map looks at one pixel in three; two of three are nearer to the next place.
        Tensor picture = Tensor.zeros(new Shape(1, 1, 30));
        for (int j = 0; j < 30; j++) picture.data[j] = j;
        var kernel = new Axis(1, 3, 1);
        Network network = Network.chain(picture.shape,
                List.of(Convolution.of(Projects.layer(1, 1, new Axis(1, 1, 1), kernel, Padding.Named.VALID)
                        .convolution())));
        assertThat(lab(network, picture, 0, 1).layer().right()).isZero();
        assertThat(lab(network, picture, 0, 2).layer().right()).isEqualTo(1);
        assertThat(lab(network, picture, 0, -1).layer().right()).isZero();
        assertThat(lab(network, picture, 0, -2).layer().right()).isEqualTo(-1);
    }

    @Test
    void how_many_pooled_maxima_stay_where_they_are_is_counted_as_by_hand() {
        Tensor picture = Projects.noise(new Shape(3, 17, 14), 8);
        for (int size : List.of(2, 3))
            for (int[] shift : List.of(new int[]{1, 0}, new int[]{0, -1}, new int[]{1, 1}, new int[]{-2, 1})) {
                Network network = Network.chain(picture.shape, List.of(new MaxPool(Pooling.square(size))));
                Tensor moved = ShiftedExamples.moved(picture, shift[0], shift[1]);
                long same = 0;
                long all = 0;
                for (int c = 0; c < 3; c++)
                    for (int i = 0; i < 17 / size; i++)
                        for (int j = 0; j < 14 / size; j++) {
                            if (!changed(picture, moved, c, i * size, j * size, size)) continue;
                            all++;
                            if (most(picture, c, i * size, j * size, size) == most(moved, c, i * size, j * size, size))
                                same++;
                        }
                assertThat(lab(network, picture, shift[0], shift[1]).layer().tolerated())
                        .isEqualTo(new Tally(same, all));
                if (Math.abs(shift[0]) < size && Math.abs(shift[1]) < size) assertThat(same).isPositive();
            }
    }

    private static boolean changed(Tensor x, Tensor y, int channel, int top, int left, int size) {
        for (int i = top; i < top + size; i++)
            for (int j = left; j < left + size; j++) if (x.at(channel, i, j) != y.at(channel, i, j)) return true;
        return false;
    }

    private static float most(Tensor x, int channel, int top, int left, int size) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = top; i < top + size; i++)
            for (int j = left; j < left + size; j++) most = Math.max(most, x.at(channel, i, j));
        return most;
    }

    @Test
    void pooling_tolerates_a_shift_within_its_window() {
        Tensor picture = Projects.noise(new Shape(2, 40, 40), 9);
        Network network = Network.chain(picture.shape, List.of(conv(3, 2, 3, 1), new MaxPool(Pooling.square(4)),
                new AvgPool(Pooling.square(2), false)));
        List<MovedLayer> layers = lab(network, picture, 0, 1).layers();
        assertThat(layers.get(0).tolerated()).isEqualTo(new Tally(0, 0));
        // Three of four columns stay under their window; a mean keeps none.
        assertThat(layers.get(1).tolerated().share()).isBetween(0.45, 0.75);
        assertThat(layers.get(1).tolerated().all()).isEqualTo(3 * 10 * 10);
        assertThat(layers.get(2).tolerated().share()).isLessThan(layers.get(1).tolerated().share());
    }

    @Test
    void where_nothing_changes_there_is_nothing_to_tolerate() {
        Tensor picture = Tensor.zeros(new Shape(1, 8, 8)).with(27, 1);
        Network network = Network.chain(picture.shape, List.of(new MaxPool(Pooling.square(2))));
        // The bright pixel goes from column 3 to column 2 of the same window, or to column 4 of the next.
        assertThat(lab(network, picture, 0, -1).layer().tolerated()).isEqualTo(new Tally(1, 1));
        assertThat(lab(network, picture, 0, 1).layer().tolerated()).isEqualTo(new Tally(0, 2));
    }

    @Test
    void a_shift_of_nothing_changes_nothing() {
        Tensor picture = Projects.noise(new Shape(1, 9, 9), 10);
        Network network = Network.chain(picture.shape,
                List.of(conv(2, 1, 3, 2), new MaxPool(Pooling.square(2)),
                        new Dense(Projects.noise(new Shape(1, 3, 8), 1), new float[3])));
        ShiftLab lab = lab(network, picture, 0, 0);
        assertThat(lab.layers()).allMatch(layer -> layer.tolerated().all() == 0);
        assertThat(lab.layers().subList(0, 2)).allMatch(MovedLayer::exact);
    }

    @Test
    void outputs_of_a_dense_layer_stand_for_no_place_so_nothing_moves_along() {
        Tensor picture = Projects.noise(new Shape(1, 9, 9), 11);
        Network network = Network.chain(picture.shape,
                List.of(conv(2, 1, 3, 1), new Dense(Projects.noise(new Shape(1, 3, 162), 1), new float[3])));
        MovedLayer dense = lab(network, picture, 1, 0).layer();
        assertThat(dense.places()).isFalse();
        assertThat(dense.whole()).isFalse();
        assertThat(dense.inside()).isNull();
        assertThat(dense.exact()).isFalse();
        assertThat(dense.off()).isZero();
    }

    @Test
    void branches_that_meet_move_along_together_and_are_marked_when_they_do_not_lie_over_each_other() {
        Tensor picture = Projects.noise(new Shape(1, 20, 20), 12);
        var nodes = new ArrayList<Node>();
        nodes.add(new Node(conv(2, 1, 3, 1), List.of(0)));
        nodes.add(new Node(conv(2, 2, 5, 1), List.of(1)));
        nodes.add(new Node(Arithmetic.ADD, List.of(1, 2)));
        MovedLayer sum = lab(new Network(picture.shape, nodes), picture, -2, 3).layer();
        assertThat(sum.exact()).isTrue();
        assertThat(sum.aligned()).isTrue();
        var valid = new Axis(3, 1, 1);
        nodes.set(1, new Node(Convolution.of(
                Projects.layer(2, 2, valid, valid, new Padding.Explicit(0, 2, 2, 0)).convolution()), List.of(1)));
        assertThat(lab(new Network(picture.shape, nodes), picture, -2, 3).layer().aligned()).isFalse();
    }

    @Test
    void the_number_of_threads_changes_nothing() {
        Tensor picture = Projects.noise(new Shape(2, 64, 64), 13);
        Network network = Network.chain(picture.shape, List.of(conv(8, 2, 5, 1), conv(8, 8, 3, 2)));
        ShiftLab one = ShiftLab.of(new Wish(network, 2, 3, picture, 1, 1), fast.alone(), Cancel.NEVER);
        ShiftLab all = ShiftLab.of(new Wish(network, 2, 3, picture, 1, 1), fast, Cancel.NEVER);
        assertThat(all.layers()).isEqualTo(one.layers());
        assertThat(all.difference().data).isEqualTo(one.difference().data);
    }

    @Test
    void it_stops_when_nobody_wants_it_and_refuses_what_is_not_there() {
        Tensor picture = Projects.noise(new Shape(1, 9, 9), 14);
        Network network = Network.chain(picture.shape, List.of(conv(2, 1, 3, 1)));
        assertThatThrownBy(() -> ShiftLab.of(new Wish(network, 1, 0, picture, 1, 0), fast, () -> true))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> ShiftLab.of(new Wish(network, 1, 2, picture, 1, 0), fast, Cancel.NEVER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShiftLab.of(new Wish(network, 2, 0, picture, 1, 0), fast, Cancel.NEVER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                () -> ShiftLab.of(new Wish(network, 1, 0, Tensor.zeros(new Shape(1, 8, 9)), 1, 0), fast, Cancel.NEVER))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
