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
    private static final double LABEL = 104;
    private static final double GAP = 4;
    private static final double LARGEST = 76;
    private static final double VALUE = 20;
    private static final double LOWEST = 32;
    /// What `+ 1,234` needs.
    private static final double MORE = 58;
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

    /// The largest side of maps with which all of them have room, in as many lines as that takes; where there is none, the
    /// smallest, and not all are shown.
    private double side() {
        for (double side = LARGEST; side > LOWEST; side -= 4) {
            double high = 0;
            for (Row row : rows) high += room(row, side);
            if (high - GAP <= height) return side;
        }
        return LOWEST;
    }

    private double room(Row row, double side) {
        if (row.values()) return LOWEST + GAP;
        return Math.ceilDiv(row.maps().size(), across(row, side)) * (side + GAP);
    }

    private static double wide(Row row, double side) {
        Raster first = row.maps().getFirst();
        return row.values() ? VALUE : Math.max(2, Math.rint(side * first.width / first.height));
    }

    private int across(Row row, double side) {
        return Math.max(1, (int) ((width - LABEL - (row.count() > row.maps().size() ? MORE : 0) + GAP)
                / (wide(row, side) + GAP)));
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        double side = side();
        double spare = height - rows.stream().mapToDouble(row -> room(row, side)).sum();
        double y = 0;
        for (Row row : rows) {
            int lines = row.maps().isEmpty() || row.values() || spare + GAP < 0
                    ? 1
                    : Math.ceilDiv(row.maps().size(), across(row, side));
            draw(pen, palette, row, y, row.values() ? LOWEST : side, lines);
            y += lines * ((row.values() ? LOWEST : side) + GAP);
        }
    }

    private void draw(Pen pen, Palette palette, Row row, double y, double high, int lines) {
        double middle = y + high / 2;
        pen.text(0, middle - 8, pen.fitted(row.name(), Face.WORDS_BOLD, TEXT, LABEL - 8), Face.WORDS_BOLD, TEXT,
                Anchor.LEFT, palette.text());
        pen.text(0, middle + 8, pen.fitted(row.about(), Face.NUMBERS, TEXT, LABEL - 8), Face.NUMBERS, TEXT, Anchor.LEFT,
                palette.textQuiet());
        if (row.maps().isEmpty()) return;
        double tall = row.values() ? VALUE : high;
        double wide = wide(row, high);
        int across = across(row, high);
        int fit = lines * across;
        int shown = row.maps().size();
        if (shown > fit) shown = Math.max(1, Math.min(fit, (int) ((width - LABEL - MORE) / (wide + GAP))));
        double x = LABEL;
        double top = y + (high - tall) / 2;
        for (int k = 0; k < shown; k++) {
            x = LABEL + k % across * (wide + GAP);
            top = y + (high - tall) / 2 + Math.floor((double) k / across) * (high + GAP);
            pen.image(x, top, wide, tall, row.maps().get(k));
            pen.outline(x - 0.5, top - 0.5, wide + 1, tall + 1, 1, palette.border());
        }
        if (shown < row.count())
            pen.text(x + wide + 6, top + tall / 2, "+ %,d".formatted(row.count() - shown), Face.WORDS, TEXT, Anchor.LEFT,
                    palette.textQuiet());
    }
}
