package org.fovea.compute;

import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// What to compute.
///
/// @param layer the layer on the stage, 1, 2, …, computed first
/// @param filter the map of it that comes first and is kept in full
/// @param moving whether the next edit of the same gesture is about to follow, so that the selected map may be rounded
///        differently for a moment, and stay a preview
/// @param sight what is looked at, null where nobody looks
public record Request(Project project, int layer, int filter, boolean moving, @Nullable Sight sight, Limits limits) {
    /// A map of the first layer, exact and at once.
    public Request(Project project, int filter) {
        this(project, 1, filter, false, null, Limits.whole());
    }
}
