package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.OnnxRuntime;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.RandomLayers.Case;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

/// What holds for every layer; tolerances are those of [Case#bound].
class Conv2dLawsTest {
    private static final Machine FAST = Machine.fastest();

    @Test
    void the_terms_of_explain_sum_to_the_scalar_output_bit_for_bit() {
        var layers = new RandomLayers(11);
        for (int n = 0; n < 600; n++) explained(layers.small(), 1);
        for (int n = 0; n < 100; n++) explained(layers.large(), 37);
    }

    private static void explained(Case a, int step) {
        Tensor maps = a.layer().forward(a.x(), Machine.SCALAR, Cancel.NEVER);
        Shape shape = maps.shape;
        assertThat(shape).isEqualTo(a.layer().output(a.x().shape));
        for (int at = 0; at < shape.size(); at += step) {
            int k = at / shape.plane();
            int i = at % shape.plane() / shape.width();
            int j = at % shape.width();
            float sum = a.layer().filters().get(k).bias();
            for (Term term : a.layer().explain(a.x(), k, i, j)) sum += term.product();
            if (Float.floatToRawIntBits(sum) != Float.floatToRawIntBits(maps.data[at]))
                assertThat(maps.data[at]).as("%s at %d, %d, %d", a, k, i, j).isEqualTo(sum);
        }
    }

    @Test
    void vector_and_scalar_loops_agree() {
        var layers = new RandomLayers(12);
        for (int n = 0; n < 2000; n++) {
            Case a = layers.small();
            agree(a, a.layer().forward(a.x(), FAST, Cancel.NEVER),
                    a.layer().forward(a.x(), Machine.SCALAR, Cancel.NEVER), 1);
        }
    }

    @Test
    void vector_and_scalar_loops_agree_over_many_tiles() {
        var layers = new RandomLayers(13);
        for (int n = 0; n < 100; n++) {
            Case a = layers.large();
            agree(a, a.layer().forward(a.x(), FAST, Cancel.NEVER),
                    a.layer().forward(a.x(), Machine.SCALAR, Cancel.NEVER), 97);
        }
    }

    @Test
    void onnx_runtime_agrees() {
        var layers = new RandomLayers(14);
        for (int n = 0; n < 400; n++) {
            Case a = layers.small();
            agree(a, a.layer().forward(a.x(), FAST, Cancel.NEVER), OnnxRuntime.forward(a.layer(), a.x()), 1);
        }
    }

    @Test
    void onnx_runtime_agrees_on_larger_inputs() {
        var layers = new RandomLayers(15);
        for (int n = 0; n < 40; n++) {
            Case a = layers.large();
            agree(a, a.layer().forward(a.x(), FAST, Cancel.NEVER), OnnxRuntime.forward(a.layer(), a.x()), 101);
        }
    }

    @Test
    void the_number_of_threads_changes_no_bit() {
        var layers = new RandomLayers(16);
        for (int n = 0; n < 40; n++) {
            Case a = layers.large();
            Tensor alone = a.layer().forward(a.x(), new Machine(FAST.kernels(), 1), Cancel.NEVER);
            for (int threads : new int[]{2, 3, 8})
                assertThat(a.layer().forward(a.x(), new Machine(FAST.kernels(), threads), Cancel.NEVER).data)
                        .as("%s on %d threads", a, threads).isEqualTo(alone.data);
        }
    }

    @Test
    void one_map_alone_is_the_same_as_among_all() {
        var layers = new RandomLayers(17);
        for (int n = 0; n < 100; n++) {
            Case a = layers.small();
            Tensor all = a.layer().forward(a.x(), FAST, Cancel.NEVER);
            for (int k = 0; k < all.shape.channels(); k++)
                assertThat(a.layer().map(a.x(), k, FAST, Cancel.NEVER).data).as("%s map %d", a, k)
                        .isEqualTo(all.channel(k).data);
        }
    }

    @Test
    void a_layer_without_bias_is_linear() {
        var layers = new RandomLayers(18);
        for (int n = 0; n < 200; n++) {
            Case a = withoutBias(layers.small());
            Case b = new Case(a.layer(), layers.tensor(a.x().shape));
            Tensor sum = Tensor.zeros(a.x().shape);
            for (int i = 0; i < sum.data.length; i++) sum.data[i] = 2 * a.x().data[i] + b.x().data[i];
            Tensor ofSum = a.layer().forward(sum, FAST, Cancel.NEVER);
            Tensor ofA = a.layer().forward(a.x(), FAST, Cancel.NEVER);
            Tensor ofB = a.layer().forward(b.x(), FAST, Cancel.NEVER);
            int at = 0;
            for (int k = 0; k < ofSum.shape.channels(); k++)
                for (int i = 0; i < ofSum.shape.height(); i++)
                    for (int j = 0; j < ofSum.shape.width(); j++, at++)
                        assertThat((double) ofSum.data[at]).as("%s", a).isCloseTo(2.0 * ofA.data[at] + ofB.data[at],
                                within(4 * (a.bound(k, i, j) + b.bound(k, i, j))));
        }
    }

