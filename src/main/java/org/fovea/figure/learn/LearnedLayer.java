package org.fovea.figure.learn;

import java.util.Optional;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.engine.op.Dense;
import org.fovea.figure.ColorMap;
import org.fovea.figure.ColorScale;
import org.fovea.figure.NumberText;
import org.fovea.figure.Painting;
import org.fovea.figure.Placement;
import org.fovea.figure.Raster;
import org.fovea.figure.Viewport;
import org.fovea.project.Layer;
import org.fovea.project.LayerTitle;
import org.fovea.project.Operation;
import org.jspecify.annotations.Nullable;

/// A layer that learns: its filters, and the maps they make of an example, each map under its filter.
///
/// @param title the name of the layer and what it is
/// @param detail what the ends of the colours stand for
/// @param tile the side of a tile in pixels
/// @param columns tiles in a line
/// @param shown how many outputs are drawn, the first ones
/// @param outputs how many there are
/// @param filters one line of tiles after the other
/// @param maps the same of maps; null where they are single values, or not known yet
public record LearnedLayer(String title, String detail, int tile, int columns, int shown, int outputs, Raster filters,
        @Nullable Raster maps) {
    static final int GAP = 4;
    /// More lines of tiles than these are left out.
    private static final int MOST_LINES = 2;
    private static final int LARGEST = 64;
    private static final int SMALLEST = 28;
    /// Where a filter has few slices, as on a picture, they are looked at one by one.
    private static final int FEW = 4;
    private static final int SMALLEST_OF_FEW = 40;

    /// Of a node; nothing where it has no filters.
    ///
    /// @param values what the network makes of an example, or null
    /// @param width in pixels
    static Optional<LearnedLayer> of(Layer layer, Network network, int node, @Nullable Values values, int width) {
        return WeightPicture.of(network, node).map(weights -> weights.lines()
                ? matrix(layer, weights, width)
                : tiles(layer, weights, values == null ? null : values.of(node), width));
    }

    private static String title(Layer layer, WeightPicture weights) {
        int outputs = weights.filters().size();
        String title = layer.name() + " · " + LayerTitle.of(layer.kind());
        boolean counted = layer.kind() instanceof Operation(Dense _);
        return counted ? title : "%s · %d %s".formatted(title, outputs, outputs == 1 ? "filter" : "filters");
    }

    private static String detail(WeightPicture weights) {
        return "±" + NumberText.of(weights.scale().high(), 5);
    }

    private static LearnedLayer tiles(Layer layer, WeightPicture weights, @Nullable Tensor values, int width) {
        int outputs = weights.filters().size();
        // In one line where tiles can still be read then.
        int least = weights.filters().getFirst().shape.channels() <= FEW ? SMALLEST_OF_FEW : SMALLEST;
        int side = Math.clamp((width + GAP) / outputs - GAP, least, LARGEST);
        int columns = Math.max(1, Math.min(outputs, (width + GAP) / (side + GAP)));
        int shown = Math.min(outputs, MOST_LINES * columns);
        Raster maps = values == null || values.shape.plane() == 1 ? null : maps(layer, values, side, columns, shown);
        var filters = new Mosaic(columns * (side + GAP), Math.ceilDiv(shown, columns) * (side + GAP));
        for (int k = 0; k < shown; k++)
            filters.put(k % columns * (side + GAP), k / columns * (side + GAP), weights.tile(k, side));
        return new LearnedLayer(title(layer, weights), detail(weights), side, columns, shown, outputs, filters.raster(),
                maps);
    }

    private static Raster maps(Layer layer, Tensor values, int side, int columns, int shown) {
        float low = 0;
        float high = 0;
        for (float value : values.data) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        ColorMap map = ColorMap.of(layer.display().colors());
        float largest = Math.max(-low, high);
        var scale = map.signed() ? new ColorScale(map, 0 - largest, largest) : new ColorScale(map, low, high);
        var mosaic = new Mosaic(columns * (side + GAP), Math.ceilDiv(shown, columns) * (side + GAP));
        Viewport viewport = Viewport.fitting(0, 0, values.shape.width(), values.shape.height(), side, side);
        for (int k = 0; k < Math.min(shown, values.shape.channels()); k++)
            mosaic.put(k % columns * (side + GAP), k / columns * (side + GAP),
                    Painting.map(values, k, scale, Placement.INPUT, viewport, side, side));
        return mosaic.raster();
    }

    /// Weights that read single values: a row per output, a column per input.
    private static LearnedLayer matrix(Layer layer, WeightPicture weights, int width) {
        int inputs = weights.filters().getFirst().shape.width();
        int outputs = weights.filters().size();
        int rows = Math.min(outputs, 64);
        double cell = Math.min(6, (double) width / inputs);
        if (cell > 1) cell = Math.floor(cell);
        int high = Math.max(1, (int) Math.floor(Math.max(1, cell)));
        int wide = Math.max(1, (int) Math.round(inputs * cell));
        var mosaic = new Mosaic(wide, rows * high);
        for (int k = 0; k < rows; k++) {
            Raster line = Painting.map(weights.filters().get(k), 0, weights.scale(), Placement.INPUT,
                    new Viewport(0, 0, cell), wide, 1);
            for (int y = 0; y < high; y++) mosaic.put(0, k * high + y, line);
        }
        return new LearnedLayer(title(layer, weights), detail(weights) + " · a row per output, a column per input", 0,
                1, rows, outputs, mosaic.raster(), null);
    }

    /// What a tile of weights is called: a filter is what slides.
    String word() {
        return maps == null ? "weights" : "filter";
    }

    /// Whether filters are tiles, and not a matrix.
    boolean tiled() {
        return tile > 0;
    }
}
