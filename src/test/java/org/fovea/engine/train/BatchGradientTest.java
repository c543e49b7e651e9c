package org.fovea.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.fovea.engine.Cancel;
import org.fovea.engine.RandomLayers;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.RandomOps;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The gradients of whole networks against what the loss gains by a small step, on the way there by the formula.
class BatchGradientTest {
    private static final Machine FAST = new Machine(Kernels.fastest(), 2);
    private static final float STEP = 0x1p-8f;
    private static final int[] SIZES = {1, 3, 17, 33};

    static Stream<Class<?>> kinds() {
        return RandomOps.KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_gradient_of_a_network_is_what_its_loss_gains_by_a_small_step(Class<?> kind) {
        var networks = new RandomTraining(71 + kind.getSimpleName().hashCode());
        var random = new Random(71);
        for (int n = 0; n < 40; n++) check(networks.next(kind, SIZES[n % SIZES.length]), random);
    }

    @Test
    void so_it_is_for_two_convolutions_of_every_padding_mode_group_stride_and_dilation() {
        var layers = new RandomLayers(73);
        var random = new Random(73);
        for (int n = 0; n < 150; n++) {
            RandomLayers.Case layer = layers.small();
            Op calm = RandomTraining.calm(Convolution.of(layer.layer()), random);
            var network = Network.chain(layer.x().shape, List.of(RandomTraining.pointwise(layer.x().shape, random),
                    calm));
            var batch = new ArrayList<Example>();
            for (int b = 0; b < SIZES[n % SIZES.length]; b++)
                batch.add(new Example(RandomTraining.tensor(layer.x().shape, random),
                        new Target.Values(RandomTraining.tensor(network.shape(2), random))));
            check(new RandomTraining.Case(network, Loss.MEAN_SQUARED_ERROR, batch, LearnedNumbers.of(network)), random);
        }
    }

    /// All numbers of an array are moved a little, and back: what the loss gains on either side lies around the gradient, with
    /// some room where there are kinks on both.
    private static void check(RandomTraining.Case a, Random random) {
        Pass.Result found = new LanePass(a.network(), a.loss(), FAST).of(a.learned(), a.batch(), 3, Cancel.NEVER);
        var formula = new NodeByNode(a.network(), a.loss(), Machine.SCALAR);
        double here = loss(formula, a, a.learned());
        assertThat(found.loss()).as("%s", a).isCloseTo(here, within(1e-5 * (1
                + Math.abs(here))));
        for (int n = 0; n < a.learned().size(); n++)
            for (int p = 0; p < a.learned().get(n).size(); p++) {
                float[] gradient = found.gradients().get(n).get(p);
                var along = new float[gradient.length];
                double expected = 0;
                double size = 0;
                for (int i = 0; i < along.length; i++) {
                    along[i] = (float) (random.nextGaussian() / Math.sqrt(along.length));
                    expected += (double) along[i] * gradient[i];
                    size += Math.abs((double) along[i] * gradient[i]);
                }
                double right = (loss(formula, a, moved(a, n, p, along, STEP)) - here) / STEP;
                double left = (here - loss(formula, a, moved(a, n, p, along, -STEP))) / STEP;
                double noise = 1e-6 * (1 + Math.abs(here)) / STEP + 2e-3 * size + Math.abs(right - left) / 2;
                assertThat(expected).as("%s, node %d, %d", a, n + 1, p).isBetween(Math.min(left, right) - noise,
                        Math.max(left, right) + noise);
            }
    }

    private static double loss(Pass pass, RandomTraining.Case a, List<List<float[]>> learned) {
        return pass.of(learned, a.batch(), 3, Cancel.NEVER).loss();
    }

    private static List<List<float[]>> moved(RandomTraining.Case a, int node, int array, float[] along, float by) {
        var all = new ArrayList<>(a.learned());
        var own = new ArrayList<>(all.get(node));
        float[] changed = own.get(array).clone();
        for (int i = 0; i < changed.length; i++) changed[i] += by * along[i];
        own.set(array, changed);
        all.set(node, own);
        return all;
    }

    /// Worked out by hand. Inputs (1, 2, −1) and (0, 3, 1) under the kernel (½, −1) with bias 2 give the sums (½, 4) and
    /// (−1, 2½); after ReLU (½, 4) and (0, 2½). The weights (2, −½) and the bias 1 make 0 and −¼ of them, where 1 and −1¼ are
    /// wanted: both losses are 1, and their slopes −2 and 2.
    ///
    /// Dense weights: −2·(½, 4) = (−1, −8) and 2·(0, 2½) = (0, 5), bias −2 and 2. Maps: −2·(2, −½) = (−4, 1), and
    /// 2·(2, −½) = (4, −1), of which the ReLU lets (0, −1) through. Kernel: −4·1 + 1·2 = −2 and −4·2 + 1·(−1) = −9, bias −3;
    /// and −1·3 = −3 and −1·1 = −1, bias −1. All of them halved, for the loss is the mean of two.
    @Test
    void two_layers_by_hand() {
        Network network = TwoLayers.network();
        for (Pass pass : List.of(new NodeByNode(network, Loss.MEAN_SQUARED_ERROR, Machine.SCALAR),
                new LanePass(network, Loss.MEAN_SQUARED_ERROR, FAST))) {
            Pass.Result result = pass.of(LearnedNumbers.of(network), TwoLayers.batch(), 1, Cancel.NEVER);
            assertThat(result.loss()).isEqualTo(1);
            assertThat(result.gradients().get(0).get(0)).containsExactly(-2.5f, -5);
            assertThat(result.gradients().get(0).get(1)).containsExactly(-2);
            assertThat(result.gradients().get(1).get(0)).containsExactly(-0.5f, -1.5f);
            assertThat(result.gradients().get(1).get(1)).containsExactly(0);
        }
    }

    @Test
    void a_value_is_dropped_on_both_ways_or_on_none_and_the_mean_stays() {
        Tensor ones = Tensor.filled(new Shape(10, 20, 20), 1);
        float[] factors = LaneDropout.factors(0.3f, ones.data.length, 11, 2, 4);
        double sum = 0;
        for (float factor : factors) {
            assertThat(factor == 0 || factor == 1 / (1 - 0.3f)).isTrue();
            sum += factor;
        }
        assertThat(sum / factors.length).isBetween(0.96, 1.04);
        assertThat(LaneDropout.factors(0.3f, ones.data.length, 11, 2, 4)).isEqualTo(factors);
        assertThat(LaneDropout.factors(0.3f, ones.data.length, 11, 2, 5)).isNotEqualTo(factors);
        assertThat(LaneDropout.factors(0.3f, ones.data.length, 12, 2, 4)).isNotEqualTo(factors);
    }
}
