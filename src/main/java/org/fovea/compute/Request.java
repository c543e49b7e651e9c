package org.fovea.compute;

import java.util.Set;
import org.fovea.project.Conv;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// What to compute.
///
/// @param layer the layer on the stage, 1, 2, …, computed first
/// @param filter the map of it that comes first and is kept in full
/// @param moving whether the next edit of the same gesture is about to follow, so that the selected map may be rounded
///        differently for a moment, and stay a preview
/// @param sight what is looked at, null where nobody looks
/// @param seen the layers whose maps are on screen, which come next
/// @param working the last state in which the layer on the stage could work, where now it cannot; null where it never did
public record Request(Project project, int layer, int filter, boolean moving, @Nullable Sight sight, Limits limits,
        Set<Integer> seen, @Nullable Project working) {
    public Request {
        seen = Set.copyOf(seen);
    }

    /// Where nobody looks at other layers.
    public Request(Project project, int layer, int filter, boolean moving, @Nullable Sight sight, Limits limits) {
        this(project, layer, filter, moving, sight, limits, Set.of(), null);
    }

    /// Whether another request differs in nothing but weights of the layer on the stage, and may be rounded like this one.
    boolean goesOnIn(Request next) {
        if (next.layer != layer || next.filter != filter || !moving || !next.moving
                || !project.picture().equals(next.project.picture())
                || project.layers().size() != next.project.layers().size())
            return false;
        for (int n = 1; n <= project.layers().size(); n++)
            if (n != layer && !project.layer(n).equals(next.project.layer(n))) return false;
        Layer mine = project.layer(layer);
        Layer other = next.project.layer(layer);
        return mine.withKind(other.kind()).equals(other) && mine.kind() instanceof Conv was
                && other.kind() instanceof Conv is && was.filters().size() == is.filters().size()
                && was.withFilters(is.filters()).equals(is);
    }

    /// A map of the first layer, exact and at once.
    public Request(Project project, int filter) {
        this(project, 1, filter, false, null, Limits.whole());
    }
}
