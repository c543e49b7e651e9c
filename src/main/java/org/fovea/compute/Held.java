package org.fovea.compute;

import java.util.Optional;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.LayerTitle;

/// A feature map that is kept as it is while everything else may change, to be compared with what is on the stage later.
///
/// @param layer the name of its layer
/// @param title what the layer was, with its settings in short form
/// @param map its number
/// @param values 1×H×W
/// @param statistics of its values
public record Held(String layer, String title, int map, Tensor values, Statistics statistics) {

    /// The selected map of the stage; nothing where only a preview of it is there.
    public static Optional<Held> of(Evaluation evaluation) {
        MapResult selected = evaluation.selectedMap();
        return Optional.ofNullable(selected.map())
                .map(values -> new Held(evaluation.layer().name(), LayerTitle.of(evaluation.layer().kind()),
                        evaluation.selected(), values, selected.statistics()));
    }

    /// Its shape, 1×H×W.
    public Shape shape() {
        return values.shape;
    }

    /// Why it cannot be subtracted from a map of another size, in a sentence; nothing where it can.
    public Optional<String> refusal(Shape other) {
        if (shape().height() == other.height() && shape().width() == other.width()) return Optional.empty();
        return Optional
                .of(("A has %1$d×%2$d neurons and B %3$d×%4$d; only maps of one size can be subtracted. Choose a "
                        + "map of %1$d×%2$d, or a stride and padding that make B as large.").formatted(shape().height(),
                                shape().width(), other.height(), other.width()));
    }
}
