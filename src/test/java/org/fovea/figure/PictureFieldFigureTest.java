package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.compute.Outline;
import org.fovea.compute.PictureField;
import org.fovea.compute.Projects;
import org.fovea.project.Cell;
import org.junit.jupiter.api.Test;

class PictureFieldFigureTest {
    private static String drawn(Cell at) {
        PictureField field = PictureField.of(Outline.of(Projects.small()), 1, 0, at).orElseThrow();
        var pen = new TextPen();
        new PictureFieldFigure(null, field, 12 * 10 + 16, 9 * 10 + 16 + 36).draw(pen, Palette.LIGHT);
        return pen.toString();
    }

    /// Ten pixels of the screen for each of the picture.
    @Test
    void the_field_lies_where_the_neuron_looks_and_beyond_the_border_is_padding() {
        assertThat(drawn(new Cell(4, 5))).contains("9 px, 8 %").contains("outline 48 56 30 30");
        assertThat(drawn(new Cell(0, 0))).contains("4 px, 4 %").contains("hatch -2 16 30 30")
                .contains("outline -2 16 30 30");
    }
}
