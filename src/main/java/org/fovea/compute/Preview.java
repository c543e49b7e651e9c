package org.fovea.compute;

import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.jspecify.annotations.Nullable;

/// What there is of a map before all of it is.
///
/// @param whole every step-th row and column of the map
/// @param sums the same before the activation; the same tensor where there is none
/// @param seen more of the part that is looked at, where that is closer together; exact
/// @param forGood whether it stays, because memory cannot hold the whole map
/// @param counted whether the statistics beside it are those of the whole map all the same: it was computed strip by strip,
///        and each strip was forgotten when it was counted
public record Preview(Sample whole, Tensor sums, @Nullable Sample seen, boolean forGood, boolean counted) {

    Preview kept() {
        return new Preview(whole, sums, seen, true, counted);
    }

    /// Whether all values of a region are there.
    boolean covers(Region region) {
        return seen != null && seen.step() == 1 && seen.part().region().contains(region);
    }

    /// The value at a place of the map, null where it was not computed.
    public @Nullable Float at(int row, int column) {
        if (seen != null && seen.has(row, column)) return seen.at(row, column);
        return whole.has(row, column) ? Float.valueOf(whole.at(row, column)) : null;
    }
}
