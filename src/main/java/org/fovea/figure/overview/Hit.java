package org.fovea.figure.overview;

/// What lies under a point of the overview.
public sealed interface Hit {
    /// A map.
    record OfMap(Place place) implements Hit {
    }

    /// The name of a column.
    record OfHead(int column) implements Hit {
    }

    /// The line above or below a column that says how many maps are folded away.
    ///
    /// @param further whether it is the one below
    record OfMore(int column, boolean further) implements Hit {
    }

    /// Nothing of these.
    record Nothing() implements Hit {
    }
}
