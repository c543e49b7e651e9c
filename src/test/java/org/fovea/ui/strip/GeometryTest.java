package org.fovea.ui.strip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GeometryTest {
    private final Random random = new Random(11);

    private Geometry any() {
        var blank = new Geometry(1 + random.nextInt(210), 0, 200 + random.nextInt(2000));
        return blank.at(random.nextDouble() * blank.total());
    }

    @Test
    void exactly_the_cards_between_first_and_last_touch_what_is_seen() {
        for (int turn = 0; turn < 500; turn++) {
            Geometry g = any();
            for (int card = 0; card < g.cards(); card++) {
                boolean seen = g.x(card) + Geometry.CARD > 0 && g.x(card) < g.width();
                if (seen) assertThat(card).as("%s", g).isBetween(g.first(), g.last());
            }
            assertThat(g.last() - g.first()).isLessThanOrEqualTo((int) (g.width() / Geometry.STEP) + 1);
        }
    }

    @Test
    void a_card_that_is_shown_is_seen_whole_and_what_is_seen_stays() {
        for (int turn = 0; turn < 500; turn++) {
            Geometry g = any();
            int card = random.nextInt(g.cards());
            Geometry shown = g.showing(card);
            assertThat(shown.x(card)).isGreaterThanOrEqualTo(0);
            assertThat(shown.x(card) + Geometry.CARD).isLessThanOrEqualTo(g.width());
            assertThat(shown.showing(card)).isEqualTo(shown);
        }
    }

    @Test
    void where_all_cards_fit_nothing_scrolls() {
        var g = new Geometry(4, 0, 4 * Geometry.STEP);
        assertThat(g.fits()).isTrue();
        assertThat(g.at(500)).isEqualTo(g);
    }

    @Test
    void what_is_dropped_goes_between_the_nearest_cards_and_never_before_the_picture() {
        var g = new Geometry(5, 0, 2000);
        assertThat(g.gap(-50)).isEqualTo(1);
        assertThat(g.gap(2 * Geometry.STEP - 10)).isEqualTo(2);
        assertThat(g.gap(2 * Geometry.STEP + 30)).isEqualTo(2);
        assertThat(g.gap(3 * Geometry.STEP - 40)).isEqualTo(3);
        assertThat(g.gap(1990)).isEqualTo(5);
    }
}
