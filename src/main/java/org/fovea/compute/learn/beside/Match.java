package org.fovea.compute.learn.beside;

/// In what a fully connected network equals the convolutional one beside it.
public enum Match {
    /// As many learned numbers, as nearly as whole hidden units allow.
    PARAMETERS,
    /// As many hidden units as the convolutions have outputs.
    UNITS
}
