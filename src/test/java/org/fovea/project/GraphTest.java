package org.fovea.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fovea.compute.Projects;
import org.fovea.engine.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GraphTest {
    private static Project inception() {
        return Template.INCEPTION.project(Projects.noise(new Shape(3, 32, 32), 1));
    }

    private static List<String> names(Project project) {
        return project.layers().stream().map(Layer::name).toList();
    }

    /// What a layer reads, by name.
    private static List<String> read(Project project, String name) {
        return project.layer(project.named(name).orElseThrow()).inputs().stream()
                .map(from -> from == 0 ? "picture" : project.layer(from).name()).toList();
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void a_moved_layer_leaves_every_layer_after_what_it_reads(Template template) {
        var random = new Random(5);
        Project project = template.project(Projects.noise(new Shape(3, 64, 64), 1));
        for (int turn = 0; turn < 60; turn++) {
            int count = project.layers().size();
            List<String> before = names(project);
            project = new Edit.MoveLayer(1 + random.nextInt(count), 1 + random.nextInt(count)).applyTo(project);
            assertThat(names(project)).containsExactlyInAnyOrderElementsOf(before);
            for (int n = 1; n <= count; n++)
                for (int from : project.layer(n).inputs()) assertThat(from).isBetween(0, n - 1);
        }
    }

    @Test
    void a_layer_of_several_inputs_stays_behind_all_of_them() {
        Project project = inception();
        int concat = project.named("concat").orElseThrow();
        List<String> inputs = read(project, "concat");
        for (int to = 1; to < concat; to++)
            assertThat(new Edit.MoveLayer(concat, to).applyTo(project).layers()).isEqualTo(project.layers());
        assertThat(read(project, "concat")).isEqualTo(inputs);
    }

    @Test
    void among_branches_only_the_order_changes() {
        Project project = inception();
        int first = project.named("conv1x1").orElseThrow();
        Project moved = new Edit.MoveLayer(first, first + 1).applyTo(project);
        assertThat(moved.named("conv1x1")).contains(first + 1);
        for (String name : names(project)) assertThat(read(moved, name)).as(name).isEqualTo(read(project, name));
        assertThat(new Edit.MoveLayer(first + 1, first).applyTo(moved).layers()).isEqualTo(project.layers());
    }

    @Test
    void in_a_chain_a_layer_changes_places_with_its_neighbour() {
        Project project = Template.STACKED.project(Projects.noise(new Shape(3, 32, 32), 1));
        List<String> names = names(project);
        Project moved = new Edit.MoveLayer(1, 2).applyTo(project);
        assertThat(names(moved).subList(0, 2)).containsExactly(names.get(1), names.get(0));
        assertThat(read(moved, names.get(1))).containsExactly("picture");
        assertThat(read(moved, names.get(0))).containsExactly(names.get(1));
    }
}
