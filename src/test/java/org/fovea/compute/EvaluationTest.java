package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;
import org.fovea.project.Edit;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final List<Evaluation> published = new ArrayList<>();

    private Evaluation evaluate(Project project, int filter, @Nullable Evaluation previous) {
        return Evaluation.of(new Evaluation.Request(project, filter), previous, Machine.SCALAR, Cancel.NEVER,
                published::add);
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
        Tensor all = evaluation.project().layer().convolution().forward(evaluation.input(), Machine.SCALAR,
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
        Tensor weights = before.project().layer().filters().get(1).weights();
        Project edited = new Edit.SetWeights(1, weights.with(4, 3), "change weight").applyTo(before.project());
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
        Project strided = new Edit.SetAxes(new Axis(3, 2, 1), new Axis(3, 2, 1)).applyTo(before.project());
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
        Project negative = new Edit.SetBias(0, -6).applyTo(small);
        Evaluation plain = evaluate(negative, 0, null);
        Evaluation relu = evaluate(new Edit.SetRelu(true).applyTo(negative), 0, plain);
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
}
