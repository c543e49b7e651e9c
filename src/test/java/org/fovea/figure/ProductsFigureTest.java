package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fovea.compute.Neuron;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.project.Cell;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProductsFigureTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 946", "7, 7, 946", "7, 7, 640", "3, 31, 946", "31, 1, 946", "31, 31, 946", "31, 31, 300"})
    void every_tap_can_be_pointed_at_in_each_of_the_three_grids(int rows, int columns, double room) {
        var neuron = new Neuron(0, new Cell(0, 0), new Window(rows, 1, 0, 0, 1), new Window(columns, 1, 0, 0, 1),
                List.of(), 0, 0, 0, false);
        var figure = new ProductsFigure(neuron, new Shape(1, 40, 40), 0, true, null, room, 172);
        assertThat(figure.used()).isPositive().isLessThanOrEqualTo(room);
        var narrow = new ProductsFigure(neuron, new Shape(1, 40, 40), 0, true, null, figure.used(), 172);
        assertThat(narrow.used()).as("what it needs is enough").isEqualTo(figure.used());
        Set<Cell> seen = new HashSet<>();
        var hits = new int[rows][columns];
        for (double y = 0.5; y < 172; y++)
            for (double x = 0.5; x < room + 200; x++) figure.tapAt(x, y).ifPresent(tap -> {
                seen.add(tap);
                hits[tap.row()][tap.column()]++;
            });
        assertThat(seen).hasSize(rows * columns);
        int all = hits[0][0];
        for (int[] row : hits) for (int hit : row) assertThat(hit).as("equal areas").isEqualTo(all);
        assertThat(all % 3).as("three grids").isZero();
        assertThat(figure.tapAt(-1, 80)).isEmpty();
        assertThat(figure.tapAt(20, 1)).as("the caption").isEmpty();
    }
}
