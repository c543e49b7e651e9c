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
public record MapResult(Cause cause, Statistics statistics, Tensor thumbnail, @Nullable Tensor map) {
    public static final int THUMBNAIL = 192;

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
        return new MapResult(cause, statistics, thumbnail, null);
    }
}
