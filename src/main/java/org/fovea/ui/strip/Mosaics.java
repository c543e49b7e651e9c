package org.fovea.ui.strip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fovea.compute.LayerResult;
import org.fovea.compute.MapResult;
import org.fovea.compute.Resample;
import org.fovea.compute.Results;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.MapScales;
import org.fovea.figure.Painting;
import org.fovea.figure.Raster;
import org.fovea.project.Layer;
import org.fovea.session.Latest;
import org.fovea.ui.kit.Painter;
import org.jspecify.annotations.Nullable;

/// The small pictures on the cards that are seen, made off the FX thread and only where something changed.
final class Mosaics {
    /// @param layers the layers whose cards are seen
    /// @param pixels how many pixels of the screen one unit has
    record Wish(Results results, List<Layer> layers, double pixels) {
    }

    /// @param layers by name, the first maps of what was computed of it
    record Made(@Nullable Raster picture, Map<String, List<Raster>> layers) {
    }

    private record Key(ColorScale scale, int side) {
    }

    private record Small(Key key, Raster raster) {
    }

    private final ReadOnlyObjectWrapper<Made> made = new ReadOnlyObjectWrapper<>(new Made(null, Map.of()));
    private final Latest<Wish, Made> latest;
    /// What the painting thread made before; only that thread touches these.
    private IdentityHashMap<MapResult, Small> before = new IdentityHashMap<>();
    private @Nullable Tensor picture;
    private @Nullable Raster pictureRaster;

    Mosaics(Painter painter) {
        latest = painter.latest(this::make, made::set);
    }

    ReadOnlyObjectProperty<Made> property() {
        return made.getReadOnlyProperty();
    }

    /// Another document was opened, of which nothing is computed yet.
    void clear() {
        made.set(new Made(null, Map.of()));
    }

    void want(Wish wish) {
        latest.submit(wish);
    }

    private Made make(Wish wish) {
        var kept = new IdentityHashMap<MapResult, Small>();
        var layers = new HashMap<String, List<Raster>>();
        for (Layer layer : wish.layers()) {
            LayerResult result = wish.results().project().named(layer.name()).map(wish.results()::layer).orElse(null);
            if (result == null) continue;
            int count = result.maps().size() < Mosaic.MOST ? 1 : Mosaic.MOST;
            var scales = MapScales.of(layer.display(), result.maps(), wish.results());
            int side = (int) Math.ceil(Mosaic.side(count) * wish.pixels());
            var rasters = new ArrayList<Raster>();
            for (MapResult map : result.maps().subList(0, count)) {
                if (map == null) continue;
                var key = new Key(scales.of(map), side);
                Small old = before.get(map);
                Small now = old != null && old.key().equals(key) ? old : small(map, key);
                kept.put(map, now);
                rasters.add(now.raster());
            }
            layers.put(layer.name(), rasters);
        }
        before = kept;
        return new Made(picture(wish.results().picture(), wish.pixels()), layers);
    }

    private static Small small(MapResult map, Key key) {
        return new Small(key, Painting.map(covering(map.thumbnail(), key.side()), 0, key.scale()));
    }

    private Raster picture(Tensor wanted, double pixels) {
        if (pictureRaster == null || picture != wanted) {
            pictureRaster = Painting.picture(covering(wanted, (int) Math.ceil(Mosaic.SIZE * pixels)));
            picture = wanted;
        }
        return pictureRaster;
    }

    /// As small as it can be and still cover a square; what is smaller already stays.
    private static Tensor covering(Tensor map, int side) {
        Shape shape = map.shape;
        double scale = (double) side / Math.min(shape.height(), shape.width());
        return scale >= 1
                ? map
                : Resample.to(map, Math.max(1, (int) Math.round(shape.height() * scale)),
                        Math.max(1, (int) Math.round(shape.width() * scale)));
    }
}
