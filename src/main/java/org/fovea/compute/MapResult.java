package org.fovea.compute;

import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.project.Layer;
import org.jspecify.annotations.Nullable;

/// One computed feature map.
///
/// @param cause what it was computed from; an equal cause means the same map
/// @param statistics of the whole map, or of every `step`-th row and column
/// @param thumbnail 1×h×w, at most [#THUMBNAIL] on its longer side, each value the mean over its area
/// @param map 1×H×W, or null where there is a preview, or only the thumbnail is kept because there are many large maps
/// @param sums the map before its activation, 1×H×W: the same tensor where there is none; null where it is not kept
/// @param changes how many changes of the filter were added to the sums since they were computed; 0 means that none of this
///        is rounded more often than the engine does (see [org.fovea.engine.op.FilterChange]); otherwise statistics and
///        thumbnail are those of a sample
/// @param step 1, or how far apart the rows and columns are that statistics and thumbnail were made of
/// @param preview what there is of the map while all of it is still to come
public record MapResult(Cause cause, Statistics statistics, Tensor thumbnail, @Nullable Tensor map,
        @Nullable Tensor sums, int changes, int step, @Nullable Preview preview) {
    public static final int THUMBNAIL = 192;

    /// Of all values of a map.
    MapResult(Cause cause, Statistics statistics, Tensor thumbnail, @Nullable Tensor map, @Nullable Tensor sums,
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
            boolean flipped, boolean relu) {
        static Cause of(Layer layer, int filter, Tensor input) {
            return new Cause(layer.filters().get(filter).filter(), input, layer.rows(), layer.columns(),
                    layer.padding(),
                    layer.paddingMode(), layer.flipped(), layer.relu());
        }

        /// Whether another map differs in nothing but weights, bias and activation.
        boolean sameButFilter(Cause other) {
            return input == other.input && rows.equals(other.rows) && columns.equals(other.columns)
                    && padding.equals(other.padding) && paddingMode == other.paddingMode && flipped == other.flipped;
        }
    }

    /// With a preview that stays.
    MapResult forGood() {
        return preview == null
                ? this
                : new MapResult(cause, statistics, thumbnail, map, sums, changes, step, preview.kept());
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
