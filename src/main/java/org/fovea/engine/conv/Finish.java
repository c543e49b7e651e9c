package org.fovea.engine.conv;

/// What happens to each value after the sum, while it still lies in the cache: an activation.
@FunctionalInterface
public interface Finish {
    Finish NOTHING = (values, from, to) -> {
    };

    /// Changes the values `from` … `to − 1` in place, each on its own.
    void apply(float[] values, int from, int to);
}
