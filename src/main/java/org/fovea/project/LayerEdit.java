package org.fovea.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Tensor;
import org.jspecify.annotations.Nullable;

/// A change of one convolution, as a value; [Edit.InLayer] says of which.
public sealed interface LayerEdit {
    Conv applyTo(Conv conv);

    /// This edit of layer 1, 2, ….
    default Edit on(int layer) {
        return new Edit.InLayer(layer, this);
    }

    /// As of [Edit#mergeKey].
    default Object mergeKey() {
        return getClass();
    }

    /// As of [Edit#title].
    String title();

    /// Which of the filters before stands at each place, where some were removed or moved; null where they stay in their
    /// places.
    default int @Nullable [] kept(Conv before) {
        return null;
    }

    /// New weights C×kh×kw for one filter. Where kh×kw is another size, the whole layer takes it.
    record SetWeights(int filter, Tensor weights, String title) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            return conv.withKernelSize(weights.shape.height(), weights.shape.width()).withFilter(filter,
                    conv.filters().get(filter).withWeights(weights));
        }

        @Override
        public Object mergeKey() {
            return List.of(SetWeights.class, filter, title);
        }
    }

    record SetBias(int filter, float bias) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            NamedFilter old = conv.filters().get(filter);
            return conv.withFilter(filter, old.withFilter(old.filter().withBias(bias)));
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
    record ReplaceFilter(int filter, NamedFilter replacement) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            NamedFilter fitted = replacement.forChannels(conv.seen());
            var shape = fitted.weights().shape;
            return conv.withKernelSize(shape.height(), shape.width()).withFilter(filter, fitted);
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
    record AddFilter(NamedFilter added) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            var changed = new ArrayList<>(conv.filters());
            changed.add(added.forChannels(conv.seen()).resized(conv.rows().size(), conv.columns().size()));
            return conv.withFilters(changed);
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
    record RemoveFilter(int filter) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            if (conv.filters().size() == 1)
                return conv;
            var changed = new ArrayList<>(conv.filters());
            changed.remove(filter);
            return conv.withFilters(changed);
        }

        @Override
        public int @Nullable [] kept(Conv before) {
            int filters = before.filters().size();
            return filters == 1 ? null : IntStream.range(0, filters).filter(k -> k != filter).toArray();
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

    record MoveFilter(int from, int to) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            var changed = new ArrayList<>(conv.filters());
            changed.add(to, changed.remove(from));
            return conv.withFilters(changed);
        }

        @Override
        public int[] kept(Conv before) {
            var places = new ArrayList<>(IntStream.range(0, before.filters().size()).boxed().toList());
            Collections.rotate(places.subList(Math.min(from, to), Math.max(from, to) + 1), from < to ? -1 : 1);
            return places.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public String title() {
            return "move filter";
        }
    }

    record RenameFilter(int filter, String name) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            NamedFilter old = conv.filters().get(filter);
            return conv.withFilter(filter, new NamedFilter(name, old.filter(), old.shared()));
        }

        @Override
        public String title() {
            return "rename filter";
        }
    }

    /// Whether one filter has the same weights in every channel; switching it on copies the given channel to all.
    record ShareChannels(int filter, boolean shared, int channel) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            NamedFilter old = conv.filters().get(filter);
            NamedFilter one = shared
                    ? old.withWeights(old.weights().channel(channel)).forChannels(conv.seen())
                    : old;
            return conv.withFilter(filter, new NamedFilter(old.name(), one.filter(), shared));
        }

        @Override
        public String title() {
            return "same weights in every channel";
        }
    }

    /// Kernel size, stride and dilation of both axes.
    record SetAxes(Axis rows, Axis columns) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            return conv.withAxes(rows, columns);
        }

        @Override
        public String title() {
            return "change kernel, stride or dilation";
        }
    }

    record SetPadding(Padding padding) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            return conv.withPadding(padding);
        }

        @Override
        public String title() {
            return "change padding";
        }
    }

    record SetPaddingMode(PaddingMode mode) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            return conv.withPaddingMode(mode);
        }

        @Override
        public String title() {
            return "change padding mode";
        }
    }

    record SetFlipped(boolean flipped) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            return conv.withFlipped(flipped);
        }

        @Override
        public String title() {
            return "flip the kernel";
        }
    }

    record SetRelu(boolean relu) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            return conv.withRelu(relu);
        }

        @Override
        public String title() {
            return "ReLU";
        }
    }

    /// Into how many groups channels and filters are split.
    record SetGroups(int groups) implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            return conv.withGroups(groups);
        }

        @Override
        public String title() {
            return "change groups";
        }
    }

    /// As many groups as channels, each with as many filters of its own as there are filters for.
    record MakeDepthwise() implements LayerEdit {
        @Override
        public Conv applyTo(Conv conv) {
            int channels = conv.channels();
            Conv split = conv.withGroups(channels);
            int count = Math.max(1, conv.filters().size() / channels) * channels;
            return split.withFilters(
                    IntStream.range(0, count).mapToObj(k -> split.filters().get(k % split.filters().size())).toList());
        }

        @Override
        public String title() {
            return "make depthwise";
        }
    }

    /// All filters anew, for example by an initialiser. They are fitted to the layer's kernel size and channels.
    record SetFilters(List<NamedFilter> filters, String title) implements LayerEdit {
        public SetFilters {
            filters = List.copyOf(filters);
        }

        @Override
        public Conv applyTo(Conv conv) {
            return conv.withFilters(filters.stream().map(
                    f -> f.forChannels(conv.seen()).resized(conv.rows().size(), conv.columns().size())).toList());
        }

        @Override
        public Object mergeKey() {
            return List.of(SetFilters.class, title);
        }
    }
}
