package org.fovea.project;

/// Which feature maps share one colour scale: what shares one can be compared by its colours.
public enum Scope {
    /// Each map has a scale of its own.
    MAP,
    /// All maps of the layer share one.
    LAYER,
    /// All maps of all layers share one.
    NETWORK
}
