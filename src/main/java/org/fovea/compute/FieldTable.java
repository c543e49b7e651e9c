package org.fovea.compute;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Fraction;
import org.fovea.engine.field.Union;
import org.fovea.engine.net.ReceptiveField;
import org.fovea.project.Layer;
import org.fovea.project.LayerTitle;

/// What the units of every layer see of the picture: size, jump, start and centre of their receptive fields, in rows and
/// columns of the picture. Layers that cannot work are left out.
///
/// @param picture C×H×W
public record FieldTable(Shape picture, List<Line> lines) {
    /// The names of the columns.
    public static final List<String> HEAD = List.of("layer", "kind", "output", "field", "jump", "start", "centre",
            "covers", "note");

    /// Of no layer.
    public static final FieldTable NONE = new FieldTable(new Shape(1, 1, 1), List.of());

    /// One layer.
    ///
    /// @param number 1, 2, …
    /// @param output C×H×W
    public record Line(int number, Layer layer, Shape output, ReceptiveField field) {

        /// Whether a field is larger than the picture: every unit sees past its border.
        public boolean past(Shape picture) {
            return !everything() && (field.rows().size() > picture.height()
                    || field.columns().size() > picture.width());
        }

        /// Whether every unit sees the same, all of the picture.
        public boolean everything() {
            return field.rows().local().isEmpty() && field.columns().local().isEmpty();
        }

        /// Which share of the picture the unit in the middle of a map sees, from 0 to 1: that of the smallest rectangle around
        /// what it sees.
        public double share(Shape picture) {
            return share(field.rows(), output.height() / 2, picture.height())
                    * share(field.columns(), output.width() / 2, picture.width());
        }

        private static double share(Union axis, int unit, int size) {
            int first = Math.max(0, axis.first(unit));
            int last = Math.min(size - 1, axis.last(unit));
            return Math.max(0, last - first + 1) / (double) size;
        }

        List<String> cells(Shape picture) {
            boolean all = everything();
            return List.of(layer.name(), LayerTitle.of(layer.kind()), output.toString(),
                    "%d×%d".formatted(field.rows().size(), field.columns().size()),
                    all ? "–" : pair(field.rows().jump(), field.columns().jump()),
                    all ? "–" : pair(signed(field.rows().start()), signed(field.columns().start())),
                    all ? "–" : pair(centre(field.rows(), 0), centre(field.columns(), 0)),
                    percent(share(picture)), note(picture));
        }

        /// With two digits at least, for a unit sees little of a large picture.
        private static String percent(double share) {
            return String.format(Locale.ROOT, share < 0.01 ? "%.2g %%" : "%.1f %%", 100 * share);
        }

        private String note(Shape picture) {
            if (!field.aligned()) return "branches do not align";
            if (everything()) return "sees everything";
            return past(picture) ? "sees past the border" : "";
        }

    }

    public FieldTable {
        lines = List.copyOf(lines);
    }

    public static FieldTable of(Outline outline) {
        return new FieldTable(outline.picture(), outline.rows().stream().flatMap(FieldTable::line).toList());
    }

    private static Stream<Line> line(Outline.Row row) {
        Shape output = row.output();
        return output == null
                ? Stream.empty()
                : row.field().stream().map(field -> new Line(row.number(), row.layer(), output, field));
    }

    /// What is written in the table, a list of cells for each layer.
    public List<List<String>> cells() {
        return lines.stream().map(this::cells).toList();
    }

    /// What is written about a layer, as many cells as [#HEAD] has.
    public List<String> cells(Line line) {
        return line.cells(picture);
    }

    /// Which row (or column) of the picture lies under the middle of a unit.
    public static String centre(Union axis, int unit) {
        return axis.local().map(field -> decimal(field.centre().plus(field.jump().times(Fraction.of(unit)))))
                .orElse("–");
    }

    private static String pair(Object rows, Object columns) {
        return LayerTitle.pair(rows.toString(), columns.toString());
    }

    private static String signed(int number) {
        return Integer.toString(number).replace('-', '−');
    }

    /// A fraction as a decimal number where it ends soon: `−1.5`; otherwise as it is: `4/3`.
    private static String decimal(Fraction value) {
        double number = value.doubleValue();
        String text = number == Math.rint(number * 4) / 4
                ? Double.toString(number).replaceFirst("\\.0$", "")
                : value.toString();
        return text.replace('-', '−');
    }
}
