package org.fovea.compute.learn.shift;

/// How many of some values hold.
///
/// @param holding at most `all`
/// @param all how many were looked at
public record Tally(long holding, long all) {
    /// @throws IllegalArgumentException when more hold than there are
    public Tally {
        if (holding < 0 || holding > all) throw new IllegalArgumentException("%d of %d".formatted(holding, all));
    }

    /// From 0 to 1; 0 of nothing.
    public double share() {
        return all == 0 ? 0 : (double) holding / all;
    }

    public boolean complete() {
        return holding == all;
    }
}
