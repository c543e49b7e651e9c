package org.fovea.compute;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fovea.compute.MapResult.Cause;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.FilterChange;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// Makes previews of the maps of one layer: samples of the whole map, and more of the part that is looked at.
final class Previews {
    /// Bytes of a map that are there at once while it is counted, at most, and as a share of what memory holds.
    private static final long STRIP = 16 << 20;
    private static final int SHARE = 8;
    private static final int WARM_SIZE = 128;
    private static final int WARM_TURNS = 200;
    /// About how many values the figures of a moving map are taken from.
    private static final int FIGURES = 1 << 15;

    private final Conv2d layer;
    private final Tensor input;
    private final Region all;
    private final Limits limits;
    private final Machine machine;
    private final Cancel cancel;

    Previews(Conv2d layer, Tensor input, Limits limits, Machine machine, Cancel cancel) {
        this.layer = layer;
        this.input = input;
        this.all = Region.all(layer.output(input.shape));
        this.limits = limits;
        this.machine = machine;
        this.cancel = cancel;
    }

    /// Runs what a moving weight of a large map needs often enough to be compiled.
    static void warm(Machine machine) {
        Tensor input = Tensor.zeros(new Shape(3, WARM_SIZE, WARM_SIZE));
        var axis = new Axis(7, 1, 1);
        var filter = new Filter(Tensor.zeros(new Shape(3, 7, 7)), 0);
        MapResult map = null;
        for (int turn = 1; turn <= WARM_TURNS; turn++) {
            Filter moved = filter.withWeights(filter.weights().with(3, turn));
            var layer = new Conv2d(List.of(moved), axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, 1, false);
            var limits = new Limits(Effort.of(layer, input.shape) / 2, Long.MAX_VALUE);
            var cause = new Cause(moved, input, axis, axis, Padding.Named.SAME, PaddingMode.ZEROS, 1, false,
                    turn % 2 == 0);
            map = new Previews(layer, input, limits, machine, Cancel.NEVER).of(cause, 0, map, null, true, false);
        }
    }

    /// The preview of one map.
    ///
    /// @param old the map in this place a moment ago, from which a change may go on
    /// @param rounded whether the samples may be rounded once more for a change
    /// @param forGood whether no whole map follows
    MapResult of(Cause cause, int k, @Nullable MapResult old, @Nullable Sight sight, boolean rounded,
            boolean forGood) {
        int step = Effort.step(layer, input.shape, all, limits.frame());
        Sums sums = sums(cause, k, old, step, rounded);
        Tensor values = sums.map;
        Sample seen = seen(cause, k, old, sight, step);
        boolean counted = old != null && old.preview() != null && old.preview().counted() && cause.equals(old.cause());
        Statistics statistics = counted && old != null
                ? old.statistics()
                : sums.figures != null ? sums.figures : Statistics.of(values, machine, cancel);
        if (seen != null && !counted)
            statistics = widened(statistics, values, seen.part().values(), sums.figures != null ? sparse(values) : 1);
        var preview = new Preview(new Sample(step, Patch.of(values)), sums.values, seen, forGood, counted);
        Tensor small = sums.figures != null
                ? Increment.thumbnail(values, MapResult.thumbnail(shape()))
                : thumbnail(values);
        return new MapResult(cause, statistics, small, null, null, sums.changes, step, preview);
    }

    /// The statistics of a map that memory does not hold, strip by strip, twice: nobody knows the steps of the histogram before
    /// all values were seen.
    Statistics counted(Cause cause, int k) {
        var tally = new Tally(all.height() * all.width(), machine, cancel);
        strips(cause, k, tally::range);
        strips(cause, k, tally::count);
        return tally.statistics();
    }

    private void strips(Cause cause, int k, Consumer<float[]> counted) {
        long row = (long) all.width() * Float.BYTES;
        int high = Math.clamp(Math.min(STRIP, limits.maps() / SHARE) / row, 1, all.height());
        for (int top = 0; top < all.height(); top += high) {
            cancel.check();
            var strip = new Region(top, 0, Math.min(high, all.height() - top), all.width());
            Tensor sums = layer.map(Patch.of(input), k, strip, machine, cancel).values();
            counted.accept((cause.relu() ? Increment.rectified(sums, true, machine, cancel) : sums).data);
        }
    }

