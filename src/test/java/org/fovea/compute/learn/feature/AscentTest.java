package org.fovea.compute.learn.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.fovea.compute.learn.feature.Ascent.Ending;
import org.fovea.compute.learn.feature.Ascent.Goal;
import org.fovea.compute.learn.feature.Ascent.Stage;
import org.fovea.engine.Cancel;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Cone;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.junit.jupiter.api.Test;

class AscentTest {
    private static final Machine FAST = Machine.fastest();
    private static final AscentSettings PLAIN = new AscentSettings(60, 0.03, 0, 0, 0, 0, 1);
    private static final AscentSettings SMOOTH = new AscentSettings(90, 0.04, 1, 0.5, 0.01, 0.2, 4);

    private static Stage climb(Network network, Goal goal, AscentSettings settings) {
        return Ascent.of(network, goal, settings, FAST, Cancel.NEVER, 0, _ -> {
        });
    }

    @Test
    void the_value_of_the_goal_grows_on_average() {
        Network network = Nets.classifier(new Shape(2, 16, 15), 3, true, 9);
        int climbed = 0;
        for (AscentSettings settings : List.of(PLAIN, SMOOTH))
            for (int node : new int[]{1, 2, 3, 4, 6})
                for (int map = 0; map < 3; map++)
                    for (Goal goal : List.of(new Goal.Centre(node, map), new Goal.Mean(node, map))) {
                        Stage end = climb(network, goal, settings);
                        if (end.ending() == Ending.FLAT) continue;
                        climbed++;
                        double[] fifths = fifths(end.values());
                        assertThat(fifths[1]).as("%s %s %s", goal, settings, Arrays.toString(fifths))
                                .isGreaterThan(fifths[0]);
                        assertThat(fifths[4]).as("%s", goal).isGreaterThan(fifths[1]);
                        for (float x : end.picture().data) assertThat(x).isBetween(0f, 1f);
                    }
        assertThat(climbed).isGreaterThan(50);
    }

    private static double[] fifths(double[] values) {
        var means = new double[5];
        for (int f = 0; f < 5; f++)
            means[f] = Arrays.stream(values, f * values.length / 5, (f + 1) * values.length / 5).average()
                    .orElseThrow();
        return means;
    }

    @Test
    void the_same_settings_give_the_same_picture_and_another_seed_another_one() {
        Network network = Nets.classifier(new Shape(3, 14, 14), 3, false, 21);
        var goal = new Goal.Centre(3, 2);
        float[] once = climb(network, goal, SMOOTH).picture().data;
        for (int threads = 1; threads < 4; threads++)
            assertThat(Ascent.of(network, goal, SMOOTH, new Machine(Kernels.fastest(), threads), Cancel.NEVER, 7,
                    _ -> {
                    }).picture().data).isEqualTo(once);
        var other = new AscentSettings(90, 0.04, 1, 0.5, 0.01, 0.2, 5);
        assertThat(climb(network, goal, other).picture().data).isNotEqualTo(once);
    }

    /// The filter of an edge between dark at the left and bright at the right.
    @Test
    void a_filter_that_is_a_vertical_edge_gets_a_picture_with_a_vertical_edge() {
        var edge = Tensor.plane(5, 5, -1, -1, 0, 1, 1, -1, -1, 0, 1, 1, -1, -1, 0, 1, 1, -1, -1, 0, 1, 1, -1, -1, 0, 1,
                1);
        Network network = Network.chain(new Shape(1, 15, 15),
                List.of(new Convolution(Nets.layer(edge), Activation.RELU)));
        Region field = Cone.seen(network, 1, Units.of(0, 7, 7)).units(0).region().orElseThrow();
        Tensor picture = climb(network, new Goal.Centre(1, 0), AscentSettings.suited(field)).picture();
        for (int i = field.top(); i < field.bottom(); i++) {
            assertThat(picture.at(0, i, field.left()) + picture.at(0, i, field.left() + 1)).isLessThan(0.2f);
            assertThat(picture.at(0, i, field.left() + 3) + picture.at(0, i, field.left() + 4)).isGreaterThan(1.8f);
            assertThat(picture.at(0, i, field.left() + 2)).isBetween(0.4f, 0.6f);
        }
        // Beside the field nothing but noise, which decays.
        assertThat(picture.at(0, 2, 7)).isBetween(0.45f, 0.55f);
    }

    /// One step from noise, without any regulariser, is the gradient divided by its size.
    @Test
    void a_step_moves_along_the_gradient_by_the_rate() {
        var weights = Tensor.plane(1, 3, 3, 0, -4);
        Network network = Network.chain(new Shape(1, 5, 5), List.of(Convolution.of(Nets.layer(weights))));
        Tensor one = climb(network, new Goal.Centre(1, 0), new AscentSettings(1, 0.1, 0, 0, 0, 0, 1)).picture();
        Tensor two = climb(network, new Goal.Centre(1, 0), new AscentSettings(2, 0.1, 0, 0, 0, 0, 1)).picture();
        double size = Math.sqrt((9 + 16) / 2.0);
        assertThat((double) two.at(0, 2, 1) - one.at(0, 2, 1)).isCloseTo(0.1 * 3 / size, near());
        assertThat((double) two.at(0, 2, 3) - one.at(0, 2, 3)).isCloseTo(-0.1 * 4 / size, near());
        assertThat(two.at(0, 2, 2)).isEqualTo(one.at(0, 2, 2));
    }

