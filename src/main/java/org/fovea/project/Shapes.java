package org.fovea.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.fovea.engine.Shape;
import org.jspecify.annotations.Nullable;

/// The shapes that flow through the layers of a network.
public final class Shapes {
    private Shapes() {
    }

    /// The shapes of the picture and of every layer's output, null where a layer cannot work.
    public static List<@Nullable Shape> of(Shape picture, List<Layer> layers) {
        return walk(picture, layers, new ArrayList<>());
    }

    /// The layers with whatever has numbers for each channel made to fit its input; the same objects where they do.
    public static List<Layer> fitted(Shape picture, List<Layer> layers) {
        var fitted = new ArrayList<Layer>();
        walk(picture, layers, fitted);
        return Collections.unmodifiableList(fitted);
    }

    private static List<@Nullable Shape> walk(Shape picture, List<Layer> layers, List<Layer> fitted) {
        var shapes = new ArrayList<@Nullable Shape>();
        shapes.add(picture);
        for (Layer layer : layers) {
            List<Shape> inputs = layer.read().stream().map(shapes::get).filter(Objects::nonNull).toList();
            boolean known = inputs.size() == layer.read().size();
            // A layer that is not enabled fits as well, so that nothing happens to it when it is enabled again.
            Layer fit = known ? layer.withKind(layer.kind().forChannels(inputs.getFirst().channels())) : layer;
            fitted.add(fit);
            shapes.add(known ? output(fit, inputs) : null);
        }
        return Collections.unmodifiableList(shapes);
    }

    private static @Nullable Shape output(Layer layer, List<Shape> inputs) {
        try {
            return layer.op().output(inputs);
        } catch (IllegalArgumentException misfit) {
            // That is how an operation says that inputs do not fit; what is wrong is told where it is shown.
            return null;
        }
    }
}
