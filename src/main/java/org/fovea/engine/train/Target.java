package org.fovea.engine.train;

import org.fovea.engine.Tensor;

/// What a network should make of an example.
public sealed interface Target {
    /// One of several classes, counted from 0.
    record OfClass(int label) implements Target {
        /// @throws IllegalArgumentException below 0
        public OfClass {
            if (label < 0) throw new IllegalArgumentException("classes are counted from 0, not " + label);
        }
    }

    /// These very values, in the shape of the network's output.
    record Values(Tensor tensor) implements Target {
    }
}
