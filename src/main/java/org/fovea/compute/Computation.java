package org.fovea.compute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.fovea.compute.MapResult.Cause;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// One run of an evaluation: what is computed in which order, and when it is shown.
final class Computation {
    private final Evaluation.Request request;
    private final @Nullable Evaluation previous;
    private final Machine machine;
    private final Cancel cancel;
    private final Consumer<Evaluation> publish;
    private final Layer layer;
    private final Tensor fitted;
    private final Tensor input;
    private final Conv2d convolution;
    private final Shape output;
    private final int selected;
    /// Whether a map takes longer than a frame.
    private final boolean large;
    private final boolean keepAll;
    private final boolean keepSelected;
    private final List<@Nullable MapResult> maps = new ArrayList<>();
    private final Previews previews;
    private final long start = System.nanoTime();
    private int fresh;

    Computation(Evaluation.Request request, @Nullable Evaluation previous, Machine machine, Cancel cancel,
            Consumer<Evaluation> publish) {
        this.request = request;
        this.previous = previous;
        this.machine = machine;
        this.cancel = cancel;
        this.publish = publish;
        Project project = request.project();
        layer = project.layer();
        fitted = fitted(project, previous);
        input = previous != null && fitted == previous.fitted()
                && project.picture().paint() == previous.project().picture().paint()
                        ? previous.input()
                        : Fitted.painted(fitted, project.picture());
        convolution = layer.convolution();
        output = convolution.output(input.shape);
        selected = request.filter();
        large = Effort.of(convolution, input.shape) > request.limits().frame();
        long plane = (long) output.plane() * Float.BYTES;
        keepAll = output.channels() * plane <= request.limits().maps();
        keepSelected = !large || 2 * plane <= request.limits().maps();
        previews = new Previews(convolution, input, request.limits().frame(), machine, cancel);
    }

    private static Tensor fitted(Project project, @Nullable Evaluation previous) {
        if (previous != null && previous.project().picture().original() == project.picture().original()
                && previous.project().picture().fit().equals(project.picture().fit()))
            return previous.fitted();
        return Fitted.of(project.picture().original(), project.picture().fit());
    }

    Evaluation run() {
        for (int k = 0; k < output.channels(); k++) maps.add(reusable(k));
        if (maps.get(selected) == null) maps.set(selected, first());
        if (unfinished()) publish.accept(shown());
        if (large) previewOthers();
        try {
            finish(selected);
            for (int k = 0; k < maps.size(); k++) if (k != selected) finish(k);
        } catch (OutOfMemoryError e) {
            // What is there already stays; the window says so.
            MapResult map = maps.get(selected);
            if (!large || map == null) throw e;
            maps.set(selected, map.forGood());
        }
        for (int k = 0; k < maps.size(); k++) {
            MapResult map = maps.get(k);
            if (map != null && k != selected) maps.set(k, keepAll ? map.withoutSums() : map.withoutMap());
        }
        return new Evaluation(request.project(), selected, fitted, input, output, Collections.unmodifiableList(maps),
                System.nanoTime() - start, fresh);
    }

    /// What can be taken over from the previous evaluation.
    private @Nullable MapResult reusable(int k) {
        if (previous == null) return null;
        Cause cause = cause(k);
        for (MapResult map : previous.maps())
            if (map != null && map.cause().equals(cause) && usable(map, k)) return map;
        return null;
    }

    private boolean usable(MapResult map, int k) {
        if (k != selected) return large ? map.changes() == 0 : map.exact();
        return map.map() != null && (map.exact() || request.moving());
    }

    /// The first picture of the selected map: all of it where that fits a frame.
    private MapResult first() {
        cancel.check();
        MapResult old = old();
        MapResult changed = large && !quickChange()
                ? null
                : Increment.of(old, convolution, cause(selected), selected, request.moving() || large,
                        large ? Increment.MOST_LARGE : Increment.MOST, machine, cancel);
        if (changed == null && large) {
            boolean rounded = request.moving() || keepSelected;
            return previews.of(cause(selected), selected, old, request.sight(), rounded, !keepSelected);
        }
        fresh++;
        return changed != null ? changed : whole(selected);
    }

    private boolean quickChange() {
        return Effort.ofChange(convolution, input.shape) <= request.limits().frame();
    }

    /// The map in the selected one's place a moment ago.
    private @Nullable MapResult old() {
        return previous == null || selected >= previous.maps().size() ? null : previous.maps().get(selected);
    }

    /// Samples of the other maps, so that all of them are seen before the selected one is whole.
    private void previewOthers() {
        var missing = new ArrayList<Integer>();
        for (int k = 0; k < maps.size(); k++) if (maps.get(k) == null) missing.add(k);
        if (missing.isEmpty()) return;
        for (int k : missing) {
            cancel.check();
            maps.set(k, previews.small(cause(k), k));
        }
        if (unfinished()) publish.accept(shown());
    }

    private boolean unfinished() {
        for (int k = 0; k < maps.size(); k++) if (unfinished(k)) return true;
        return false;
    }

    /// Whether more of a map is to be computed than there is. While an edit of a large map goes on, previews are enough.
    private boolean unfinished(int k) {
        MapResult map = maps.get(k);
        if (map == null) return true;
        boolean kept = k == selected ? keepSelected : keepAll;
        boolean there = map.exact() && (k != selected || map.map() != null);
        return large && kept && !request.moving() && !there;
    }

    private void finish(int k) {
        if (!unfinished(k)) return;
        cancel.check();
        MapResult fromSums = k != selected
                ? null
                : Increment.of(old(), convolution, cause(k), k, false, 0, machine, cancel);
        maps.set(k, fromSums != null ? fromSums : whole(k));
        fresh++;
        if (k == selected && unfinished()) publish.accept(shown());
    }

    private MapResult whole(int k) {
        Cause cause = cause(k);
        Tensor sums = convolution.map(input, k, machine, cancel);
        // Sums beside a map are for changes that are added to them.
        boolean inPlace = cause.relu() && large && !quickChange();
        Tensor map = cause.relu() ? Increment.rectified(sums, inPlace, machine, cancel) : sums;
        return Increment.whole(cause, map, inPlace ? null : sums, keepAll || k == selected, machine, cancel);
    }

    private Cause cause(int k) {
        return Cause.of(layer, k, input);
    }

    private Evaluation shown() {
        return new Evaluation(request.project(), selected, fitted, input, output, standIns(),
                System.nanoTime() - start, fresh);
    }

    /// While maps are still to come, the old ones stay in their places.
    private List<@Nullable MapResult> standIns() {
        var result = new ArrayList<>(maps);
        for (int k = 0; previous != null && k < Math.min(result.size(), previous.maps().size()); k++)
            if (result.get(k) == null) result.set(k, previous.maps().get(k));
        return Collections.unmodifiableList(result);
    }
}
