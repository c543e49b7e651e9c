package org.fovea.cli.bench;

import java.time.Duration;
import java.util.List;
import org.fovea.engine.Shape;

/// Suites that take no time.
public final class Suites {
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Pace PACE = new Pace(AT_ONCE, AT_ONCE, AT_ONCE, 2, Duration.ZERO, Duration.ZERO, AT_ONCE,
            100_000);

    private Suites() {
    }

    /// Two small items, `first` and `second`.
    public static Suite small(Peer... peers) {
        return new Suite(
                () -> List.of(WholeLayer.of("first", new Shape(1, 8, 9), 1, 3),
                        WholeLayer.of("second", new Shape(3, 8, 8), 4, 1)),
                List.of(peers), PACE, PACE);
    }
}
