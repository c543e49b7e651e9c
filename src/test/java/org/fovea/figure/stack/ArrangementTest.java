package org.fovea.figure.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.fovea.compute.Outline;
import org.fovea.engine.Shape;
import org.fovea.figure.Sheet;
import org.fovea.project.Cell;
import org.fovea.project.Template;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ArrangementTest {

    private static Arrangement of(Outline outline, double width, double height, int maps) {
        int last = outline.rows().size();
        Folding folding = Folding.of(outline, last, Arrangement.room(width));
        return Arrangement.of(new Arrangement.Subject(outline, last, Map.of(last, 1), maps), folding, width, height,
                Orbit.of(Arrangement.turn(width, folding)));
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void all_planes_lie_in_the_view_and_those_of_later_levels_further_right(Template template) {
        Outline outline = Outline.of(Networks.of(template));
        for (double[] size : new double[][]{{1440, 640}, {1024, 460}, {800, 340}}) {
            Arrangement arrangement = of(outline, size[0], size[1], 6);
            for (Plane plane : arrangement.planes()) {
                assertThat(plane.left()).isGreaterThanOrEqualTo(0);
                assertThat(plane.right()).isLessThanOrEqualTo(size[0]);
                assertThat(plane.top()).isGreaterThanOrEqualTo(0);
                assertThat(plane.bottom()).isLessThanOrEqualTo(size[1]);
            }
            for (Folding.Link link : arrangement.folding().links())
                assertThat(plane(arrangement, link.to()).middle())
                        .isGreaterThan(plane(arrangement, link.from()).right());
        }
    }

    private static Plane plane(Arrangement arrangement, int layer) {
        return Objects.requireNonNull(arrangement.plane(layer));
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void maps_that_are_shown_and_those_that_are_not_make_up_all_and_the_selected_one_is_in_front(Template template) {
        Outline outline = Outline.of(Networks.of(template));
        for (Plane plane : of(outline, 1440, 640, 6).planes()) {
            Shape output = plane.layer() == 0 ? outline.picture() : outline.row(plane.layer()).output();
            int total = plane.layer() == 0 ? 1 : Objects.requireNonNull(output).channels();
            assertThat(plane.maps().size() + plane.hidden()).isEqualTo(total);
            assertThat(new HashSet<>(plane.maps())).hasSameSizeAs(plane.maps());
            if (plane.layer() == outline.rows().size() && !plane.values())
                assertThat(plane.maps().getFirst()).isEqualTo(Math.min(1, total - 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void every_map_can_be_hit_and_the_neuron_that_is_hit_is_the_one_drawn_there(Template template) {
        Outline outline = Outline.of(Networks.of(template));
        Arrangement arrangement = of(outline, 1440, 640, 6);
        for (Plane plane : arrangement.planes()) {
            if (plane.values()) {
                for (int map : plane.maps()) {
                    Sheet cell = plane.neuron(new Cell(0, 0), map);
                    assertThat(arrangement.at(cell.x(0.5, 0.5), cell.y(0.5, 0.5)))
                            .contains(new Place(plane.layer(), map, new Cell(0, 0)));
                }
                continue;
            }
            for (int i = 0; i < plane.sheets(); i++) {
                Sheet sheet = plane.sheet(i);
                double x = sheet.x(0, 0.5) + plane.gap() / 2 + 0.01;
                Place hit = arrangement.at(x, sheet.y(0, 0.5)).orElseThrow();
                assertThat(hit.layer()).isEqualTo(plane.layer());
                assertThat(hit.map()).isEqualTo(plane.maps().get(i));
            }
            Sheet neuron = plane.neuron(new Cell(plane.rows() - 1, 0), plane.maps().getFirst());
            Place hit = arrangement.at(neuron.x(0.5, 0.5), neuron.y(0.5, 0.5)).orElseThrow();
            assertThat(hit.neuron()).isEqualTo(new Cell(plane.rows() - 1, 0));
        }
    }
}
