package org.fovea.figure.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.fovea.compute.LayerResult;
import org.fovea.compute.MapResult;
import org.fovea.compute.Results;
import org.fovea.compute.Statistics;
import org.fovea.figure.ColorScale;
import org.fovea.figure.MapScales;
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

        /// Of what was computed of a layer.
        ///
        /// @param part which maps are asked for
        /// @param results of the whole network, with which the layer may share its scale
        /// @param small makes the small picture of a map
        public static OfLayer of(Part part, LayerResult result, Results results,
                BiFunction<MapResult, ColorScale, Raster> small) {
            ColorScale scale = MapScales.ofLayer(part.layer().display(), result.maps(), results).shared().orElse(null);
            var statistics = new ArrayList<@Nullable Statistics>();
            var rasters = new HashMap<Integer, Raster>();
            for (int k = 0; k < result.maps().size(); k++) {
                MapResult map = result.maps().get(k);
                statistics.add(map == null ? null : map.statistics());
                boolean shown = k >= part.first() && k < part.first() + part.count();
                if (map != null && scale != null && shown) rasters.put(k, small.apply(map, scale));
            }
            return new OfLayer(scale, rasters, statistics);
        }

        /// The figures of a map, null where they are still to come.
        public @Nullable Statistics of(int map) {
            return map < statistics.size() ? statistics.get(map) : null;
        }
    }
}
