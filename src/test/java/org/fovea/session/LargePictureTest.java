package org.fovea.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.compute.Limits;
import org.fovea.compute.Projects;
import org.fovea.compute.Sight;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.project.LayerEdit;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.junit.jupiter.api.Test;

/// A session whose maps take longer than a frame.
class LargePictureTest {
    private final Deque<Runnable> engine = new ArrayDeque<>();
    private final List<Evaluation> shown = new ArrayList<>();
    private final Session session = session(Long.MAX_VALUE);

    private Session session(long memory) {
        var axis = new Axis(5, 1, 1);
        Project start = Projects.project(new Shape(3, 70, 90), Projects.layer(2, 3, axis, axis, Padding.Named.SAME));
        var made = new Session(start, new Selection(0, null), Machine.SCALAR, new Limits(60_000, memory), engine::add,
                Runnable::run, failure -> {
                    throw failure;
                });
        made.evaluationProperty().subscribe(evaluation -> {
            if (evaluation != null) shown.add(evaluation);
        });
        return made;
    }

    private void compute() {
        while (!engine.isEmpty())
            engine.remove().run();
    }

    private void drag(float value) {
        Tensor weights = session.project().conv(1).orElseThrow().filters().getFirst().weights();
        session.edit(new LayerEdit.SetWeights(0, weights.with(12, value), "change weight"));
    }

    private static boolean preview(Evaluation evaluation) {
        return evaluation.selectedMap().preview() != null;
    }

    private static float[] values(Evaluation evaluation) {
        Tensor map = evaluation.selectedMap().map();
        assertThat(map).isNotNull();
        return map.data;
    }

    @Test
    void the_preview_comes_first_and_the_exact_map_of_a_fresh_evaluation_last() {
        compute();
        assertThat(preview(shown.getFirst())).isTrue();
        assertThat(values(shown.getLast())).isEqualTo(values(stage(session.project())));
    }

    @Test
    void a_newer_edit_gives_up_the_refinement_but_not_the_first_picture() {
        compute();
        shown.clear();
        // The next edit comes as soon as something of this one is seen.
        session.evaluationProperty().subscribe(_ -> {
            if (shown.size() == 1) session.editOnce(new LayerEdit.SetBias(0, 9));
        });
        session.editOnce(new LayerEdit.SetBias(0, 3));
        compute();
        List<Float> biases = shown.stream()
                .map(evaluation -> evaluation.project().conv(1).orElseThrow().filters().getFirst().filter().bias())
                .toList();
        assertThat(biases.getFirst()).isEqualTo(3);
        assertThat(biases.subList(1, biases.size())).isNotEmpty().containsOnly(9f);
        assertThat(shown.stream().filter(evaluation -> !preview(evaluation))).allMatch(
                evaluation -> evaluation.project().conv(1).orElseThrow().filters().getFirst().filter().bias() == 9);
        assertThat(session.evaluation()).isNotNull().matches(Evaluation::exact);
    }

    @Test
    void a_drag_shows_previews_and_its_end_the_whole_map() {
        compute();
        shown.clear();
        for (int turn = 1; turn <= 4; turn++) {
            drag(turn);
            compute();
        }
        // The first edit may have been the only one, so its map was made whole.
        assertThat(shown.stream().filter(LargePictureTest::preview)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(preview(shown.getLast())).isTrue();
        session.endGesture();
        compute();
        assertThat(shown.getLast().exact()).isTrue();
        assertThat(values(shown.getLast())).isEqualTo(values(stage(session.project())));
    }

    @Test
    void looking_elsewhere_computes_what_came_into_sight_only_where_the_map_is_a_preview() {
        compute();
        session.sightProperty().set(new Sight(10, 10, 20, 20));
        assertThat(engine).isEmpty();
        Session little = session(1);
        compute();
        var sight = new Sight(30, 30, 40, 40);
        little.sightProperty().set(sight);
        assertThat(engine).hasSize(1);
        compute();
        assertThat(shown.getLast().covers(sight)).isTrue();
        assertThat(preview(shown.getLast())).isTrue();
        little.sightProperty().set(new Sight(32, 32, 38, 38));
        assertThat(engine).isEmpty();
    }

    private static Evaluation stage(Project project) {
        return Objects.requireNonNull(
                Results.of(new Request(project, 0), null, Machine.SCALAR, Cancel.NEVER, _ -> {}).stage());
    }
}
