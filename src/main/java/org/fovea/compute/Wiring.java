package org.fovea.compute;

/// How the values of two layers may be connected.
public enum Wiring {
    /// One kernel for each map, used at every position.
    CONVOLUTION,
    /// The same receptive fields, but weights of their own at every position.
    LOCAL,
    /// Every value with every value.
    DENSE
}
