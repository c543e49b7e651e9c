package org.fovea.compute.learn.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fovea.compute.learn.HiddenFilters;
import org.fovea.compute.learn.LearningData;
import org.fovea.compute.learn.TaskNetwork;
import org.fovea.compute.learn.TaskSettings;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Filter;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Trainer;
import org.fovea.engine.train.TrainingSettings;
import org.fovea.project.FilterPreset;
import org.fovea.project.NamedFilter;
import org.fovea.project.Pattern;
import org.fovea.project.PatternPicture;
import org.fovea.project.Weights;
import org.fovea.project.learn.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Filters that nobody showed are found from pictures and maps alone, as the app hides and looks for them.
class RecoveryTest {
    private static final List<FilterPreset> PRESETS = List.of(FilterPreset.SOBEL_X, FilterPreset.LAPLACIAN_8,
            FilterPreset.GAUSSIAN);
    /// A hundredth of their length, as people see it.
    private static final double FOUND = 0.01;

    private static List<Tensor> hidden(int count, Shape shape) {
        var filters = new ArrayList<Tensor>();
        for (int k = 0; k < count; k++)
            filters.add(k == count - 1
                    ? Weights.random(shape, 100 + k)
                    : Candidates.fitted(PRESETS.get(k), shape).orElseThrow());
        return filters;
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 1, false", "3, 3, 1, true", "3, 1, 3, false", "5, 2, 1, true", "5, 1, 3, true", "7, 1, 1, true",
            "7, 3, 3, false", "9, 2, 1, false", "9, 1, 1, true", "11, 1, 1, false", "11, 1, 3, true",
            "11, 3, 1, true"})
    void hidden_filters_are_found_to_a_hundredth(int size, int count, int channels, boolean relu) {
        List<Tensor> hidden = hidden(count, new Shape(channels, size, size));
        var task = new Task.Recover(
                hidden.stream().map(weights -> new NamedFilter("hidden", new Filter(weights, 0), false)).toList(),
                relu);
        Tensor picture = PatternPicture.of(Pattern.ZONE_PLATE, 96, 96, 1);
        var data = new LearningData(task, List.of(), HiddenFilters.training(task, picture, 1),
                HiddenFilters.test(task, picture, 1), List.of());
        TrainingSettings settings = TaskSettings.of(task);
        Network start = TaskNetwork.network(data.training().input(), TaskNetwork.layers(data, settings.seed()));
        var trainer = new Trainer(start, settings, data.training(), Machine.SCALAR);
        double error = error(trainer, hidden);
        assertThat(error).as("noise is nothing like it").isGreaterThan(0.5);
        while (error >= FOUND && !trainer.finished()) {
            trainer.step(Cancel.NEVER);
            error = error(trainer, hidden);
        }
        assertThat(error).isLessThan(FOUND);
    }

    private static double error(Trainer trainer, List<Tensor> hidden) {
        var layer = (Convolution) trainer.network().node(1).op();
        return FilterError.of(Attempt.filters(layer), hidden).whole();
    }
}
