package org.fovea.figure.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.compute.Outline;
import org.fovea.compute.Projects;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.project.Cell;
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
}
