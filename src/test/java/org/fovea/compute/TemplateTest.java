package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.fovea.compute.Outline.Row;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Values;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Project;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateTest {
    private static Project project(Template template) {
        Shape shape = template == Template.LENET ? new Shape(1, 28, 28) : new Shape(3, 120, 160);
        return template.project(Projects.noise(shape, 1));
    }

    private static Values values(Project project) {
        return project.network().evaluate(Fitted.input(project.picture()), Machine.fastest(), Cancel.NEVER);
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void every_template_works_and_is_the_same_each_time(Template template) {
        Project project = project(template);
        assertThat(Outline.of(project).misfit()).isEmpty();
        Values values = values(project);
        for (int n = 1; n <= project.layers().size(); n++)
            for (float value : values.of(n).data) assertThat(value).isFinite();
        assertThat(Template.named(template.id())).contains(template);
        assertThat(project(template).shapes()).isEqualTo(project.shapes());
    }

    @Test
    void lenet_has_the_shapes_and_the_parameters_of_its_paper() {
        Outline outline = Outline.of(project(Template.LENET));
        assertThat(outline.rows().stream().map(Row::output)).containsExactly(new Shape(6, 28, 28),
                new Shape(6, 28, 28), new Shape(6, 14, 14), new Shape(16, 10, 10), new Shape(16, 10, 10),
                new Shape(16, 5, 5), new Shape(120, 1, 1), new Shape(120, 1, 1), new Shape(84, 1, 1),
                new Shape(84, 1, 1), new Shape(10, 1, 1), new Shape(10, 1, 1));
        double sum = 0;
        for (float share : values(project(Template.LENET)).of(12).data) sum += share;
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @Test
    void the_corner_filters_answer_at_the_corners_of_a_dark_square_and_nowhere_else() {
        var picture = Tensor.filled(new Shape(1, 60, 60), 1);
        for (int i = 20; i < 40; i++) for (int j = 20; j < 40; j++) picture.data[i * 60 + j] = 0;
        int[][] corners = {{20, 20}, {20, 39}, {39, 20}, {39, 39}};
        Tensor maps = values(Template.CORNERS.project(picture)).of(2);
        for (int k = 0; k < 4; k++) {
            int[] corner = corners[k];
            float found = 0;
            for (int i = 5; i < 55; i++)
                for (int j = 5; j < 55; j++) {
                    boolean near = Math.abs(i - corner[0]) <= 1 && Math.abs(j - corner[1]) <= 1;
                    if (near) found = Math.max(found, maps.at(k, i, j));
                    else
                        assertThat(maps.at(k, i, j)).as("map %d at %d, %d", k, i, j).isZero();
                }
            assertThat(found).as("map %d", k).isPositive();
        }
    }
}
