package org.fovea.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fovea.compute.EffectiveField;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Places;
import org.fovea.engine.field.Units;
import org.jspecify.annotations.Nullable;

/// What a unit sees, as text for people and as JSON for programs.
final class FieldReport {
    /// How much of the receptive field's sides is looked at for its middle.
    private static final double MIDDLE = 0.5;

    private FieldReport() {
    }

    /// @param seen as if every map went on for ever
    /// @param source what the unit depends on
    static String json(Units seen, Units source, Optional<EffectiveField> field) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        range(json.putArray("rows"), seen.rows());
        range(json.putArray("cols"), seen.columns());
        range(json.putArray("clippedRows"), source.rows());
        range(json.putArray("clippedCols"), source.columns());
        json.put("pixels", source.area());
        field.ifPresent(effective -> {
            ObjectNode node = json.putObject("effective");
            node.putArray("centre").add(effective.row()).add(effective.column());
            node.putArray("sigma").add(effective.rowSigma()).add(effective.columnSigma());
            seen.region().ifPresent(region -> node.put("insideHalf", effective.inside(region, MIDDLE)));
        });
        return json.toString();
    }

    private static void range(ArrayNode array, Places places) {
        if (!places.isEmpty()) array.add(places.first()).add(places.last());
    }

    static List<String> lines(Units seen, Units source, Shape picture, Optional<EffectiveField> field,
            @Nullable Path file) {
        var lines = new ArrayList<String>();
        if (seen.isEmpty()) return List.of("sees nothing: no value of the layer below comes to this place");
        lines.add("rows     %s, of the picture %s".formatted(range(seen.rows()), range(source.rows())));
        lines.add("columns  %s, of the picture %s".formatted(range(seen.columns()), range(source.columns())));
        Region box = source.region().orElse(null);
        long gaps = box == null ? 0 : (long) box.height() * box.width() - source.area();
        lines.add(String.format(Locale.ROOT, "pixels   %,d of %,d (%.1f %%)%s", source.area(), picture.plane(),
                100.0 * source.area() / picture.plane(),
                gaps == 0 ? "" : String.format(Locale.ROOT, ", %,d between them not seen", gaps)));
        field.ifPresent(effective -> {
            lines.add(String.format(Locale.ROOT, "counts   around row %.2f, column %.2f; sigma %.2f × %.2f",
                    effective.row(), effective.column(), effective.rowSigma(), effective.columnSigma()));
            lines.add(String.format(Locale.ROOT, "inside   %.1f %% in the middle half of the rows and columns seen",
                    100 * effective.inside(seen.region().orElseThrow(), MIDDLE)));
            lines.add("written  " + file);
        });
        return lines;
    }

    private static String range(Places places) {
        if (places.isEmpty()) return "none";
        String first = String.valueOf(places.first()).replace('-', '−');
        return places.count() == 1 ? first : first + "…" + places.last();
    }
}
