package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.compute.FieldFormula.Part;
import org.fovea.compute.FieldFormula.Segment;
import org.fovea.engine.Window;
import org.junit.jupiter.api.Test;

final class FieldFormulaTest {
    @Test
    void the_numbers_are_put_in() {
        assertThat(FieldFormula.of(new Window(7, 1, 3, 3, 1), 56).text())
                .isEqualTo("56·1 − 3 … 56·1 − 3 + 1·6 = 53 … 59");
    }

    @Test
    void stride_and_dilation_are_put_in_and_padding_lies_below_zero() {
        assertThat(FieldFormula.of(new Window(3, 2, 4, 4, 3), 1).text()).isEqualTo("1·2 − 4 … 1·2 − 4 + 3·2 = −2 … 4");
    }

    @Test
    void a_field_of_one_row_is_one_number() {
        assertThat(FieldFormula.of(new Window(1, 1, 0, 0, 1), 5).text()).endsWith("= 5");
    }

    @Test
    void the_place_of_the_neuron_is_told_apart_from_the_rows_it_sees() {
        var segments = FieldFormula.of(new Window(7, 1, 3, 3, 1), 56).segments();
        assertThat(segments.stream().filter(s -> s.part() == Part.NEURON).map(Segment::text)).containsExactly("56",
                "56");
        assertThat(segments.getLast()).isEqualTo(new Segment("= 53 … 59", Part.FIELD));
    }
}
