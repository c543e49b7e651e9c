package org.fovea.session;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.fovea.compute.Outline;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// Of layers that cannot work, the last state of the document in which they could.
final class LastGood {
    private final Map<String, Project> states = new HashMap<>();

    /// The document has changed.
    ///
    /// @param before what it was, on paper
    /// @param was what it was
    /// @param now what it is
    void follow(Outline before, Project was, Outline now) {
        Map<String, Boolean> worked = before.rows().stream()
                .collect(Collectors.toMap(row -> row.layer().name(), Outline.Row::works));
        var broken = now.rows().stream().filter(row -> !row.works()).map(row -> row.layer().name())
                .collect(Collectors.toSet());
        states.keySet().retainAll(broken);
        for (String name : broken) if (worked.getOrDefault(name, false)) states.put(name, was);
    }

    /// Another document was opened.
    void clear() {
        states.clear();
    }

    /// Null where the layer works, or never did.
    @Nullable
    Project of(String name) {
        return states.get(name);
    }
}