    @Test
    void moving_the_input_by_the_stride_moves_the_map_by_one() {
        var layers = new RandomLayers(19);
        for (int n = 0; n < 50; n++) {
            Case a = layers.small();
            Conv2d valid = new Conv2d(a.layer().filters(), a.layer().rows(), a.layer().columns(), Padding.Named.VALID,
                    PaddingMode.ZEROS, a.layer().groups(), a.layer().flipped());
            Tensor x = layers.tensor(new Shape(a.x().shape.channels(), valid.rows().reach() + 9,
                    valid.columns().reach() + 13));
            Tensor moved = Tensor.zeros(x.shape);
            for (int c = 0; c < x.shape.channels(); c++)
                for (int i = valid.rows().stride(); i < x.shape.height(); i++)
                    for (int j = valid.columns().stride(); j < x.shape.width(); j++)
                        moved.data[x.shape.index(c, i, j)] = x.at(c, i - valid.rows().stride(),
                                j - valid.columns().stride());
            Tensor map = valid.forward(x, FAST, Cancel.NEVER);
            Tensor mapOfMoved = valid.forward(moved, FAST, Cancel.NEVER);
            for (int k = 0; k < map.shape.channels(); k++)
                for (int i = 1; i < map.shape.height(); i++)
                    for (int j = 1; j < map.shape.width(); j++)
                        assertThat(mapOfMoved.at(k, i, j)).isEqualTo(map.at(k, i - 1, j - 1));
        }
    }

    @Test
    void flipping_is_turning_every_kernel_by_half_a_turn() {
        var layers = new RandomLayers(20);
        for (int n = 0; n < 100; n++) {
            Case a = layers.small();
            var turned = new ArrayList<Filter>();
            for (Filter filter : a.layer().filters()) turned.add(filter.withWeights(turned(filter.weights())));
            Conv2d other = new Conv2d(turned, a.layer().rows(), a.layer().columns(), a.layer().padding(),
                    a.layer().paddingMode(), a.layer().groups(), !a.layer().flipped());
            assertThat(other.forward(a.x(), FAST, Cancel.NEVER).data).as("%s", a)
                    .isEqualTo(a.layer().forward(a.x(), FAST, Cancel.NEVER).data);
        }
    }

    @Test
    void a_cancelled_run_stops_between_tiles() {
        var asked = new AtomicInteger();
        var nine = new Axis(9, 1, 1);
        var layer = new Conv2d(List.of(new Filter(Tensor.filled(new Shape(1, 9, 9), 1), 0)), nine, nine,
                Padding.Named.SAME, PaddingMode.ZEROS, 1, false);
        Tensor x = Tensor.zeros(new Shape(1, 500, 500));
        for (Machine machine : List.of(Machine.SCALAR, FAST)) {
            asked.set(0);
            assertThatThrownBy(() -> layer.forward(x, machine, () -> asked.incrementAndGet() >= 3))
                    .isInstanceOf(CancellationException.class);
            assertThat(asked.get()).isBetween(3, 3 + machine.threads());
        }
        asked.set(0);
        layer.forward(x, Machine.SCALAR, () -> asked.incrementAndGet() < 0);
        assertThat(asked.get()).isGreaterThan(8);
    }

    /// Compares every `step`-th output.
    private static void agree(Case a, Tensor ours, Tensor theirs, int step) {
        assertThat(ours.shape).as("%s", a).isEqualTo(theirs.shape);
        Shape shape = ours.shape;
        for (int at = 0; at < shape.size(); at += step) {
            int k = at / shape.plane();
            int i = at % shape.plane() / shape.width();
            int j = at % shape.width();
            double apart = Math.abs((double) ours.data[at] - theirs.data[at]);
            if (!(apart <= a.bound(k, i, j)))
                assertThat(ours.data[at]).as("%s at %d, %d, %d", a, k, i, j).isEqualTo(theirs.data[at]);
        }
    }

    private static Case withoutBias(Case a) {
        List<Filter> filters = a.layer().filters().stream().map(f -> f.withBias(0)).toList();
        return new Case(new Conv2d(filters, a.layer().rows(), a.layer().columns(), a.layer().padding(),
                a.layer().paddingMode(), a.layer().groups(), a.layer().flipped()), a.x());
    }

    private static Tensor turned(Tensor weights) {
        Shape shape = weights.shape;
        Tensor turned = Tensor.zeros(shape);
        for (int c = 0; c < shape.channels(); c++)
            for (int u = 0; u < shape.height(); u++)
                for (int v = 0; v < shape.width(); v++)
                    turned.data[shape.index(c, u, v)] = weights.at(c, shape.height() - 1 - u, shape.width() - 1 - v);
        return turned;
    }
}
