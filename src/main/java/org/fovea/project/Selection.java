package org.fovea.project;

import org.jspecify.annotations.Nullable;

/// What is selected; saved with the project but not undone.
///
/// @param filter the filter whose map is shown large
/// @param pinned the neuron that stays explained when the pointer leaves, if any
public record Selection(int filter, @Nullable Cell pinned) {
    public Selection withFilter(int changed) {
        return new Selection(changed, pinned);
    }

    public Selection withPinned(@Nullable Cell changed) {
        return new Selection(filter, changed);
    }

    /// The same selection in a layer with this many filters.
    public Selection within(int filters) {
        return filter < filters ? this : withFilter(filters - 1);
    }
}
