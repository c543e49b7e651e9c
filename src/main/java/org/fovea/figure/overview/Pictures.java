package org.fovea.figure.overview;

import java.util.List;
import java.util.Map;
import org.fovea.compute.Statistics;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Raster;
import org.jspecify.annotations.Nullable;

/// The small pictures of what was computed.
///
/// @param picture the input; null before anything was computed
/// @param layers by name
public record Pictures(@Nullable Raster picture, Map<String, OfLayer> layers) {
    public static final Pictures NONE = new Pictures(null, Map.of());

    /// @param scale one for all maps of the layer, so that they can be compared
    /// @param maps those that were asked for, by their number
    /// @param statistics of all maps; null where one is still to come
    public record OfLayer(@Nullable ColorScale scale, Map<Integer, Raster> maps,
            List<@Nullable Statistics> statistics) {

        /// The figures of a map, null where they are still to come.
        public @Nullable Statistics of(int map) {
            return map < statistics.size() ? statistics.get(map) : null;
        }
    }
}
