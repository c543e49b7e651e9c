package org.fovea.project;

import org.fovea.engine.op.Op;

/// What a layer does: a convolution, whose filters are edited weight by weight, or another operation of the engine.
public sealed interface Kind permits Conv, Operation {
    /// What the engine computes.
    ///
    /// @throws IllegalArgumentException when the settings contradict each other
    Op op();

    /// How many channels the input must have; 0 when any number will do.
    int channels();

    /// The same for an input with this many channels, where it can follow; otherwise as it is.
    Kind forChannels(int channels);
}
