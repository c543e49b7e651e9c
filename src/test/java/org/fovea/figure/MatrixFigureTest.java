package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.compute.MatrixCut;
import org.fovea.compute.Projects;
import org.fovea.compute.WeightMatrix.Entry;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;
import org.fovea.project.Cell;
import org.junit.jupiter.api.Test;

class MatrixFigureTest {
    private static MatrixCut cut(int side) {
        var axis = new Axis(3, 1, 1);
        var layer = new Conv2d(List.of(new Filter(Projects.noise(new Shape(2, 3, 3), 1), 0.5f)), axis, axis,
                Padding.Named.SAME, PaddingMode.ZEROS, 1, false);
        return MatrixCut.of(new MatrixCut.Wish(layer, Projects.noise(new Shape(2, 20, 20), 2), 0, false, side,
                new Cell(10, 10)));
    }

    @Test
    void every_weight_is_found_where_it_is_drawn() {
        for (int side : new int[]{3, 6, 12}) {
            MatrixCut cut = cut(side);
            var figure = new MatrixFigure(cut, null, -1, 900, 470);
            double cell = (figure.used() - 8 - 22 - 18) / cut.matrix().width();
            double tall = cell >= 6 ? cell : Math.min(Math.floor(420.0 / cut.matrix().height()), 3 * cell);
            for (int r = 0; r < cut.matrix().height(); r++)
                for (Entry entry : cut.matrix().row(r)) {
                    var hit = figure.at((entry.column() + 0.5) * cell, 48 + (r + 0.5) * tall).orElseThrow();
                    assertThat(hit.row()).isEqualTo(r);
                    assertThat(hit.entry()).contains(entry);
                }
            assertThat(figure.at(-1, 60)).isEmpty();
            assertThat(figure.at(5, 10)).isEmpty();
        }
    }

    @Test
    void a_marked_weight_is_marked_as_often_as_it_is_used() {
        MatrixCut cut = cut(6);
        Entry weight = cut.matrix().row(20).get(3);
        int amber = Palette.LIGHT.field();
        String color = "%06x".formatted(amber & 0xffffff);
        String plain = TextPen.of(new MatrixFigure(cut, null, -1, 900, 470), Palette.LIGHT);
        String marked = TextPen.of(new MatrixFigure(cut, weight, -1, 900, 470), Palette.LIGHT);
        assertThat(plain.lines().filter(line -> line.contains(color))).isEmpty();
        assertThat(marked.lines().filter(line -> line.contains(color))).hasSize(cut.matrix().uses(weight));
    }

    @Test
    void small_matrices_show_their_numbers_and_large_ones_do_not() {
        String small = TextPen.of(new MatrixFigure(cut(3), null, -1, 900, 470), Palette.LIGHT);
        String large = TextPen.of(new MatrixFigure(cut(12), null, -1, 900, 470), Palette.LIGHT);
        assertThat(small.lines().filter(line -> line.startsWith("text")).count())
                .isEqualTo(cut(3).matrix().filled() + 2);
        assertThat(large.lines().filter(line -> line.startsWith("text"))).hasSize(2);
    }
}
