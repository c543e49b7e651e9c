package org.fovea.figure.learn.answers;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Values;
import org.fovea.figure.ColorMap;
import org.fovea.figure.ColorScale;
import org.fovea.figure.Figure;
import org.fovea.figure.Painting;
import org.fovea.figure.Palette;
import org.fovea.figure.Pen;
import org.fovea.figure.Pen.Anchor;
import org.fovea.figure.Pen.Face;
import org.fovea.figure.Raster;
import org.fovea.project.Layer;

/// What every layer of a network makes of one picture: a line of small maps for each layer, from the first to the last.
///
/// @param rows one for each layer
public record LayersFigure(List<Row> rows, double width, double height) implements Figure {
    private static final double TEXT = 12;
    private static final double LABEL = 118;
    private static final double GAP = 4;
    private static final double LARGEST = 64;
    private static final double VALUE = 16;
    private static final double LOWEST = 24;
    private static final int MOST = 64;

    /// The maps of a layer.
    ///
    /// @param name of the layer
    /// @param about its shape
    /// @param maps the first ones, one pixel per value
    /// @param count how many there are
    public record Row(String name, String about, List<Raster> maps, int count) {
        public Row {
            maps = List.copyOf(maps);
        }

        private boolean values() {
            return !maps.isEmpty() && maps.getFirst().width * maps.getFirst().height == 1;
        }
    }

    public LayersFigure {
        rows = List.copyOf(rows);
    }

    /// Of all layers; each has one scale of colours for its maps.
    ///
    /// @param layers those of the network, for their names and colours
    public static List<Row> rows(List<Layer> layers, Values values) {
        var rows = new ArrayList<Row>();
        for (int n = 1; n <= layers.size(); n++) {
            Layer layer = layers.get(n - 1);
            Tensor tensor = values.of(n);
            ColorScale scale = scale(layer, tensor);
            var maps = new ArrayList<Raster>();
            for (int k = 0; k < Math.min(MOST, tensor.shape.channels()); k++) maps.add(Painting.map(tensor, k, scale));
            rows.add(new Row(layer.name(), tensor.shape.toString(), maps, tensor.shape.channels()));
        }
        return rows;
    }

    private static ColorScale scale(Layer layer, Tensor tensor) {
        float low = 0;
        float high = 0;
        for (float value : tensor.data)
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        ColorMap map = ColorMap.of(layer.display().colors());
        float largest = Math.max(-low, high);
        return map.signed() ? new ColorScale(map, -largest, largest) : new ColorScale(map, low, high);
    }

    /// How high it has to be at least.
    public double least() {
        return rows.size() * (LOWEST + GAP);
    }

    /// Lines of values need less room than those of maps; the maps share the rest.
    private double side() {
        long maps = rows.stream().filter(row -> !row.values()).count();
        double rest = height - (rows.size() - maps) * (LOWEST + GAP) - maps * GAP;
        return maps == 0 ? LOWEST : Math.floor(Math.clamp(rest / maps, LOWEST, LARGEST));
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        double y = 0;
        for (Row row : rows) {
            double high = row.values() ? LOWEST : side();
            draw(pen, palette, row, y, high);
            y += high + GAP;
        }
    }

    private void draw(Pen pen, Palette palette, Row row, double y, double high) {
        boolean two = high >= 34;
        double middle = y + high / 2;
        String name = pen.fitted(row.name(), Face.WORDS_BOLD, TEXT, two ? LABEL - 8 : LABEL * 0.5);
        pen.text(0, two ? middle - 8 : middle, name, Face.WORDS_BOLD, TEXT, Anchor.LEFT, palette.text());
        if (two)
            pen.text(0, middle + 9, pen.fitted(row.about(), Face.NUMBERS, TEXT, LABEL - 8), Face.NUMBERS, TEXT,
                    Anchor.LEFT, palette.textQuiet());
        else
            pen.text(LABEL - 8, middle, pen.fitted(row.about(), Face.NUMBERS, TEXT, LABEL - 14 - pen.textWidth(name,
                    Face.WORDS_BOLD, TEXT)), Face.NUMBERS, TEXT, Anchor.RIGHT, palette.textQuiet());
        if (row.maps().isEmpty()) return;
        Raster first = row.maps().getFirst();
        double tall = row.values() ? VALUE : high;
        double wide = row.values() ? VALUE : Math.max(2, Math.rint(tall * first.width / first.height));
        double pitch = wide + (row.values() ? 3 : GAP);
        double more = 64;
        int fit = (int) ((width - LABEL + GAP) / pitch);
        int shown = row.count() <= Math.min(fit, row.maps().size())
                ? row.count()
                : Math.clamp((long) ((width - LABEL - more) / pitch), 1, row.maps().size());
        double top = y + (high - tall) / 2;
        for (int k = 0; k < shown; k++) {
            double x = LABEL + k * pitch;
            pen.image(x, top, wide, tall, row.maps().get(k));
            pen.outline(x - 0.5, top - 0.5, wide + 1, tall + 1, 1, palette.border());
        }
        if (shown < row.count())
            pen.text(LABEL + shown * pitch + 4, middle, "+ %,d".formatted(row.count() - shown), Face.WORDS, TEXT,
                    Anchor.LEFT, palette.textQuiet());
    }
}
