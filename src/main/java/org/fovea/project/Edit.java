package org.fovea.project;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Tensor;

/// A change of a project, as a value. Views can only send edits.
public sealed interface Edit {
    Project applyTo(Project project);

    /// Within one gesture an edit replaces the one before that has an equal key, and both are one undo step.
    Object mergeKey();

    /// What undo says it takes back: `change weight`.
    String title();

    /// An edit of one layer property.
    sealed interface OfLayer extends Edit {
        Layer applyTo(Layer layer);

        @Override
        default Project applyTo(Project project) {
            return project.withLayer(applyTo(project.layer()));
        }

        @Override
        default Object mergeKey() {
            return getClass();
        }
    }

    /// New weights C×kh×kw for one filter. Where kh×kw is another size, the whole layer takes it.
    record SetWeights(int filter, Tensor weights, String title) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            return layer.withKernelSize(weights.shape.height(), weights.shape.width()).withFilter(filter,
                    layer.filters().get(filter).withWeights(weights));
        }

        @Override
        public Object mergeKey() {
            return List.of(SetWeights.class, filter, title);
        }
    }

    record SetBias(int filter, float bias) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            NamedFilter old = layer.filters().get(filter);
            return layer.withFilter(filter, old.withFilter(old.filter().withBias(bias)));
        }

        @Override
        public Object mergeKey() {
            return List.of(SetBias.class, filter);
        }

        @Override
        public String title() {
            return "change bias";
        }
    }

    /// Another filter in the same place. Where its kernel has another size, the whole layer takes that size.
    record ReplaceFilter(int filter, NamedFilter replacement) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            NamedFilter fitted = replacement.forChannels(layer.channels());
            var shape = fitted.weights().shape;
            return layer.withKernelSize(shape.height(), shape.width()).withFilter(filter, fitted);
        }

        @Override
        public Object mergeKey() {
            return List.of(ReplaceFilter.class, filter, replacement.name());
        }

        @Override
        public String title() {
            return "use filter " + replacement.name();
        }
    }

    /// A new filter behind the others, fitted to the layer's kernel size and channels.
    record AddFilter(NamedFilter added) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            var changed = new ArrayList<>(layer.filters());
            changed.add(added.forChannels(layer.channels()).resized(layer.rows().size(), layer.columns().size()));
            return layer.withFilters(changed);
        }

        /// Each is a step of its own.
        @Override
        public Object mergeKey() {
            return new Object();
        }

        @Override
        public String title() {
            return "add filter";
        }
    }

    /// Removes a filter; the last one stays.
    record RemoveFilter(int filter) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            if (layer.filters().size() == 1)
                return layer;
            var changed = new ArrayList<>(layer.filters());
            changed.remove(filter);
            return layer.withFilters(changed);
        }

        /// Each is a step of its own.
        @Override
        public Object mergeKey() {
            return new Object();
        }

        @Override
        public String title() {
            return "remove filter";
        }
    }

    record MoveFilter(int from, int to) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            var changed = new ArrayList<>(layer.filters());
            changed.add(to, changed.remove(from));
            return layer.withFilters(changed);
        }

        @Override
        public String title() {
            return "move filter";
        }
    }

    record RenameFilter(int filter, String name) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            NamedFilter old = layer.filters().get(filter);
            return layer.withFilter(filter, new NamedFilter(name, old.filter(), old.shared()));
        }

        @Override
        public String title() {
            return "rename filter";
        }
    }

    /// Whether one filter has the same weights in every channel; switching it on copies the given channel to all.
    record ShareChannels(int filter, boolean shared, int channel) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            NamedFilter old = layer.filters().get(filter);
            NamedFilter one = shared
                    ? old.withWeights(old.weights().channel(channel)).forChannels(layer.channels())
                    : old;
            return layer.withFilter(filter, new NamedFilter(old.name(), one.filter(), shared));
        }

        @Override
        public String title() {
            return "same weights in every channel";
        }
    }

    /// Kernel size, stride and dilation of both axes.
    record SetAxes(Axis rows, Axis columns) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            return layer.withAxes(rows, columns);
        }

        @Override
        public String title() {
            return "change kernel, stride or dilation";
        }
    }

    record SetPadding(Padding padding) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            return layer.withPadding(padding);
        }

        @Override
        public String title() {
            return "change padding";
        }
    }

    record SetPaddingMode(PaddingMode mode) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            return layer.withPaddingMode(mode);
        }

        @Override
        public String title() {
            return "change padding mode";
        }
    }

    record SetFlipped(boolean flipped) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            return layer.withFlipped(flipped);
        }

        @Override
        public String title() {
            return "flip the kernel";
        }
    }

    record SetRelu(boolean relu) implements OfLayer {
        @Override
        public Layer applyTo(Layer layer) {
            return layer.withRelu(relu);
        }

        @Override
        public String title() {
            return "ReLU";
        }
    }

    record SetDisplay(Display display) implements Edit {
        @Override
        public Project applyTo(Project project) {
            return project.withDisplay(display);
        }

        @Override
        public Object mergeKey() {
            return SetDisplay.class;
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
