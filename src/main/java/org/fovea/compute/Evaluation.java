package org.fovea.compute;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fovea.engine.Cancel;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// What a project means: its input and its feature maps. Immutable; whatever did not change since the previous
/// evaluation is taken over from it, recognised by identity.
///
/// @param project what was computed
/// @param selected the filter whose map is kept in full, or as a preview where it is too large
/// @param fitted the picture brought to size, before painting
/// @param input what the layer sees, C×H×W
/// @param output the shape of all maps together
/// @param maps one per filter; null where a map is still to come
/// @param nanos how long the engine worked on the maps that are new
/// @param fresh how many maps are new
public record Evaluation(Project project, int selected, Tensor fitted, Tensor input, Shape output,
        List<@Nullable MapResult> maps, long nanos, int fresh) {
    private static final int WARM_TURNS = 200;

    /// Computes a project whose settings work (see [Check]): the selected map first, then the others. A map that takes longer
    /// than a frame comes as a preview first, with the part that is looked at in full.
    ///
    /// @param request what to compute
    /// @param previous an earlier evaluation to take over from, or null
    /// @param publish receives evaluations that are good enough to be shown while something is still to come
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Evaluation of(Request request, @Nullable Evaluation previous, Machine machine, Cancel cancel,
            Consumer<Evaluation> publish) {
        return new Computation(request, previous, machine, cancel, publish).run();
    }

    /// Runs what an evaluation needs often enough to be compiled, so that the first picture does not wait for it; for a
    /// background thread.
    public static void warm(Machine machine) {
        machine.warm();
        Increment.warm(machine);
        Tensor plane = Tensor.zeros(new Shape(1, 128, 128));
        for (int turn = 0; turn < WARM_TURNS; turn++) {
            Statistics.of(plane, machine, Cancel.NEVER);
            Resample.to(plane, 48, 48);
        }
    }

    /// What to compute.
    ///
    /// @param filter the filter whose map comes first and is kept in full
    /// @param moving whether the next edit of the same gesture is about to follow, so that the selected map may be rounded
    ///        differently for a moment, and stay a preview
    /// @param sight what is looked at, null where nobody looks
    public record Request(Project project, int filter, boolean moving, @Nullable Sight sight, Limits limits) {
        /// Exact and at once.
        public Request(Project project, int filter) {
            this(project, filter, false, null, Limits.whole());
        }
    }

    /// Whether all maps are the engine's own values, and made of all of them.
    public boolean exact() {
        return maps.stream().allMatch(map -> map == null || map.exact());
    }

    /// Whether all of the selected map that a view shows is there, value by value.
    public boolean covers(Sight sight) {
        Preview preview = selectedMap().preview();
        if (preview == null) return true;
        Optional<Region> region = sight.outputs(rows(), columns(), output);
        return region.isEmpty() || preview.covers(region.get());
    }

    /// The window over the rows of the input.
    public Window rows() {
        return project.layer().padding().rows(project.layer().rows(), input.shape.height());
    }

    /// The window over the columns of the input.
    public Window columns() {
        return project.layer().padding().columns(project.layer().columns(), input.shape.width());
    }

    /// The selected feature map.
    public MapResult selectedMap() {
        MapResult map = maps.get(selected);
        if (map == null) throw new IllegalStateException("the selected map is computed first");
        return map;
    }
}
