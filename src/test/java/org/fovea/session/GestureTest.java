package org.fovea.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.compute.Evaluation;
import org.fovea.compute.Request;
import org.fovea.compute.Results;
import org.fovea.compute.MapResult;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.project.LayerEdit;
import org.fovea.project.Project;
import org.fovea.project.Selection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GestureTest {
    private final Deque<Runnable> engine = new ArrayDeque<>();
    private final Project start = start();
    private final Session session = new Session(start, new Selection(0, null), Machine.SCALAR, engine::add,
            Runnable::run, failure -> {
                throw failure;
            });

    private static Project start() {
        var axis = new Axis(7, 1, 1);
        return Projects.project(new Shape(3, 20, 30), Projects.layer(3, 3, axis, axis, Padding.Named.SAME));
    }

    private void compute() {
        while (!engine.isEmpty())
            engine.remove().run();
    }

    private void drag(float value) {
        Tensor weights = session.project().conv(1).orElseThrow().filters().getFirst().weights();
        session.edit(new LayerEdit.SetWeights(0, weights.with(24, value), "change weight"));
    }

    private MapResult shown() {
        Evaluation evaluation = session.evaluation();
        assertThat(evaluation).isNotNull();
        return evaluation.selectedMap();
    }

    private static float @Nullable [] values(MapResult result) {
        Tensor map = result.map();
        return map == null ? null : map.data;
    }

    private float @Nullable [] fresh() {
        return values(stage(session.project()).selectedMap());
    }

    @Test
    void the_map_of_a_weight_that_was_let_go_is_that_of_a_fresh_evaluation() {
        compute();
        for (int turn = 1; turn <= 5; turn++) {
            drag(turn * 0.3f);
            compute();
        }
        assertThat(shown().exact()).isFalse();
        session.endGesture();
        compute();
        assertThat(shown().exact()).isTrue();
        assertThat(values(shown())).isEqualTo(fresh());
    }

    @Test
    void the_first_edit_of_a_gesture_is_added_to_the_map_and_an_edit_by_itself_is_computed_once() {
        compute();
        drag(0.3f);
        compute();
        assertThat(shown().changes()).isEqualTo(1);
        session.endGesture();
        compute();
        assertThat(shown().exact()).isTrue();
        session.editOnce(new LayerEdit.SetBias(0, 2));
        assertThat(engine).hasSize(1);
        engine.remove().run();
        assertThat(engine).isEmpty();
        assertThat(shown().exact()).isTrue();
        assertThat(values(shown())).isEqualTo(fresh());
    }

    @Test
    void who_shows_no_weights_hears_of_other_edits_only() {
        var heard = new AtomicInteger();
        session.structureProperty().subscribe((_, _) -> heard.incrementAndGet());
        for (int turn = 1; turn <= 5; turn++) drag(turn * 0.3f);
        assertThat(heard).hasValue(0);
        assertThat(session.outlineProperty().get().layers()).isEqualTo(session.project().layers());
        session.editOnce(new LayerEdit.SetPadding(Padding.Named.VALID));
        assertThat(heard).hasValue(1);
        assertThat(session.structureProperty().get()).isEqualTo(session.outlineProperty().get());
    }

    @Test
    void the_end_of_a_gesture_overtakes_edits_that_were_not_computed_yet() {
        compute();
        for (int turn = 1; turn <= 9; turn++) drag(turn * 0.3f);
        session.endGesture();
        compute();
        assertThat(shown().exact()).isTrue();
        assertThat(values(shown())).isEqualTo(fresh());
    }

    @Test
    void undo_in_the_middle_of_a_gesture_shows_exactly_what_was_before() {
        compute();
        float[] before = values(shown());
        drag(1);
        compute();
        drag(2);
        compute();
        session.undo();
        compute();
        assertThat(session.project()).isEqualTo(start);
        assertThat(shown().exact()).isTrue();
        assertThat(values(shown())).isEqualTo(before);
    }

    @Test
    void a_gesture_of_one_edit_is_computed_once() {
        compute();
        session.editOnce(new LayerEdit.SetBias(0, 2));
        assertThat(engine).hasSize(1);
        compute();
        assertThat(shown().exact()).isTrue();
    }

    private static Evaluation stage(Project project) {
        return Objects.requireNonNull(
                Results.of(new Request(project, 0), null, Machine.SCALAR, Cancel.NEVER, _ -> {}).stage());
    }
}
