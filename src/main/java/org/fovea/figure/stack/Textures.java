package org.fovea.figure.stack;

import java.util.Map;
import org.fovea.figure.Raster;
import org.jspecify.annotations.Nullable;

/// The pictures of the maps, made once for each result; the planes carry them wherever they are turned.
///
/// @param picture the input; null before anything was computed
/// @param maps by the number of a layer, then of a map; for single values the one raster of all of them, as map 0
public record Textures(@Nullable Raster picture, Map<Integer, Map<Integer, Raster>> maps) {
    public static final Textures NONE = new Textures(null, Map.of());

    /// Of a sheet of a plane, null where it is still to come.
    @Nullable
    Raster of(Plane plane, int sheet) {
        if (plane.layer() == 0) return picture;
        Map<Integer, Raster> layer = maps.get(plane.layer());
        return layer == null ? null : layer.get(plane.values() ? 0 : plane.maps().get(sheet));
    }
}
