package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.field.Places;
import org.fovea.project.Cell;
import org.fovea.project.Layer;
import org.fovea.project.Project;
import org.junit.jupiter.api.Test;

class PictureFieldTest {
    private static final Axis THREE = new Axis(3, 1, 1);

    /// Two layers of 3×3, the second with a dilation: 3 + 2·2 rows and columns, without gaps.
    private static Outline two(int dilation, int first) {
        var one = new Axis(first, 1, 1);
        Project project = Projects.project(new Shape(3, 20, 30), Projects.layer(4, 3, one, one, Padding.Named.SAME));
        var layers = new ArrayList<>(project.layers());
        var wide = new Axis(3, 1, dilation);
        layers.add(Layer.of("second", Projects.layer(2, 4, wide, wide, Padding.Named.SAME), 1));
        return Outline.of(project.withLayers(layers));
    }

    @Test
    void a_neuron_of_the_second_layer_sees_what_all_it_reads_sees() {
        PictureField field = PictureField.of(two(2, 3), 2, 1, new Cell(10, 0)).orElseThrow();
        assertThat(field.seen().rows()).isEqualTo(Places.range(7, 13));
        assertThat(field.seen().columns()).isEqualTo(Places.range(-3, 3));
        assertThat(field.source().columns()).isEqualTo(Places.range(0, 3));
        assertThat(field.pixels()).isEqualTo(7 * 4);
        assertThat(field.share()).isEqualTo(28 / 600.0);
    }

    @Test
    void gaps_do_not_count() {
        assertThat(PictureField.of(two(3, 1), 2, 0, new Cell(10, 10)).orElseThrow().pixels()).isEqualTo(9);
    }

    @Test
    void there_is_nothing_of_a_neuron_that_is_not_there() {
        Outline outline = two(2, 3);
        assertThat(PictureField.of(outline, 2, 0, new Cell(20, 0))).isEmpty();
        assertThat(PictureField.of(outline, 2, 2, new Cell(0, 0))).isEmpty();
        assertThat(PictureField.of(outline, 3, 0, new Cell(0, 0))).isEmpty();
        Project small = Projects.project(new Shape(3, 2, 2), Projects.layer(1, 3, THREE, THREE, Padding.Named.VALID));
        assertThat(PictureField.of(Outline.of(small), 1, 0, new Cell(0, 0))).isEmpty();
    }
}
