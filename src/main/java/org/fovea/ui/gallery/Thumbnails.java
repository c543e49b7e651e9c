package org.fovea.ui.gallery;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fovea.compute.Evaluation;
import org.fovea.compute.MapResult;
import org.fovea.compute.Resample;
import org.fovea.compute.Results;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.figure.ColorScale;
import org.fovea.figure.MapScales;
import org.fovea.figure.Painting;
import org.fovea.figure.Raster;
import org.fovea.project.Display;
import org.fovea.session.Latest;
import org.fovea.session.Session;
import org.fovea.ui.kit.Painter;
import org.jspecify.annotations.Nullable;

/// Small pictures of the input and of every feature map, made off the FX thread and only where something changed.
public final class Thumbnails {
    /// @param input the input of the layer
    /// @param maps one per filter, null where a map is still to come
    /// @param scales in which colours
    public record Set(Raster input, List<@Nullable Raster> maps, MapScales scales) {
    }

    private record Wish(Evaluation evaluation, @Nullable Results results, Display display) {
    }

    private record Made(ColorScale scale, Raster raster) {
    }

    private final ReadOnlyObjectWrapper<@Nullable Set> set = new ReadOnlyObjectWrapper<>();
    /// What the painting thread made before; only that thread touches these.
    private IdentityHashMap<MapResult, Made> made = new IdentityHashMap<>();
    private @Nullable Tensor input;
    private @Nullable Raster inputRaster;

    public Thumbnails(Session session, Painter painter) {
        Latest<Wish, Set> latest = painter.latest(this::make, set::set);
        Runnable refresh = () -> {
            Evaluation evaluation = session.evaluation();
            if (evaluation != null)
                latest.submit(new Wish(evaluation, session.resultsProperty().get(), session.layer().display()));
        };
        session.evaluationProperty().subscribe(refresh);
        session.projectProperty().map(_ -> session.layer().display()).subscribe(_ -> refresh.run());
    }

    /// The newest thumbnails; null before the first evaluation.
    public ReadOnlyObjectProperty<@Nullable Set> property() {
        return set.getReadOnlyProperty();
    }

    private Set make(Wish wish) {
        var scales = MapScales.of(wish.display(), wish.evaluation().maps(), wish.results());
        var kept = new IdentityHashMap<MapResult, Made>();
        var rasters = new ArrayList<@Nullable Raster>();
        for (MapResult map : wish.evaluation().maps()) {
            if (map == null) {
                rasters.add(null);
                continue;
            }
            Made old = made.get(map);
            ColorScale scale = scales.of(map);
            Made now = old != null && old.scale().equals(scale) ? old : make(map, scale);
            kept.put(map, now);
            rasters.add(now.raster());
        }
        made = kept;
        return new Set(inputRaster(wish.evaluation().input()), rasters, scales);
    }

    private static Made make(MapResult map, ColorScale scale) {
        return new Made(scale, Painting.map(map.thumbnail(), 0, scale));
    }

    private Raster inputRaster(Tensor wanted) {
        if (inputRaster == null || input != wanted) {
            Shape size = MapResult.thumbnail(wanted.shape);
            inputRaster = Painting.picture(Resample.to(wanted, size.height(), size.width()));
            input = wanted;
        }
        return inputRaster;
    }
}
