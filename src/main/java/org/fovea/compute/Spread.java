package org.fovea.compute;

/// Between which values something lies: one feature map, or several taken together.
public interface Spread {
    /// The smallest value.
    float min();

    /// The largest value.
    float max();

    /// The value below which the given share (0…1) of all values lies.
    float quantile(double share);
}
