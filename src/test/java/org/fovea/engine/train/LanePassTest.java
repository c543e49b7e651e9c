package org.fovea.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.RandomOps;
import org.fovea.engine.simd.AllKernels;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Batches in lanes against the formula, example by example.
class LanePassTest {
    private static final int[] SIZES = {1, 3, 16, 17, 33};

    static Stream<Class<?>> kinds() {
        return RandomOps.KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void lanes_give_what_the_formula_gives(Class<?> kind) {
        var networks = new RandomTraining(61 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 40; n++) {
            RandomTraining.Case a = networks.next(kind, SIZES[n % SIZES.length]);
            Pass.Result formula = run(new NodeByNode(a.network(), a.loss(), Machine.SCALAR), a);
            check(a, formula, run(new LanePass(a.network(), a.loss(), new Machine(Kernels.fastest(), 1)), a));
            if (n % 4 == 0) check(a, formula, run(new LanePass(a.network(), a.loss(), Machine.SCALAR), a));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void neither_threads_nor_registers_nor_a_batch_before_change_a_bit(Class<?> kind) {
        var networks = new RandomTraining(62 + kind.getSimpleName().hashCode());
        for (int n = 0; n < 10; n++) {
            RandomTraining.Case a = networks.next(kind, SIZES[n % SIZES.length]);
            Pass.Result alone = run(new LanePass(a.network(), a.loss(), new Machine(AllKernels.vectors(32), 1)), a);
            for (int threads : new int[]{2, 3, 5})
                same(a, alone,
                        run(new LanePass(a.network(), a.loss(), new Machine(AllKernels.vectors(32), threads)), a));
            var few = new LanePass(a.network(), a.loss(), new Machine(AllKernels.vectors(16), 2));
            few.of(a.learned(), a.batch().reversed(), 5, Cancel.NEVER);
            same(a, alone, run(few, a));
        }
    }

    @Test
    void weights_too_many_for_a_copy_in_each_shard_get_the_same_gradients() {
        var random = new Random(63);
        var shape = new Shape(1, 17, 19);
        Op first = Networks.dense(shape.size(), 211, random);
        assertThat(first.parameters()).isGreaterThan(LaneDense.LARGE);
        Network network = Network.chain(shape, List.of(new Flatten(), first, Activation.RELU,
                Networks.dense(211, 317, random), Activation.TANH, Networks.dense(317, 3, random)));
        List<Example> batch = IntStream.range(0, 70)
                .mapToObj(n -> new Example(RandomTraining.tensor(shape, random), new Target.OfClass(n % 3))).toList();
        var a = new RandomTraining.Case(network, Loss.CROSS_ENTROPY, batch, LearnedNumbers.of(network));
        Pass.Result alone = run(new LanePass(network, a.loss(), new Machine(AllKernels.vectors(32), 1)), a);
        check(a, run(new NodeByNode(network, a.loss(), Machine.SCALAR), a), alone);
        for (int threads : new int[]{2, 3, 5}) {
            var pass = new LanePass(network, a.loss(), new Machine(AllKernels.vectors(32), threads));
            same(a, alone, run(pass, a));
            same(a, alone, run(pass, a));
        }
        same(a, alone, run(new LanePass(network, a.loss(), new Machine(AllKernels.vectors(16), 2)), a));
    }

    private static Pass.Result run(Pass pass, RandomTraining.Case a) {
        return pass.of(a.learned(), a.batch(), 7, Cancel.NEVER);
    }

    private static void same(RandomTraining.Case a, Pass.Result expected, Pass.Result found) {
        assertThat(found.loss()).as("%s", a).isEqualTo(expected.loss());
        for (int n = 0; n < expected.gradients().size(); n++)
            for (int p = 0; p < expected.gradients().get(n).size(); p++)
                assertThat(found.gradients().get(n).get(p)).as("%s, node %d", a, n + 1)
                        .isEqualTo(expected.gradients().get(n).get(p));
    }

    /// Sums of a few thousand products in another order: off by less than 2·10⁻⁴ of the largest gradient of the array and
    /// 2·10⁻⁵ of the largest of all, in which rounding on the way ends.
    private static void check(RandomTraining.Case a, Pass.Result formula, Pass.Result found) {
        assertThat(Math.abs(found.loss() - formula.loss())).as("%s", a)
                .isLessThanOrEqualTo(1e-5 * (1 + Math.abs(formula.loss())));
        double most = formula.gradients().stream().flatMap(List::stream).mapToDouble(LanePassTest::largest).max()
                .orElse(0);
        for (int n = 0; n < formula.gradients().size(); n++) {
            List<float[]> expected = formula.gradients().get(n);
            for (int p = 0; p < expected.size(); p++) {
                double bound = 2e-4 * largest(expected.get(p)) + 2e-5 * most + 1e-12;
                float[] got = found.gradients().get(n).get(p);
                for (int i = 0; i < got.length; i++)
                    assertThat(Math.abs((double) got[i] - expected.get(p)[i])).as("%s, node %d, %d at %d", a, n + 1, p,
                            i).isLessThanOrEqualTo(bound);
            }
            assertThat(close(formula.statistics().get(n), found.statistics().get(n))).as("%s, node %d", a, n + 1)
                    .isTrue();
        }
    }

    private static boolean close(BatchStatistics a, BatchStatistics b) {
        return a.count() == b.count() && close(a.mean(), b.mean()) && close(a.variance(), b.variance());
    }

    private static boolean close(float @Nullable [] a, float @Nullable [] b) {
        if (a == null || b == null) return a == null && b == null;
        for (int i = 0; i < a.length; i++) if (Math.abs(a[i] - b[i]) > 1e-5 * (1 + Math.abs(a[i]))) return false;
        return true;
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) largest = Math.max(largest, Math.abs(value));
        return largest;
    }
}
