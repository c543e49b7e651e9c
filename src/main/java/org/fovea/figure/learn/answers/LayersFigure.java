package org.fovea.figure.learn.answers;

import java.util.ArrayList;
import java.util.Arrays;
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
    private static final double VALUE = 18;
    private static final double LINE = 18;
    private static final double BESIDE = 330;
    private static final double LOWEST = 32;
    /// Maps may be so much smaller than they could where that looks better.
    private static final double NOT_MUCH = 0.6;
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

    /// Where there is little room beside them, names stand above the maps.
    private boolean above() {
        return width < BESIDE;
    }

    private double label() {
        return above() ? 0 : LABEL;
    }

    private double head() {
        return above() ? LINE : 0;
    }

    private double low(Row row, double side) {
        return !row.values() ? side : above() ? VALUE : LOWEST;
    }

    /// How high it has to be at least.
    public double least() {
        return 1 + rows.stream().mapToDouble(row -> head() + low(row, LOWEST) + GAP).sum();
    }

    /// The largest side of maps with which all of them have room, in as many lines as that takes, or one that is not much smaller
    /// and leaves no line half empty; where there is none, the smallest, and not all are shown.
    private double side() {
        double best = 0;
        for (double side = LARGEST; side >= Math.max(LOWEST, best * NOT_MUCH); side -= 2) {
            double high = 0;
            boolean full = true;
            for (Row row : rows) {
                high += room(row, side);
                full &= row.values() || row.maps().size() % across(row, side) == 0;
            }
            if (high - GAP > height - 1) continue;
            if (full) return side;
            if (best == 0) best = side;
        }
        return best == 0 ? LOWEST : best;
    }

    private double room(Row row, double side) {
        return head() + (row.values() ? 1 : lines(row, side)) * (low(row, side) + GAP);
    }

    private int lines(Row row, double side) {
        return row.maps().isEmpty() ? 1 : Math.ceilDiv(row.maps().size(), fitting(row, side));
    }

    private static double wide(Row row, double side) {
        Raster first = row.maps().getFirst();
        return row.values() ? VALUE : Math.max(2, Math.rint(side * first.width / first.height));
    }

    private int fitting(Row row, double side) {
        return Math.max(1, (int) ((width - label() - (row.count() > row.maps().size() ? MORE : 0) + GAP)
                / (wide(row, side) + GAP)));
    }

    /// How many stand in a line, so that all lines are about as long.
    private int across(Row row, double side) {
        return row.values() || row.maps().isEmpty()
                ? fitting(row, side)
                : Math.ceilDiv(row.maps().size(), lines(row, side));
    }

    @Override
    public void draw(Pen pen, Palette palette) {
        double side = side();
        int[] lines = lines(side);
        // Frames lie half a pixel outside of their maps.
        double y = 1;
        for (int r = 0; r < lines.length; r++) {
            Row row = rows.get(r);
            name(pen, palette, row, y + low(row, side) / 2, y + LINE / 2);
            draw(pen, palette, row, y + head(), low(row, side), lines[r]);
            y += head() + lines[r] * (low(row, side) + GAP);
        }
    }

    /// How many lines of maps each layer gets: one, and further ones in turn as long as they are needed and there is room.
    private int[] lines(double side) {
        var lines = new int[rows.size()];
        Arrays.fill(lines, 1);
        double rest = height - 1 + GAP - rows.stream().mapToDouble(row -> head() + low(row, side) + GAP).sum();
        for (boolean more = true; more;) {
            more = false;
            for (int r = 0; r < lines.length; r++) {
                Row row = rows.get(r);
                if (row.values() || lines[r] >= lines(row, side) || rest < side + GAP) continue;
                lines[r]++;
                rest -= side + GAP;
                more = true;
            }
        }
        return lines;
    }

    private void name(Pen pen, Palette palette, Row row, double middle, double line) {
        double room = above() ? width / 2 : LABEL - 8;
        String name = pen.fitted(row.name(), Face.WORDS_BOLD, TEXT, room);
        pen.text(0, above() ? line : middle - 8, name, Face.WORDS_BOLD, TEXT, Anchor.LEFT, palette.text());
        double x = above() ? pen.textWidth(name, Face.WORDS_BOLD, TEXT) + 8 : 0;
        pen.text(x, above() ? line : middle + 8, pen.fitted(row.about(), Face.NUMBERS, TEXT, room), Face.NUMBERS, TEXT,
                Anchor.LEFT, palette.textQuiet());
    }

    private void draw(Pen pen, Palette palette, Row row, double y, double high, int lines) {
        if (row.maps().isEmpty()) return;
        double tall = row.values() ? VALUE : high;
        double wide = wide(row, high);
        boolean all = !row.values() && lines >= lines(row, high) && row.count() == row.maps().size();
        int across = all ? across(row, high) : fitting(row, high);
        int shown = row.maps().size();
        // The last line leaves room for the number of those that are left out.
        if (shown > lines * across || row.count() > shown)
            shown = Math.min(shown, Math.max(1,
                    (lines - 1) * across + (int) ((width - label() - MORE) / (wide + GAP))));
        double x = label();
        double top = y + (high - tall) / 2;
        for (int k = 0; k < shown; k++) {
            x = label() + k % across * (wide + GAP);
            top = y + (high - tall) / 2 + Math.floor((double) k / across) * (high + GAP);
            pen.image(x, top, wide, tall, row.maps().get(k));
            pen.outline(x - 0.5, top - 0.5, wide + 1, tall + 1, 1, palette.border());
        }
        if (shown < row.count())
            pen.text(x + wide + 6, top + tall / 2, "+ %,d".formatted(row.count() - shown), Face.WORDS, TEXT,
                    Anchor.LEFT,
                    palette.textQuiet());
    }
}
