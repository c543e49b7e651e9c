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
/// @param training how the weights came to be, null where nobody knows. It stays while layers are edited, which it says then.
public record Project(Picture picture, List<Layer> layers, @Nullable Trained training) {

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
        List<Layer> fitted = Shapes.fitted(picture.shape(), layers);
        if (training != null && !alike(fitted, layers)) training = training.withEdits();
        layers = fitted;
    }

    /// A network that nobody is known to have trained.
    public Project(Picture picture, List<Layer> layers) {
        this(picture, layers, null);
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
        return new Project(changed, layers, training);
    }

    /// The same network with layers changed, added or removed.
    public Project withLayers(List<Layer> changed) {
        return new Project(picture, changed,
                training == null || alike(changed, layers) ? training : training.withEdits());
    }

    /// Whether layers compute the same from the same, whatever they are called and however they are shown; one that is switched
    /// off for comparison still is what it was.
    private static boolean alike(List<Layer> some, List<Layer> others) {
        if (some.size() != others.size()) return false;
        for (int i = 0; i < some.size(); i++) {
            Layer one = some.get(i);
            Layer other = others.get(i);
            if (!alike(one.kind(), other.kind()) || !one.inputs().equals(other.inputs())) return false;
        }
        return true;
    }

    private static boolean alike(Kind one, Kind other) {
        if (one.equals(other)) return true;
        return one instanceof Conv a && other instanceof Conv b && nameless(a).equals(nameless(b));
    }

    private static Conv nameless(Conv conv) {
        return conv.withFilters(conv.filters().stream()
                .map(filter -> new NamedFilter("", filter.filter(), false)).toList());
    }

    public Project withLayer(int number, Layer changed) {
        if (changed.equals(layer(number))) return this;
        var copy = new ArrayList<>(layers);
        copy.set(number - 1, changed);
        return withLayers(copy);
    }
}
