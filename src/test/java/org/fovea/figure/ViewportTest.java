package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.Window;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private final Random random = new Random(9);

    private Viewport any() {
        return new Viewport(random.nextGaussian() * 100, random.nextGaussian() * 100,
                Math.pow(2, random.nextDouble() * 12 - 6));
    }

    @Test
    void from_the_input_to_pixels_and_back_is_where_one_started() {
        for (int n = 0; n < 1000; n++) {
            Viewport v = any();
            double at = random.nextGaussian() * 50;
            assertThat(v.column(v.toX(at))).isCloseTo(at, within(1e-9));
            assertThat(v.row(v.toY(at))).isCloseTo(at, within(1e-9));
        }
    }

    @Test
    void zooming_keeps_the_point_under_the_pointer() {
        for (int n = 0; n < 1000; n++) {
            Viewport v = any();
            double x = random.nextInt(500);
            double y = random.nextInt(500);
            Viewport zoomed = v.zoomed(1.25, x, y);
            assertThat(zoomed.column(x)).isCloseTo(v.column(x), within(1e-6));
            assertThat(zoomed.row(y)).isCloseTo(v.row(y), within(1e-6));
            assertThat(zoomed.scale()).isCloseTo(v.scale() * 1.25, within(1e-9));
        }
    }

    @Test
    void dragging_moves_every_point_with_the_pointer() {
        Viewport v = any();
        Viewport dragged = v.dragged(30, -12);
        assertThat(dragged.toX(7)).isCloseTo(v.toX(7) + 30, within(1e-6));
        assertThat(dragged.toY(7)).isCloseTo(v.toY(7) - 12, within(1e-6));
    }

    @Test
    void fitting_shows_the_whole_rectangle_in_the_middle() {
        Viewport v = Viewport.fitting(-3, -3, 106, 56, 500, 500);
        assertThat(v.toX(-3)).isCloseTo(0, within(1e-9));
        assertThat(v.toX(103)).isCloseTo(500, within(1e-9));
        assertThat(v.toY(-3)).isCloseTo(500 - v.toY(53), within(1e-9));
    }

    @Test
    void a_same_map_lies_on_its_input_and_cells_are_found_where_they_are_drawn() {
        Window same = Padding.Named.SAME.rows(new Axis(7, 1, 1), 100);
        assertThat(Placement.ofMap(same, same)).isEqualTo(Placement.INPUT);
        for (int n = 0; n < 500; n++) {
            var window = new Window(1 + random.nextInt(9), 1 + random.nextInt(4), random.nextInt(4),
                    random.nextInt(4), 1 + random.nextInt(3));
            Placement map = Placement.ofMap(window, window);
            int j = random.nextInt(20);
            assertThat(map.column(map.x(j + 0.5))).isEqualTo(j);
            assertThat(map.row(map.y(j + 0.5))).isEqualTo(j);
        }
    }
}
