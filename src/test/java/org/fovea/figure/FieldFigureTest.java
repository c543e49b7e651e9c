package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.fovea.engine.field.Span;
import org.fovea.engine.Window;
import org.fovea.project.Cell;
import org.junit.jupiter.api.Test;

class FieldFigureTest {
    private static final Viewport UNIT = new Viewport(0, 0, 1);

    /// Which cells the tint covers, read from what was drawn.
    private static Set<Cell> tinted(Window rows, Window columns, Cell neuron) {
        var pen = new TextPen();
        FieldFigure.drawField(pen, Palette.LIGHT, Span.of(rows, neuron.row()), Span.of(columns, neuron.column()), UNIT);
        var cells = new HashSet<Cell>();
        pen.toString().lines().filter(line -> line.startsWith("fill")).forEach(line -> {
            String[] words = line.split(" ", -1);
            int left = Integer.parseInt(words[1]);
            int top = Integer.parseInt(words[2]);
            for (int i = 0; i < Integer.parseInt(words[4]); i++)
                for (int j = 0; j < Integer.parseInt(words[3]); j++)
                    assertThat(cells.add(new Cell(top + i, left + j))).as("tinted once").isTrue();
        });
        return cells;
    }

    private static Window window(Random random) {
        return new Window(1 + random.nextInt(4), 1 + random.nextInt(3), random.nextInt(3), random.nextInt(3),
                1 + random.nextInt(3));
    }

    @Test
    void exactly_what_the_windows_read_is_tinted() {
        var random = new Random(5);
        for (int n = 0; n < 200; n++) {
            Window rows = window(random);
            Window columns = window(random);
            var neuron = new Cell(random.nextInt(5), random.nextInt(5));
            var read = new HashSet<Cell>();
            for (int u = 0; u < rows.size(); u++)
                for (int v = 0; v < columns.size(); v++)
                    read.add(new Cell(rows.row(neuron.row(), u), columns.row(neuron.column(), v)));
            assertThat(tinted(rows, columns, neuron)).isEqualTo(read);
        }
    }

    @Test
    void a_neuron_lies_in_the_middle_of_its_field() {
        var random = new Random(6);
        for (int n = 0; n < 200; n++) {
            Window rows = window(random);
            Window columns = window(random);
            var neuron = new Cell(random.nextInt(5), random.nextInt(5));
            var viewport = new Viewport(random.nextInt(5), random.nextInt(5), 1 + random.nextInt(30));
            Rectangle field = FieldFigure.field(Span.of(rows, neuron.row()), Span.of(columns, neuron.column()),
                    viewport);
            Rectangle cell = FieldFigure.neuron(Placement.ofMap(rows, columns), neuron, viewport);
            assertThat(cell.x() + cell.width() / 2).isCloseTo(field.x() + field.width() / 2, within(1e-9));
            assertThat(cell.y() + cell.height() / 2).isCloseTo(field.y() + field.height() / 2, within(1e-9));
        }
    }

    @Test
    void a_neuron_smaller_than_a_pixel_can_still_be_found() {
        Rectangle cell = FieldFigure.neuron(Placement.INPUT, new Cell(10, 20), new Viewport(0, 0, 0.1));
        assertThat(cell.width()).isGreaterThanOrEqualTo(6);
        assertThat(cell.x() + cell.width() / 2).isCloseTo(2.05, within(1e-9));
    }
}
