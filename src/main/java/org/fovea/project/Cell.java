package org.fovea.project;

/// A place in a picture, a feature map or a kernel, counted from 0.
public record Cell(int row, int column) {
}
