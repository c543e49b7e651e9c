package org.fovea.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.fovea.engine.simd.Kernels;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    @Test
    void every_loop_of_the_peak_ends_in_a_number_and_counts_its_operations() {
        assertThat(Stream.concat(PlainLoops.all().stream(), VectorLoops.all().stream())).allSatisfy(loop -> {
            assertThat(loop.run()).isFinite().isPositive();
            assertThat(loop.flops()).isGreaterThan(10_000);
        });
    }

    @Test
    void peak_and_bandwidth_are_positive_numbers() {
        assertThat(Peak.gflops(Kernels.fastest(), 2, AT_ONCE)).isPositive().isFinite();
        var pace = new Pace(AT_ONCE, AT_ONCE, AT_ONCE, 1, AT_ONCE, AT_ONCE, AT_ONCE, 100_000);
        assertThat(Bandwidth.of(2, pace)).satisfies(of -> {
            assertThat(of.read()).isPositive().isFinite();
            assertThat(of.copy()).isPositive().isFinite();
            assertThat(of.triad()).isPositive().isFinite();
        });
    }
}
