package org.fovea.compute;

import java.util.Optional;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Units;
import org.fovea.engine.net.Cone;
import org.fovea.engine.net.Network;
import org.fovea.project.Cell;

/// What one neuron, however deep in the network, sees of the picture itself.
///
/// @param picture C×H×W
/// @param seen as if every map went on for ever: what lies beyond the picture is padding
/// @param source exactly what the neuron depends on, gaps included
public record PictureField(Shape picture, Units seen, Units source) {

    /// @param layer 1, 2, …
    /// @param map which map the neuron belongs to
    /// @param at its place in the map
    /// @return nothing where the layer, or one before it, cannot work, or where there is no such neuron
    public static Optional<PictureField> of(Outline outline, int layer, int map, Cell at) {
        if (layer > outline.rows().size() || !outline.row(layer).works()) return Optional.empty();
        Network network = outline.network();
        Shape shape = network.shape(layer);
        if (map >= shape.channels() || at.row() >= shape.height() || at.column() >= shape.width())
            return Optional.empty();
        Units unit = Units.of(map, at.row(), at.column());
        return Optional.of(new PictureField(outline.picture(), Cone.seen(network, layer, unit).units(0),
                Cone.back(network, layer, unit).units(0)));
    }

    /// So many pixels count.
    public long pixels() {
        return source.plane().area();
    }

    /// Which share of the picture that is, from 0 to 1.
    public double share() {
        return (double) pixels() / picture.plane();
    }
}
