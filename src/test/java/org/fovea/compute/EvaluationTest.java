package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;
import org.fovea.project.Edit;
import org.fovea.project.LayerEdit;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final Runs runs = new Runs();
    private final List<Evaluation> published = runs.published;

    private Evaluation evaluate(Project project, int filter, @Nullable Evaluation previous) {
        return runs.run(new Request(project, filter), previous);
    }

    private static Tensor map(Evaluation evaluation, int k) {
        MapResult result = evaluation.maps().get(k);
        assertThat(result).isNotNull();
        Tensor map = result.map();
        assertThat(map).isNotNull();
        return map;
    }

    @Test
    void the_maps_are_those_of_the_engine() {
        Evaluation evaluation = evaluate(Projects.small(), 1, null);
        Tensor all = evaluation.project().conv(1).orElseThrow().convolution().forward(evaluation.input(),
                Machine.SCALAR,
                Cancel.NEVER);
        for (int k = 0; k < 3; k++) assertThat(map(evaluation, k).data).isEqualTo(all.channel(k).data);
        assertThat(evaluation.fresh()).isEqualTo(3);
    }

    @Test
    void the_selected_map_is_published_before_the_others() {
        evaluate(Projects.small(), 2, null);
        assertThat(published).hasSize(1);
        assertThat(published.getFirst().maps().get(2)).isNotNull();
        assertThat(published.getFirst().maps().get(0)).isNull();
    }

    @Test
    void an_edit_of_one_filter_computes_one_map_and_keeps_the_others() {
        Evaluation before = evaluate(Projects.small(), 0, null);
        Tensor weights = before.project().conv(1).orElseThrow().filters().get(1).weights();
        Project edited = new LayerEdit.SetWeights(1, weights.with(4, 3), "change weight").on(1)
                .applyTo(before.project());
        Evaluation after = evaluate(edited, 1, before);
        assertThat(after.fresh()).isEqualTo(1);
        assertThat(after.maps().get(0)).isSameAs(before.maps().get(0));
        assertThat(after.maps().get(2)).isSameAs(before.maps().get(2));
        assertThat(map(after, 1).data).isEqualTo(map(evaluate(edited, 1, null), 1).data);
    }

    @Test
    void an_unchanged_project_computes_nothing() {
        Evaluation before = evaluate(Projects.small(), 0, null);
        assertThat(evaluate(before.project(), 2, before).fresh()).isZero();
    }

    @Test
    void another_stride_computes_everything_again_even_after_a_partial_result() {
        Evaluation before = evaluate(Projects.small(), 0, null);
        Project strided = new LayerEdit.SetAxes(new Axis(3, 2, 1), new Axis(3, 2, 1)).on(1).applyTo(before.project());
        evaluate(strided, 0, before);
        Evaluation partial = published.getLast();
        Evaluation after = evaluate(strided, 0, partial);
        assertThat(after.fresh()).isEqualTo(2);
        for (int k = 0; k < 3; k++) assertThat(map(after, k).shape.width()).isEqualTo(6);
    }

    @Test
    void paint_changes_the_input_and_nothing_else_remembers_it() {
        Project small = Projects.small();
        Project painted = new Edit.SetPaint(small.picture().paint().over(new int[]{0, 5}, new float[]{9, 8}))
                .applyTo(small);
        Evaluation evaluation = evaluate(painted, 0, evaluate(small, 0, null));
        assertThat(evaluation.input().data[0]).isEqualTo(9);
        assertThat(evaluation.input().data[5]).isEqualTo(8);
        assertThat(evaluation.input().data[1]).isEqualTo(small.picture().original().data[1]);
        assertThat(small.picture().original().data[0]).isNotEqualTo(9);
    }

    @Test
    void relu_clears_what_is_negative() {
        Project small = Projects.small();
        Project negative = new LayerEdit.SetBias(0, -6).on(1).applyTo(small);
        Evaluation plain = evaluate(negative, 0, null);
        Evaluation relu = evaluate(new LayerEdit.SetRelu(true).on(1).applyTo(negative), 0, plain);
        assertThat(plain.selectedMap().statistics().min()).isNegative();
        assertThat(relu.selectedMap().statistics().min()).isZero();
        for (int i = 0; i < map(plain, 0).data.length; i++)
            assertThat(map(relu, 0).data[i]).isEqualTo(Math.max(0, map(plain, 0).data[i]));
    }

    @Test
    void a_neuron_says_exactly_what_the_map_shows() {
        Evaluation evaluation = evaluate(Projects.small(), 1, null);
        for (int i = 0; i < 9; i++)
            for (int j = 0; j < 12; j++)
                assertThat(Neuron.of(evaluation, 1, new Cell(i, j)).z()).isEqualTo(map(evaluation, 1).at(0, i, j));
    }

    /// A 3×40×50 picture under two 7×7 filters: so many weights that adding one change is cheaper.
    private static Project large() {
        var axis = new Axis(7, 1, 1);
        return Projects.project(new Shape(3, 40, 50), Projects.layer(2, 3, axis, axis, Padding.Named.SAME));
    }

    private static Project weight(Project project, int index, float value) {
        Tensor weights = project.conv(1).orElseThrow().filters().get(0).weights();
        return new LayerEdit.SetWeights(0, weights.with(index, value), "change weight").on(1).applyTo(project);
    }

    private Evaluation moving(Project project, Evaluation previous) {
        return runs.run(new Request(project, 1, 0, true, null, Limits.whole()), previous);
    }

    @Test
    void while_a_weight_moves_its_change_is_added_and_afterwards_the_map_is_the_engines_own() {
        for (boolean relu : new boolean[]{false, true}) {
            Project project = new LayerEdit.SetRelu(relu).on(1)
                    .applyTo(new LayerEdit.SetBias(0, -30).on(1).applyTo(large()));
            Evaluation evaluation = evaluate(project, 0, null);
            for (int turn = 1; turn <= 10; turn++) {
                project = weight(project, 60, turn * 0.37f);
                evaluation = moving(project, evaluation);
                assertThat(evaluation.selectedMap().changes()).isEqualTo(turn);
                assertThat(evaluation.fresh()).isEqualTo(1);
            }
            assertThat(evaluation.exact()).isFalse();
            Tensor fresh = map(evaluate(project, 0, null), 0);
            for (int i = 0; i < fresh.data.length; i++)
                assertThat(map(evaluation, 0).data[i]).isCloseTo(fresh.data[i], within(1e-3f));
            Evaluation after = evaluate(project, 0, evaluation);
            assertThat(after.exact()).isTrue();
            assertThat(map(after, 0).data).isEqualTo(fresh.data);
            assertThat(after.selectedMap().statistics())
                    .isEqualTo(evaluate(project, 0, null).selectedMap().statistics());
        }
    }

    @Test
    void after_sixty_four_changes_the_map_is_computed_anew() {
        Project project = large();
        Evaluation evaluation = evaluate(project, 0, null);
        for (int turn = 1; turn <= 65; turn++) {
            project = weight(project, 60, turn * 0.37f);
            evaluation = moving(project, evaluation);
        }
        assertThat(evaluation.exact()).isTrue();
        assertThat(map(evaluation, 0).data).isEqualTo(map(evaluate(project, 0, null), 0).data);
    }

    @Test
    void the_range_of_a_moving_map_is_that_of_all_its_values() {
        Evaluation evaluation = moving(weight(large(), 3, 5), evaluate(large(), 0, null));
        float[] values = map(evaluation, 0).data.clone();
        Arrays.sort(values);
        assertThat(evaluation.selectedMap().statistics().min()).isEqualTo(values[0]);
        assertThat(evaluation.selectedMap().statistics().max()).isEqualTo(values[values.length - 1]);
    }

    @Test
    void switching_relu_takes_the_sums_that_are_there() {
        Evaluation before = evaluate(new LayerEdit.SetBias(0, -30).on(1).applyTo(large()), 0, null);
        Evaluation on = evaluate(new LayerEdit.SetRelu(true).on(1).applyTo(before.project()), 0, before);
        assertThat(on.selectedMap().sums()).isSameAs(before.selectedMap().map());
        assertThat(map(on, 0).data).isEqualTo(map(evaluate(on.project(), 0, null), 0).data);
    }

    @Test
    void beyond_the_budget_only_the_selected_map_is_kept_in_full() {
        var axis = new Axis(3, 1, 1);
        Project many = Projects.project(new Shape(3, 20, 20), Projects.layer(512, 3, axis, axis, Padding.Named.SAME));
        Evaluation evaluation = runs.run(new Request(many, 1, 7, false, null, new Limits(Long.MAX_VALUE, 100_000)),
                null);
        for (int k = 0; k < 512; k++) {
            MapResult map = evaluation.maps().get(k);
            assertThat(map).isNotNull();
            assertThat(map.map() != null).isEqualTo(k == 7);
            assertThat(map.sums() != null).isEqualTo(k == 7);
        }
    }
}
