package org.fovea.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @Test
    void the_output_size_counts_the_positions_that_fit() {
        var random = new Random(1);
        for (int n = 0; n < 5000; n++) {
            var window = new Window(1 + random.nextInt(6), 1 + random.nextInt(5), random.nextInt(5), random.nextInt(5),
                    1 + random.nextInt(3));
            int input = 1 + random.nextInt(20);
            int padded = input + window.before() + window.after();
            int steps = 0;
            int covered = 0;
            for (int at = 0; at + window.reach() <= padded; at += window.stride()) {
                steps++;
                covered = at + window.reach();
            }
            assertThat(Math.max(0, window.steps(input))).as("%s on %d", window, input).isEqualTo(steps);
            assertThat(window.leftover(input)).as("%s on %d", window, input)
                    .isEqualTo(steps == 0 ? 0 : padded - covered);
        }
    }

    @ParameterizedTest(name = "{0} rows, kernel {1}, stride {2}, padding {3}, dilation {4}")
    @CsvSource({"4,3,1,0,1,2", "5,4,1,2,1,6", "5,3,1,1,1,5", "5,3,1,2,1,7", "5,3,2,0,1,2", "5,3,2,1,1,3", "6,3,2,1,1,3",
            "7,3,1,0,2,3"})
    void the_worked_figures_of_the_guide_come_out(int input, int size, int stride, int padding, int dilation,
            int output) {
        assertThat(new Window(size, stride, padding, padding, dilation).steps(input)).isEqualTo(output);
    }

    @Test
    void the_last_row_of_six_is_left_over_by_a_3_wide_window_with_stride_2_and_padding_1() {
        assertThat(new Window(3, 2, 1, 1, 1).leftover(6)).isEqualTo(1);
        assertThat(new Window(3, 2, 1, 1, 1).leftover(5)).isZero();
    }

    @Test
    void a_window_that_does_not_fit_takes_no_step() {
        assertThat(new Window(5, 1, 0, 0, 1).steps(4)).isLessThan(1);
        assertThat(new Window(3, 2, 0, 0, 2).steps(4)).isLessThan(1);
        assertThat(new Window(5, 1, 1, 0, 1).steps(4)).isEqualTo(1);
    }

    @Test
    void a_tap_reads_the_row_that_the_formula_names() {
        var window = new Window(3, 2, 1, 2, 4);
        assertThat(window.row(0, 0)).isEqualTo(-1);
        assertThat(window.row(5, 2)).isEqualTo(5 * 2 - 1 + 2 * 4);
    }

    @Test
    void what_is_no_window_is_refused() {
        assertThatThrownBy(() -> new Window(0, 1, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Window(1, 0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Window(1, 1, -1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Window(1, 1, 0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Window(1, 1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Axis(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Padding.Explicit(0, 0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_row_is_read_when_some_tap_of_some_position_falls_on_it() {
        var random = new Random(5);
        for (int turn = 0; turn < 2000; turn++) {
            var window = new Window(1 + random.nextInt(5), 1 + random.nextInt(5), random.nextInt(4), random.nextInt(4),
                    1 + random.nextInt(3));
            int input = 1 + random.nextInt(20);
            var read = new TreeSet<Integer>();
            for (int output = 0; output < window.steps(input); output++)
                for (int tap = 0; tap < window.size(); tap++) read.add(window.row(output, tap));
            for (int row = -5; row < input + 5; row++)
                assertThat(window.reads(row, input)).as("row %d of %d under %s", row, input, window)
                        .isEqualTo(read.contains(row));
        }
    }
}
