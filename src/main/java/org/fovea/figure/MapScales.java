package org.fovea.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.compute.LayerResult;
import org.fovea.compute.MapResult;
import org.fovea.compute.Pooled;
import org.fovea.compute.Results;
import org.fovea.project.Display;
import org.jspecify.annotations.Nullable;

/// The colour scales of the maps of one layer: each has its own (unless it is a single value), or they share one, among themselves or with all other
/// layers.
public final class MapScales {
    /// So many single values are cheap to look through each time they are drawn.
    private static final int VALUES = 1024;

    private final Display display;
    private final @Nullable ColorScale shared;
    private final int sharing;

    private MapScales(Display display, @Nullable Pooled pooled) {
        this.display = display;
        shared = pooled == null ? null : ColorScale.of(display, pooled);
        sharing = pooled == null ? 1 : pooled.count();
    }

    /// @param maps those of the layer; null where one is still to come
    /// @param results those of all layers; null where they are not known, which leaves those of this one
    public static MapScales of(Display display, List<@Nullable MapResult> maps, @Nullable Results results) {
        return switch (display.scope()) {
            case MAP -> new MapScales(display, values(maps) ? pooled(maps) : null);
            case LAYER -> new MapScales(display, pooled(maps));
            case NETWORK -> new MapScales(display, pooled(results == null ? maps : everything(results)));
        };
    }

    /// Whether the maps are single values, of which each would be the least or the largest of its own scale and all look
    /// alike: they are seen beside each other.
    private static boolean values(List<@Nullable MapResult> maps) {
        if (maps.size() > VALUES) return false;
        for (MapResult map : maps) if (map == null || map.thumbnail().shape.plane() != 1) return false;
        return true;
    }

    /// One scale for all maps of the layer, whatever the display says, unless they share theirs with other layers anyway.
    public static MapScales ofLayer(Display display, List<@Nullable MapResult> maps, @Nullable Results results) {
        return switch (display.scope()) {
            case MAP, LAYER -> new MapScales(display, pooled(maps));
            case NETWORK -> of(display, maps, results);
        };
    }

    private static List<@Nullable MapResult> everything(Results results) {
        var all = new ArrayList<@Nullable MapResult>();
        for (LayerResult layer : results.layers()) if (layer != null) all.addAll(layer.maps());
        return all;
    }

    private static @Nullable Pooled pooled(List<@Nullable MapResult> maps) {
        var there = new ArrayList<MapResult>();
        for (MapResult map : maps) if (map != null) there.add(map);
        return there.isEmpty() ? null : new Pooled(there);
    }

    public ColorScale of(MapResult map) {
        return shared == null ? ColorScale.of(display, map.statistics()) : shared;
    }

    /// The scale of all maps; none where each has its own.
    public Optional<ColorScale> shared() {
        return Optional.ofNullable(shared);
    }

    /// How many maps share it; 1 where each has its own.
    public int sharing() {
        return sharing;
    }
}
