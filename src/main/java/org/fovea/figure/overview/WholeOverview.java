package org.fovea.figure.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fovea.compute.LayerResult;
import org.fovea.compute.MapResult;
import org.fovea.compute.Outline;
import org.fovea.compute.Results;
import org.fovea.compute.Statistics;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.MapScales;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Raster;
import org.fovea.project.Layer;
import org.jspecify.annotations.Nullable;

/// The overview of a network with all its layers side by side, for slides and papers: nothing is scrolled away. The small
/// maps are made when it is drawn.
public final class WholeOverview implements Figure {
    /// The small maps stay crisp when the figure is enlarged as much.
    private static final double PIXELS = 3;
    private static final Place NOTHING = new Place(-1, -1);

    private final Outline outline;
    private final Results results;
    private final List<Column> columns;
    private final Feeding feeding;
    private final Lanes lanes;
    private final Layout layout;

    /// @param height of the figure
    public WholeOverview(Outline outline, Results results, double height) {
        this.outline = outline;
        this.results = results;
        columns = Column.of(outline, results);
        feeding = new Feeding(outline);
        lanes = new Lanes(feeding.edges());
        double width = Layout.of(columns, 1, height, 0, _ -> 0, lanes.count()).total();
        layout = Layout.of(columns, Math.ceil(width), height, 0, _ -> 0, lanes.count());
    }

    @Override
    public double width() {
        return layout.width();
    }

    @Override
    public double height() {
        return layout.height();
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        new OverviewFigure(layout, columns, feeding, lanes, Wires.of(layout, feeding, lanes, Wires.ALL), pictures(),
                NOTHING, null).draw(pen, palette);
    }

    private Pictures pictures() {
        var layers = new HashMap<String, Pictures.OfLayer>();
        for (Outline.Row row : outline.rows()) {
            Layer layer = row.layer();
            LayerResult result = results.project().named(layer.name()).map(results::layer).orElse(null);
            if (result != null)
                layers.put(layer.name(), pictures(Part.of(layer, layout.stack(row.number()), PIXELS), result));
        }
        Stack picture = layout.stack(0);
        return new Pictures(SmallMap.ofPicture(results.picture(), (int) Math.ceil(picture.width() * PIXELS),
                (int) Math.ceil(picture.height() * PIXELS)), Map.copyOf(layers));
    }

    private Pictures.OfLayer pictures(Part part, LayerResult result) {
        ColorScale scale = MapScales.ofLayer(part.layer().display(), result.maps(), results).shared().orElse(null);
        var statistics = new ArrayList<@Nullable Statistics>();
        var rasters = new HashMap<Integer, Raster>();
        for (int k = 0; k < result.maps().size(); k++) {
            MapResult map = result.maps().get(k);
            statistics.add(map == null ? null : map.statistics());
            boolean shown = k >= part.first() && k < part.first() + part.count();
            if (map != null && scale != null && shown)
                rasters.put(k, SmallMap.of(map, scale, part.width(), part.height()));
        }
        return new Pictures.OfLayer(scale, rasters, statistics);
    }
}
