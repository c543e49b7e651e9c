package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.fovea.compute.EffectiveField;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.field.Box;
import org.fovea.engine.field.Places;
import org.fovea.engine.field.Units;
import org.junit.jupiter.api.Test;

class EffectiveFigureTest {
    private static final Shape PICTURE = new Shape(1, 20, 30);
    /// Two box convolutions of 3×3 around (8, 10): what counts falls off as 1 2 3 2 1.
    private static final int[] TENT = {1, 2, 3, 2, 1};

    private static EffectiveFigure figure(int firstRow) {
        var gradient = Tensor.zeros(PICTURE);
        for (int i = 0; i < 5; i++)
            for (int j = 0; j < 5; j++)
                if (firstRow + i >= 0) gradient.data[PICTURE.index(0, firstRow + i, 8 + j)] = TENT[i] * TENT[j];
        var units = Units.of(new Box(Places.of(0), Places.range(firstRow, firstRow + 4), Places.range(8, 12)));
        return new EffectiveFigure(Tensor.filled(PICTURE, 0.5f), units, EffectiveField.of(gradient).orElseThrow(), 600,
                300);
    }

    @Test
    void the_words_have_the_numbers_of_the_box_convolution() {
        // σ² = n(k² − 1)/12 = 4/3 for n = 2 and k = 3; π·(2σ)² of 25 places is 67 %.
        assertThat(figure(6).text()).startsWith("σ is 1.15 rows and 1.15 columns; the ellipse of 2σ covers 67.0 %")
                .contains("field of 5×5");
    }

    @Test
    void both_panels_have_the_field_and_the_right_one_the_ellipses() {
        String drawn = TextPen.of(figure(6), Palette.LIGHT);
        assertThat(Arrays.stream(drawn.split("\n")).filter(line -> line.startsWith("curves"))).hasSize(2);
        assertThat(Arrays.stream(drawn.split("\n")).filter(line -> line.startsWith("outline"))).hasSize(2);
        assertThat(drawn).contains("theoretical: what could count").contains("effective: what counts");
        EffectiveFigure figure = figure(6);
        assertThat(figure.width()).isBetween(100.0, 600.0);
        assertThat(figure.height()).isBetween(100.0, 300.0);
    }

    @Test
    void a_field_over_the_border_lies_on_hatched_padding() {
        EffectiveFigure figure = figure(-2);
        assertThat(TextPen.of(figure, Palette.DARK)).contains("hatch");
        assertThat(figure.text()).contains("field of 5×5");
    }
}
