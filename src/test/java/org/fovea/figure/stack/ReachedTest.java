package org.fovea.figure.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.fovea.compute.Outline;
import org.fovea.compute.Projects;
import org.fovea.engine.Shape;
import org.fovea.project.Cell;
import org.fovea.project.Project;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;

class ReachedTest {

    private static long area(Reached reached, int layer) {
        return Objects.requireNonNull(reached.units().get(layer)).area();
    }

    @Test
    void a_pixel_reaches_as_many_neurons_as_windows_lie_over_it() {
        Outline outline = Outline.of(Projects.small());
        Folding folding = Folding.of(outline, 1, 10);
        assertThat(area(Reached.of(outline, new Cell(4, 5), folding), 1)).isEqualTo(9);
        assertThat(area(Reached.of(outline, new Cell(0, 0), folding), 1)).isEqualTo(4);
        assertThat(area(Reached.of(outline, new Cell(8, 5), folding), 1)).isEqualTo(6);
    }

    @Test
    void in_lenet_a_pixel_in_the_middle_reaches_25_neurons_9_and_everything_behind_the_first_dense_layer() {
        Project project = Template.LENET.project(Projects.noise(new Shape(1, 28, 28), 1));
        Outline outline = Outline.of(project);
        Folding folding = Folding.of(outline, outline.rows().size(), 100);
        Reached reached = Reached.of(outline, new Cell(14, 14), folding);
        assertThat(area(reached, 1)).isEqualTo(25);
        // Rows 12 to 16 are pooled by twos into rows 6, 7 and 8.
        assertThat(area(reached, 3)).isEqualTo(9);
        assertThat(area(reached, 7)).isEqualTo(1);
        Arrangement arrangement = Arrangement.of(new Arrangement.Subject(outline, 1, Map.of(), 4), folding, 1400, 700,
                new Orbit(55, 20, 1.1, 1.3, 10, 20));
        var figure = new StackFigure(outline, arrangement, Textures.NONE, 1, null, null, reached, null, false);
        assertThat(figure.text()).startsWith("pixel (14, 14) reaches 25 neurons of each map of conv1");
    }
}
