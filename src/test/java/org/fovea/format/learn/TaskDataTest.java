package org.fovea.format.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.TaskFit;
import org.fovea.compute.learn.TaskNetwork;
import org.fovea.compute.learn.TaskSettings;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Score;
import org.fovea.engine.train.Trainer;
import org.fovea.format.SampleImages;
import org.fovea.project.FilterPreset;
import org.fovea.project.NamedFilter;
import org.fovea.project.Picture;
import org.fovea.project.Project;
import org.fovea.project.Source;
import org.fovea.project.learn.DenoiseSettings;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;
import org.fovea.project.learn.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every task from its data to a trained network.
final class TaskDataTest {
    private static final Picture CAT = Picture.of(new Source.Sample("cat.png"), SampleImages.read("cat.png"));

    static List<Task> tasks() {
        return List.of(new Task.Digits(), new Task.Shapes(ShapeSettings.USUAL),
                new Task.Shapes(new ShapeSettings(41, true, 0.3f, 0.6f, 20, 1, 0.2f, 60, 30, 4)),
                new Task.Denoise(DenoiseSettings.USUAL), new Task.Denoise(new DenoiseSettings(23, 0.3f, 100, 2)),
                new Task.Recover(List.of(FilterPreset.SOBEL_X.filter(3)), true),
                new Task.Recover(List.of(FilterPreset.GABOR.filter(1), FilterPreset.GABOR.filter(1)), false));
    }

    private static LearningData data(Task task) {
        return TaskData.of(task, CAT, Machine.fastest(), Cancel.NEVER, _ -> {});
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void a_task_has_data_and_a_network_that_fits_it_and_learns(Task task) {
        LearningData data = data(task);
        assertThat(data.task()).isEqualTo(task);
        assertThat(data.notes()).isNotEmpty();
        Network network = TaskNetwork.network(data.training().input(), TaskNetwork.layers(data, 1));
        assertThat(TaskFit.misfit(network, data)).isEmpty();
        assertThat(TaskSettings.of(task).loss()).isEqualTo(TaskFit.loss(data));
        var trainer = new Trainer(network, TaskSettings.of(task), data.training(), Machine.fastest());
        double first = trainer.step(Cancel.NEVER).loss();
        double last = first;
        for (int n = 0; n < 25; n++) last = trainer.step(Cancel.NEVER).loss();
        assertThat(last).isLessThan(0.97 * first);
    }

    @Test
    void the_same_seed_gives_the_same_layers_and_another_one_others() {
        LearningData data = data(new Task.Digits());
        Shape input = data.training().input();
        Tensor x = data.test().example(0, 0).input();
        float[] one = TaskNetwork.network(input, TaskNetwork.layers(data, 1)).evaluate(x, Machine.SCALAR, Cancel.NEVER)
                .of(6).data;
        assertThat(TaskNetwork.network(input, TaskNetwork.layers(data, 1)).evaluate(x, Machine.SCALAR, Cancel.NEVER)
                .of(6).data).isEqualTo(one);
        assertThat(TaskNetwork.network(input, TaskNetwork.layers(data, 2)).evaluate(x, Machine.SCALAR, Cancel.NEVER)
                .of(6).data).isNotEqualTo(one);
    }

    @Test
    void a_filter_of_which_relu_leaves_nothing_is_refused() {
        var dark = new NamedFilter("dark", new Filter(Tensor.plane(1, 1, 0.001f), -100), false);
        assertThatThrownBy(() -> data(new Task.Recover(List.of(dark), true))).isInstanceOf(Problem.class)
                .hasMessageContaining("leaves nothing of the maps of “dark”");
        assertThat(data(new Task.Recover(List.of(dark), false)).training().size()).isPositive();
    }

    @Test
    void a_picture_that_is_smaller_than_a_patch_is_refused() {
        Picture tiny = Picture.of(new Source.Pasted("tiny"), Tensor.zeros(new Shape(1, 20, 31)));
        assertThatThrownBy(() -> TaskData.of(new Task.Denoise(DenoiseSettings.USUAL), tiny, Machine.SCALAR,
                Cancel.NEVER, _ -> {})).isInstanceOf(Problem.class)
                .hasMessageContaining("31 × 20 pixels, less than a patch of 32 × 32");
        Picture narrow = Picture.of(new Source.Pasted("narrow"), Tensor.zeros(new Shape(1, 40, 40)));
        assertThat(TaskData.of(new Task.Denoise(DenoiseSettings.USUAL), narrow, Machine.SCALAR, Cancel.NEVER, _ -> {})
                .notes()).anyMatch(note -> note.contains("both overlap"));
    }

    @Test
    void the_networks_that_ship_have_learned_their_tasks() {
        for (Task task : List.of(new Task.Digits(), new Task.Shapes(ShapeSettings.USUAL))) {
            LearningData data = data(task);
            Project project = TrainedNetworks.of(task).orElseThrow();
            Training training = Training.of(project).orElseThrow();
            assertThat(training.task()).isEqualTo(task);
            assertThat(training.classes()).isEqualTo(data.classes());
            assertThat(training.edited()).isFalse();
            assertThat(TaskFit.misfit(project.network(), data)).isEmpty();
            Score score = Score.of(project.network(), TaskFit.loss(data), data.test(), Machine.fastest(), Cancel.NEVER);
            assertThat(score.accuracy()).isGreaterThanOrEqualTo(task instanceof Task.Digits ? 0.985 : 0.95)
                    .isEqualTo(training.history().getLast().testAccuracy());
        }
        assertThat(TrainedNetworks.of(new Task.Denoise(DenoiseSettings.USUAL))).isEmpty();
        assertThat(TrainedNetworks.of(Objects.requireNonNull(tasks().get(2)))).isEmpty();
    }
}
