package org.fovea.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fovea.compute.Outline;
import org.fovea.compute.Outline.Row;
import org.fovea.engine.Shape;
import org.fovea.engine.net.ReceptiveField;

/// A network as a table for people: words at the left, numbers at the right of their columns.
final class NetworkTable {
    private static final List<String> HEAD = List.of("layer", "kind", "output", "parameters", "multiply-adds", "field",
            "jump", "start", "aligned");
    private static final int WORDS = 2;

    private NetworkTable() {
    }

    /// @param outline of layers that all work
    static List<String> of(Shape input, Outline outline) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        rows.add(List.of("input", "", input.toString(), "", "", "1", "1", "0", ""));
        for (Row row : outline.rows())
            rows.add(List.of(row.layer().name(), Documents.kind(row.layer()), String.valueOf(row.output()),
                    number(row.parameters()), number(row.multiplyAdds()),
                    row.field().map(NetworkTable::size).orElse(""),
                    row.field().map(NetworkTable::jump).orElse(""),
                    row.field().map(NetworkTable::start).orElse(""),
                    row.field().map(field -> field.aligned() ? "yes" : "no").orElse("")));
        rows.add(
                List.of("total", "", "", number(outline.parameters()), number(outline.multiplyAdds()), "", "", "", ""));
        var widths = new int[HEAD.size()];
        for (List<String> row : rows)
            for (int c = 0; c < widths.length; c++) widths[c] = Math.max(widths[c], row.get(c).length());
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String size(ReceptiveField field) {
        return pair(field.rows().size(), field.columns().size());
    }

    private static String jump(ReceptiveField field) {
        return pair(field.rows().jump(), field.columns().jump());
    }

    private static String start(ReceptiveField field) {
        return pair(number(field.rows().start()), number(field.columns().start()));
    }

    private static String pair(Object rows, Object columns) {
        return rows.equals(columns) ? rows.toString() : rows + "×" + columns;
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String space = " ".repeat(widths[c] - row.get(c).length());
            line.append(c == 0 ? "" : "  ").append(c < WORDS ? row.get(c) + space : space + row.get(c));
        }
        return line.toString().stripTrailing();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace('-', '−');
    }
}
