package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;

/// Evaluations of the stage for tests, each of which can be gone on from.
final class Runs {
    /// What was published while the results were still to come.
    final List<Evaluation> published = new ArrayList<>();
    private final IdentityHashMap<Evaluation, Results> all = new IdentityHashMap<>();

    Evaluation run(Request request, @Nullable Evaluation previous) {
        return run(request, previous, Machine.SCALAR, Cancel.NEVER);
    }

    Evaluation run(Request request, @Nullable Evaluation previous, Machine machine, Cancel cancel) {
        Results before = previous == null ? null : all.get(previous);
        return kept(Results.of(request, before, machine, cancel, part -> published.add(kept(part))));
    }

    /// A map of a project of one layer, computed at once.
    static Evaluation first(Project project) {
        return new Runs().run(new Request(project, 0), null);
    }

    private Evaluation kept(Results results) {
        Evaluation stage = results.stage();
        assertThat(stage).isNotNull();
        all.put(stage, results);
        return stage;
    }
}
