package org.fovea.engine.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.RandomOps.Case;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Gradients with respect to what operations learn.
class LearnedTest {
    private static final Machine FAST = new Machine(Kernels.fastest(), 2);
    private static final float STEP = 0x1p-6f;

    static Stream<Class<?>> learning() {
        return Stream.of(Convolution.class, ConvTranspose2d.class, Dense.class, BatchNorm.class, LayerNorm.class,
                PRelu.class);
    }

    static Stream<Class<?>> kinds() {
        return RandomOps.KINDS.stream();
    }

    private static Tensor forward(Op op, Case a) {
        return op.forward(a.inputs().stream().map(Patch::of).toList(), Region.all(op.output(a.shapes())),
                Machine.SCALAR, Cancel.NEVER).values();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_operation_with_its_own_numbers_is_itself_and_has_as_many_as_it_says(Class<?> kind) {
        var ops = new RandomOps(51 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 20; n++) {
            Case a = ops.next(kind, 9);
            List<float[]> learned = Learned.of(a.op());
            assertThat(learned.stream().mapToLong(array -> array.length).sum()).isEqualTo(a.op().parameters());
            assertThat(forward(Learned.with(a.op(), learned), a).data).isEqualTo(forward(a.op(), a).data);
        }
    }

    @ParameterizedTest
    @MethodSource("learning")
    void the_gradient_is_what_the_formula_gains_by_a_small_step(Class<?> kind) {
        var ops = new RandomOps(52 + kind.getSimpleName().hashCode());
        var random = new Random(52);
        for (int n = 0; n < 150; n++) check(ops.next(kind, 10), ops, random);
    }

    @Test
    void so_it_is_for_every_padding_mode_group_stride_and_dilation() {
        var layers = new RandomLayers(53);
        var ops = new RandomOps(53);
        var random = new Random(53);
        for (int n = 0; n < 500; n++) {
            RandomLayers.Case layer = layers.small();
            check(new Case(Convolution.of(layer.layer()), List.of(layer.x())), ops, random);
        }
    }

    @ParameterizedTest
    @MethodSource("learning")
    void fast_loops_agree_with_plain_ones_and_the_number_of_threads_changes_no_bit(Class<?> kind) {
        var ops = new RandomOps(54 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 12; n++) {
            Case a = ops.next(kind, n % 3 == 0 ? 120 : 17);
            Tensor y = forward(a.op(), a);
            Tensor gradient = ops.tensor(y.shape);
            List<float[]> alone = gradients(a, y, gradient, new Machine(Kernels.fastest(), 1));
            List<float[]> plain = gradients(a, y, gradient, Machine.SCALAR);
            for (int threads = 2; threads <= 3; threads++) {
                List<float[]> several = gradients(a, y, gradient, new Machine(Kernels.fastest(), threads));
                for (int p = 0; p < alone.size(); p++) assertThat(several.get(p)).isEqualTo(alone.get(p));
            }
            for (int p = 0; p < alone.size(); p++) {
                double largest = 1;
                for (float value : plain.get(p)) largest = Math.max(largest, Math.abs(value));
                for (int i = 0; i < plain.get(p).length; i++)
                    assertThat(Math.abs((double) plain.get(p)[i] - alone.get(p)[i])).as("%s, %d at %d", a, p, i)
                            .isLessThanOrEqualTo(2e-4 * largest);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("learning")
    void it_stops_when_cancelled(Class<?> kind) {
        Case a = new RandomOps(55).next(kind, 10);
        Tensor y = forward(a.op(), a);
        assertThatThrownBy(() -> Learned.gradients(a.op(), a.inputs(), y, y, FAST, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    private static List<float[]> gradients(Case a, Tensor y, Tensor gradient, Machine machine) {
        return Learned.gradients(a.op(), a.inputs(), y, gradient, machine, Cancel.NEVER);
    }

    /// A number is moved a little to either side: what each output gains on the way lies around its slope, at a kink too.
    private static void check(Case a, RandomOps ops, Random random) {
        Tensor y = forward(a.op(), a);
        Tensor gradient = ops.tensor(y.shape);
        List<float[]> found = gradients(a, y, gradient, FAST);
        List<float[]> learned = Learned.of(a.op());
        assertThat(found).hasSameSizeAs(learned);
        for (int p = 0; p < learned.size(); p++) {
            assertThat(found.get(p)).hasSameSizeAs(learned.get(p));
            for (int m = 0; m < 3; m++) {
                int at = random.nextInt(learned.get(p).length);
                Tensor above = forward(moved(a.op(), learned, p, at, STEP), a);
                Tensor below = forward(moved(a.op(), learned, p, at, -STEP), a);
                double least = 0;
                double most = 0;
                double noise = 1e-3;
                for (int o = 0; o < y.data.length; o++) {
                    double right = gradient.data[o] * ((double) above.data[o] - y.data[o]) / STEP;
                    double left = gradient.data[o] * ((double) y.data[o] - below.data[o]) / STEP;
                    least += Math.min(left, right);
                    most += Math.max(left, right);
                    noise += 2e-3 * (Math.abs(left) + Math.abs(right))
                            + 1e-5 * Math.abs(gradient.data[o] * y.data[o]) / STEP;
                }
                assertThat((double) found.get(p)[at]).as("%s, %d at %d", a, p, at).isBetween(least - noise,
                        most + noise);
            }
        }
    }

    private static Op moved(Op op, List<float[]> learned, int array, int at, float by) {
        var arrays = new ArrayList<>(learned);
        float[] changed = learned.get(array).clone();
        changed[at] += by;
        arrays.set(array, changed);
        return Learned.with(op, arrays);
    }
}
