package org.fovea.cli.bench;

import java.time.Duration;

/// How much time the benchmark takes.
///
/// @param start how long our engine works through all items before the first one is timed, so that Java has compiled it
/// @param warmUp how long each engine runs before it is timed, at least once
/// @param measuring how long each engine is timed on an item
/// @param rounds how many times each is timed at least
/// @param sample how long one sample lasts at least: short work is repeated within it
/// @param pause before each sample where engines take turns: the threads of some go on looking for work for a while
/// @param limit how long each loop is timed that finds a limit of the machine
/// @param arrayLength of the arrays that memory bandwidth is measured on, in numbers of four bytes
record Pace(Duration start, Duration warmUp, Duration measuring, int rounds, Duration sample, Duration pause,
        Duration limit,
        int arrayLength) {
    static final Pace FULL = new Pace(Duration.ofMillis(4000), Duration.ofMillis(300), Duration.ofMillis(600), 7,
            Duration.ofMillis(1), Duration.ofMillis(3),
            Duration.ofMillis(400), 32 << 20);
    static final Pace QUICK = new Pace(Duration.ofMillis(2000), Duration.ofMillis(50), Duration.ofMillis(60), 3,
            Duration.ofNanos(200_000), Duration.ofMillis(3),
            Duration.ofMillis(100), 16 << 20);
}
