package org.fovea.compute.learn.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fovea.compute.Projects;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Target;
import org.fovea.project.NamedFilter;
import org.fovea.project.Picture;
import org.fovea.project.Source;
import org.fovea.project.Weights;
import org.fovea.project.learn.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneTest {
    private static Task.Recover task(int channels, int size, boolean relu) {
        Tensor weights = Weights.random(new Shape(channels, size, size), 5);
        return new Task.Recover(List.of(new NamedFilter("hidden", new Filter(weights, 0), false)), relu);
    }

    private static Picture picture(int channels, int height, int width) {
        return Picture.of(new Source.Pasted("noise"), Projects.noise(new Shape(channels, height, width), 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 3, false", "3, 3, 5, true", "3, 1, 7, false", "1, 1, 11, true"})
    void a_whole_picture_is_seen_by_the_hidden_filters_in_their_channels(int channels, int pictures, int size,
            boolean relu) {
        Task.Recover task = task(channels, size, relu);
        Scene scene = Scene.of(task, picture(pictures, 60, 41), Machine.SCALAR, Cancel.NEVER).orElseThrow();
        assertThat(scene.input().shape).isEqualTo(new Shape(channels, 60, 41));
        assertThat(scene.wanted().shape).isEqualTo(new Shape(1, 61 - size, 42 - size));
        double sum = 0;
        double squares = 0;
        for (float value : scene.input().data) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / scene.input().data.length).isCloseTo(0, within(1e-4));
        assertThat(squares / scene.input().data.length).isCloseTo(1, within(1e-3));
        Attempt hidden = Attempt.of(Scene.layer(List.of(task.hidden().getFirst().weights()), relu), scene,
                Machine.SCALAR, Cancel.NEVER);
        assertThat(hidden.error().data).containsOnly(0);
    }

    @Test
    void a_large_picture_becomes_small_enough_to_follow() {
        Shape shape = Scene.of(task(1, 3, false), picture(3, 427, 640), Machine.SCALAR, Cancel.NEVER).orElseThrow()
                .input().shape;
        assertThat(shape).isEqualTo(new Shape(1, 75, 112));
    }

    @Test
    void a_picture_that_leaves_hardly_a_map_is_not_shown() {
        assertThat(Scene.of(task(1, 11, false), picture(1, 18, 60), Machine.SCALAR, Cancel.NEVER)).isEmpty();
        assertThat(Scene.of(task(1, 11, false), picture(1, 19, 60), Machine.SCALAR, Cancel.NEVER)).isPresent();
    }

    @Test
    void an_example_brings_its_own_maps() {
        Tensor input = Projects.noise(new Shape(1, 9, 9), 2);
        Tensor maps = Projects.noise(new Shape(1, 7, 7), 3);
        assertThat(Scene.of(new Example(input, new Target.Values(maps)))).contains(new Scene(input, maps));
        assertThat(Scene.of(new Example(input, new Target.OfClass(3)))).isEmpty();
    }
}
