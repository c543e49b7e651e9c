package org.fovea.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Window;
import org.junit.jupiter.api.Test;

final class SizeFormulaTest {
    @Test
    void the_numbers_are_put_in() {
        assertThat(new SizeFormula(new Window(7, 1, 3, 3, 1), 427).text())
                .isEqualTo("⌊(427 + 3 + 3 − 7) / 1⌋ + 1 = 427");
    }

    @Test
    void a_dilated_kernel_has_its_span_written_out() {
        assertThat(new SizeFormula(new Window(7, 1, 6, 6, 2), 427).text())
                .isEqualTo("⌊(427 + 6 + 6 − (2·(7−1)+1)) / 1⌋ + 1 = 427");
    }

    @Test
    void a_window_that_does_not_fit_shows_why() {
        var formula = new SizeFormula(new Window(7, 1, 0, 0, 1), 5);
        assertThat(formula.works()).isFalse();
        assertThat(formula.text()).isEqualTo("⌊(5 + 0 + 0 − 7) / 1⌋ + 1 = −1");
    }

    @Test
    void the_book_figure_of_13_columns_kernel_6_stride_5() {
        var axis = new Axis(6, 5, 1);
        var valid = new SizeFormula(Padding.Named.VALID.columns(axis, 13), 13);
        assertThat(valid.text()).isEqualTo("⌊(13 + 0 + 0 − 6) / 5⌋ + 1 = 2");
        assertThat(valid.unseen()).isEqualTo(2);
        var same = new SizeFormula(Padding.Named.SAME.columns(axis, 13), 13);
        assertThat(same.text()).isEqualTo("⌊(13 + 1 + 2 − 6) / 5⌋ + 1 = 3");
        assertThat(same.unseen()).isZero();
    }

    @Test
    void padding_that_no_window_covers_is_no_loss() {
        assertThat(new SizeFormula(new Window(3, 2, 0, 3, 1), 6).unseen()).isZero();
        assertThat(new SizeFormula(new Window(3, 3, 0, 1, 1), 8).unseen()).isZero();
        assertThat(new SizeFormula(new Window(3, 4, 0, 1, 1), 5).unseen()).isEqualTo(2);
    }

    @Test
    void what_is_written_is_what_counting_positions_gives() {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            var window = new Window(1 + random.nextInt(9), 1 + random.nextInt(5), random.nextInt(6), random.nextInt(6),
                    1 + random.nextInt(4));
            int input = 1 + random.nextInt(40);
            int positions = 0;
            for (int start = 0; start + window.reach() <= input + window.before() + window.after(); start += window
                    .stride())
                positions++;
            var formula = new SizeFormula(window, input);
            assertThat(formula.works()).isEqualTo(positions > 0);
            if (positions > 0) assertThat(formula.text()).endsWith("= " + positions);
        }
    }

    @Test
    void rows_between_windows_and_rows_after_the_last_are_counted_apart() {
        assertThat(new SizeFormula(new Window(1, 3, 0, 0, 1), 9).skipped()).isEqualTo(4);
        assertThat(new SizeFormula(new Window(1, 3, 0, 0, 1), 9).unseen()).isEqualTo(2);
        assertThat(new SizeFormula(new Window(3, 2, 0, 0, 2), 9).skipped()).isEqualTo(4);
        assertThat(new SizeFormula(new Window(3, 1, 0, 0, 2), 9).skipped()).isZero();
        assertThat(new SizeFormula(new Window(11, 1, 0, 0, 1), 9).skipped()).isZero();
    }
}
