package org.fovea.compute.learn.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.compute.learn.feature.Nets;
import org.fovea.compute.learn.feature.RandomPictures;
import org.fovea.compute.learn.why.Attribution.Score;
import org.fovea.compute.learn.why.Occlusion.Fill;
import org.fovea.engine.Cancel;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.net.Values;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final Machine FAST = Machine.fastest();

    @Test
    void saliency_is_the_largest_change_of_the_score_by_a_small_change_of_one_channel() {
        var random = new Random(5);
        int compared = 0;
        for (int n = 0; n < 8; n++) {
            Network network = Nets.classifier(new Shape(1 + n % 3, 11 + n, 17 - n), 3, n % 2 == 0, n);
            Tensor x = RandomPictures.picture(network.shape(0), random);
            var score = new Score(network, network.size() - 1, n % 3);
            Values values = network.evaluate(x, FAST, Cancel.NEVER);
            Tensor map = Attribution.saliency(score, values, FAST, Cancel.NEVER).map();
            Tensor signed = Attribution.gradientTimesInput(score, values, FAST, Cancel.NEVER).map();
            assertThat(map.shape).isEqualTo(network.shape(0).oneChannel());
            for (int at = 0; at < map.data.length; at += 3) {
                double most = 0;
                double linear = 0;
                boolean smooth = true;
                for (int c = 0; c < x.shape.channels(); c++) {
                    int i = c * x.shape.plane() + at;
                    double right = gain(score, x, i, 0x1p-9f);
                    double left = -gain(score, x, i, -0x1p-9f);
                    // At a kink, where a ReLU or a largest value changes over, there is no single slope.
                    smooth &= Math.abs(right - left) < 1e-3;
                    most = Math.max(most, Math.abs(right));
                    linear += right * x.data[i];
                }
                if (!smooth) continue;
                compared++;
                assertThat((double) map.data[at]).isCloseTo(most, within(3e-3));
                assertThat((double) signed.data[at]).isCloseTo(linear, within(6e-3));
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    private static double gain(Score score, Tensor x, int at, float step) {
        Network network = score.network();
        double moved = score.of(network.evaluate(x.with(at, x.data[at] + step), FAST.precisely(), Cancel.NEVER)
                .of(score.node()));
        double still = score.of(network.evaluate(x, FAST.precisely(), Cancel.NEVER).of(score.node()));
        return (moved - still) / Math.abs(step);
    }

    /// Two units see one pixel: one with weight 2, one with −1 that is off. What comes back is 1, −3 and 5.
    @Test
    void guided_back_propagation_by_hand() {
        var first = new Filter(new Tensor(new Shape(1, 1, 1), new float[]{2}), 0);
        var second = new Filter(new Tensor(new Shape(1, 1, 1), new float[]{-1}), 0);
        var third = new Filter(new Tensor(new Shape(1, 1, 1), new float[]{4}), 0);
        var dense = new Dense(Tensor.plane(1, 3, 1, 5, -3), new float[1]);
        for (boolean fused : new boolean[]{true, false}) {
            var ops = new ArrayList<Op>();
            ops.add(new Convolution(Nets.layer(List.of(first, second, third)),
                    fused ? Activation.RELU : Activation.IDENTITY));
            if (!fused) ops.add(Activation.RELU);
            ops.add(new Flatten());
            ops.add(dense);
            Network network = Network.chain(new Shape(1, 1, 1), ops);
            Values values = network.evaluate(Tensor.plane(1, 1, 1), FAST, Cancel.NEVER);
            var score = new Score(network, network.size() - 1, 0);
            // Plain: 2·1 + (off) + 4·(−3). Guided: the −3 does not pass.
            assertThat(Attribution.saliency(score, values, FAST, Cancel.NEVER).map().data).containsExactly(10);
            assertThat(Attribution.guided(score, values, FAST, Cancel.NEVER).map().data).containsExactly(2);
        }
    }

    @Test
    void guided_gradients_add_up_where_branches_meet_and_other_curves_pass_what_is_negative() {
        Network network = new Network(new Shape(1, 1, 2), List.of(new Node(Activation.RELU, List.of(0)),
                new Node(Activation.TANH, List.of(0)), new Node(Arithmetic.ADD, List.of(1, 2))));
        Values values = network.evaluate(Tensor.plane(1, 2, 0, 0.5f), FAST, Cancel.NEVER);
        float[] guided = GuidedBackprop.of(network, values, 3, Tensor.plane(1, 2, -2, -2), FAST, Cancel.NEVER).data;
        double slope = 1 - Math.pow(Math.tanh(0.5), 2);
        assertThat(guided[0]).isEqualTo(-2);
        assertThat((double) guided[1]).isCloseTo(-2 * slope, within(1e-6));
        assertThatThrownBy(() -> GuidedBackprop.of(network, values, 3, Tensor.plane(1, 1, 1), FAST, Cancel.NEVER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Without a ReLU on the way nothing is left out.
    @Test
    void without_relus_guided_back_propagation_is_back_propagation() {
        var random = new Random(8);
        Network network = Network.chain(new Shape(1, 6, 5), List.of(
                new Convolution(Nets.layer(List.of(new Filter(Nets.signed(new Shape(1, 3, 3), random), 0.1f))),
                        Activation.TANH),
                new Flatten(), new Dense(Nets.signed(new Shape(1, 2, 30), random), new float[2])));
        Values values = network.evaluate(RandomPictures.picture(network.shape(0), random), FAST, Cancel.NEVER);
        var score = new Score(network, 3, 1);
        float[] guided = Attribution.guided(score, values, FAST, Cancel.NEVER).map().data;
        float[] plain = Attribution.saliency(score, values, FAST, Cancel.NEVER).map().data;
        for (int i = 0; i < guided.length; i++) assertThat(Math.abs(guided[i])).isEqualTo(plain[i]);
    }

    /// Two maps, the picture times 1 and times −2; the score weighs their values with 1, 0, 0, 3 and 2, 2, 2, 2.
    @Test
    void grad_cam_by_hand() {
        var once = new Filter(new Tensor(new Shape(1, 1, 1), new float[]{1}), 0);
        var minus = new Filter(new Tensor(new Shape(1, 1, 1), new float[]{-2}), 0);
        Network network = Network.chain(new Shape(1, 2, 2), List.of(Convolution.of(Nets.layer(List.of(once, minus))),
                new Flatten(), new Dense(Tensor.plane(1, 8, 1, 0, 0, 3, 2, 2, 2, 2), new float[1])));
        Values values = network.evaluate(Tensor.plane(2, 2, 1, -1, 0.5f, -0.25f), FAST, Cancel.NEVER);
        GradCam found = GradCam.of(new Score(network, 3, 0), values, 1, FAST, Cancel.NEVER);
        // Weights: 4/4 = 1 and 8/4 = 2; the sum is (1 − 4) · picture, and what is negative is left out.
        assertThat(found.coarse().data).containsExactly(0, 3, 0, 0.75f);
        assertThat(found.attribution().map().data).containsExactly(0, 3, 0, 0.75f);
        assertThatThrownBy(() -> GradCam.of(new Score(network, 3, 0), values, 3, FAST, Cancel.NEVER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void grad_cam_is_as_large_as_the_picture_and_by_default_of_the_last_convolution() {
        Network network = Nets.classifier(new Shape(2, 19, 14), 3, true, 1);
        assertThat(GradCam.layers(network, 6)).containsExactly(1, 3);
        assertThat(GradCam.layers(network, 3)).containsExactly(1);
        Values values = network.evaluate(RandomPictures.picture(network.shape(0), new Random(2)), FAST, Cancel.NEVER);
        GradCam found = GradCam.of(new Score(network, 6, 1), values, 3, FAST, Cancel.NEVER);
        assertThat(found.coarse().shape).isEqualTo(new Shape(1, 9, 7));
        assertThat(found.attribution().map().shape).isEqualTo(new Shape(1, 19, 14));
        for (float x : found.attribution().map().data) assertThat(x).isNotNegative();
    }

    @Test
    void covering_a_picture_that_is_equal_everywhere_changes_nothing() {
        Network network = Nets.classifier(new Shape(3, 15, 13), 4, true, 3);
        for (int size = 1; size < 8; size += 2) {
            Occlusion found = Occlusion.of(new Score(network, 6, 2), Tensor.filled(network.shape(0), 0.3f),
                    new Occlusion.Settings(size, 1, Fill.MEAN), FAST, Cancel.NEVER, _ -> {
                    });
            assertThat(found.drops()).containsOnly(0);
            assertThat(found.attribution().map().data).containsOnly(0);
        }
    }

    /// The score is the weighted sum of the pixels, so covering a patch with black takes away just what is under it.
    @Test
    void of_a_weighted_sum_of_pixels_a_patch_takes_away_what_it_covers() {
        var random = new Random(4);
        var shape = new Shape(2, 5, 7);
        Tensor weights = Nets.signed(new Shape(1, 1, shape.size()), random);
        Network network = Network.chain(shape, List.of(new Flatten(), new Dense(weights, new float[]{3})));
        Tensor x = RandomPictures.picture(shape, random);
        var settings = new Occlusion.Settings(3, 2, Fill.BLACK);
        var told = new AtomicInteger();
        Occlusion found = Occlusion.of(new Score(network, 2, 0), x, settings, FAST, Cancel.NEVER,
                _ -> told.incrementAndGet());
        assertThat(found.places()).hasSize(2 * 3).last().isEqualTo(new Region(2, 4, 3, 3));
        assertThat(told.get()).isEqualTo(6);
        var sums = new double[shape.plane()];
        var counts = new int[shape.plane()];
        for (int p = 0; p < found.places().size(); p++) {
            Region place = found.places().get(p);
            double under = 0;
            for (int c = 0; c < 2; c++)
                for (int i = place.top(); i < place.bottom(); i++)
                    for (int j = place.left(); j < place.right(); j++)
                        under += x.at(c, i, j) * weights.data[shape.index(c, i, j)];
            assertThat(found.drops()[p]).isCloseTo(under, within(1e-5));
            for (int i = place.top(); i < place.bottom(); i++)
                for (int j = place.left(); j < place.right(); j++) {
                    sums[i * 7 + j] += under;
                    counts[i * 7 + j]++;
                }
        }
        for (int i = 0; i < sums.length; i++)
            assertThat((double) found.attribution().map().data[i]).isCloseTo(sums[i] / counts[i], within(1e-5));
    }

    @Test
    void every_pixel_is_covered_and_threads_change_nothing() {
        Network network = Nets.classifier(new Shape(1, 14, 23), 3, true, 6);
        Tensor x = RandomPictures.picture(network.shape(0), new Random(7));
        for (int size = 1; size < 30; size += 4)
            for (int stride = 1; stride <= size; stride += 3) {
                var settings = new Occlusion.Settings(size, stride, Fill.GREY);
                var covered = new boolean[14 * 23];
                for (Region place : Occlusion.places(x.shape, settings)) {
                    assertThat(Region.all(x.shape).contains(place)).isTrue();
                    for (int i = place.top(); i < place.bottom(); i++)
                        Arrays.fill(covered, i * 23 + place.left(), i * 23 + place.right(), true);
                }
                for (boolean one : covered) assertThat(one).isTrue();
            }
        var settings = new Occlusion.Settings(5, 2, Fill.MEAN);
        var score = new Score(network, 6, 0);
        float[] alone = Occlusion.of(score, x, settings, new Machine(Kernels.fastest(), 1), Cancel.NEVER, _ -> {
        }).attribution().map().data;
        assertThat(Occlusion.of(score, x, settings, new Machine(Kernels.fastest(), 3), Cancel.NEVER, _ -> {
        }).attribution().map().data).isEqualTo(alone);
        assertThatThrownBy(() -> Occlusion.of(score, x, settings, FAST, () -> true, _ -> {
        })).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> new Occlusion.Settings(2, 3, Fill.MEAN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Score(network, 6, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void each_method_says_in_one_sentence_what_it_shows_and_what_it_does_not() {
        for (Method method : Method.values()) {
            assertThat(method.sentence()).startsWith("Shows ").contains("does not show").endsWith(".");
            assertThat(method.sentence().chars().filter(c -> c == '.').count()).isEqualTo(1);
        }
    }
}