    private static org.assertj.core.data.Offset<Double> near() {
        return org.assertj.core.api.Assertions.within(1e-5);
    }

    @Test
    void a_unit_behind_a_relu_that_is_off_has_a_picture_too() {
        var weights = new Filter(Tensor.plane(1, 1, 1), -100);
        for (Network network : List.of(
                Network.chain(new Shape(1, 3, 3), List.of(new Convolution(Nets.layer(List.of(weights)),
                        Activation.RELU))),
                Network.chain(new Shape(1, 3, 3), List.of(Convolution.of(Nets.layer(List.of(weights))),
                        Activation.RELU)))) {
            Stage end = climb(network, new Goal.Mean(network.size() - 1, 0), PLAIN);
            assertThat(end.ending()).isEqualTo(Ending.DONE);
            assertThat(end.picture().data).containsOnly(1);
        }
    }

    @Test
    void what_no_pixel_can_change_ends_at_once_and_what_is_no_number_keeps_the_picture() {
        var off = new Convolution(Nets.layer(List.of(new Filter(Tensor.plane(1, 1, 1), -100))), Activation.RELU);
        var after = Convolution.of(Nets.layer(Tensor.plane(1, 1, 1)));
        Stage flat = climb(Network.chain(new Shape(1, 3, 3), List.of(off, after)), new Goal.Centre(2, 0), PLAIN);
        assertThat(flat.ending()).isEqualTo(Ending.FLAT);
        assertThat(flat.values()).hasSize(1);
        var wrong = Convolution.of(Nets.layer(Tensor.plane(1, 1, Float.NaN)));
        Stage stopped = climb(Network.chain(new Shape(1, 3, 3), List.of(wrong)), new Goal.Centre(1, 0), PLAIN);
        assertThat(stopped.ending()).isEqualTo(Ending.NOT_FINITE);
        for (float x : stopped.picture().data) assertThat(x).isBetween(0f, 1f);
        assertThat(stopped.reached()).isZero();
    }

    @Test
    void stages_are_shown_while_it_climbs_and_it_can_be_stopped() {
        Network network = Nets.classifier(new Shape(1, 12, 12), 3, true, 2);
        var stages = new ArrayList<Stage>();
        Stage end = Ascent.of(network, new Goal.Centre(1, 0), PLAIN, FAST, Cancel.NEVER, 20, stages::add);
        assertThat(stages).extracting(stage -> stage.values().length).containsExactly(20, 40);
        assertThat(stages).allSatisfy(stage -> assertThat(stage.ending()).isNull());
        assertThat(end.values()).hasSize(60);
        assertThatThrownBy(() -> Ascent.of(network, new Goal.Centre(1, 0), PLAIN, FAST, () -> stages.size() > 2, 5,
                stages::add)).isInstanceOf(CancellationException.class);
    }

    /// Total variation and blurring make neighbours more alike.
    @Test
    void smoothing_makes_a_picture_smoother() {
        Network network = Nets.classifier(new Shape(1, 20, 20), 3, true, 31);
        var goal = new Goal.Centre(6, 1);
        double rough = roughness(climb(network, goal, PLAIN).picture());
        assertThat(roughness(climb(network, goal, new AscentSettings(60, 0.03, 0, 0.8, 0, 0, 1)).picture()))
                .isLessThan(rough);
        assertThat(roughness(climb(network, goal, new AscentSettings(60, 0.03, 0, 0, 0, 1, 1)).picture()))
                .isLessThan(rough);
    }

    private static double roughness(Tensor picture) {
        double sum = 0;
        for (int i = 0; i < picture.shape.height(); i++)
            for (int j = 1; j < picture.shape.width(); j++)
                sum += Math.abs(picture.at(0, i, j) - picture.at(0, i, j - 1));
        return sum;
    }

    @Test
    void a_blur_keeps_the_sum_of_what_is_far_from_the_border_and_spreads_it_evenly() {
        Tensor point = Tensor.zeros(new Shape(1, 9, 9)).with(4 * 9 + 4, 1);
        Tensor blurred = Blur.of(point, 0.8);
        double sum = 0;
        for (float x : blurred.data) sum += x;
        assertThat(sum).isCloseTo(1, near());
        assertThat(blurred.at(0, 4, 3)).isEqualTo(blurred.at(0, 3, 4)).isEqualTo(blurred.at(0, 4, 5));
        assertThat(blurred.at(0, 4, 4)).isGreaterThan(blurred.at(0, 4, 3));
        assertThat(blurred.at(0, 4, 3) / blurred.at(0, 4, 4))
                .isCloseTo((float) Math.exp(-1 / (2 * 0.64)), org.assertj.core.api.Assertions.within(1e-5f));
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new AscentSettings(0, 0.1, 0, 0, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AscentSettings(9, 0, 0, 0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AscentSettings(9, 0.1, 0, 0, 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AscentSettings(9, 0.1, -1, 0, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
