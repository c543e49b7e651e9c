package org.fovea.figure.overview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fovea.compute.LayerResult;
import org.fovea.compute.Outline;
import org.fovea.compute.ClassNames;
import org.fovea.compute.Results;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.project.Layer;

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
        columns = Column.of(outline, results, ClassNames.of(results.project()));
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
            if (result == null) continue;
            Part part = Part.of(layer, layout.stack(row.number()), PIXELS);
            layers.put(layer.name(), Pictures.OfLayer.of(part, result, results,
                    (map, scale) -> SmallMap.of(map, scale, part.width(), part.height())));
        }
        Stack picture = layout.stack(0);
        return new Pictures(SmallMap.ofPicture(results.picture(), (int) Math.ceil(picture.width() * PIXELS),
                (int) Math.ceil(picture.height() * PIXELS)), Map.copyOf(layers));
    }
}
