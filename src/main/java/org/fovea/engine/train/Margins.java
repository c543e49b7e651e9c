package org.fovea.engine.train;

/// Rows and columns of zeros around a feature map, each at least 0.
record Margins(int top, int bottom, int left, int right) {
    static final Margins NONE = new Margins(0, 0, 0, 0);

    /// What serves both.
    Margins with(Margins other) {
        return new Margins(Math.max(top, other.top), Math.max(bottom, other.bottom), Math.max(left, other.left),
                Math.max(right, other.right));
    }
}
