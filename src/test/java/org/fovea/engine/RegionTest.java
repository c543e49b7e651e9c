package org.fovea.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegionTest {
    private static final Shape SHAPE = new Shape(2, 9, 14);

    @Test
    void the_hull_is_the_smallest_region_that_holds_both() {
        var random = new Random(1);
        for (int n = 0; n < 300; n++) {
            Region a = RandomRegions.in(SHAPE, random);
            Region b = RandomRegions.in(SHAPE, random);
            Region hull = a.hull(b);
            assertThat(hull).isEqualTo(b.hull(a));
            assertThat(hull.contains(a) && hull.contains(b)).isTrue();
            assertThat(hull.top() == a.top() || hull.top() == b.top()).isTrue();
            assertThat(hull.bottom() == a.bottom() || hull.bottom() == b.bottom()).isTrue();
            assertThat(hull.left() == a.left() || hull.left() == b.left()).isTrue();
            assertThat(hull.right() == a.right() || hull.right() == b.right()).isTrue();
            if (a.contains(b)) assertThat(hull).isEqualTo(a);
        }
    }

    @ParameterizedTest
    @EnumSource(PaddingMode.class)
    void what_is_read_begins_and_ends_with_a_row_that_is_read(PaddingMode mode) {
        var random = new Random(2);
        var columns = new Window(1, 1, 0, 0, 1);
        for (int n = 0; n < 2000; n++) {
            int input = 1 + random.nextInt(12);
            int most = Math.min(7, mode.limit(input));
            var rows = new Window(1 + random.nextInt(5), 1 + random.nextInt(3), random.nextInt(most + 1),
                    random.nextInt(most + 1), 1);
            int steps = rows.steps(input);
            if (steps < 1) continue;
            int first = random.nextInt(steps);
            int last = first + random.nextInt(steps - first);
            Region read = new Region(first, 0, last - first + 1, 1).read(rows, columns, mode, new Shape(1, input, 1));
            boolean gaps = rows.stride() > rows.size();
            int low = Integer.MAX_VALUE;
            int high = -1;
            for (int i = first; i <= last; i++)
                for (int u = 0; u < rows.size(); u++) {
                    int source = mode.source(rows.row(i, u), input);
                    if (source < 0) continue;
                    low = Math.min(low, source);
                    high = Math.max(high, source);
                }
            if (high < 0) {
                assertThat(read.height()).isEqualTo(1);
                continue;
            }
            assertThat(read.top()).isLessThanOrEqualTo(low);
            assertThat(read.bottom()).isGreaterThan(high);
            // With gaps between the windows, rows of the padding that nobody reads may count.
            if (!gaps) assertThat(read).isEqualTo(new Region(low, 0, high - low + 1, 1));
        }
    }

    @Test
    void a_window_that_lies_on_the_padding_reads_the_nearest_row() {
        var window = new Window(2, 1, 5, 5, 1);
        var input = new Shape(1, 4, 4);
        assertThat(new Region(0, 0, 1, 1).read(window, window, PaddingMode.ZEROS, input))
                .isEqualTo(new Region(0, 0, 1, 1));
        assertThat(new Region(12, 12, 1, 1).read(window, window, PaddingMode.ZEROS, input))
                .isEqualTo(new Region(3, 3, 1, 1));
    }

    @Test
    void a_part_of_a_part_is_a_part() {
        var x = new RandomLayers(3).tensor(SHAPE);
        Patch part = Patch.of(x).cut(new Region(1, 2, 6, 8));
        Patch smaller = part.cut(new Region(3, 4, 2, 3));
        for (int c = 0; c < 2; c++)
            for (int i = 3; i < 5; i++)
                for (int j = 4; j < 7; j++) assertThat(smaller.at(c, i, j)).isEqualTo(x.at(c, i, j));
        assertThatThrownBy(() -> part.cut(new Region(0, 2, 2, 2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Region(0, 0, 0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Patch(SHAPE, new Region(0, 0, 1, 1), x))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
