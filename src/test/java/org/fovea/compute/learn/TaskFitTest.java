package org.fovea.compute.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.train.Loss;
import org.fovea.project.Conv;
import org.fovea.project.FilterPreset;
import org.fovea.project.Initializer;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.fovea.project.Template;
import org.fovea.project.learn.DenoiseSettings;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;

/// Networks that do not fit a task.
final class TaskFitTest {
    private static final Shape DIGIT = new Shape(1, 28, 28);
    private static final LearningData DIGITS = new LearningData(new Task.Digits(), Collections.nCopies(10, "digit"),
            new StoredPictures(DIGIT, List.of(new byte[784]), new int[1]),
            new StoredPictures(DIGIT, List.of(new byte[784]), new int[1]), List.of());

    private static Network dense(int outputs, Op... after) {
        var ops = new java.util.ArrayList<Op>();
        ops.add(new Dense(Initializer.glorot(1).matrix(outputs, DIGIT.size()), new float[outputs]));
        ops.addAll(List.of(after));
        return Network.chain(DIGIT, ops);
    }

    private static Network template(Template template, Shape input) {
        return TaskNetwork.network(input, template.layers(input));
    }

    private static String misfit(Network network, LearningData data) {
        String sentence = TaskFit.misfit(network, data).orElse("");
        if (!sentence.isEmpty())
            assertThatThrownBy(() -> TaskFit.check(network, data)).isInstanceOf(Problem.class).hasMessage(sentence);
        else
            TaskFit.check(network, data);
        return sentence;
    }

    @Test
    void ten_scores_fit_the_digits_with_or_without_a_softmax() {
        assertThat(misfit(dense(10), DIGITS)).isEmpty();
        assertThat(misfit(dense(10, new Softmax(false)), DIGITS)).isEmpty();
        assertThat(misfit(dense(10, new Softmax(true)), DIGITS)).isEmpty();
        assertThat(misfit(template(Template.LENET, DIGIT), DIGITS)).isEmpty();
        assertThat(TaskFit.loss(DIGITS)).isEqualTo(Loss.CROSS_ENTROPY);
    }

    @Test
    void another_number_of_scores_is_told_with_what_would_fit() {
        assertThat(misfit(dense(5, new Softmax(false)), DIGITS)).isEqualTo(
                "The network makes 5 scores, the digits have 10 classes; give its last layer 10 outputs.");
        assertThat(misfit(dense(1), DIGITS)).startsWith("The network makes 1 score, ");
    }

    @Test
    void maps_instead_of_scores_are_told() {
        assertThat(misfit(template(Template.STACKED, DIGIT), DIGITS)).isEqualTo(
                "The network ends with maps, 8 @ 28×28, the digits have 10 classes; end it with a dense layer of 10 outputs.");
    }

    @Test
    void pictures_of_another_shape_are_told() {
        assertThat(misfit(template(Template.VGG, new Shape(3, 224, 224)), DIGITS)).isEqualTo(
                "The network takes 3 @ 224×224, the digits are 1 @ 28×28; choose one that is made for such pictures.");
    }

    @Test
    void a_network_without_weights_is_told() {
        var two = new LearningData(new Task.Digits(), Collections.nCopies(784, "class"), DIGITS.training(),
                DIGITS.test(), List.of());
        assertThat(misfit(Network.chain(DIGIT, List.of(new Flatten(), Activation.RELU)), two))
                .isEqualTo("The network has no weights to learn; add a convolution or a dense layer.");
    }

    @Test
    void values_of_another_shape_are_told() {
        var settings = new DenoiseSettings(16, 0.2f, 10, 1);
        Tensor picture = Tensor.zeros(new Shape(3, 40, 40));
        var denoise = new LearningData(new Task.Denoise(settings), List.of(), NoisyPatches.training(picture, settings),
                NoisyPatches.test(picture, settings), List.of());
        Shape patch = new Shape(3, 16, 16);
        assertThat(TaskFit.loss(denoise)).isEqualTo(Loss.MEAN_SQUARED_ERROR);
        assertThat(misfit(template(Template.DENOISER, patch), denoise)).isEmpty();
        assertThat(misfit(template(Template.STACKED, patch), denoise))
                .isEqualTo("The network makes 8 @ 16×16, wanted are 3 @ 16×16; give its last layer 3 maps.");
        assertThat(misfit(template(Template.STRIDE, patch), denoise)).isEqualTo(
                "The network makes 8 @ 8×8, wanted are 3 @ 16×16; choose strides and padding that lead to 16 × 16.");
        var recover = new Task.Recover(List.of(FilterPreset.SOBEL_X.filter(1)), false);
        var hidden = new LearningData(recover, List.of(), HiddenFilters.training(recover, picture, 1),
                HiddenFilters.test(recover, picture, 1), List.of());
        assertThat(misfit(template(Template.STACKED, hidden.training().input()), hidden))
                .contains("wanted are 1 @ 24×24");
    }

    @Test
    void a_hidden_filter_is_looked_for_by_one_convolution_of_its_size() {
        Tensor picture = Projects.noise(new Shape(1, 40, 40), 1);
        var recover = new Task.Recover(List.of(FilterPreset.SOBEL_X.filter(1)), false);
        var hidden = new LearningData(recover, List.of(), HiddenFilters.training(recover, picture, 1),
                HiddenFilters.test(recover, picture, 1), List.of());
        Shape input = hidden.training().input();
        List<Layer> usual = TaskNetwork.layers(hidden, 1);
        assertThat(misfit(TaskNetwork.network(input, usual), hidden)).isEmpty();
        List<Layer> two = List.of(usual.getFirst(), Layer.of("relu", new Operation(Activation.RELU), 1));
        assertThat(misfit(TaskNetwork.network(input, two), hidden)).isEqualTo(
                "A hidden filter of 1 @ 3×3 is looked for by one convolution with filters of that size; choose a network that is nothing else.");
        var large = new Axis(5, 1, 1);
        Conv larger = Projects.layer(1, 1, large, large, new Padding.Explicit(1, 1, 1, 1));
        assertThat(misfit(TaskNetwork.network(input, List.of(Layer.of("conv1", larger, 0))), hidden))
                .contains("filters of that size");
    }

    @Test
    void networks_made_for_shapes_fit_pictures_of_any_size() {
        for (int side : new int[]{16, 31, 64, 97, 128}) {
            var settings = new ShapeSettings(side, side % 2 == 0, 0.3f, 0.6f, 90, 0, 0, 6, 6, 1);
            var data = new LearningData(new Task.Shapes(settings), ShapePictures.classes(),
                    ShapePictures.training(settings), ShapePictures.test(settings), List.of());
            Network network = TaskNetwork.network(data.training().input(), TaskNetwork.layers(data, 1));
            assertThat(misfit(network, data)).isEmpty();
        }
    }
}
