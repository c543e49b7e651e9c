package org.fovea.figure.overview;

import org.fovea.compute.MapResult;
import org.fovea.compute.Resample;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Painting;
import org.fovea.figure.Raster;

/// Pictures as large as they are shown; what is smaller stays, so that its pixels are seen as squares.
public final class SmallMap {
    private SmallMap() {
    }

    public static Raster of(MapResult map, ColorScale scale, int width, int height) {
        return Painting.map(sized(map.thumbnail(), width, height), 0, scale);
    }

    public static Raster ofPicture(Tensor picture, int width, int height) {
        return Painting.picture(sized(picture, width, height));
    }

    private static Tensor sized(Tensor map, int width, int height) {
        return width >= map.shape.width() || height >= map.shape.height() ? map : Resample.to(map, height, width);
    }
}
