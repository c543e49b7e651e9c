package org.fovea.figure.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.fovea.compute.Outline;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Activation;
import org.fovea.project.Cell;
import org.fovea.project.Layer;
import org.fovea.project.Operation;
import org.junit.jupiter.api.Test;

class NeuronFieldTest {
    private static NeuronField of(Outline outline, int row, int column) {
        return NeuronField.of(outline, new Place(1, 0, new Cell(row, column)), Folding.of(outline, 1, 10));
    }

    @Test
    void neighbours_have_windows_less_a_row_in_common() {
        Outline outline = Outline.of(Projects.small());
        NeuronField one = of(outline, 4, 5);
        assertThat(one.exact().pixels()).isEqualTo(9);
        assertThat(one.overlap(of(outline, 5, 5)))
                .isEqualTo("6 pixels in common: 67 % of this field, 67 % of the other");
        assertThat(one.overlap(of(outline, 4, 8))).isEqualTo("no pixel in common");
        assertThat(of(outline, 0, 0).overlap(of(outline, 1, 1)))
                .isEqualTo("4 pixels in common: 100 % of this field, 44 % of the other");
    }

    /// With a dilation of 2 neighbours look at pixels of their own, though their windows overlap.
    @Test
    void gaps_are_not_in_common() {
        var dilated = new Axis(3, 1, 2);
        Outline outline = Outline.of(Projects.project(new Shape(3, 11, 12),
                Projects.layer(2, 3, dilated, dilated, Padding.Named.SAME)));
        NeuronField one = of(outline, 5, 5);
        assertThat(one.exact().pixels()).isEqualTo(9);
        assertThat(one.exact().of(0).plane().area()).isEqualTo(9);
        assertThat(one.overlap(of(outline, 5, 6))).isEqualTo("no pixel in common");
        assertThat(one.overlap(of(outline, 5, 7))).startsWith("6 pixels in common");
    }

    /// The first branch cannot work, the second can.
    @Test
    void a_branch_that_cannot_work_takes_nothing_from_another() {
        var project = Projects.small();
        var layers = new ArrayList<>(project.layers());
        var large = new Axis(30, 1, 1);
        layers.add(Layer.of("broken", Projects.layer(1, 3, large, large, Padding.Named.VALID), 1));
        layers.add(Layer.of("works", new Operation(Activation.TANH), 1));
        Outline outline = Outline.of(project.withLayers(layers));
        assertThat(outline.row(3).works()).isTrue();
        var field = NeuronField.of(outline, new Place(3, 0, new Cell(4, 5)), Folding.of(outline, 3, 10));
        assertThat(field.pyramid().regions()).containsKey(0);
        assertThat(field.exact().pixels()).isEqualTo(9);
        assertThat(Reached.of(outline, new Cell(4, 5), Folding.of(outline, 3, 10)).units()).containsOnlyKeys(0, 1, 3);
    }
}
