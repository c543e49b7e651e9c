package org.fovea.figure.stack;

import java.util.List;
import org.fovea.compute.MapResult;
import org.fovea.compute.Resample;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Painting;
import org.fovea.figure.Raster;
import org.jspecify.annotations.Nullable;

/// Pictures for planes: about as large as they are shown. What is smaller is enlarged by repeating its pixels, so that they
/// are seen as squares with sharp edges however the plane is turned.
public final class MapTexture {
    private MapTexture() {
    }

    /// Of a map; made of all its values where its small version is too small.
    public static Raster of(MapResult map, ColorScale scale, int width, int height) {
        Tensor whole = map.map();
        Tensor small = map.thumbnail();
        Tensor made = whole == null || small.shape.width() >= width ? small : whole;
        return enlarged(Painting.map(sized(made, width, height), 0, scale), width, height);
    }

    public static Raster ofPicture(Tensor picture, int width, int height) {
        return enlarged(Painting.picture(sized(picture, width, height)), width, height);
    }

    /// Of maps that are a single value each, one cell for each, column by column; transparent where one is still to come.
    public static Raster ofValues(List<@Nullable MapResult> maps, ColorScale scale, int rows, int width, int height) {
        int columns = Math.ceilDiv(maps.size(), rows);
        var argb = new int[rows * columns];
        for (int k = 0; k < maps.size(); k++) {
            MapResult map = maps.get(k);
            if (map != null) argb[k % rows * columns + k / rows] = scale.argb(map.thumbnail().data[0]);
        }
        return enlarged(new Raster(columns, rows, argb), width, height);
    }

    /// Each pixel repeated so often that it is not smaller than wanted.
    static Raster enlarged(Raster raster, int width, int height) {
        int across = Math.max(1, Math.ceilDiv(width, raster.width));
        int down = Math.max(1, Math.ceilDiv(height, raster.height));
        if (across == 1 && down == 1) return raster;
        int wide = raster.width * across;
        var argb = new int[wide * raster.height * down];
        for (int row = 0; row < raster.height; row++) {
            int first = row * down * wide;
            for (int x = 0; x < wide; x++) argb[first + x] = raster.argb[row * raster.width + x / across];
            for (int i = 1; i < down; i++) System.arraycopy(argb, first, argb, first + i * wide, wide);
        }
        return new Raster(wide, raster.height * down, argb);
    }

    private static Tensor sized(Tensor map, int width, int height) {
        return width >= map.shape.width() || height >= map.shape.height() ? map : Resample.to(map, height, width);
    }
}
