package org.fovea.engine.net;

import org.fovea.engine.field.Union;

/// A node that joins branches whose outputs at the same place do not lie at the same place of the picture.
///
/// @param node the node that joins them
/// @param one the first of its inputs
/// @param other an input that does not fit it
/// @param vertical whether it is about rows; otherwise about columns
/// @param seen what the node sees of the picture through `one` alone
/// @param seenByOther what it sees through `other` alone
public record Clash(int node, int one, int other, boolean vertical, Union seen, Union seenByOther) {

    /// Whether the branches drift apart, output by output; otherwise one lies beside the other by the same everywhere.
    public boolean drifts() {
        return !seen.jump().equals(seenByOther.jump());
    }
}
