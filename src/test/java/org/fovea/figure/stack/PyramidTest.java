package org.fovea.figure.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fovea.compute.Outline;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.net.Demand;
import org.fovea.figure.stack.Pyramid.Beam;
import org.fovea.project.Cell;
import org.fovea.project.Project;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PyramidTest {

    @ParameterizedTest
    @EnumSource(Template.class)
    void its_regions_are_those_that_the_engine_needs_whatever_is_folded(Template template) {
        Project project = Networks.of(template);
        Outline outline = Outline.of(project);
        var random = new Random(template.id().hashCode());
        for (int i = 0; i < 40; i++) {
            int layer = 1 + random.nextInt(outline.rows().size());
            Cell neuron = Networks.neuron(outline, layer, random);
            Folding folding = Folding.of(outline, layer, 2 + random.nextInt(10));
            Pyramid pyramid = Pyramid.of(outline, layer, neuron, folding);
            Demand demand = project.network().demand(layer, new Region(neuron.row(), neuron.column(), 1, 1));
            for (int shown : folding.shown())
                assertThat(pyramid.regions().get(shown)).isEqualTo(demand.region(shown));
            assertThat(folding.shown()).containsAll(pyramid.regions().keySet());
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void all_beams_that_end_on_a_layer_make_up_its_region(Template template) {
        Outline outline = Outline.of(Networks.of(template));
        var random = new Random(template.id().hashCode());
        for (int i = 0; i < 40; i++) {
            int layer = 1 + random.nextInt(outline.rows().size());
            Folding folding = Folding.of(outline, layer, 2 + random.nextInt(10));
            Pyramid pyramid = Pyramid.of(outline, layer, Networks.neuron(outline, layer, random), folding);
            for (Map.Entry<Integer, Region> each : pyramid.regions().entrySet()) {
                if (each.getKey() == layer) continue;
                List<Beam> ending = pyramid.beams().stream().filter(beam -> beam.from() == each.getKey()).toList();
                assertThat(ending.stream().map(Beam::seen).reduce(Region::hull)).contains(each.getValue());
                assertThat(ending).allMatch(beam -> beam.reach().contains(beam.seen()))
                        .allMatch(beam -> beam.of().equals(pyramid.regions().get(beam.to())));
            }
        }
    }

    @Test
    void at_the_border_a_field_reaches_onto_the_padding_and_inside_it_does_not() {
        Outline outline = Networks.chain(3);
        Folding folding = Folding.of(outline, 3, 10);
        Beam corner = Pyramid.of(outline, 3, new Cell(0, 0), folding).beams().getLast();
        assertThat(corner.from()).isEqualTo(2);
        assertThat(corner.seen()).isEqualTo(new Region(0, 0, 2, 2));
        assertThat(corner.reach()).isEqualTo(new Region(-1, -1, 3, 3));
        Beam inside = Pyramid.of(outline, 3, new Cell(9, 9), folding).beams().getLast();
        assertThat(inside.reach()).isEqualTo(inside.seen());
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void the_corners_that_are_drawn_are_those_of_the_regions(Template template) {
        Project project = Networks.of(template);
        Outline outline = Outline.of(project);
        var random = new Random(template.id().hashCode());
        int layer = outline.rows().size();
        Cell neuron = Networks.neuron(outline, layer, random);
        Folding folding = Folding.of(outline, layer, 100);
        var subject = new Arrangement.Subject(outline, layer, Map.of(), 4);
        Arrangement arrangement = Arrangement.of(subject, folding, 1400, 700, new Orbit(55, 20, 1.1, 1.3, 10, 20));
        var drawing = new PyramidDrawing(arrangement,
                NeuronField.of(outline, new Place(layer, 0, neuron), folding));
        Demand demand = project.network().demand(layer, new Region(neuron.row(), neuron.column(), 1, 1));
        for (Beam beam : drawing.field().pyramid().beams()) {
            Plane plane = Objects.requireNonNull(arrangement.plane(beam.from()));
            if (plane.values()) continue;
            Region region = Objects.requireNonNull(demand.region(beam.from()));
            assertThat(region.contains(beam.seen())).isTrue();
            double[] corners = drawing.base(beam).corners();
            assertThat(plane.front().u(corners[0], corners[1]) * plane.columns()).isCloseTo(beam.seen().left(),
                    within(1e-9));
            assertThat(plane.front().v(corners[0], corners[1]) * plane.rows()).isCloseTo(beam.seen().top(),
                    within(1e-9));
            assertThat(plane.front().u(corners[4], corners[5]) * plane.columns()).isCloseTo(beam.seen().right(),
                    within(1e-9));
            assertThat(plane.front().v(corners[4], corners[5]) * plane.rows()).isCloseTo(beam.seen().bottom(),
                    within(1e-9));
        }
    }

    @Test
    void a_neuron_that_does_not_exist_is_refused() {
        Outline outline = Networks.chain(2);
        Shape shape = outline.picture();
        assertThatThrownBy(() -> Pyramid.of(outline, 2, new Cell(shape.height(), 0), Folding.of(outline, 2, 10)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("layer 2");
    }
}
