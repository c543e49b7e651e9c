package org.fovea.compute;

import java.util.Objects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.project.Conv;
import org.jspecify.annotations.Nullable;

/// One computed feature map.
///
/// @param cause what it was computed from; an equal cause means the same map. Null where it is not a map of a convolution.
/// @param statistics of the whole map, or of every `step`-th row and column unless the preview says that all were counted
/// @param thumbnail 1×h×w, at most [#THUMBNAIL] on its longer side, each value the mean over its area
/// @param map 1×H×W, or null where there is a preview, or only the thumbnail is kept because there are many large maps
/// @param sums the map before its activation, 1×H×W: the same tensor where there is none; null where it is not kept
/// @param changes how many changes of the filter were added to the sums since they were computed; 0 means that none of this
///        is rounded more often than the engine does (see [org.fovea.engine.op.FilterChange]); otherwise statistics and
///        thumbnail are those of a sample
/// @param step 1, or how far apart the rows and columns are that statistics and thumbnail were made of
/// @param preview what there is of the map while all of it is still to come
public record MapResult(@Nullable Cause cause, Statistics statistics, Tensor thumbnail, @Nullable Tensor map,
        @Nullable Tensor sums, int changes, int step, @Nullable Preview preview) {
    public static final int THUMBNAIL = 192;
    /// About how many values the figures of a moving map are taken from.
    private static final int SAMPLE = 1 << 13;

    /// Of all values of a map.
    MapResult(@Nullable Cause cause, Statistics statistics, Tensor thumbnail, @Nullable Tensor map,
            @Nullable Tensor sums,
            int changes) {
        this(cause, statistics, thumbnail, map, sums, changes, 1, null);
    }

    /// The size of the thumbnail of a map.
    public static Shape thumbnail(Shape map) {
        double scale = Math.min(1, (double) THUMBNAIL / Math.max(map.height(), map.width()));
        return new Shape(map.channels(), Math.max(1, (int) Math.round(map.height() * scale)),
                Math.max(1, (int) Math.round(map.width() * scale)));
    }

    /// Whether all of this is the engine's own values, and all of them.
    public boolean exact() {
        return changes == 0 && step == 1;
    }

    /// The value of a neuron, null where it was not computed.
    public @Nullable Float at(int row, int column) {
        if (map != null) return map.at(0, row, column);
        return preview == null ? null : preview.at(row, column);
    }

    /// Everything a map depends on; tensors are compared by identity.
    public record Cause(Filter filter, Tensor input, Axis rows, Axis columns, Padding padding, PaddingMode paddingMode,
            int groups, boolean flipped, boolean relu) {
        static Cause of(Conv layer, int filter, Tensor input) {
            return new Cause(layer.filters().get(filter).filter(), input, layer.rows(), layer.columns(),
                    layer.padding(),
                    layer.paddingMode(), layer.groups(), layer.flipped(), layer.relu());
        }

        /// Whether another map differs in nothing but weights, bias and activation.
        boolean sameButFilter(Cause other) {
            return input == other.input && rows.equals(other.rows) && columns.equals(other.columns)
                    && padding.equals(other.padding) && paddingMode == other.paddingMode && groups == other.groups
                    && flipped == other.flipped;
        }
    }

    /// The k-th of the maps of a layer whose values are known; the map itself only where it is asked for.
    static MapResult of(@Nullable Cause cause, Tensor values, int k, boolean inFull) {
        Tensor map = values.channel(k);
        return new MapResult(cause, Statistics.of(map), Resample.to(map, thumbnail(map.shape)), inFull ? map : null,
                null, 0);
    }

    /// Of a sample of the values, for a map that changes at every pulse and is not looked at closely.
    static MapResult rough(@Nullable Cause cause, Tensor values, int k) {
        Tensor map = values.channel(k);
        int step = Math.max(1, map.data.length / SAMPLE) | 1;
        return new MapResult(cause, Statistics.sampled(map, step), Increment.thumbnail(map, thumbnail(map.shape)),
                null, null, 0, step, null);
    }

    /// The same map, made of what looks another way.
    MapResult of(@Nullable Cause other) {
        return Objects.equals(other, cause)
                ? this
                : new MapResult(other, statistics, thumbnail, map, sums, changes, step, preview);
    }

    /// With a preview that stays.
    MapResult forGood() {
        return preview == null
                ? this
                : new MapResult(cause, statistics, thumbnail, map, sums, changes, step, preview.kept());
    }

    /// A preview that stays, with the statistics of the whole map.
    MapResult counted(Statistics whole) {
        Preview known = Objects.requireNonNull(preview);
        return new MapResult(cause, whole, thumbnail, map, sums, changes, step,
                new Preview(known.whole(), known.sums(), known.seen(), known.forGood(), true));
    }

    /// Whether the statistics are those of the whole map.
    public boolean counted() {
        return preview == null ? exact() : preview.counted();
    }

    /// Statistics and thumbnail alone.
    MapResult withoutMap() {
        return map == null && preview == null
                ? this
                : new MapResult(cause, statistics, thumbnail, null, null, changes, step, null);
    }

    /// Without a second tensor beside the map.
    MapResult withoutSums() {
        return sums == map || sums == null
                ? this
                : new MapResult(cause, statistics, thumbnail, map, null, changes, step, preview);
    }
}
