package org.fovea.compute.learn.beside;

import java.util.List;

/// Where a contest stands. Immutable.
///
/// @param epochs how many there will be
/// @param entrants in the order in which they take turns
/// @param turn whose turn it is
/// @param finished whether all have run all their epochs or stopped
public record Standing(int epochs, List<Entrant> entrants, int turn, boolean finished) {
    public Standing {
        entrants = List.copyOf(entrants);
    }

    /// From 0 to 1, by epochs.
    public double progress() {
        return finished
                ? 1
                : entrants.stream().mapToDouble(e -> e.stopped() ? epochs : e.epochs()).sum()
                        / ((double) epochs * entrants.size());
    }

    /// Seconds of training that are left if it goes on like this; NaN before anything is known.
    public double remaining() {
        double left = 0;
        for (Entrant entrant : entrants) {
            if (entrant.stopped() || entrant.epochs() >= epochs) continue;
            left += entrant.epochs() == 0
                    ? Double.NaN
                    : entrant.seconds() / entrant.epochs() * (epochs - entrant.epochs());
        }
        return left;
    }
}
