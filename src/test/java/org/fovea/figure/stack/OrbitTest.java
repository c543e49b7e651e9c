package org.fovea.figure.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fovea.figure.Sheet;
import org.junit.jupiter.api.Test;

final class OrbitTest {
    private static Orbit orbit(Random random) {
        return new Orbit(random.nextDouble(0, Orbit.MOST_TURN), random.nextDouble(-Orbit.MOST_TILT, Orbit.MOST_TILT),
                random.nextDouble(Orbit.LEAST_SPREAD, Orbit.MOST_SPREAD), random.nextDouble(0.5, 4),
                random.nextDouble(-200, 200), random.nextDouble(-200, 200));
    }

    @Test
    void a_plane_seen_from_the_front_is_a_rectangle_of_its_size_around_its_middle() {
        Sheet sheet = new Orbit(0, 0, 1, 1, 0, 0).sheet(30, 40, 200, 100);
        assertThat(sheet.corners()).containsExactly(-70, -10, 130, -10, 130, 90, -70, 90);
    }

    @Test
    void turning_and_tilting_shrink_the_area_by_their_cosines_and_leave_the_middle() {
        var random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            Orbit orbit = orbit(random);
            Sheet sheet = orbit.sheet(50, -20, 120, 80);
            double shrunk = Math.cos(Math.toRadians(orbit.turn())) * Math.cos(Math.toRadians(orbit.tilt()));
            assertThat(sheet.area()).isCloseTo(120 * 80 * orbit.zoom() * orbit.zoom() * shrunk, within(1e-6));
            assertThat(sheet.x(0.5, 0.5)).isCloseTo(50 * orbit.spread() * orbit.zoom() + orbit.dx(), within(1e-9));
            assertThat(sheet.y(0.5, 0.5)).isCloseTo(-20 * orbit.zoom() + orbit.dy(), within(1e-9));
            assertThat(sheet.downX()).as("what is upright stays upright").isZero();
        }
    }

    @Test
    void the_projection_is_linear_so_planes_of_one_size_are_alike() {
        var random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            Orbit orbit = orbit(random);
            Sheet here = orbit.sheet(0, 0, 90, 60);
            Sheet there = orbit.sheet(100, 30, 90, 60);
            Sheet moved = here.moved(100 * orbit.spread() * orbit.zoom(), 30 * orbit.zoom());
            assertThat(there.corners()).containsExactly(moved.corners(), within(1e-9));
        }
    }

    @Test
    void zooming_keeps_the_point_under_the_pointer_and_zooming_back_restores_all() {
        var random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            Orbit orbit = new Orbit(60, 14, 1.2, random.nextDouble(0.8, 3), random.nextDouble(-90, 90),
                    random.nextDouble(-90, 90));
            double x = random.nextDouble(-400, 400);
            double y = random.nextDouble(-300, 300);
            Sheet before = orbit.sheet(70, 10, 150, 150);
            double factor = random.nextDouble(0.6, 2);
            Orbit closer = orbit.zoomed(factor, x, y);
            Sheet after = closer.sheet(70, 10, 150, 150);
            assertThat(after.u(x, y)).isCloseTo(before.u(x, y), within(1e-9));
            assertThat(after.v(x, y)).isCloseTo(before.v(x, y), within(1e-9));
            Orbit back = closer.zoomed(1 / factor, x, y);
            assertThat(back.sheet(70, 10, 150, 150).corners()).containsExactly(before.corners(), within(1e-6));
        }
    }
}
