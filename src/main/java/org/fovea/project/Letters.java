package org.fovea.project;

/// Letters of straight strokes, dark on white: their lines have every direction a first layer looks for.
final class Letters {
    /// Each stroke as x1, y1, x2, y2 in the unit square of its letter: F, O, V, E, A, K, N, X.
    private static final double[][][] STROKES = {
            {{0, 0, 0, 1}, {0, 0, 0.9, 0}, {0, 0.5, 0.7, 0.5}},
            {{0.3, 0, 0.7, 0}, {0.7, 0, 1, 0.3}, {1, 0.3, 1, 0.7}, {1, 0.7, 0.7, 1}, {0.7, 1, 0.3, 1}, {0.3, 1, 0, 0.7},
                    {0, 0.7, 0, 0.3}, {0, 0.3, 0.3, 0}},
            {{0, 0, 0.5, 1}, {0.5, 1, 1, 0}}, {{0, 0, 0, 1}, {0, 0, 0.9, 0}, {0, 0.5, 0.7, 0.5}, {0, 1, 0.9, 1}},
            {{0, 1, 0.5, 0}, {0.5, 0, 1, 1}, {0.2, 0.62, 0.8, 0.62}},
            {{0, 0, 0, 1}, {0.9, 0, 0, 0.55}, {0.3, 0.4, 0.95, 1}},
            {{0, 1, 0, 0}, {0, 0, 1, 1}, {1, 1, 1, 0}}, {{0, 0, 1, 1}, {1, 0, 0, 1}}};
    private static final int ACROSS = 4;
    private static final int DOWN = 2;
    private static final double MARGIN = 0.22;
    private static final double HALF_STROKE = 0.07;

    private Letters() {
    }

    /// The brightness at a point of the unit square, with edges one pixel soft.
    ///
    /// @param pixel how large a pixel is
    static double at(double x, double y, double pixel) {
        int column = Math.min(ACROSS - 1, (int) (x * ACROSS));
        int row = Math.min(DOWN - 1, (int) (y * DOWN));
        double inX = (x * ACROSS - column - MARGIN) / (1 - 2 * MARGIN);
        double inY = (y * DOWN - row - MARGIN) / (1 - 2 * MARGIN);
        double nearest = Double.POSITIVE_INFINITY;
        for (double[] stroke : STROKES[row * ACROSS + column]) nearest = Math.min(nearest, distance(stroke, inX, inY));
        double soft = pixel * ACROSS / (1 - 2 * MARGIN);
        return Math.clamp((nearest - HALF_STROKE) / soft + 0.5, 0, 1);
    }

    private static double distance(double[] stroke, double x, double y) {
        double dx = stroke[2] - stroke[0];
        double dy = stroke[3] - stroke[1];
        double along = Math.clamp(((x - stroke[0]) * dx + (y - stroke[1]) * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.hypot(x - stroke[0] - along * dx, y - stroke[1] - along * dy);
    }
}
