package org.fovea.compute.learn;

import java.util.Optional;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Learned;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Loss;
import org.fovea.engine.train.Scored;
import org.fovea.engine.train.Target;
import org.fovea.project.learn.Task;

/// Whether a network can learn a task: its input must be as the pictures are, and its output as what is wanted.
public final class TaskFit {
    private TaskFit() {
    }

    /// How wrong an answer of the task is.
    public static Loss loss(LearningData data) {
        return data.classes().isEmpty() ? Loss.MEAN_SQUARED_ERROR : Loss.CROSS_ENTROPY;
    }

    /// @throws Problem when it cannot, saying what would
    public static void check(Network network, LearningData data) {
        misfit(network, data).ifPresent(sentence -> {
            throw new Problem(sentence);
        });
    }

    /// What is wrong with the network and what would fit, in one sentence; nothing where it can learn the task.
    public static Optional<String> misfit(Network network, LearningData data) {
        Shape input = data.training().input();
        if (!network.shape(0).equals(input))
            return Optional.of("The network takes %s, the %s are %s; choose one that is made for such pictures."
                    .formatted(network.shape(0), pictures(data.task()), input));
        Shape output = network.shape(Scored.node(network, loss(data)));
        Optional<String> sentence = data.classes().isEmpty()
                ? values(output, data)
                : scores(output, data);
        return sentence.or(() -> alone(network, data.task())).or(() -> learnsNothing(network)
                ? Optional.of("The network has no weights to learn; add a convolution or a dense layer.")
                : Optional.empty());
    }

    private static Optional<String> scores(Shape output, LearningData data) {
        int classes = data.classes().size();
        if (output.plane() > 1)
            return Optional.of(
                    "The network ends with maps, %s, the %s have %d classes; end it with a dense layer of %3$d outputs."
                            .formatted(output, pictures(data.task()), classes));
        if (output.channels() != classes)
            return Optional.of("The network makes %d score%s, the %s have %d classes; give its last layer %4$d outputs."
                    .formatted(output.channels(), output.channels() == 1 ? "" : "s", pictures(data.task()), classes));
        return Optional.empty();
    }

    private static Optional<String> values(Shape output, LearningData data) {
        Example first = data.training().example(0, Examples.PLAIN);
        if (!(first.target() instanceof Target.Values(var wanted)) || output.equals(wanted.shape))
            return Optional.empty();
        String way = output.plane() == wanted.shape.plane()
                ? "give its last layer %d maps".formatted(wanted.shape.channels())
                : "choose strides and padding that lead to %d × %d".formatted(wanted.shape.height(),
                        wanted.shape.width());
        return Optional.of("The network makes %s, wanted are %s; %s.".formatted(output, wanted.shape, way));
    }

    /// What a hidden filter is compared with, weight by weight, is a filter of its size in the only layer.
    private static Optional<String> alone(Network network, Task task) {
        if (!(task instanceof Task.Recover recover)) return Optional.empty();
        Shape kernel = recover.hidden().getFirst().weights().shape;
        return network.size() == 2 && network.node(1).op() instanceof Convolution c
                && c.layer().filters().getFirst().weights().shape.equals(kernel)
                        ? Optional.empty()
                        : Optional.of(
                                "A hidden filter of %s is looked for by one convolution with filters of that size; choose a network that is nothing else."
                                        .formatted(kernel));
    }

    private static boolean learnsNothing(Network network) {
        for (int n = 1; n < network.size(); n++) if (!Learned.of(network.node(n).op()).isEmpty()) return false;
        return true;
    }

    private static String pictures(Task task) {
        return switch (task) {
            case Task.Recover _ -> "pictures";
            case Task.Digits _ -> "digits";
            case Task.Shapes _ -> "shapes";
            case Task.Denoise _ -> "patches";
            case Task.Folder _ -> "pictures of the folder";
        };
    }
}
