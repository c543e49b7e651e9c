package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Machine;
import org.fovea.project.LayerEdit;
import org.fovea.project.Project;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreviewTest {
    /// So small that the maps of these tests are large.
    private static final long FRAME = 60_000;
    private static final Limits SMALL = new Limits(FRAME, Long.MAX_VALUE);

    private final Runs runs = new Runs();
    private final List<Evaluation> published = runs.published;

    private Evaluation evaluate(Project project, boolean moving, @Nullable Sight sight, Limits limits,
            @Nullable Evaluation previous) {
        return runs.run(new Request(project, 1, 0, moving, sight, limits), previous);
    }

    @Test
    void samples_are_values_of_the_map_bit_for_bit_on_the_fastest_machine_too() {
        var machine = Machine.fastest();
        for (int size : new int[]{1, 3, 7}) {
            var axis = new Axis(size, 1, 1);
            Project project = Projects.project(new Shape(3, 200, 310),
                    Projects.layer(2, 3, axis, axis, Padding.Named.SAME));
            var request = new Request(project, 1, 1, false, new Sight(50, 60, 70, 90),
                    new Limits(900_000, Long.MAX_VALUE));
            published.clear();
            Evaluation last = runs.run(request, null, machine, Cancel.NEVER);
            Tensor map = last.selectedMap().map();
            assertThat(map).isNotNull();
            assertValuesOf(preview(first()).whole(), map);
            Sample seen = preview(first()).seen();
            assertThat(seen).isNotNull();
            assertValuesOf(seen, map);
        }
    }

    private Evaluation first() {
        return published.getFirst();
    }

    private static Tensor whole(Project project) {
        Tensor map = Runs.first(project).selectedMap().map();
        assertThat(map).isNotNull();
        return map;
    }

    private static Preview preview(Evaluation evaluation) {
        Preview preview = evaluation.selectedMap().preview();
        assertThat(preview).isNotNull();
        return preview;
    }

    private static Project large() {
        var axis = new Axis(5, 1, 1);
        return Projects.project(new Shape(3, 70, 90), Projects.layer(2, 3, axis, axis, Padding.Named.SAME));
    }

    private static Project weight(Project project, float value) {
        Tensor weights = project.conv(1).orElseThrow().filters().get(0).weights();
        return new LayerEdit.SetWeights(0, weights.with(7, value), "change weight").on(1).applyTo(project);
    }

    private static void assertValuesOf(Sample sample, Tensor map) {
        int there = 0;
        for (int i = 0; i < map.shape.height(); i++)
            for (int j = 0; j < map.shape.width(); j++)
                if (sample.has(i, j)) {
                    assertThat(sample.at(i, j)).isEqualTo(map.at(0, i, j));
                    there++;
                }
        assertThat(there).isEqualTo(sample.part().region().height() * sample.part().region().width());
    }

    @Test
    void samples_are_values_of_the_map_bit_for_bit_whatever_the_layer() {
        var random = new Random(4);
        for (int turn = 0; turn < 60; turn++) {
            var rows = new Axis(1 + random.nextInt(5), 1 + random.nextInt(3), 1 + random.nextInt(2));
            var columns = new Axis(1 + random.nextInt(5), 1 + random.nextInt(3), 1 + random.nextInt(2));
            Padding padding = switch (random.nextInt(4)) {
                case 0 -> Padding.Named.SAME;
                case 1 -> Padding.Named.SAME_LOWER;
                case 2 -> new Padding.Explicit(random.nextInt(4), random.nextInt(4), random.nextInt(4),
                        random.nextInt(4));
                default -> Padding.Named.VALID;
            };
            PaddingMode mode = List.of(PaddingMode.values()).get(random.nextInt(4));
            var layer = Projects.layer(2, 2, rows, columns, padding).withPaddingMode(mode)
                    .withFlipped(random.nextBoolean()).withRelu(random.nextBoolean());
            var shape = new Shape(2, 20 + random.nextInt(30), 20 + random.nextInt(30));
            Project project = Projects.project(shape, layer);
            published.clear();
            double top = random.nextInt(shape.height());
            var sight = new Sight(top, -4, top + 6, random.nextInt(12));
            evaluate(project, false, sight, new Limits(1500 + random.nextInt(15_000), Long.MAX_VALUE), null);
            Preview preview = first().selectedMap().preview();
            if (preview == null) continue;
            Tensor map = whole(project);
            assertThat(preview.whole().has(0, 0)).isTrue();
            assertValuesOf(preview.whole(), map);
            if (preview.seen() != null) assertValuesOf(preview.seen(), map);
        }
    }

    @Test
    void a_preview_is_followed_by_the_exact_map() {
        Evaluation last = evaluate(large(), false, null, SMALL, null);
        assertThat(preview(first()).whole().step()).isGreaterThan(1);
        assertThat(first().selectedMap().map()).isNull();
        assertThat(last.exact()).isTrue();
        assertThat(last.selectedMap().preview()).isNull();
        assertThat(last.selectedMap().map()).isNotNull().extracting(map -> map.data).isEqualTo(whole(large()).data);
        assertThat(last.selectedMap().statistics()).isEqualTo(Statistics.of(whole(large())));
    }

    @Test
    void a_map_within_a_frame_has_no_preview() {
        evaluate(large(), false, null, new Limits(100_000_000, Long.MAX_VALUE), null);
        assertThat(published).allMatch(evaluation -> evaluation.selectedMap().preview() == null);
    }

    @Test
    void what_is_looked_at_is_there_in_the_first_picture_value_by_value() {
        var sight = new Sight(30.5, 41.2, 39.9, 55);
        evaluate(large(), false, sight, SMALL, null);
        Sample seen = preview(first()).seen();
        assertThat(seen).isNotNull();
        assertThat(seen.step()).isEqualTo(1);
        assertThat(seen.part().region()).isEqualTo(new Region(30, 41, 10, 14));
        assertThat(first().covers(sight)).isTrue();
        assertThat(first().covers(new Sight(30, 41, 41, 55))).isFalse();
        assertValuesOf(seen, whole(large()));
    }

    @Test
    void a_neuron_that_was_not_computed_yet_has_no_value() {
        evaluate(large(), false, new Sight(30, 41, 40, 55), SMALL, null);
        MapResult result = first().selectedMap();
        int step = preview(first()).whole().step();
        assertThat(result.at(step, step)).isEqualTo(whole(large()).at(0, step, step));
        assertThat(result.at(35, 50)).isEqualTo(whole(large()).at(0, 35, 50));
        assertThat(result.at(step + 1, step)).isNull();
    }

    @Test
    void the_range_of_a_preview_is_that_of_its_values() {
        evaluate(large(), false, new Sight(30, 41, 40, 55), SMALL, null);
        Preview preview = preview(first());
        float min = Float.POSITIVE_INFINITY;
        for (float value : preview.whole().part().values().data) min = Math.min(min, value);
        Sample seen = preview.seen();
        assertThat(seen).isNotNull();
        for (float value : seen.part().values().data) min = Math.min(min, value);
        assertThat(first().selectedMap().statistics().min()).isEqualTo(min);
    }

    @Test
    void the_other_maps_are_seen_before_the_selected_one_is_whole() {
        evaluate(large(), false, null, SMALL, null);
        Evaluation second = published.get(1);
        assertThat(second.selectedMap().preview()).isNotNull();
        assertThat(second.maps()).doesNotContainNull();
    }

    @Test
    void while_an_edit_goes_on_previews_are_enough_and_the_parts_that_are_looked_at_are_exact() {
        Project project = large();
        Evaluation shown = evaluate(project, false, null, SMALL, null);
        var sight = new Sight(30, 41, 40, 55);
        for (int turn = 1; turn <= 5; turn++) {
            project = weight(project, turn * 0.3f);
            shown = evaluate(project, true, sight, new Limits(FRAME, Long.MAX_VALUE), shown);
            Preview preview = preview(shown);
            assertThat(shown.selectedMap().changes()).isEqualTo(turn);
            Sample seen = preview.seen();
            assertThat(seen).isNotNull();
            Tensor map = whole(project);
            assertValuesOf(seen, map);
            int step = preview.whole().step();
            for (int i = 0; i < map.shape.height(); i += step)
                assertThat(preview.whole().at(i, step)).isCloseTo(map.at(0, i, step), within(1e-4f));
            Statistics figures = shown.selectedMap().statistics();
            for (Tensor values : List.of(preview.whole().part().values(), seen.part().values()))
                for (float value : values.data) assertThat(value).isBetween(figures.min(), figures.max());
        }
        Evaluation last = evaluate(project, false, sight, SMALL, shown);
        assertThat(last.selectedMap().map()).isNotNull().extracting(map -> map.data).isEqualTo(whole(project).data);
    }

    @Test
    void a_map_that_memory_cannot_hold_stays_a_preview_and_says_so() {
        var little = new Limits(FRAME, 70 * 90 * Float.BYTES);
        Project project = large();
        Evaluation shown = evaluate(project, false, null, little, null);
        assertThat(preview(shown).forGood()).isTrue();
        assertThat(shown.selectedMap().map()).isNull();
        Project edited = weight(project, 2);
        Evaluation moved = evaluate(edited, true, null, little, shown);
        assertThat(moved.selectedMap().changes()).isEqualTo(1);
        Evaluation let = evaluate(edited, false, null, little, moved);
        assertThat(let.selectedMap().changes()).isZero();
        assertValuesOf(preview(let).whole(), whole(edited));
    }

    @Test
    void a_map_that_memory_cannot_hold_is_counted_all_the_same_when_nothing_moves() {
        var little = new Limits(FRAME, 1);
        Project project = large();
        Evaluation shown = evaluate(project, false, null, little, null);
        assertThat(first().selectedMap().counted()).isFalse();
        assertThat(shown.selectedMap().counted()).isTrue();
        assertThat(shown.selectedMap().statistics()).isEqualTo(Statistics.of(whole(project)))
                .isNotEqualTo(first().selectedMap().statistics());
        Evaluation elsewhere = evaluate(project, false, new Sight(30, 41, 40, 55), little, shown);
        assertThat(elsewhere.selectedMap().statistics()).isSameAs(shown.selectedMap().statistics());
        Project edited = weight(project, 2);
        Evaluation moved = evaluate(edited, true, null, little, shown);
        assertThat(moved.selectedMap().counted()).isFalse();
        Evaluation let = evaluate(edited, false, null, little, moved);
        assertThat(let.selectedMap().statistics()).isEqualTo(Statistics.of(whole(edited)));
    }

    @Test
    void counting_is_given_up_when_it_is_cancelled() {
        var request = new Request(large(), 1, 0, false, null, new Limits(FRAME, 1));
        assertThatThrownBy(() -> runs.run(request, null, Machine.SCALAR, () -> !published.isEmpty()))
                .isInstanceOf(CancellationException.class);
        assertThat(first().selectedMap().preview()).isNotNull().extracting(Preview::counted).isEqualTo(false);
    }

    @Test
    void what_comes_into_sight_is_computed_and_the_rest_of_the_preview_stays() {
        var little = new Limits(FRAME, 1);
        Project project = large();
        Evaluation shown = evaluate(project, false, new Sight(30, 41, 40, 55), little, null);
        Evaluation moved = evaluate(project, false, new Sight(50, 41, 60, 55), little, shown);
        assertThat(preview(moved).sums()).isSameAs(preview(shown).sums());
        Sample seen = preview(moved).seen();
        assertThat(seen).isNotNull();
        assertValuesOf(seen, whole(project));
        assertThat(seen.has(55, 50)).isTrue();
    }

    @Test
    void the_rest_of_a_map_is_given_up_when_it_is_cancelled() {
        var request = new Request(large(), 1, 0, false, null, SMALL);
        assertThatThrownBy(() -> runs.run(request, null, Machine.SCALAR, () -> !published.isEmpty()))
                .isInstanceOf(CancellationException.class);
        assertThat(published).hasSize(1);
        assertThat(first().selectedMap().preview()).isNotNull();
    }

    @Test
    void a_small_change_of_a_large_map_is_added_to_all_of_it_first() {
        var axis = new Axis(9, 1, 1);
        Project project = Projects.project(new Shape(3, 40, 40), Projects.layer(1, 3, axis, axis, Padding.Named.SAME));
        var limits = new Limits(200_000, Long.MAX_VALUE);
        Evaluation before = evaluate(project, false, null, limits, null);
        published.clear();
        Evaluation after = evaluate(weight(project, 2), false, null, limits, before);
        assertThat(first().selectedMap().map()).isNotNull();
        assertThat(first().selectedMap().changes()).isEqualTo(1);
        assertThat(after.selectedMap().map()).isNotNull().extracting(map -> map.data)
                .isEqualTo(whole(weight(project, 2)).data);
    }
}
