package org.fovea.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.jspecify.annotations.Nullable;

/// A document: a picture and the layers it goes through, in topological order. Immutable; edits make new ones that share
/// what did not change.
///
/// @param layers at least one; layer n reads only the picture and layers before it. What has numbers for each channel
///        follows where its input has another number of channels.
public record Project(Picture picture, List<Layer> layers) {

    /// @throws IllegalArgumentException without layers, when two share a name, or one reads what does not come before it
    public Project {
        if (layers.isEmpty()) throw new IllegalArgumentException("a network has at least one layer");
        var names = new HashSet<String>();
        for (int n = 1; n <= layers.size(); n++) {
            Layer layer = layers.get(n - 1);
            if (!names.add(layer.name())) throw new IllegalArgumentException("two layers are called " + layer.name());
            for (int from : layer.inputs())
                if (from < 0 || from >= n)
                    throw new IllegalArgumentException("layer %d cannot read layer %d".formatted(n, from));
        }
        layers = Shapes.fitted(picture.shape(), layers);
    }

    /// A network of a single convolution.
    public Project(Picture picture, Conv conv, Display display) {
        this(picture, List.of(new Layer("conv1", conv, List.of(0), true, display)));
    }

    /// Layer 1, 2, ….
    public Layer layer(int number) {
        return layers.get(number - 1);
    }

    /// The convolution a layer is, or nothing when it is something else.
    public Optional<Conv> conv(int number) {
        return layer(number).kind() instanceof Conv conv ? Optional.of(conv) : Optional.empty();
    }

    /// The number of the layer with this name, or nothing.
    public Optional<Integer> named(String name) {
        for (int n = 1; n <= layers.size(); n++) if (layer(n).name().equals(name)) return Optional.of(n);
        return Optional.empty();
    }

    /// The shapes of the picture and of every layer's output, null where a layer cannot work.
    public List<@Nullable Shape> shapes() {
        return Shapes.of(picture.shape(), layers);
    }

    /// The network for the engine; layer n is node n.
    ///
    /// @throws IllegalArgumentException when a layer cannot work
    public Network network() {
        return new Network(picture.shape(), layers.stream().map(layer -> new Node(layer.op(), layer.read())).toList());
    }

    public Project withPicture(Picture changed) {
        return new Project(changed, layers);
    }

    public Project withLayers(List<Layer> changed) {
        return new Project(picture, changed);
    }

    public Project withLayer(int number, Layer changed) {
        if (changed.equals(layer(number))) return this;
        var copy = new ArrayList<>(layers);
        copy.set(number - 1, changed);
        return new Project(picture, copy);
    }
}
