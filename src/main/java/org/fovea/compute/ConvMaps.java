package org.fovea.compute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.fovea.compute.MapResult.Cause;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Step;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Conv;
import org.jspecify.annotations.Nullable;

/// The maps of the convolution on the stage: what is computed in which order, and when it is shown.
final class ConvMaps {
    /// From so many maps on that are missing, they are computed together: then the input is read once for several.
    private static final int TOGETHER = 4;

    private final Request request;
    private final List<@Nullable MapResult> previous;
    private final Machine machine;
    private final Cancel cancel;
    private final Runnable publish;
    private final Conv layer;
    private final Tensor input;
    private final Step step;
    private final Conv2d convolution;
    private final Shape output;
    private final int selected;
    /// Whether a map takes longer than a frame.
    private final boolean large;
    private final boolean keepAll;
    private final boolean keepSelected;
    private final List<@Nullable MapResult> maps = new ArrayList<>();
    private final Previews previews;
    private int fresh;

    /// @param previous the maps of this layer a moment ago, from which to take over
    /// @param publish called when [#shown] is worth to be shown
    ConvMaps(Request request, Conv layer, Step step, Tensor input, List<@Nullable MapResult> previous, Machine machine,
            Cancel cancel, Runnable publish) {
        this.request = request;
        this.layer = layer;
        this.step = step;
        this.input = input;
        this.previous = previous;
        this.machine = machine;
        this.cancel = cancel;
        this.publish = publish;
        convolution = layer.convolution();
        output = step.output();
        selected = request.filter();
        large = Effort.of(convolution, input.shape) > request.limits().frame();
        long plane = (long) output.plane() * Float.BYTES;
        keepAll = output.channels() * plane <= request.limits().maps();
        keepSelected = !large || 2 * plane <= request.limits().maps();
        previews = new Previews(convolution, input, request.limits(), machine, cancel);
    }

    /// How many maps are new.
    int fresh() {
        return fresh;
    }

    List<@Nullable MapResult> run() {
        for (int k = 0; k < output.channels(); k++) maps.add(reusable(k));
        if (maps.get(selected) == null) maps.set(selected, first());
        if (unfinished()) publish.run();
        if (large) previewOthers();
        else
            together();
        try {
            finish(selected);
            for (int k = 0; k < maps.size(); k++) if (k != selected) finish(k);
        } catch (OutOfMemoryError e) {
            // What is there already stays; the window says so.
            MapResult map = maps.get(selected);
            if (!large || map == null) throw e;
            maps.set(selected, map.forGood());
        }
        countWhatDoesNotFit();
        for (int k = 0; k < maps.size(); k++) {
            MapResult map = maps.get(k);
            if (map != null && k != selected) maps.set(k, keepAll ? map.withoutSums() : map.withoutMap());
        }
        return Collections.unmodifiableList(maps);
    }

    /// All missing maps in one pass, where they are many enough.
    private void together() {
        int missing = Collections.frequency(maps, null);
        if (missing < TOGETHER || !keepAll) return;
        Tensor all = step.forward(List.of(Patch.of(input)), Region.all(output), machine, cancel).values();
        for (int k = 0; k < maps.size(); k++)
            if (maps.get(k) == null) {
                maps.set(k, Increment.whole(cause(k), all.channel(k), null, true, machine, cancel));
                fresh++;
            }
    }

    /// What can be taken over from the previous evaluation.
    private @Nullable MapResult reusable(int k) {
        Cause cause = cause(k);
        for (MapResult map : previous)
            if (map != null && cause.equals(map.cause()) && usable(map, k)) return map;
        return null;
    }

    private boolean usable(MapResult map, int k) {
        if (!map.thumbnail().shape.equals(MapResult.thumbnail(output.oneChannel()))) return false;
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
        return selected >= previous.size() ? null : previous.get(selected);
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
        if (unfinished()) publish.run();
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
        if (k == selected && unfinished()) publish.run();
    }

    /// Of a map that memory cannot hold, all values are counted at least, when nothing moves any more.
    private void countWhatDoesNotFit() {
        MapResult map = Objects.requireNonNull(maps.get(selected));
        Preview preview = map.preview();
        if (preview == null || !preview.forGood() || preview.counted() || request.moving()) return;
        publish.run();
        maps.set(selected, map.counted(previews.counted(cause(selected), selected)));
        fresh++;
    }

    private MapResult whole(int k) {
        Cause cause = cause(k);
        Tensor sums = convolution.map(input, k, machine, cancel);
        // Sums beside a map are for changes that are added to them.
        boolean inPlace = cause.relu() && large && !quickChange();
        Tensor map = cause.relu() ? Increment.rectified(sums, inPlace, machine, cancel) : sums;
        return Increment.whole(cause, map, inPlace ? null : sums, keepAll || k == selected, machine, cancel);
    }

    /// Whether there is a map or a preview in every place.
    boolean complete() {
        return !maps.contains(null);
    }

    private Cause cause(int k) {
        return Cause.of(layer, k, input);
    }

    /// What there is: while maps are still to come, the old ones stay in their places.
    List<@Nullable MapResult> shown() {
        var result = new ArrayList<>(maps);
        for (int k = 0; k < Math.min(result.size(), previous.size()); k++)
            if (result.get(k) == null) result.set(k, previous.get(k));
        return Collections.unmodifiableList(result);
    }
}
