package org.fovea.project;

import java.util.List;
import org.fovea.engine.op.Op;
import org.jspecify.annotations.Nullable;

/// A change of a project, as a value. Views can only send edits. Layers are counted from 1.
public sealed interface Edit {
    Project applyTo(Project project);

    /// Within one gesture an edit replaces the one before that has an equal key, and both are one undo step. Unless an
    /// edit says otherwise, each is a step of its own.
    default Object mergeKey() {
        return new Object();
    }

    /// What undo says it takes back: `change weight`.
    String title();

    /// An edit of the convolution that a layer is. Where it removes or moves a filter, what reads the layer loses or moves the
    /// numbers it has for that map.
    record InLayer(int layer, LayerEdit edit) implements Edit {
        /// @throws IllegalArgumentException when the layer is no convolution
        @Override
        public Project applyTo(Project project) {
            Conv conv = project.conv(layer).orElseThrow(
                    () -> new IllegalArgumentException("%s is no convolution".formatted(project.layer(layer).name())));
            Layer changed = project.layer(layer).withKind(edit.applyTo(conv));
            int[] kept = edit.kept(conv);
            return kept == null ? project.withLayer(layer, changed) : Rewiring.apply(project, layer, kept, changed);
        }

        @Override
        public Object mergeKey() {
            return List.of(layer, edit.mergeKey());
        }

        @Override
        public String title() {
            return edit.title();
        }
    }

    /// Other settings of a layer that is no convolution.
    record SetOperation(int layer, Op op) implements Edit {
        @Override
        public Project applyTo(Project project) {
            return project.withLayer(layer, project.layer(layer).withKind(new Operation(op)));
        }

        @Override
        public Object mergeKey() {
            return List.of(SetOperation.class, layer);
        }

        @Override
        public String title() {
            return "change settings";
        }
    }

    /// A new layer that becomes number `at` and stands between layer `at − 1`, which it reads, and everything that read
    /// that; where it takes several inputs, those it names besides come after the first.
    record AddLayer(int at, Layer added) implements Edit {
        @Override
        public Project applyTo(Project project) {
            return project.withLayers(Graph.insert(project.layers(), at, added));
        }

        @Override
        public String title() {
            return "add layer";
        }
    }

    /// Removes a layer; what read it reads its first input instead. The last one stays.
    record RemoveLayer(int layer) implements Edit {
        @Override
        public Project applyTo(Project project) {
            return project.layers().size() == 1
                    ? project
                    : project.withLayers(Graph.remove(project.layers(), layer));
        }

        @Override
        public String title() {
            return "remove layer";
        }
    }

    /// Brings a layer to place `to`. Where that puts it before what it reads or behind what reads it, it is as if it had been
    /// removed and added; a layer of several inputs stays behind them.
    record MoveLayer(int from, int to) implements Edit {
        @Override
        public Project applyTo(Project project) {
            return from == to ? project : project.withLayers(Graph.move(project.layers(), from, to));
        }

        @Override
        public String title() {
            return "move layer";
        }
    }

    /// A copy of a layer behind it.
    record DuplicateLayer(int layer) implements Edit {
        @Override
        public Project applyTo(Project project) {
            Layer copy = project.layer(layer).withName(Graph.free(project.layers(), project.layer(layer).name()));
            return project.withLayers(Graph.insert(project.layers(), layer + 1, copy));
        }

        @Override
        public String title() {
            return "duplicate layer";
        }
    }

    /// The name is made different from those of all other layers.
    record RenameLayer(int layer, String name) implements Edit {
        @Override
        public Project applyTo(Project project) {
            Layer old = project.layer(layer);
            if (name.isBlank() || name.equals(old.name())) return project;
            return project.withLayer(layer, old.withName(Graph.free(project.layers(), name.strip())));
        }

        @Override
        public String title() {
            return "rename layer";
        }
    }

    /// A layer that is not enabled hands its first input on as it is.
    record EnableLayer(int layer, boolean enabled) implements Edit {
        @Override
        public Project applyTo(Project project) {
            return project.withLayer(layer, project.layer(layer).withEnabled(enabled));
        }

        @Override
        public String title() {
            return enabled ? "enable layer" : "disable layer";
        }
    }

    /// What a layer reads: the picture is 0.
    record SetInputs(int layer, List<Integer> inputs) implements Edit {
        @Override
        public Project applyTo(Project project) {
            return project.withLayer(layer, project.layer(layer).withInputs(inputs));
        }

        @Override
        public String title() {
            return "connect layer";
        }
    }

    /// Other layers on the same picture. Where none of them was there before, it is another network, and how the one before was
    /// trained does not matter any more.
    record SetLayers(List<Layer> layers, String title) implements Edit {
        public SetLayers {
            layers = List.copyOf(layers);
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // Any two networks have a ReLU of equal settings.
        public Project applyTo(Project project) {
            boolean kept = layers.stream().anyMatch(
                    layer -> project.layers().stream().anyMatch(before -> before.kind() == layer.kind()));
            return kept ? project.withLayers(layers) : new Project(project.picture(), layers);
        }
    }

    /// Takes over a network that was trained, with the memory of that.
    ///
    /// @param picture of the size it was made for, or null to keep the one there is
    record TakeTraining(List<Layer> layers, Trained training, @Nullable Picture picture) implements Edit {
        public TakeTraining {
            layers = List.copyOf(layers);
        }

        @Override
        public Project applyTo(Project project) {
            return new Project(picture == null ? project.picture() : picture, layers, training);
        }

        @Override
        public String title() {
            return "take over training";
        }
    }

    /// How the maps of a layer are shown.
    record SetDisplay(int layer, Display display) implements Edit {
        @Override
        public Project applyTo(Project project) {
            return project.withLayer(layer, project.layer(layer).withDisplay(display));
        }

        @Override
        public Object mergeKey() {
            return List.of(SetDisplay.class, layer);
        }

        @Override
        public String title() {
            return "change colours";
        }
    }

    /// Another picture, or the same one fitted in another way.
    record SetPicture(Picture picture) implements Edit {
        @Override
        public Project applyTo(Project project) {
            return project.withPicture(picture);
        }

        @Override
        public Object mergeKey() {
            return SetPicture.class;
        }

        @Override
        public String title() {
            return "change picture";
        }
    }

    record SetPaint(Paint paint) implements Edit {
        @Override
        public Project applyTo(Project project) {
            return project.withPicture(project.picture().withPaint(paint));
        }

        @Override
        public Object mergeKey() {
            return SetPaint.class;
        }

        @Override
        public String title() {
            return "paint";
        }
    }
}
