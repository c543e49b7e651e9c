package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.RandomOps.Case;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GradientTest {
    private static final Machine FAST = Machine.fastest();
    private static final float STEP = 0x1p-6f;

    static Stream<Class<?>> kinds() {
        return OpLawsTest.kinds();
    }

    /// A value is moved a little to either side: what each output gains on the way lies around its slope, at a kink too.
    @ParameterizedTest
    @MethodSource("kinds")
    void the_gradient_is_what_the_formula_gains_by_a_small_step(Class<?> kind) {
        var ops = new RandomOps(23 + kind.getSimpleName().hashCode());
        var random = new Random(23 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 150; n++) check(awayFromZero(ops.next(kind, 10)), ops, random);
    }

    @Test
    void so_it_is_for_every_padding_mode_group_stride_and_dilation() {
        var layers = new RandomLayers(29);
        var ops = new RandomOps(29);
        var random = new Random(29);
        for (int n = 0; n < 500; n++) {
            RandomLayers.Case layer = layers.small();
            check(new Case(Convolution.of(layer.layer()), List.of(layer.x())), ops, random);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void fast_loops_agree_with_plain_ones_and_the_number_of_threads_changes_no_bit(Class<?> kind) {
        var ops = new RandomOps(31 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 12; n++) {
            Case a = awayFromZero(ops.next(kind, n % 3 == 0 ? 150 : 17));
            Tensor gradient = ops.tensor(a.op().output(a.shapes()));
            for (int input = 0; input < a.inputs().size(); input++) {
                Tensor alone = back(a, input, gradient, new Machine(Kernels.fastest(), 1));
                for (int threads = 2; threads <= 3; threads++)
                    assertThat(back(a, input, gradient, new Machine(Kernels.fastest(), threads)).data).as("%s", a)
                            .isEqualTo(alone.data);
                Tensor plain = back(a, input, gradient, Machine.SCALAR);
                double largest = 1;
                for (float value : plain.data) largest = Math.max(largest, Math.abs(value));
                for (int i = 0; i < plain.data.length; i++)
                    if (Math.abs((double) plain.data[i] - alone.data[i]) > 1e-4 * largest)
                        assertThat(alone.data[i]).as("%s at %d", a, i).isEqualTo(plain.data[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void it_stops_when_cancelled(Class<?> kind) {
        Case a = new RandomOps(37).next(kind, 10);
        Tensor y = forward(a, a.inputs());
        assertThatThrownBy(() -> a.op().back(0, a.inputs(), y, y, FAST, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @EnumSource
    void the_slope_of_a_curve_lies_between_its_chords(Curve curve) {
        Activation a = new RandomOps(3).activation(curve);
        for (int n = -2000; n <= 2000; n++) {
            double x = n / 100.0 + 0.003;
            double left = (a.curve().at(x, a.a(), a.b()) - a.curve().at(x - 1e-5, a.a(), a.b())) / 1e-5;
            double right = (a.curve().at(x + 1e-5, a.a(), a.b()) - a.curve().at(x, a.a(), a.b())) / 1e-5;
            assertThat(curve.slope(x, a.a(), a.b())).as("at %s", x).isCloseTo((left + right) / 2,
                    within(1e-6 + 1e-5 * Math.abs(left)));
        }
        assertThat(curve.slope(1e9, a.a(), a.b())).isNotNaN();
        assertThat(curve.slope(-1e9, a.a(), a.b())).isNotNaN();
    }

    @Test
    void of_several_equal_largest_values_the_first_gets_all() {
        Tensor x = Tensor.filled(new Shape(1, 2, 2), 1);
        Tensor gradient = Tensor.plane(1, 1, 5);
        for (Op op : List.of(new MaxPool(Pooling.square(2)), new GlobalMaxPool()))
            assertThat(op.back(0, List.of(x), Tensor.plane(1, 1, 1), gradient, FAST, Cancel.NEVER).data)
                    .containsExactly(5, 0, 0, 0);
    }

    @Test
    void the_gradient_of_a_sum_is_the_sum_of_the_gradients_of_its_units() {
        var layers = new RandomLayers(43);
        for (int n = 0; n < 20; n++) {
            RandomLayers.Case layer = layers.small();
            var a = new Case(Convolution.of(layer.layer()), List.of(layer.x()));
            Tensor y = forward(a, a.inputs());
            Tensor all = back(a, 0, Tensor.filled(y.shape, 1), FAST);
            var sum = new double[all.data.length];
            for (int o = 0; o < y.data.length; o++) {
                Tensor one = back(a, 0, Tensor.zeros(y.shape).with(o, 1), FAST);
                for (int i = 0; i < sum.length; i++) sum[i] += one.data[i];
            }
            for (int i = 0; i < sum.length; i++)
                if (Math.abs(sum[i] - all.data[i]) > 1e-3)
                    assertThat((double) all.data[i]).as("%s at %d", layer, i).isCloseTo(sum[i], within(1e-3));
        }
    }

    private static void check(Case a, RandomOps ops, Random random) {
        Tensor y = forward(a, a.inputs());
        // Of all outputs together, or of one.
        Tensor gradient = random.nextInt(3) > 0
                ? ops.tensor(y.shape)
                : Tensor.zeros(y.shape).with(random.nextInt(y.data.length), 1);
        int input = random.nextInt(a.inputs().size());
        Tensor back = back(a, input, gradient, FAST);
        assertThat(back.shape).as("%s", a).isEqualTo(a.shapes().get(input));
        for (int m = 0; m < 4; m++) {
            int at = random.nextInt(back.data.length);
            float here = a.inputs().get(input).data[at];
            Tensor above = forward(a, moved(a, input, at, here + STEP));
            Tensor below = forward(a, moved(a, input, at, here - STEP));
            double least = 0;
            double most = 0;
            double noise = 1e-3;
            for (int o = 0; o < y.data.length; o++) {
                if (above.data[o] == y.data[o] && y.data[o] == below.data[o]) continue;
                double right = gradient.data[o] * ((double) above.data[o] - y.data[o]) / STEP;
                double left = gradient.data[o] * ((double) y.data[o] - below.data[o]) / STEP;
                least += Math.min(left, right);
                most += Math.max(left, right);
                noise += 2e-3 * (Math.abs(left) + Math.abs(right))
                        + 1e-5 * Math.abs(gradient.data[o] * y.data[o]) / STEP;
            }
            assertThat((double) back.data[at]).as("%s at %d", a, at).isBetween(least - noise, most + noise);
        }
    }

    private static List<Tensor> moved(Case a, int input, int at, float value) {
        var inputs = new ArrayList<>(a.inputs());
        inputs.set(input, inputs.get(input).with(at, value));
        return inputs;
    }

    /// What is divided by is at least 1.
    private static Case awayFromZero(Case a) {
        if (!(a.op() instanceof Arithmetic)) return a;
        return new Case(a.op(), a.inputs().stream().map(x -> {
            var values = x.data.clone();
            for (int i = 0; i < values.length; i++) values[i] += values[i] < 0 ? -1 : 1;
            return new Tensor(x.shape, values);
        }).toList());
    }

    private static Tensor back(Case a, int input, Tensor gradient, Machine machine) {
        return a.op().back(input, a.inputs(), forward(a, a.inputs()), gradient, machine, Cancel.NEVER);
    }

    private static Tensor forward(Case a, List<Tensor> inputs) {
        return a.op().forward(inputs.stream().map(Patch::of).toList(), Region.all(a.op().output(a.shapes())),
                Machine.SCALAR, Cancel.NEVER).values();
    }
}
