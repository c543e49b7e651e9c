package org.fovea.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fovea.project.Project;

/// In which order the layers behind the stage are computed: those that somebody looks at first, with all they are made of.
final class Order {
    private Order() {
    }

    /// Layers and all that they are made of.
    static boolean[] needed(Project project, Set<Integer> wanted) {
        var needed = new boolean[project.layers().size() + 1];
        for (int n = project.layers().size(); n >= 1; n--) {
            needed[n] |= wanted.contains(n);
            if (needed[n]) for (int from : project.layer(n).read()) needed[from] = true;
        }
        return needed;
    }

    /// All layers that the stage is not made of, each after what it reads.
    ///
    /// @param stage the layer on the stage
    /// @param seen the layers whose maps are on screen
    static List<Integer> behind(Project project, int stage, Set<Integer> seen) {
        boolean[] before = needed(project, Set.of(stage));
        boolean[] wanted = needed(project, seen);
        var order = new ArrayList<Integer>();
        for (boolean first : new boolean[]{true, false})
            for (int n = 1; n <= project.layers().size(); n++) if (!before[n] && wanted[n] == first) order.add(n);
        return order;
    }
}
