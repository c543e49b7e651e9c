package org.fovea.figure.learn;

import java.util.ArrayList;
import java.util.List;
import org.fovea.compute.learn.Seen;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.project.Layer;
import org.jspecify.annotations.Nullable;

/// The filters of all layers at one moment of a training, and under each the map it makes of an example.
///
/// @param layers from the first to the last that has filters
public record LearnedFigure(List<LearnedLayer> layers, double width) implements Figure {
    private static final double SIZE = 12;
    private static final double HEAD = 22;
    private static final double BELOW = 12;
    private static final double LABEL = 54;

    public LearnedFigure {
        layers = List.copyOf(layers);
    }

    /// Of a network and what it makes of an example.
    ///
    /// @param layers those of the network, for their names
    /// @param seen of the same network, or null
    public static LearnedFigure of(List<Layer> layers, Network network, @Nullable Seen seen, double width) {
        Values values = seen == null ? null : seen.values();
        var rows = new ArrayList<LearnedLayer>();
        int room = (int) Math.max(LearnedLayer.GAP, width - LABEL);
        for (int n = 1; n < network.size(); n++)
            LearnedLayer.of(layers.get(n - 1), network, n, values, room).ifPresent(rows::add);
        return new LearnedFigure(rows, width);
    }

    @Override
    public double height() {
        return Math.max(1, layers.stream().mapToDouble(LearnedFigure::height).sum() - BELOW);
    }

    private static double height(LearnedLayer layer) {
        Raster maps = layer.maps();
        return HEAD + layer.filters().height + (maps == null ? 0 : maps.height) + BELOW;
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        double y = 0;
        for (LearnedLayer layer : layers) {
            draw(pen, palette, layer, y);
            y += height(layer);
        }
    }

    private void draw(Pen pen, Palette palette, LearnedLayer layer, double y) {
        String title = pen.fitted(layer.title(), Face.WORDS_BOLD, SIZE, width * 0.7);
        pen.text(0, y + HEAD / 2 - 2, title, Face.WORDS_BOLD, SIZE, Anchor.LEFT, palette.text());
        double after = pen.textWidth(title, Face.WORDS_BOLD, SIZE) + 10;
        String more = layer.shown() < layer.outputs() ? ", the first %d".formatted(layer.shown()) : "";
        pen.text(after, y + HEAD / 2 - 2, layer.detail() + more, Face.NUMBERS, SIZE, Anchor.LEFT, palette.textQuiet());
        double top = y + HEAD;
        if (!layer.tiled()) {
            image(pen, LABEL, top, layer.filters());
            return;
        }
        Raster maps = layer.maps();
        int pitch = layer.tile() + LearnedLayer.GAP;
        int lines = layer.filters().height / pitch;
        // A line of filters, then their maps, so that each map lies under its filter.
        for (int line = 0; line < lines; line++) {
            label(pen, palette, top + layer.tile() / 2.0, layer.word());
            frames(pen, palette, layer, line, top);
            part(pen, top, layer.filters(), line * pitch, pitch);
            top += pitch;
            if (maps == null) continue;
            label(pen, palette, top + layer.tile() / 2.0, "map");
            frames(pen, palette, layer, line, top);
            part(pen, top, maps, line * pitch, pitch);
            top += pitch;
        }
    }

    private void label(Pen pen, Palette palette, double middle, String text) {
        pen.text(0, middle, text, Face.WORDS, SIZE, Anchor.LEFT, palette.textQuiet());
    }

    private static void frames(Pen pen, Palette palette, LearnedLayer layer, int line, double top) {
        int pitch = layer.tile() + LearnedLayer.GAP;
        int count = Math.min(layer.columns(), layer.shown() - line * layer.columns());
        for (int k = 0; k < count; k++)
            pen.outline(LABEL + k * pitch - 0.5, top - 0.5, layer.tile() + 1.0, layer.tile() + 1.0, 1,
                    palette.border());
    }

    private static void image(Pen pen, double x, double y, Raster raster) {
        pen.image(x, y, raster.width, raster.height, raster);
    }

    private static void part(Pen pen, double y, Raster raster, int from, int height) {
        if (raster.height == height) {
            image(pen, LABEL, y, raster);
            return;
        }
        pen.clip(LABEL, y, raster.width, height);
        image(pen, LABEL, y - from, raster);
        pen.unclip();
    }
}
