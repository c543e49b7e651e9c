package org.fovea.compute.learn.beside;

import java.util.List;
import org.fovea.engine.net.Network;

/// Where a network of a contest stands.
///
/// @param name for people
/// @param network with what it has learned until now
/// @param laps its epochs so far
/// @param epochs how many have passed, with the part of the one that runs
/// @param loss the mean of the examples seen in that one; of the last epoch where none runs; NaN before the first step
/// @param seconds of training in all
/// @param problem why it stopped before the end, in a sentence; empty when it did not
public record Entrant(String name, Network network, Sizes sizes, List<Lap> laps, double epochs, double loss,
        double seconds, String problem) {
    public Entrant {
        laps = List.copyOf(laps);
    }

    public boolean stopped() {
        return !problem.isEmpty();
    }

    /// The median of its epochs so far, for the first is slow before Java has compiled what it takes; 0 before the first.
    public double secondsPerEpoch() {
        double[] seconds = laps.stream().mapToDouble(Lap::seconds).sorted().toArray();
        int middle = seconds.length / 2;
        if (seconds.length == 0) return 0;
        return seconds.length % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2;
    }
}
