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

    Probe NOTHING = new Nothing();
}
