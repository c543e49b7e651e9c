package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.project.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTableTest {

    @Test
    void lenet_sees_what_its_paper_says() {
        FieldTable table = FieldTable.of(Outline.of(Template.LENET.project(Projects.noise(new Shape(1, 28, 28), 1))));
        assertThat(table.cells().get(5)).containsExactly("pool2", "Avg pool 2×2 / 2", "16 @ 5×5", "16×16", "4", "−2",
                "5.5", "32.7 %", "");
        assertThat(table.cells().getLast()).endsWith("–", "–", "–", "100.0 %", "sees everything");
    }

    @ParameterizedTest
    @EnumSource
    void every_layer_has_a_cell_for_every_column(Template template) {
        Outline outline = Outline.of(template.project(Projects.noise(new Shape(3, 64, 48), 1)));
        FieldTable table = FieldTable.of(outline);
        assertThat(table.lines()).hasSameSizeAs(outline.rows().stream().filter(Outline.Row::works).toList());
        for (List<String> row : table.cells()) assertThat(row).hasSameSizeAs(FieldTable.HEAD).doesNotContainNull();
    }

    @Test
    void a_unit_in_the_middle_covers_what_the_clipped_field_holds() {
        FieldTable table = FieldTable.of(Outline.of(Projects.small()));
        FieldTable.Line line = table.lines().getFirst();
        assertThat(line.share(table.picture())).isEqualTo(3 * 3 / (9.0 * 12));
        assertThat(line.past(new Shape(3, 2, 12))).isTrue();
        assertThat(line.past(new Shape(3, 3, 3))).isFalse();
        assertThat(FieldTable.centre(line.field().rows(), 4)).isEqualTo("4");
    }
}
