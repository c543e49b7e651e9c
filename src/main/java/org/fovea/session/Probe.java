package org.fovea.session;

import org.fovea.project.Cell;

/// What the pointer asks about.
public sealed interface Probe {
    /// The pointer is elsewhere.
    record Nothing() implements Probe {
    }

    /// A neuron of the selected map.
    record OfNeuron(Cell at) implements Probe {
    }

    /// A pixel of the input.
    record OfPixel(Cell at) implements Probe {
    }

    /// A weight of the selected filter, by its row and column in the kernel.
    ///
    /// @param channel of the filter; −1 where that of every channel is meant
    record OfWeight(int channel, Cell at) implements Probe {
    }

    Probe NOTHING = new Nothing();
}
