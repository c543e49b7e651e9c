package org.fovea.cli.bench;

import java.util.List;
import java.util.SequencedMap;

/// What was measured. Times are milliseconds of one call.
///
/// @param limits of the machine, measured in the same run
public record Report(Limits limits, List<Item> items) {

    /// @param machine what it is
    /// @param peakGflops by number of threads
    /// @param bandwidth by number of threads
    public record Limits(MachineFacts machine, SequencedMap<Integer, Double> peakGflops,
            SequencedMap<Integer, Bandwidth> bandwidth) {
    }

    /// One item with one number of threads.
    ///
    /// @param algorithm how ours was computed
    /// @param gflops operations of the formula a second, at the median
    /// @param shareOfPeak of the same number of threads; above 1 where an algorithm saves operations
    /// @param peers their medians, by name; only who can compute the item
    /// @param ratio our median by theirs
    public record Item(String id, String work, int threads, String algorithm, double msMin, double msMedian,
            double gflops, double shareOfPeak, SequencedMap<String, Double> peers,
            SequencedMap<String, Double> ratio) {
    }
}
