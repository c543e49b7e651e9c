package org.fovea.compute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.fovea.compute.MapResult.Cause;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// What a project means: its input and its feature maps. Immutable; whatever did not change since the previous
/// evaluation is taken over from it, recognised by identity.
///
/// @param project what was computed
/// @param selected the filter whose map is kept in full whatever its size
/// @param fitted the picture brought to size, before painting
/// @param input what the layer sees, C×H×W
/// @param output the shape of all maps together
/// @param maps one per filter; null where a map is still to come
/// @param nanos how long the engine worked on the maps that are new
/// @param fresh how many maps are new
public record Evaluation(Project project, int selected, Tensor fitted, Tensor input, Shape output,
        List<@Nullable MapResult> maps, long nanos, int fresh) {
    private static final int WARM_TURNS = 200;

    /// Computes a project whose settings work (see [Check]): the selected map first, then the others.
    ///
    /// @param request what to compute
    /// @param previous an earlier evaluation to take over from, or null
    /// @param publish receives an evaluation with the selected map when others are still to come
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Evaluation of(Request request, @Nullable Evaluation previous, Machine machine, Cancel cancel,
            Consumer<Evaluation> publish) {
        Project project = request.project();
        Tensor fitted = fitted(project, previous);
        Tensor input = previous != null && fitted == previous.fitted
                && project.picture().paint() == previous.project.picture().paint()
                        ? previous.input
                        : Fitted.painted(fitted, project.picture());
        Layer layer = project.layer();
        Conv2d convolution = layer.convolution();
        Shape output = convolution.output(input.shape);
        boolean keepAll = (long) output.channels() * output.oneChannel().size() * Float.BYTES <= request.budget();
        var maps = new ArrayList<@Nullable MapResult>();
        for (int k = 0; k < output.channels(); k++)
            maps.add(previous == null ? null : reusable(previous, Cause.of(layer, k, input), request, k));
        long start = System.nanoTime();
        int fresh = 0;
        for (int turn = 0; turn < maps.size(); turn++) {
            int k = turn == 0 ? request.filter() : turn <= request.filter() ? turn - 1 : turn;
            if (maps.get(k) == null) {
                cancel.check();
                Cause cause = Cause.of(layer, k, input);
                MapResult changed = previous == null || k != request.filter()
                        ? null
                        : Increment.of(previous, convolution, cause, k, request.moving(), machine, cancel);
                maps.set(k, changed != null
                        ? changed
                        : compute(convolution, cause, k, keepAll || k == request.filter(), machine, cancel));
                fresh++;
            }
            if (turn == 0 && maps.contains(null))
                publish.accept(
                        new Evaluation(project, request.filter(), fitted, input, output, standIns(maps, previous),
                                System.nanoTime() - start, fresh));
        }
        for (int k = 0; k < maps.size(); k++) {
            MapResult map = maps.get(k);
            if (map != null && k != request.filter()) maps.set(k, keepAll ? map.withoutSums() : map.withoutMap());
        }
        return new Evaluation(project, request.filter(), fitted, input, output, Collections.unmodifiableList(maps),
                System.nanoTime() - start, fresh);
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
    ///        differently for a moment
    /// @param budget how many bytes of full maps are kept; beyond that, only the selected map and thumbnails of the others
    public record Request(Project project, int filter, boolean moving, long budget) {
        /// Exact, with the budget of this machine.
        public Request(Project project, int filter) {
            this(project, filter, false, Memory.maps());
        }
    }

    /// Whether all maps are the engine's own values.
    public boolean exact() {
        return maps.stream().allMatch(map -> map == null || map.exact());
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

    private static Tensor fitted(Project project, @Nullable Evaluation previous) {
        if (previous != null && previous.project.picture().original() == project.picture().original()
                && previous.project.picture().fit().equals(project.picture().fit()))
            return previous.fitted;
        return Fitted.of(project.picture().original(), project.picture().fit());
    }

    private static @Nullable MapResult reusable(Evaluation previous, Cause cause, Request request, int k) {
        boolean selected = k == request.filter();
        for (MapResult map : previous.maps)
            if (map != null && map.cause().equals(cause))
                return (selected && map.map() == null) || (!map.exact() && !(selected && request.moving()))
                        ? null
                        : map;
        return null;
    }

    /// While maps are still to come, the old ones stay in their places.
    private static List<@Nullable MapResult> standIns(List<@Nullable MapResult> maps, @Nullable Evaluation previous) {
        var result = new ArrayList<>(maps);
        for (int k = 0; previous != null && k < Math.min(result.size(), previous.maps.size()); k++)
            if (result.get(k) == null) result.set(k, previous.maps.get(k));
        return Collections.unmodifiableList(result);
    }

    private static MapResult compute(Conv2d convolution, Cause cause, int k, boolean inFull, Machine machine,
            Cancel cancel) {
        Tensor sums = convolution.map(cause.input(), k, machine, cancel);
        return whole(cause, sums, inFull, machine, cancel);
    }

    /// The exact result with these sums.
    static MapResult whole(Cause cause, Tensor sums, boolean inFull, Machine machine, Cancel cancel) {
        Tensor map = cause.relu() ? Tensor.zeros(sums.shape) : sums;
        if (cause.relu()) for (int i = 0; i < map.data.length; i++) map.data[i] = Math.max(0, sums.data[i]);
        cancel.check();
        double scale = Math.min(1, (double) MapResult.THUMBNAIL / Math.max(map.shape.height(), map.shape.width()));
        Tensor thumbnail = Resample.to(map, Math.max(1, (int) Math.round(map.shape.height() * scale)),
                Math.max(1, (int) Math.round(map.shape.width() * scale)));
        return new MapResult(cause, Statistics.of(map, machine, cancel), thumbnail, inFull ? map : null,
                inFull ? sums : null, 0);
    }
}
