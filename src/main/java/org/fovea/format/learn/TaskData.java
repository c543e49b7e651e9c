package org.fovea.format.learn;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.fovea.compute.Fitted;
import org.fovea.compute.learn.HiddenFilters;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.NoisyPatches;
import org.fovea.compute.learn.ShapePictures;
import org.fovea.engine.Cancel;
import org.fovea.engine.Problem;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Examples;
import org.fovea.project.Picture;
import org.fovea.project.learn.DenoiseSettings;
import org.fovea.project.learn.ShapeSettings;
import org.fovea.project.learn.Task;

/// Gets what a task learns from: reads it, or makes it.
public final class TaskData {
    private static final long RECOVER_SEED = 1;

    private TaskData() {
    }

    /// @param picture the document's, of which some tasks take pieces
    /// @param machine for pictures that are read and fitted
    /// @param progress told the share that is done, from any thread
    /// @throws Problem when there is nothing to learn from
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static LearningData of(Task task, Picture picture, Machine machine, Cancel cancel, DoubleConsumer progress) {
        return switch (task) {
            case Task.Recover recover -> recover(recover, Fitted.input(picture), cancel);
            case Task.Digits _ -> digits(task);
            case Task.Shapes(ShapeSettings settings) -> shapes(task, settings);
            case Task.Denoise(DenoiseSettings settings) -> denoise(task, settings, Fitted.input(picture));
            case Task.Folder folder -> PictureFolder.read(folder, machine, cancel, progress);
        };
    }

    private static LearningData digits(Task task) {
        Examples training = DigitFiles.training();
        Examples test = DigitFiles.test();
        return new LearningData(task, DigitFiles.classes(), training, test,
                List.of(counted("handwritten digits", training, test)));
    }

    private static LearningData shapes(Task task, ShapeSettings settings) {
        Examples training = ShapePictures.training(settings);
        Examples test = ShapePictures.test(settings);
        return new LearningData(task, ShapePictures.classes(), training, test,
                List.of(counted("pictures of shapes", training, test)));
    }

    private static LearningData denoise(Task task, DenoiseSettings settings, Tensor picture) {
        Examples training = NoisyPatches.training(picture, settings);
        Examples test = NoisyPatches.test(picture, settings);
        String counted = counted("patches of the picture", training, test);
        return new LearningData(task, List.of(), training, test,
                NoisyPatches.divisible(picture.shape, settings.side())
                        ? List.of(counted)
                        : List.of(counted, "The picture is too small to keep a part of it for testing: both overlap."));
    }

    private static LearningData recover(Task.Recover task, Tensor picture, Cancel cancel) {
        HiddenFilters training = HiddenFilters.training(task, picture, RECOVER_SEED);
        HiddenFilters test = HiddenFilters.test(task, picture, RECOVER_SEED);
        training.silent(cancel).ifPresent(filter -> {
            throw new Problem(
                    "ReLU leaves nothing of the maps of “%s”, so that nobody can find it; show them without ReLU, or raise its bias."
                            .formatted(filter.name()));
        });
        return new LearningData(task, List.of(), training, test,
                List.of("%,d pictures to learn from, %,d to be tested on; half of them show noise, so that all details of a filter are found equally fast."
                        .formatted(training.size(), test.size())));
    }

    private static String counted(String what, Examples training, Examples test) {
        return "%,d %s to learn from, %,d to be tested on, each %s.".formatted(training.size(), what, test.size(),
                training.input());
    }
}
