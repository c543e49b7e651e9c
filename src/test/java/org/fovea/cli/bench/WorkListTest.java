package org.fovea.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.junit.jupiter.api.Test;

final class WorkListTest {
    private static final List<Work> ALL = WorkList.all();

    private static WholeLayer named(String id) {
        return layer(ALL, id);
    }

    private static WholeLayer layer(List<Work> works, String id) {
        return works.stream().filter(work -> work.id().equals(id)).map(WholeLayer.class::cast).findFirst()
                .orElseThrow();
    }

    @Test
    void every_item_has_a_name_of_its_own_that_a_command_line_can_hold() {
        assertThat(ALL).extracting(Work::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    }

    @Test
    void the_layers_the_filter_sizes_the_presets_and_shapes_nobody_tuned_for_are_among_them() {
        assertThat(ALL).extracting(Work::id).contains("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k",
                "filter-3", "filter-5", "filter-7", "filter-11", "filter-15", "filter-21", "filter-31",
                "preset-gaussian", "preset-box", "preset-sobel-x", "one-weight", "one-neuron");
        assertThat(ALL).filteredOn(work -> work.id().startsWith("other-")).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void layers_are_those_of_the_table() {
        assertThat(named("c").name()).isEqualTo("3×224×224→64, 7×7 stride 2");
        assertThat(named("c").layer().output(named("c").input())).isEqualTo(new Shape(64, 112, 112));
        assertThat(named("i").name()).isEqualTo("144×56×56→144, 3×3 depthwise");
        assertThat(named("preset-sobel-x").name()).isEqualTo("1×1024×1024→1, 3×3, Sobel x");
        assertThat(named("other-4x2-stride-3x1").name()).isEqualTo("10×123×77→13, 4×2 stride 3×1");
        assertThat(named("other-groups-4").name()).endsWith("groups 4");
    }

    @Test
    void operations_are_two_for_each_weight_of_each_output() {
        WholeLayer work = WholeLayer.of("w", new Shape(6, 5, 7), 4, new Axis(3, 2, 1), new Axis(2, 1, 1), 2,
                Padding.Named.VALID);
        // 4 maps of 2×6, each output from 3 channels of 3×2.
        assertThat(work.flops()).isEqualTo(2L * 4 * 2 * 6 * 3 * 3 * 2);
    }

    @Test
    void the_same_item_has_the_same_numbers_in_every_run() {
        assertThat(named("j").x().data).isEqualTo(named("j").x().data);
        WholeLayer again = layer(WorkList.all(), "j");
        assertThat(again.layer().filters().getLast().weights().data)
                .isEqualTo(named("j").layer().filters().getLast().weights().data);
    }
}
