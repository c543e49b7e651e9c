package org.fovea.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fovea.engine.Shape;
import org.fovea.project.Conv;
import org.fovea.project.Layer;
import org.jspecify.annotations.Nullable;

/// Whether every layer has numbers for as many channels as its input has. A project would make them fit, which in a file
/// that was made to do harm could take any amount of memory; in a document that was saved they do.
final class Fitting {
    private Fitting() {
    }

    /// @throws Damage at the first layer that does not fit
    static void check(Shape picture, List<Layer> layers) {
        var shapes = new ArrayList<@Nullable Shape>();
        shapes.add(picture);
        for (Layer layer : layers) {
            List<Shape> inputs = layer.read().stream().map(shapes::get).filter(Objects::nonNull).toList();
            boolean known = inputs.size() == layer.read().size();
            if (known) check(layer, inputs.getFirst().channels());
            shapes.add(known ? output(layer, inputs) : null);
        }
    }

    private static void check(Layer layer, int channels) {
        int made = layer.kind().channels();
        // Groups that cannot be filled stay as they are.
        boolean stays = layer.kind() instanceof Conv conv && !conv.depthwise() && channels % conv.groups() != 0;
        if (made != 0 && made != channels && !stays)
            throw new Damage("layer “%s” is made for %,d channels, its input has %,d".formatted(layer.name(), made,
                    channels));
    }

    private static @Nullable Shape output(Layer layer, List<Shape> inputs) {
        try {
            return layer.op().output(inputs);
        } catch (IllegalArgumentException misfit) {
            // A document may hold a network that does not work; what is wrong is told where it is shown.
            return null;
        }
    }
}
