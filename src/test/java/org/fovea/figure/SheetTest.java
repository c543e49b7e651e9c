package org.fovea.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SheetTest {
    private static Sheet sheet(Random random) {
        return new Sheet(random.nextDouble(-500, 500), random.nextDouble(-500, 500), random.nextDouble(10, 300),
                random.nextDouble(-100, 100), random.nextDouble(-5, 5), random.nextDouble(60, 300));
    }

    @Test
    void a_place_on_the_sheet_is_found_again_at_its_point() {
        var random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            Sheet sheet = sheet(random);
            double u = random.nextDouble(-1, 2);
            double v = random.nextDouble(-1, 2);
            assertThat(sheet.u(sheet.x(u, v), sheet.y(u, v))).isCloseTo(u, within(1e-9));
            assertThat(sheet.v(sheet.x(u, v), sheet.y(u, v))).isCloseTo(v, within(1e-9));
            boolean inside = u >= 0 && u < 1 && v >= 0 && v < 1;
            assertThat(sheet.contains(sheet.x(u, v), sheet.y(u, v))).isEqualTo(inside);
        }
    }

    @Test
    void a_part_lies_where_its_corners_do_and_parts_make_up_the_area() {
        var random = new Random(4);
        for (int i = 0; i < 1000; i++) {
            Sheet sheet = sheet(random);
            double left = random.nextDouble();
            double top = random.nextDouble();
            Sheet part = sheet.part(left, top, 1, 1);
            assertThat(part.corners()).containsExactly(sheet.corners(left, top, 1, 1), within(1e-9));
            assertThat(part.area() + sheet.part(0, top, left, 1).area() + sheet.part(0, 0, 1, top).area())
                    .isCloseTo(sheet.area(), within(1e-6));
        }
    }
}
