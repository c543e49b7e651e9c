package org.fovea.ui.strip;

import java.util.Optional;
import org.fovea.compute.Misfit;
import org.fovea.compute.Outline;
import org.fovea.engine.Shape;
import org.fovea.figure.FieldText;
import org.fovea.project.Layer;
import org.fovea.project.LayerTitle;
import org.jspecify.annotations.Nullable;

/// What is written on a card.
///
/// @param number 0 is the picture
/// @param title what the layer does, in short
/// @param name what the layer is called, where that says something else than the title; otherwise empty
/// @param shape of its output; of the last good one where it does not work
/// @param field its receptive field and jump
/// @param tooltip all of it in full
record CardText(int number, String title, String name, String shape, String field, String tooltip, boolean enabled,
        boolean works, Optional<Misfit> misfit) {

    static CardText picture(Shape shape) {
        return new CardText(0, "Input", "", shape.toString(), FieldText.PICTURE,
                "The picture, %s; click to see it with the first layer that reads it".formatted(shape), true, true,
                Optional.empty());
    }

    /// @param last the shape of what was computed of it last, if anything was
    static CardText of(Outline.Row row, @Nullable Shape last) {
        Layer layer = row.layer();
        String title = LayerTitle.of(layer.kind());
        Shape shape = row.output() == null ? last : row.output();
        String field = row.field().map(FieldText::of).orElse("");
        return new CardText(row.number(), title, usual(layer.name(), title) ? "" : layer.name(),
                shape == null ? "" : shape.toString(), field, tooltip(row, title, field), layer.enabled(), row.works(),
                row.misfit());
    }

    /// Whether a name is the kind of name a layer gets when it is added, such as `conv2`.
    private static boolean usual(String name, String title) {
        String letters = name.replaceFirst("[0-9]+$", "");
        return title.toLowerCase(java.util.Locale.ROOT).replace(" ", "").contains(letters);
    }

    private static String tooltip(Outline.Row row, String title, String field) {
        var text = new StringBuilder("%s: %s".formatted(row.layer().name(), title));
        if (row.output() != null) text.append("\nMaps: ").append(row.output());
        if (!field.isEmpty())
            text.append("\nReceptive field on the picture and step between neighbours: ").append(field);
        if (row.field().map(seen -> !seen.aligned()).orElse(false))
            text.append("\nBranches are joined here, or before, that do not lie over each other on the picture");
        if (!row.layer().enabled()) text.append("\nDisabled: it hands its input on as it is");
        row.misfit().ifPresent(misfit -> text.append('\n').append(misfit.sentence()));
        if (!row.works() && row.misfit().isEmpty()) text.append("\nWaits for a layer before it that cannot work");
        return text.toString();
    }

    /// For those who hear it.
    String spoken() {
        return "%s%s, %s%s".formatted(title, name.isEmpty() ? "" : ", " + name, shape,
                works ? ", " + field : misfit.map(m -> ", cannot work: " + m.sentence()).orElse(", waits"));
    }
}
