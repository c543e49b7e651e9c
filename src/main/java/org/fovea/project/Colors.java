package org.fovea.project;

/// The colour maps a feature map can be shown in.
public enum Colors {
    GREY, VIRIDIS, MAGMA,
    /// Blue – white – red with white at zero.
    SIGNED
}
