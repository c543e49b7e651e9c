package org.fovea.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.Tensor;
import org.junit.jupiter.api.Test;

final class TimingTest {
    private static final Pace FEW_ROUNDS = new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO, 4, Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            1024);

    @Test
    void the_median_of_an_even_number_of_samples_lies_between_the_middle_two() {
        assertThat(Timing.of(List.of(9.0, 1.0, 4.0, 2.0))).isEqualTo(new Timing(1, 3));
        assertThat(Timing.of(List.of(9.0, 2.0, 4.0))).isEqualTo(new Timing(2, 4));
        assertThat(Timing.of(List.of(7.0))).isEqualTo(new Timing(7, 7));
    }

    @Test
    void engines_take_turns_and_each_is_first_as_often() {
        var order = new ArrayList<String>();
        List<Timing> timings = Timing.of(List.of(new Noted("a", order), new Noted("b", order)), FEW_ROUNDS);
        assertThat(timings).hasSize(2);
        // One call each to get warm, then four rounds of a call to wake and one that is timed.
        assertThat(String.join("", order)).isEqualTo("ab" + "aabb" + "bbaa" + "aabb" + "bbaa");
    }

    private record Noted(String name, List<String> order) implements Peer.Prepared {
        @Override
        public void run() {
            order.add(name);
        }

        @Override
        public Tensor result() {
            return Tensor.plane(1, 1, 0);
        }

        @Override
        public void close() {
            order.clear();
        }
    }
}
