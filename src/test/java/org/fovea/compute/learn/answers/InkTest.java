package org.fovea.compute.learn.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fovea.compute.learn.answers.Ink.Place;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InkTest {
    private static double sum(Tensor picture) {
        double sum = 0;
        for (float value : picture.data) sum += value;
        return sum;
    }

    private static Ink scribble(int side, long seed, double share) {
        var random = new Random(seed);
        Ink ink = Ink.blank(side);
        double corner = random.nextDouble() * (1 - share) * side;
        Place last = new Place(corner + share * side / 2, corner + share * side / 2);
        for (int n = 0; n < 6; n++) {
            var next = new Place(corner + share * side * random.nextDouble(),
                    corner + share * side * random.nextDouble());
            ink = ink.stroke(last, next, side / 20.0, false);
            last = next;
        }
        return ink;
    }

    @Test
    void an_empty_square_stays_empty() {
        Ink blank = Ink.blank(28);
        assertThat(blank.isEmpty()).isTrue();
        assertThat(blank.picture().shape).isEqualTo(new Shape(1, 28, 28));
        assertThat(blank.picture().data).containsOnly(0);
        assertThat(blank.centred().data).containsOnly(0);
        assertThatThrownBy(() -> Ink.blank(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_stroke_is_full_inside_soft_at_its_edge_and_leaves_the_rest_alone() {
        Ink before = Ink.blank(28);
        Tensor picture = before.stroke(new Place(14, 6), new Place(14, 22), 1.5, false).picture();
        assertThat(before.isEmpty()).as("what was there stays as it was").isTrue();
        assertThat(picture.at(0, 13, 14)).isEqualTo(1);
        assertThat(picture.at(0, 15, 14)).isBetween(0.3f, 0.7f);
        assertThat(picture.at(0, 17, 14)).isZero();
        assertThat(picture.at(0, 14, 1)).isZero();
        assertThat(sum(picture)).as("its area: a band and two half discs").isEqualTo(16 * 3 + Math.PI * 2.25,
                within(1.0));
    }

    @Test
    void the_eraser_takes_away_what_a_stroke_brought() {
        Ink ink = Ink.blank(28).stroke(new Place(14, 6), new Place(14, 22), 1.5, false);
        assertThat(ink.isEmpty()).isFalse();
        assertThat(ink.stroke(new Place(14, 4), new Place(14, 24), 4, true).isEmpty()).isTrue();
        Tensor half = ink.stroke(new Place(14, 4), new Place(14, 10), 3, true).picture();
        assertThat(half.at(0, 14, 8)).isZero();
        assertThat(half.at(0, 14, 18)).isEqualTo(1);
    }

    @Test
    void strokes_over_each_other_are_no_darker_and_none_leaves_the_square() {
        Ink once = scribble(28, 3, 0.8);
        Ink twice = once;
        var random = new Random(5);
        for (int n = 0; n < 20; n++)
            twice = twice.stroke(new Place(random.nextInt(90) - 30, random.nextInt(90) - 30),
                    new Place(random.nextInt(90) - 30, random.nextInt(90) - 30), 2, n % 3 == 0);
        for (float value : twice.picture().data) assertThat(value).isBetween(0f, 1f);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 28, 32, 97})
    void centred_its_mass_lies_in_the_middle_and_it_fills_the_box(int side) {
        for (long seed = 0; seed < 12; seed++) {
            Tensor picture = scribble(side, seed, seed % 2 == 0 ? 0.35 : 0.6).centred();
            double mass = 0;
            double row = 0;
            double column = 0;
            int top = side;
            int bottom = 0;
            int left = side;
            int right = 0;
            for (int i = 0; i < side; i++)
                for (int j = 0; j < side; j++) {
                    float value = picture.at(0, i, j);
                    mass += value;
                    row += value * (i + 0.5);
                    column += value * (j + 0.5);
                    if (value < 0.3) continue;
                    top = Math.min(top, i);
                    bottom = Math.max(bottom, i);
                    left = Math.min(left, j);
                    right = Math.max(right, j);
                }
            assertThat(row / mass).as("row, seed %d", seed).isEqualTo(side / 2.0, within(side * 0.03));
            assertThat(column / mass).as("column, seed %d", seed).isEqualTo(side / 2.0, within(side * 0.03));
            assertThat(Math.max(bottom - top, right - left) + 1.0).as("box, seed %d", seed)
                    .isEqualTo(side * 20 / 28.0, within(2.0));
        }
    }

    @Test
    void where_and_how_large_it_is_drawn_does_not_matter_once_it_is_centred() {
        Ink small = Ink.blank(28).stroke(new Place(4, 4), new Place(12, 9), 0.8, false);
        Ink large = Ink.blank(28).stroke(new Place(7, 12), new Place(23, 22), 1.6, false);
        Tensor a = small.centred();
        Tensor b = large.centred();
        double apart = 0;
        for (int i = 0; i < a.data.length; i++) apart = Math.max(apart, Math.abs(a.data[i] - b.data[i]));
        // The edge of a stroke fades over as many pixels however large it is.
        assertThat(apart).isLessThan(0.4);
        assertThat(sum(a)).isEqualTo(sum(b), within(0.1 * sum(b)));
    }
}
