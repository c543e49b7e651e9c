package org.fovea.cli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleUnaryOperator;
import org.fovea.cli.bench.Peer.Prepared;

/// How long one engine took for one call, in milliseconds.
record Timing(double min, double median) {
    private static final int LONGEST_SERIES = 100_000;
    /// How much less a call takes when an engine has become faster, and how many times its time it may take to warm up.
    private static final double FASTER = 0.9;
    private static final int LONGEST_WARM_UP = 10;

    /// Times engines on the same item. They take turns, one sample each and another one first in every round, so that
    /// whatever else the machine does meets all of them.
    static List<Timing> of(List<? extends Prepared> engines, Pace pace) {
        int[] series = engines.stream().mapToInt(engine -> warm(engine, pace)).toArray();
        List<List<Double>> samples = new ArrayList<>();
        for (int i = 0; i < series.length; i++) samples.add(new ArrayList<>());
        long start = System.nanoTime();
        long budget = pace.measuring().toNanos() * series.length;
        for (int round = 0; round < pace.rounds() || System.nanoTime() - start < budget; round++) {
            for (int turn = 0; turn < series.length; turn++) {
                int at = (round + turn) % series.length;
                if (series.length > 1) LockSupport.parkNanos(pace.pause().toNanos());
                // Threads that slept are awake and on processors of their own, and caches hold what they hold in a stream of calls.
                engines.get(at).run();
                samples.get(at).add(sample(engines.get(at), series[at]) / series[at] / 1e6);
            }
        }
        return samples.stream().map(Timing::of).toList();
    }

    /// @param samples at least one
    static Timing of(List<Double> samples) {
        double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Timing(Arrays.stream(sorted).min().orElseThrow(), median);
    }

    /// Runs an engine until it has had its time and has not become faster for half of it, as Java's engines do while they are
    /// compiled, and tells how many calls a sample needs.
    private static int warm(Prepared engine, Pace pace) {
        long time = pace.warmUp().toNanos();
        long start = System.nanoTime();
        long gained = start;
        long now;
        double best = Double.POSITIVE_INFINITY;
        int series = 1;
        do {
            double call = sample(engine, series) / series;
            series = (int) Math.clamp(Math.ceil((double) pace.sample().toNanos() / call), 1, LONGEST_SERIES);
            now = System.nanoTime();
            if (call < FASTER * best) {
                best = call;
                gained = now;
            }
        } while (now - start < time || (now - gained < time / 2 && now - start < LONGEST_WARM_UP * time));
        return series;
    }

    /// Nanoseconds of so many calls.
    private static double sample(Prepared engine, int calls) {
        long start = System.nanoTime();
        for (int call = 0; call < calls; call++) engine.run();
        return (double) Math.max(System.nanoTime() - start, 1);
    }
}
