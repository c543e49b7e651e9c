package org.fovea.ui.overview;

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
import org.fovea.compute.Statistics;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.MapScales;
import org.fovea.figure.Painting;
import org.fovea.figure.Raster;
import org.fovea.figure.overview.Pictures;
import org.fovea.project.Display;
import org.fovea.project.Layer;
import org.fovea.session.Latest;
import org.fovea.ui.kit.Painter;
import org.jspecify.annotations.Nullable;

/// The small pictures of the maps that are seen, made off the FX thread and only where something changed.
final class SmallMaps {
    /// What is seen of a layer: so many maps from the first on, in pixels of the screen.
    record Part(Layer layer, int first, int count, int width, int height) {
    }

    /// @param pictureWidth in pixels of the screen, 0 where the picture is not seen
    record Wish(Results results, List<Part> parts, int pictureWidth, int pictureHeight) {
    }

    private record Key(ColorScale scale, int width, int height) {
    }

    private record Small(Key key, Raster raster) {
    }

    private final ReadOnlyObjectWrapper<Pictures> made = new ReadOnlyObjectWrapper<>(Pictures.NONE);
    private final Latest<Wish, Pictures> latest;
    /// What the painting thread made before; only that thread touches these.
    private IdentityHashMap<MapResult, Small> before = new IdentityHashMap<>();
    private @Nullable Tensor picture;
    private @Nullable Raster pictureRaster;

    SmallMaps(Painter painter) {
        latest = painter.latest(this::make, made::set);
    }

    ReadOnlyObjectProperty<Pictures> property() {
        return made.getReadOnlyProperty();
    }

    void want(Wish wish) {
        latest.submit(wish);
    }

    private Pictures make(Wish wish) {
        var kept = new IdentityHashMap<MapResult, Small>();
        var layers = new HashMap<String, Pictures.OfLayer>();
        for (Part part : wish.parts()) {
            String name = part.layer().name();
            LayerResult result = wish.results().project().named(name).map(wish.results()::layer).orElse(null);
            if (result != null) layers.put(name, layer(part, wish.results(), result, kept));
        }
        before = kept;
        return new Pictures(picture(wish), Map.copyOf(layers));
    }

    private Pictures.OfLayer layer(Part part, Results results, LayerResult result,
            IdentityHashMap<MapResult, Small> kept) {
        ColorScale scale = MapScales.ofLayer(part.layer().display(), result.maps(), results).shared().orElse(null);
        var statistics = new ArrayList<@Nullable Statistics>();
        for (MapResult map : result.maps()) statistics.add(map == null ? null : map.statistics());
        var rasters = new HashMap<Integer, Raster>();
        int end = Math.min(part.first() + part.count(), result.maps().size());
        for (int k = part.first(); k < end && scale != null; k++) {
            MapResult map = result.maps().get(k);
            if (map == null) continue;
            var key = new Key(scale, part.width(), part.height());
            Small old = before.get(map);
            Small now = old != null && old.key().equals(key) ? old : small(map, key);
            kept.put(map, now);
            rasters.put(k, now.raster());
        }
        return new Pictures.OfLayer(scale, rasters, statistics);
    }

    private static Small small(MapResult map, Key key) {
        return new Small(key, Painting.map(sized(map.thumbnail(), key.width(), key.height()), 0, key.scale()));
    }

    private @Nullable Raster picture(Wish wish) {
        if (wish.pictureWidth() == 0) return pictureRaster;
        Tensor small = sized(wish.results().picture(), wish.pictureWidth(), wish.pictureHeight());
        if (pictureRaster == null || picture != wish.results().picture() || pictureRaster.width != small.shape.width())
            pictureRaster = Painting.picture(small);
        picture = wish.results().picture();
        return pictureRaster;
    }

    /// As large as it is shown; what is smaller stays, so that its pixels are seen as squares.
    private static Tensor sized(Tensor map, int width, int height) {
        return width >= map.shape.width() || height >= map.shape.height() ? map : Resample.to(map, height, width);
    }
}
