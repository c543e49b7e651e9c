package org.fovea.figure.stack;

import java.util.List;
import org.fovea.compute.MapResult;
import org.fovea.compute.Resample;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Painting;
import org.fovea.figure.Raster;
import org.jspecify.annotations.Nullable;

/// Pictures for planes: as large as they are shown; what is smaller stays, so that its pixels are seen as squares.
public final class MapTexture {
    private MapTexture() {
    }

    /// Of a map; made of all its values where its small version is too small.
    public static Raster of(MapResult map, ColorScale scale, int width, int height) {
        Tensor whole = map.map();
        Tensor small = map.thumbnail();
        Tensor made = whole == null || small.shape.width() >= width ? small : whole;
        return Painting.map(sized(made, width, height), 0, scale);
    }

    public static Raster ofPicture(Tensor picture, int width, int height) {
        return Painting.picture(sized(picture, width, height));
    }

    /// Of maps that are a single value each, one cell for each, column by column; transparent where one is still to come.
    public static Raster ofValues(List<@Nullable MapResult> maps, ColorScale scale, int rows) {
        int columns = Math.ceilDiv(maps.size(), rows);
        var argb = new int[rows * columns];
        for (int k = 0; k < maps.size(); k++) {
            MapResult map = maps.get(k);
            if (map != null) argb[k % rows * columns + k / rows] = scale.argb(map.thumbnail().data[0]);
        }
        return new Raster(columns, rows, argb);
    }

    private static Tensor sized(Tensor map, int width, int height) {
        return width >= map.shape.width() || height >= map.shape.height() ? map : Resample.to(map, height, width);
    }
}
