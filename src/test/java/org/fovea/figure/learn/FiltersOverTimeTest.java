package org.fovea.figure.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fovea.compute.Projects;
import org.fovea.compute.learn.Snapshot;
import org.fovea.compute.learn.Snapshots;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.export.Drawing;
import org.fovea.figure.Figure;
import org.fovea.figure.Palette;
import org.fovea.figure.Raster;
import org.fovea.figure.TextPen;
import org.fovea.project.Conv;
import org.fovea.project.Layer;
import org.fovea.project.NamedFilter;
import org.fovea.project.Operation;
import org.fovea.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FiltersOverTimeTest {
    private static Network network(int filters, int moment) {
        var axis = new Axis(3, 1, 1);
        Conv conv = Projects.layer(filters, 3, axis, axis, Padding.Named.SAME);
        List<NamedFilter> grown = conv.filters().stream().map(filter -> filter.withWeights(
                Projects.noise(new Shape(3, 3, 3), moment).with(0, moment))).toList();
        Project project = Projects.project(new Shape(3, 9, 12), conv.withFilters(grown));
        return project.withLayers(List.of(project.layer(1), Layer.of("relu", new Operation(Activation.RELU), 1)))
                .network();
    }

    private static Snapshots snapshots(int count) {
        Snapshots kept = Snapshots.NONE;
        for (int n = 0; n < count; n++)
            kept = kept.with(new Snapshot(n / 4.0, n, network(5, n), null, 1));
        return kept;
    }

    private static FiltersOverTime of(int moments) {
        return FiltersOverTime.of("conv1", snapshots(moments).all(), 1, 40).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12, 40, 200})
    void moments_lie_evenly_with_the_first_and_the_last_among_them(int most) {
        Snapshots kept = snapshots(40);
        List<Snapshot> chosen = FiltersOverTime.evenly(kept, most);
        assertThat(chosen).hasSize(Math.min(most, 40)).isSubsetOf(kept.all()).doesNotHaveDuplicates();
        assertThat(chosen.getLast()).isSameAs(kept.all().getLast());
        if (most > 1) assertThat(chosen.getFirst()).isSameAs(kept.all().getFirst());
        var apart = new ArrayList<Long>();
        for (int n = 1; n < chosen.size(); n++) apart.add(chosen.get(n).batches() - chosen.get(n - 1).batches());
        if (!apart.isEmpty())
            assertThat(apart.stream().mapToLong(Long::longValue).max().orElseThrow()
                    - apart.stream().mapToLong(Long::longValue).min().orElseThrow()).isLessThanOrEqualTo(1);
    }

    @Test
    void the_contact_sheet_has_a_row_for_each_filter_and_a_column_for_each_moment() {
        String drawn = TextPen.of(of(7).sheet(), Palette.LIGHT);
        List<String> images = drawn.lines().filter(line -> line.startsWith("image")).toList();
        assertThat(images).hasSize(5 * 7);
        assertThat(images.stream().map(line -> line.split(" ", -1)[1]).distinct()).hasSize(7);
        assertThat(images.stream().map(line -> line.split(" ", -1)[2]).distinct()).hasSize(5);
        assertThat(drawn.lines().filter(line -> line.contains("“0”"))).as("the first moment and the first filter")
                .hasSize(2);
        assertThat(drawn).contains("“1.5”", "epoch", "conv1", "±");
    }

    @Test
    void all_moments_have_one_scale_so_that_growing_weights_are_seen_to_grow() {
        FiltersOverTime all = of(6);
        assertThat(all.filters())
                .allSatisfy(one -> assertThat(one.scale()).isEqualTo(all.filters().getFirst().scale()));
        assertThat(all.filters().getFirst().scale().high()).isEqualTo(5);
    }

    @Test
    void the_pictures_of_a_film_are_of_one_size_and_differ() {
        FiltersOverTime all = of(6);
        Raster before = null;
        for (int n = 0; n < 6; n++) {
            Figure frame = all.frame(n);
            Raster now = Drawing.of(frame, Palette.DARK, 1, Drawing.Background.WHITE);
            assertThat(now.width).isEqualTo((int) Math.ceil(all.frame(0).width()));
            assertThat(TextPen.of(frame, Palette.DARK)).contains("epoch " + (n == 4 ? "1" : n == 0 ? "0" : ""));
            if (before != null) assertThat(now.argb).isNotEqualTo(before.argb);
            before = now;
        }
    }

    @Test
    void a_layer_without_filters_has_nothing_to_show() {
        assertThat(FiltersOverTime.of("relu", snapshots(3).all(), 2, 24)).isEmpty();
        assertThat(FiltersOverTime.of("conv1", List.of(), 1, 24)).isEmpty();
    }

    @Test
    void of_many_filters_the_first_are_shown() {
        var one = new Snapshot(0, 0, network(100, 1), null, 1);
        FiltersOverTime all = FiltersOverTime.of("conv1", List.of(one), 1, 16).orElseThrow();
        assertThat(all.shown()).isEqualTo(FiltersOverTime.MOST);
        assertThat(TextPen.of(all.frame(0), Palette.LIGHT)).contains("conv1 · 64 of 100 filters");
    }
}
