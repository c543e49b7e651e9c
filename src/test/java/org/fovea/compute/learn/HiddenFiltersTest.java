package org.fovea.compute.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.fovea.compute.Projects;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;
import org.fovea.engine.train.Trainer;
import org.fovea.project.FilterPreset;
import org.fovea.project.Initializer;
import org.fovea.project.NamedFilter;
import org.fovea.project.Pattern;
import org.fovea.project.PatternPicture;
import org.fovea.project.learn.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hidden filters, and that they are found.
final class HiddenFiltersTest {
    private static final double FOUND = 0.005;
    private static final Tensor STAR = PatternPicture.of(Pattern.SIEMENS_STAR, 90, 110, 0);

    private static LearningData data(Task.Recover task, Tensor picture) {
        return new LearningData(task, List.of(), HiddenFilters.training(task, picture, 1),
                HiddenFilters.test(task, picture, 1), List.of());
    }

    /// The largest error of a filter, as a share of the length of the hidden one, biases among the weights, after as many
    /// epochs as are usual; fewer where it is small before.
    private static double error(Task.Recover task, Tensor picture, long seed) {
        LearningData data = data(task, picture);
        Network network = TaskNetwork.network(data.training().input(), TaskNetwork.layers(data, seed));
        var trainer = new Trainer(network, TaskSettings.of(task).withSeed(seed), data.training(), Machine.fastest());
        double error = error(task, trainer.network());
        while (!trainer.finished() && error > FOUND) {
            int epoch = trainer.epoch();
            while (trainer.epoch() == epoch)
                trainer.step(Cancel.NEVER);
            error = error(task, trainer.network());
        }
        return error;
    }

    private static double error(Task.Recover task, Network network) {
        double worst = 0;
        for (int k = 0; k < task.hidden().size(); k++) {
            Filter hidden = task.hidden().get(k).filter();
            Filter found = ((Convolution) network.node(1).op()).layer().filters().get(k);
            double off = Math.pow(found.bias() - hidden.bias(), 2);
            double length = Math.pow(hidden.bias(), 2);
            for (int i = 0; i < hidden.weights().data.length; i++) {
                off += Math.pow(found.weights().data[i] - hidden.weights().data[i], 2);
                length += Math.pow(hidden.weights().data[i], 2);
            }
            worst = Math.max(worst, Math.sqrt(off / length));
        }
        return worst;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sobel_is_found_to_one_percent_from_any_seed(boolean relu) {
        var task = new Task.Recover(List.of(FilterPreset.SOBEL_X.filter(1)), relu);
        for (long seed = 1; seed <= 20; seed++)
            assertThat(error(task, STAR, seed)).as("seed %d", seed).isLessThan(0.01);
    }

    @ParameterizedTest
    @CsvSource({"3,1,1", "3,3,4", "5,3,2", "7,1,3", "9,3,1", "11,1,3", "11,3,1"})
    void filters_of_every_size_are_found_with_and_without_relu(int size, int channels, int count) {
        List<NamedFilter> hidden = Initializer.he(size).filters(count, new Shape(channels, size, size));
        assertThat(error(new Task.Recover(hidden, false), STAR, 1)).isLessThan(0.01);
        for (long seed = 1; seed <= 3; seed++)
            assertThat(error(new Task.Recover(hidden, true), STAR, seed)).as("seed %d", seed).isLessThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.001f, 1, 1000})
    void the_size_of_weights_does_not_matter_and_biases_are_found_too(float scale) {
        float[] weights = Initializer.he(4).filters(1, new Shape(1, 5, 3)).getFirst().weights().data.clone();
        for (int i = 0; i < weights.length; i++) weights[i] *= scale;
        var hidden = new NamedFilter("hidden", new Filter(new Tensor(new Shape(1, 5, 3), weights), scale / 2), false);
        for (boolean relu : new boolean[]{false, true})
            assertThat(error(new Task.Recover(List.of(hidden), relu), STAR, 2)).isLessThan(0.01);
    }

    @ParameterizedTest
    @EnumSource(value = FilterPreset.class, mode = EnumSource.Mode.EXCLUDE, names = {"ROBERTS_X", "ROBERTS_Y"})
    void every_preset_is_found_behind_a_relu(FilterPreset preset) {
        assertThat(error(new Task.Recover(List.of(preset.filter(3)), true), STAR, 7)).isLessThan(0.01);
    }

    @Test
    void any_picture_will_do() {
        var task = new Task.Recover(List.of(FilterPreset.GABOR.filter(3)), true);
        for (Tensor picture : List.of(Tensor.filled(new Shape(1, 200, 100), 0.7f), Tensor.zeros(new Shape(3, 1, 1)),
                PatternPicture.of(Pattern.GRADIENT, 64, 64, 0), Projects.noise(new Shape(3, 50, 50), 3)))
            assertThat(error(task, picture, 1)).isLessThan(0.01);
    }

    @Test
    void maps_are_those_of_the_hidden_filters_where_they_lie_within_the_picture() {
        var hidden = new NamedFilter("hidden", new Filter(Tensor.plane(1, 3, 1, 2, -4), 0.5f), false);
        for (boolean relu : new boolean[]{false, true}) {
            HiddenFilters examples = HiddenFilters.training(new Task.Recover(List.of(hidden), relu), STAR, 1);
            for (int i = 0; i < 8; i++) {
                Example example = examples.example(i, 5);
                Tensor x = example.input();
                if (!(example.target() instanceof Target.Values(Tensor maps))) throw new AssertionError("no values");
                assertThat(maps.shape).isEqualTo(new Shape(1, x.shape.height(), x.shape.width() - 2));
                for (int r = 0; r < maps.shape.height(); r++)
                    for (int c = 0; c < maps.shape.width(); c++) {
                        float sum = 0.5f + x.at(0, r, c) + 2 * x.at(0, r, c + 1) - 4 * x.at(0, r, c + 2);
                        assertThat(maps.at(0, r, c)).isCloseTo(relu ? Math.max(0, sum) : sum, within(1e-4f));
                    }
            }
        }
    }

    @Test
    void pictures_have_mean_0_and_variance_1_and_tests_show_others() {
        var task = new Task.Recover(List.of(FilterPreset.SOBEL_X.filter(3)), false);
        HiddenFilters training = HiddenFilters.training(task, STAR, 1);
        HiddenFilters test = HiddenFilters.test(task, STAR, 1);
        for (int i = 0; i < 16; i++) {
            Tensor x = training.example(i, Examples.PLAIN).input();
            double sum = 0;
            double squares = 0;
            for (float value : x.data) {
                sum += value;
                squares += value * value;
            }
            assertThat(sum / x.data.length).isCloseTo(0, within(0.1));
            assertThat(squares / x.data.length).isCloseTo(1, within(0.1));
            assertThat(test.example(i, Examples.PLAIN).input().data).isNotEqualTo(x.data);
        }
        assertThat(Objects.requireNonNull(training.example(0, 3)))
                .isSameAs(training.example(0, 4));
    }
}
