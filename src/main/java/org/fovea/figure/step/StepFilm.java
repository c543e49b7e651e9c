package org.fovea.figure.step;

import java.util.List;
import org.fovea.compute.Evaluation;
import org.fovea.compute.MapResult;
import org.fovea.compute.Results;
import org.fovea.compute.Statistics;
import org.fovea.compute.step.Moment;
import org.fovea.compute.step.ReferenceMap;
import org.fovea.compute.step.StepRange;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Source;
import org.fovea.engine.simd.Machine;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.InputImage;
import org.fovea.figure.MapScales;
import org.fovea.project.Display;
import org.jspecify.annotations.Nullable;

/// Steps of a layer as pictures, one after the other. Keeps the map that was drawn last, so not for several threads at once.
public final class StepFilm {
    private final Evaluation evaluation;
    private final @Nullable Results results;
    private final StepRange range;
    private final Machine machine;
    private final double width;
    private final double height;
    private int map = -1;
    private @Nullable Tensor values;
    private @Nullable ColorScale scale;

    /// @param evaluation the layer
    /// @param results of all layers, where they share colours; null where they are not known
    /// @param range which steps, of the layer's course
    /// @param machine computes maps that are not there
    /// @param width of each picture, as [StepFrame] takes it
    /// @param height likewise
    public StepFilm(Evaluation evaluation, @Nullable Results results, StepRange range, Machine machine, double width,
            double height) {
        this.evaluation = evaluation;
        this.results = results;
        this.range = range;
        this.machine = machine;
        this.width = width;
        this.height = height;
    }

    public int pictures() {
        return range.count();
    }

    /// One picture.
    ///
    /// @param number 0 … pictures − 1
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Figure picture(int number, Cancel cancel) {
        cancel.check();
        Moment moment = Moment.at(evaluation, range.course(), range.position(number));
        Tensor shown = values(moment.map(), cancel);
        int input = moment.partial().read().map(Source::input).orElse(0);
        int channel = moment.partial().read().map(Source::channel).orElse(0);
        return new StepFrame(moment, InputImage.of(evaluation, results, input, channel), shown, scale(shown),
                range.level(), width, height);
    }

    private Tensor values(int wanted, Cancel cancel) {
        Tensor known = values;
        if (known != null && wanted == map) return known;
        Tensor made = ReferenceMap.orFaster(evaluation, wanted, machine, cancel);
        map = wanted;
        values = made;
        scale = null;
        return made;
    }

    private ColorScale scale(Tensor shown) {
        if (scale != null) return scale;
        Display display = evaluation.layer().display();
        List<@Nullable MapResult> maps = evaluation.maps();
        MapResult result = maps.get(map);
        ColorScale made = result == null
                ? ColorScale.of(display, Statistics.of(shown))
                : MapScales.of(display, maps, results).of(result);
        scale = made;
        return made;
    }
}
