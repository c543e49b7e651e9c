package org.fovea.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.project.Cell;
import org.fovea.project.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedWeightTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0.25;0.25", " −1 ;-1", "1/4;0.25", "-1 / 8;-0.125", ",5;0.5", "1e-3;0.001",
            "+2.;2", "1e-99;0"})
    void numbers_are_read_as_people_write_them(String text, float expected) {
        assertThat(TypedWeight.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Infinity", "1e39", "1/0", "0/0", "0x10", "1f", "one", "1,000.5", "1 2", "--1"})
    void what_is_no_finite_number_is_refused_in_one_sentence(String text) {
        assertThatThrownBy(() -> TypedWeight.parse(text)).isInstanceOf(Problem.class).hasMessageEndingWith("1/9.");
    }

    @Test
    void the_text_of_a_weight_means_this_very_weight() {
        for (float weight : Weights.random(new Shape(1, 31, 31), 4).data)
            for (float value : new float[]{weight, weight / 3, weight * 1e9f, weight * 1e-9f})
                assertThat(TypedWeight.parse(TypedWeight.text(value))).isEqualTo(value);
    }

    @Test
    void the_middle_of_every_cell_is_in_that_cell_and_all_cells_fit() {
        for (int rows = 1; rows <= 31; rows += 3)
            for (int columns = 1; columns <= 31; columns += 2) {
                Lattice lattice = Lattice.fitting(298, rows, columns);
                assertThat(lattice.x(columns)).isLessThanOrEqualTo(298);
                assertThat(lattice.height()).isLessThanOrEqualTo(320);
                assertThat(lattice.at(lattice.x(0) - 1, lattice.y(0))).isEmpty();
                assertThat(lattice.at(lattice.x(0), lattice.y(rows) + 1)).isEmpty();
                for (int u = 0; u < rows; u++)
                    for (int v = 0; v < columns; v++)
                        assertThat(lattice.at(lattice.x(v) + lattice.side() / 2, lattice.y(u) + lattice.side() / 2))
                                .contains(new Cell(u, v));
            }
    }
}
