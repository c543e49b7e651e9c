package org.fovea.compute;

import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Filter;
import org.fovea.project.Layer;
import org.jspecify.annotations.Nullable;

/// One computed feature map.
///
/// @param cause what it was computed from; an equal cause means the same map
/// @param statistics of the whole map
/// @param thumbnail 1×h×w, at most [#THUMBNAIL] on its longer side, each value the mean over its area
/// @param map 1×H×W, or null where only the thumbnail is kept because there are many large maps
/// @param sums the map before its activation, 1×H×W: the same tensor where there is none; null where it is not kept
/// @param changes how many changes of the filter were added to the sums since they were computed; 0 means that all of this
///        is exact, otherwise its last digits are rounded more often (see [org.fovea.engine.op.FilterChange]) and statistics
///        and thumbnail are those of a sample
public record MapResult(Cause cause, Statistics statistics, Tensor thumbnail, @Nullable Tensor map,
        @Nullable Tensor sums, int changes) {
    public static final int THUMBNAIL = 192;

    /// Whether these are the engine's own values.
    public boolean exact() {
        return changes == 0;
    }

    /// Everything a map depends on; tensors are compared by identity.
    public record Cause(Filter filter, Tensor input, Axis rows, Axis columns, Padding padding, PaddingMode paddingMode,
            boolean flipped, boolean relu) {
        static Cause of(Layer layer, int filter, Tensor input) {
            return new Cause(layer.filters().get(filter).filter(), input, layer.rows(), layer.columns(),
                    layer.padding(),
                    layer.paddingMode(), layer.flipped(), layer.relu());
        }
    }

    MapResult withoutMap() {
        return map == null ? this : new MapResult(cause, statistics, thumbnail, null, null, changes);
    }

    /// Without a second tensor beside the map.
    MapResult withoutSums() {
        return sums == map || sums == null ? this : new MapResult(cause, statistics, thumbnail, map, null, changes);
    }
}
