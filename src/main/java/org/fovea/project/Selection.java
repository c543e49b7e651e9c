package org.fovea.project;

import org.jspecify.annotations.Nullable;

/// What is selected; saved with the project but not undone.
///
/// @param layer the layer on the stage, 1, 2, …
/// @param filter the map shown large, one per filter where the layer is a convolution
/// @param pinned the neuron that stays explained when the pointer leaves, if any
public record Selection(int layer, int filter, @Nullable Cell pinned) {
    public static final Selection FIRST = new Selection(1, 0, null);

    /// Of the first layer.
    public Selection(int filter, @Nullable Cell pinned) {
        this(1, filter, pinned);
    }

    /// Another layer, its first map.
    public Selection withLayer(int changed) {
        return changed == layer ? this : new Selection(changed, 0, null);
    }

    public Selection withFilter(int changed) {
        return new Selection(layer, changed, pinned);
    }

    public Selection withPinned(@Nullable Cell changed) {
        return new Selection(layer, filter, changed);
    }

    /// The same selection as far as a project has what is selected.
    public Selection within(Project project) {
        if (layer > project.layers().size()) return withLayer(project.layers().size()).within(project);
        var shape = project.shapes().get(layer);
        int maps = project.conv(layer).map(conv -> conv.filters().size())
                .orElse(shape == null ? Integer.MAX_VALUE : shape.channels());
        return filter < maps ? this : withFilter(maps - 1);
    }
}
