package org.fovea.ui.learn.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fovea.compute.learn.feature.Nets;
import org.fovea.compute.learn.feature.RandomPictures;
import org.fovea.engine.Shape;
import org.junit.jupiter.api.Test;

/// What may be seen of one network while another is wanted.
class WishTest {
    private static final Place PLACE = new Place(1, 0);
    private static final RandomPictures PICTURES = new RandomPictures(10, new Shape(1, 12, 13), 1);
    private final Subject one = subject("a");
    private final Subject later = subject("a");
    private final Subject other = subject("b");

    private static Subject subject(String name) {
        return new Subject(Nets.classifier(PICTURES.input(), 3, true, 1),
                List.of(name, "pool1", "conv2", "pool2", "flat", "scores"), List.of("a", "b", "c"), PICTURES, 10);
    }

    private static Wish wish(Subject subject, double epochs, boolean live) {
        return new Wish(subject, PLACE, AscentChoice.USUAL, epochs, live);
    }

    @Test
    void what_is_found_for_a_network_is_seen_while_that_network_is_wanted() {
        assertThat(wish(one, 0, false).seenFor(wish(one, 0, false))).isTrue();
        assertThat(wish(one, 0, false).seenFor(new Wish(one, new Place(1, 1), AscentChoice.USUAL, 0, false))).isFalse();
    }

    @Test
    void what_is_found_for_the_network_before_is_not_seen_any_more() {
        assertThat(wish(one, 1, false).seenFor(wish(later, 2, false))).isFalse();
        assertThat(wish(one, 1, true).seenFor(wish(later, 2, false))).as("it stopped learning").isFalse();
        assertThat(wish(one, 1, false).seenFor(wish(later, 2, true))).isFalse();
    }

    @Test
    void while_a_network_learns_a_moment_before_is_seen_but_none_of_another_training() {
        assertThat(wish(one, 1, true).seenFor(wish(later, 1.1, true))).isTrue();
        assertThat(wish(one, 1, true).seenFor(wish(later, 0.1, true))).as("it began anew").isFalse();
        assertThat(wish(one, 1, true).seenFor(wish(other, 1.1, true))).as("another task").isFalse();
    }
}
