package org.fovea.figure.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.compute.ClassNames;
import org.fovea.compute.LayerResult;
import org.fovea.compute.Outline;
import org.fovea.compute.Results;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Softmax;
import org.jspecify.annotations.Nullable;

/// What the overview shows of the picture or of one layer.
///
/// @param name of the layer
/// @param about its shape, or that it cannot work
/// @param maps how many there are; 0 where nothing is known of them
/// @param aspect height of a map by its width
/// @param enabled whether the layer does anything
/// @param works whether what is shown belongs to the settings
/// @param labels what the maps mean, one for each; empty where they have but numbers
public record Column(String name, String about, int maps, double aspect, Form form, boolean enabled,
        boolean works, List<String> labels) {
    /// How the maps of a column look.
    public enum Form {
        /// One picture, whatever channels it has.
        PICTURE(1.15),
        /// A small picture for each.
        MAPS(1),
        /// A small square for each, because each is a single value.
        VALUES(0.75),
        /// A bar with its number for each: shares of one whole.
        SCORES(1.35);

        private final double share;

        Form(double share) {
            this.share = share;
        }

        /// How wide a column is, beside one of maps.
        double share() {
            return share;
        }
    }

    /// Of the picture and all layers.
    ///
    /// @param results what was computed, for layers that cannot work any more; or null
    /// @param classes what the last maps mean
    public static List<Column> of(Outline outline, @Nullable Results results, ClassNames classes) {
        Shape picture = outline.picture();
        var columns = new ArrayList<Column>();
        columns.add(new Column("Input", picture.toString(), 1, aspect(picture), Form.PICTURE, true, true,
                List.of()));
        for (Outline.Row row : outline.rows()) {
            Shape shape = row.output() == null ? last(row, results) : row.output();
            String about = row.output() != null
                    ? row.output().toString()
                    : row.misfit().isPresent() ? "cannot work" : "waits";
            columns.add(new Column(row.layer().name(), about, shape == null ? 0 : shape.channels(),
                    shape == null ? 1 : aspect(shape), shape == null ? Form.MAPS : form(row, shape, outline),
                    row.layer().enabled(), row.works(), labels(classes.of(row.number()), shape)));
        }
        return List.copyOf(columns);
    }

    private static List<String> labels(List<String> names, @Nullable Shape shape) {
        return shape != null && shape.channels() == names.size() ? names : List.of();
    }

    /// What a map means, where it has more than a number.
    Optional<String> label(int map) {
        return map < labels.size() ? Optional.of(labels.get(map)) : Optional.empty();
    }

    private static double aspect(Shape shape) {
        return (double) shape.height() / shape.width();
    }

    private static Form form(Outline.Row row, Shape shape, Outline outline) {
        if (shape.plane() > 1) return Form.MAPS;
        boolean last = outline.rows().stream().noneMatch(other -> other.layer().read().contains(row.number()));
        return last && row.layer().enabled() && row.layer().op() instanceof Softmax softmax && !softmax.log()
                ? Form.SCORES
                : Form.VALUES;
    }

    private static @Nullable Shape last(Outline.Row row, @Nullable Results results) {
        if (results == null) return null;
        LayerResult known = results.project().named(row.layer().name()).map(results::layer).orElse(null);
        return known == null ? null : known.output();
    }
}
