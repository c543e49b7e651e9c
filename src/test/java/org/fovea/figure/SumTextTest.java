package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fovea.compute.Neuron;
import org.fovea.engine.Window;
import org.fovea.engine.op.Term;
import org.fovea.project.Cell;
import org.junit.jupiter.api.Test;

final class SumTextTest {
    /// A 1×1 kernel of ones over these inputs.
    private static Neuron neuron(float bias, float... inputs) {
        return neuron(inputs.length == 3, bias, inputs);
    }

    private static Neuron neuron(boolean colors, float bias, float... inputs) {
        var window = new Window(1, 1, 0, 0, 1);
        List<Term> terms = new ArrayList<>();
        float z = bias;
        for (int c = 0; c < inputs.length; c++) {
            terms.add(new Term(c, 0, 0, 56, 81, inputs[c], 1));
            z += inputs[c];
        }
        return new Neuron(0, new Cell(56, 81), window, window, terms, bias, z, Math.max(0, z), colors);
    }

    @Test
    void the_whole_sum_fits_one_line() {
        var neuron = neuron(0, 1.284f, 1.102f, 0.961f);
        assertThat(SumText.place(neuron)).isEqualTo("z[56, 81]");
        assertThat(SumText.line(neuron, false)).isEqualTo("= 0.000 + R 1.284 + G 1.102 + B 0.961 = 3.347");
    }

    @Test
    void what_is_negative_is_subtracted_and_relu_cuts_it_off() {
        assertThat(SumText.line(neuron(-0.5f, 0.25f, -1, 0), true))
                .isEqualTo("= −0.500 + R 0.250 − G 1.000 + B 0.000 = −1.250 → ReLU → 0.000");
    }

    @Test
    void a_grey_picture_has_one_nameless_channel() {
        assertThat(SumText.line(neuron(1, 2), false)).isEqualTo("= 1.000 + 2.000 = 3.000");
    }

    @Test
    void of_many_maps_the_line_says_what_they_are_together() {
        assertThat(SumText.line(neuron(false, 0.5f, 1, 2, 3, 4, -12), true))
                .isEqualTo("= 0.500 − 5 channels 2.000 = −1.500 → ReLU → 0.000");
    }

    @Test
    void three_maps_are_numbered_only_a_picture_has_colours() {
        assertThat(SumText.line(neuron(false, 0, 1, 2, 3), false))
                .isEqualTo("= 0.000 + [0] 1.000 + [1] 2.000 + [2] 3.000 = 6.000");
        assertThat(SumText.channel(1, false)).isEqualTo("1");
        assertThat(SumText.channel(1, true)).isEqualTo("G");
    }

    @Test
    void signs_are_written_and_zero_has_none_below_it() {
        assertThat(SumText.signed(1.284f)).isEqualTo("+1.284");
        assertThat(SumText.signed(-0.12f)).isEqualTo("−0.120");
        assertThat(SumText.plain(-0.0f)).isEqualTo("0.000");
    }

    @Test
    void a_number_that_is_not_zero_never_looks_like_zero() {
        assertThat(SumText.plain(1e-6f)).isNotEqualTo("0.000");
        assertThat(SumText.plain(-0.0004f)).contains("4");
        assertThat(SumText.plain(3e12f)).hasSizeLessThanOrEqualTo(8);
    }
}