    /// Statistics and thumbnail of a map, made of samples.
    MapResult small(Cause cause, int k) {
        int step = Effort.step(layer, input.shape, all, limits.frame());
        Tensor sums = Sample.layer(layer, input.shape, step).map(input, k, machine, cancel);
        Tensor values = cause.relu() ? Increment.rectified(sums, true, machine, cancel) : sums;
        return new MapResult(cause, Statistics.of(values, machine, cancel), thumbnail(values), null, null, 0, step,
                null);
    }

    /// @param map the same after the activation
    /// @param figures of some of the values, where the sums were changed just now; then the next change is about to follow
    private record Sums(Tensor values, Tensor map, int changes, @Nullable Statistics figures) {
    }

    private Sums sums(Cause cause, int k, @Nullable MapResult old, int step, boolean rounded) {
        Conv2d coarse = Sample.layer(layer, input.shape, step);
        Cause was = old == null ? null : old.cause();
        if (old != null && was != null && was.sameButFilter(cause)) {
            Tensor before = before(old, step);
            if (before != null && was.filter().equals(cause.filter()) && (rounded || old.changes() == 0))
                return unchanged(before, cause, old.changes());
            var change = new FilterChange(coarse, k, was.filter());
            if (before != null && rounded && old.changes() < Increment.MOST_LARGE && change.cheaper())
                return changed(change.applyTo(input, before, cause.relu(), machine, cancel), old.changes() + 1);
        }
        return unchanged(coarse.map(input, k, machine, cancel), cause, 0);
    }

    private Sums unchanged(Tensor sums, Cause cause, int changes) {
        Tensor map = cause.relu() ? Increment.rectified(sums, false, machine, cancel) : sums;
        return new Sums(sums, map, changes, null);
    }

    private static Sums changed(FilterChange.Changed now, int changes) {
        Tensor map = now.map();
        return new Sums(now.sums(), map, changes, Statistics.sampled(map, now.min(), now.max(), sparse(map)));
    }

    /// Every how many values figures are taken from, while a map moves.
    private static int sparse(Tensor map) {
        return Math.max(1, map.data.length / FIGURES) | 1;
    }

    private Shape shape() {
        return new Shape(1, all.height(), all.width());
    }

    /// The samples of an earlier map, taken from all of it where that is there.
    private @Nullable Tensor before(MapResult old, int step) {
        Preview preview = old.preview();
        if (preview != null) return preview.whole().step() == step ? preview.sums() : null;
        Tensor sums = old.sums();
        if (sums == null) return null;
        var shape = new Shape(1, Math.ceilDiv(sums.shape.height(), step), Math.ceilDiv(sums.shape.width(), step));
        var data = new float[shape.size()];
        machine.each(shape.height(), i -> {
            int from = i * step * sums.shape.width();
            for (int j = 0; j < shape.width(); j++) data[i * shape.width() + j] = sums.data[from + j * step];
        }, cancel);
        return new Tensor(shape, data);
    }

    private @Nullable Sample seen(Cause cause, int k, @Nullable MapResult old, @Nullable Sight sight, int step) {
        Optional<Region> wanted = sight == null
                ? Optional.empty()
                : sight.outputs(layer.rowWindow(input.shape), layer.columnWindow(input.shape),
                        layer.output(input.shape));
        if (wanted.isEmpty()) return null;
        int close = Effort.step(layer, input.shape, wanted.get(), limits.frame());
        if (close >= step) return null;
        Conv2d samples = Sample.layer(layer, input.shape, close);
        Region region = Sample.around(wanted.get(), close, samples.output(input.shape));
        Sample had = old == null || old.preview() == null || !cause.equals(old.cause()) ? null : old.preview().seen();
        if (had != null && had.step() == close && had.part().region().contains(region)) return had;
        Patch sums = samples.map(Patch.of(input), k, region, machine, cancel);
        if (cause.relu()) Increment.rectified(sums.values(), true, machine, cancel);
        return new Sample(close, sums);
    }

    private Tensor thumbnail(Tensor values) {
        return Resample.to(values, MapResult.thumbnail(shape()), machine, cancel);
    }

    /// @param step every how many values the other figures are taken from
    private static Statistics widened(Statistics statistics, Tensor values, Tensor more, int step) {
        float min = statistics.min();
        float max = statistics.max();
        for (float value : more.data) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return Statistics.sampled(values, min, max, step);
    }
}
