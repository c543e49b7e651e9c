package org.fovea.compute;

import java.util.List;
import java.util.Optional;
import org.fovea.engine.Cancel;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.field.Fields;
import org.fovea.engine.net.Step;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.Source;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;
import org.fovea.project.Conv;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// The layer on the stage: what it reads and its feature maps. Immutable.
///
/// @param project what was computed
/// @param number which layer of it, 1, 2, …
/// @param selected the map that is kept in full, or as a preview where it is too large
/// @param inputs what the layer sees, C×H×W each
/// @param step the operation
/// @param maps one per channel of the output; null where a map is still to come
/// @param nanos how long the engine has worked on this layer
/// @param fresh how many maps are new
public record Evaluation(Project project, int number, int selected, List<Tensor> inputs, Step step,
        List<@Nullable MapResult> maps, long nanos, int fresh) {
    private static final int WARM_TURNS = 200;

    /// Runs what an evaluation needs often enough to be compiled, so that the first picture does not wait for it; for a
    /// background thread.
    public static void warm(Machine machine) {
        machine.warm();
        Increment.warm(machine);
        Previews.warm(machine);
        Tensor plane = Tensor.zeros(new Shape(1, 128, 128));
        for (int turn = 0; turn < WARM_TURNS; turn++) {
            Statistics.of(plane, machine, Cancel.NEVER);
            Resample.to(plane, 48, 48);
        }
    }

    public Layer layer() {
        return project.layer(number);
    }

    /// The convolution on the stage, or nothing when it is another kind of layer, or not enabled.
    public Optional<Conv> conv() {
        return layer().enabled() ? project.conv(number) : Optional.empty();
    }

    /// Its first input, C×H×W.
    public Tensor input() {
        return inputs.getFirst();
    }

    /// Whether it looks at the picture itself.
    public boolean onPicture() {
        return layer().read().getFirst() == 0;
    }

    /// The shape of all maps together.
    public Shape output() {
        return step.output();
    }

    /// Whether all maps are the engine's own values, and made of all of them.
    public boolean exact() {
        return maps.stream().allMatch(map -> map == null || map.exact());
    }

    /// Whether all of the selected map that a view shows is there, value by value.
    public boolean covers(Sight sight) {
        Preview preview = selectedMap().preview();
        if (preview == null) return true;
        Optional<Region> region = sight.outputs(rows(), columns(), output());
        return region.isEmpty() || preview.covers(region.get());
    }

    /// Which rows and columns of its first input an output sees.
    public Fields fields() {
        return step.op().fields(0, step.inputs());
    }

    /// What a neuron is made of in one input; nothing where it is made of another input alone, or of no input.
    ///
    /// @param map which map the neuron belongs to
    /// @param at its place, inside the map
    /// @param input which of the inputs
    public Optional<Seen> seen(int map, Cell at, int input) {
        return Seen.of(this, map, at, input);
    }

    /// Where the one map of one input lies that a map is made of: that of an activation or a pooling, say. Nothing where a map
    /// is made of several.
    public Optional<Source> onlySource(int map) {
        List<Source> sources = Seen.sources(
                step.op().explain(inputs, map, output().height() / 2, output().width() / 2));
        if (sources.isEmpty()) return Optional.empty();
        Source first = sources.getFirst();
        boolean only = sources.stream()
                .allMatch(source -> source.input() == first.input() && source.channel() == first.channel());
        return only ? Optional.of(first) : Optional.empty();
    }

    /// Whether a window slides over the input, so that which taps see a row is known exactly.
    public boolean slides() {
        return Windows.slides(step.op());
    }

    /// The window over the rows of the input; one pixel where none slides.
    public Window rows() {
        return Windows.rows(step.op(), input().shape);
    }

    /// The window over the columns of the input; one pixel where none slides.
    public Window columns() {
        return Windows.columns(step.op(), input().shape);
    }

    /// What the padding holds. Pooling does not see it, which looks like zeros.
    public PaddingMode paddingMode() {
        if (step.op() instanceof Pad pad) return pad.mode();
        return conv().map(Conv::paddingMode).orElse(PaddingMode.ZEROS);
    }

    /// The selected feature map.
    public MapResult selectedMap() {
        MapResult map = maps.get(selected);
        if (map == null) throw new IllegalStateException("the selected map is computed first");
        return map;
    }
}
