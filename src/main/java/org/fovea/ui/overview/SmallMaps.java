package org.fovea.ui.overview;

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
import org.fovea.figure.Raster;
import org.fovea.figure.overview.Part;
import org.fovea.figure.overview.Pictures;
import org.fovea.figure.overview.SmallMap;
import org.fovea.session.Latest;
import org.fovea.ui.kit.Painter;
import org.jspecify.annotations.Nullable;

/// The small pictures of the maps that are seen, made off the FX thread and only where something changed.
final class SmallMaps {
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
    private int pictureWidth;

    SmallMaps(Painter painter) {
        latest = painter.latest(this::make, made::set);
    }

    ReadOnlyObjectProperty<Pictures> property() {
        return made.getReadOnlyProperty();
    }

    /// Another document was opened, of which nothing is computed yet.
    void clear() {
        made.set(Pictures.NONE);
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
            if (result != null)
                layers.put(name, Pictures.OfLayer.of(part, result, wish.results(),
                        (map, scale) -> small(map, new Key(scale, part.width(), part.height()), kept)));
        }
        before = kept;
        return new Pictures(picture(wish), Map.copyOf(layers));
    }

    private Raster small(MapResult map, Key key, IdentityHashMap<MapResult, Small> kept) {
        Small old = before.get(map);
        Small now = old != null && old.key().equals(key)
                ? old
                : new Small(key, SmallMap.of(map, key.scale(), key.width(), key.height()));
        kept.put(map, now);
        return now.raster();
    }

    private @Nullable Raster picture(Wish wish) {
        if (wish.pictureWidth() == 0) return pictureRaster;
        Tensor wanted = wish.results().picture();
        if (pictureRaster == null || picture != wanted || pictureWidth != wish.pictureWidth())
            pictureRaster = SmallMap.ofPicture(wanted, wish.pictureWidth(), wish.pictureHeight());
        picture = wanted;
        pictureWidth = wish.pictureWidth();
        return pictureRaster;
    }
}
