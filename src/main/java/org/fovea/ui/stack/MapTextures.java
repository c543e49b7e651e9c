package org.fovea.ui.stack;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fovea.compute.LayerResult;
import org.fovea.compute.MapResult;
import org.fovea.compute.Results;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.MapScales;
import org.fovea.figure.Raster;
import org.fovea.figure.stack.MapTexture;
import org.fovea.figure.stack.Textures;
import org.fovea.project.Layer;
import org.fovea.session.Latest;
import org.fovea.ui.kit.Painter;
import org.jspecify.annotations.Nullable;

/// The pictures on the planes, made off the FX thread once for each result; turning the planes makes none.
final class MapTextures {
    /// What is seen of a layer.
    ///
    /// @param number of the layer; 0 is the picture
    /// @param layer with its colours; null for the picture
    /// @param maps which maps
    /// @param rows of the grid, where each map is a single value; otherwise 0
    /// @param width in pixels of the screen
    /// @param height in pixels of the screen
    record Part(int number, @Nullable Layer layer, List<Integer> maps, int rows, int width, int height) {
        /// Of many maps behind each other little is seen of those behind.
        private static final int MANY = 8;
        private static final int COARSER = 3;

        /// By how much the pictures of maps behind are smaller.
        int coarser(int map) {
            return maps.size() > MANY && map != maps.getFirst() ? COARSER : 1;
        }
    }

    record Wish(Results results, List<Part> parts) {
    }

    private record Key(ColorScale scale, int width, int height) {
    }

    private record Made(Key key, Raster raster) {
    }

    private final ReadOnlyObjectWrapper<Textures> made = new ReadOnlyObjectWrapper<>(Textures.NONE);
    private final Latest<Wish, Textures> latest;
    private @Nullable Wish wanted;
    /// What the painting thread made before; only that thread touches these.
    private IdentityHashMap<MapResult, Made> before = new IdentityHashMap<>();
    private @Nullable Tensor picture;
    private @Nullable Part picturePart;
    private @Nullable Raster pictureRaster;

    MapTextures(Painter painter) {
        latest = painter.latest(this::make, made::set);
    }

    ReadOnlyObjectProperty<Textures> property() {
        return made.getReadOnlyProperty();
    }

    /// Another document was opened, of which nothing is computed yet.
    void clear() {
        wanted = null;
        made.set(Textures.NONE);
    }

    /// Nothing happens where the same was wanted before.
    @SuppressWarnings("ReferenceEquality") // Results made apart are never the same.
    void want(Wish wish) {
        if (wanted != null && wanted.results() == wish.results() && wanted.parts().equals(wish.parts())) return;
        wanted = wish;
        latest.submit(wish);
    }

    private Textures make(Wish wish) {
        var kept = new IdentityHashMap<MapResult, Made>();
        var layers = new HashMap<Integer, Map<Integer, Raster>>();
        for (Part part : wish.parts()) {
            Layer layer = part.layer();
            if (layer == null) picture(part, wish.results().picture());
            else
                layers.put(part.number(), layer(part, layer, wish.results(), kept));
        }
        before = kept;
        return new Textures(pictureRaster, Map.copyOf(layers));
    }

    private void picture(Part part, Tensor wanted) {
        if (pictureRaster == null || picture != wanted || !part.equals(picturePart))
            pictureRaster = MapTexture.ofPicture(wanted, part.width(), part.height());
        picture = wanted;
        picturePart = part;
    }

    private Map<Integer, Raster> layer(Part part, Layer layer, Results results,
            IdentityHashMap<MapResult, Made> kept) {
        LayerResult result = results.project().named(layer.name()).map(results::layer).orElse(null);
        if (result == null) return Map.of();
        List<@Nullable MapResult> maps = result.maps();
        ColorScale scale = MapScales.ofLayer(layer.display(), maps, results).shared().orElse(null);
        if (scale == null) return Map.of();
        if (part.rows() > 0)
            return Map.of(0, MapTexture.ofValues(maps, scale, part.rows(), part.width(), part.height()));
        var rasters = new HashMap<Integer, Raster>();
        for (int k : part.maps()) {
            MapResult map = k < maps.size() ? maps.get(k) : null;
            if (map == null) continue;
            var key = new Key(scale, part.width() / part.coarser(k), part.height() / part.coarser(k));
            Made old = before.get(map);
            Made now = old != null && old.key().equals(key)
                    ? old
                    : new Made(key, MapTexture.of(map, scale, key.width(), key.height()));
            kept.put(map, now);
            rasters.put(k, now.raster());
        }
        return Map.copyOf(rasters);
    }
}
