package org.fovea.project;

import java.util.List;

/// The letters F O V E A L, drawn with strokes: edges in all directions, corners, ends and a circle. They stand in one, two,
/// three or six rows, whichever makes them largest.
final class Letters {
    private static final int COUNT = 6;
    /// Shares of the square a letter stands in: its height, and half the thickness of its strokes.
    private static final double SIZE = 0.62;
    private static final double HALF_STROKE = 0.06;
    /// Half of the thinnest stroke, in pixels.
    private static final double THINNEST = 0.5;

    /// A part of a letter in units of its height, y downwards, the middle of the letter at (0, 0).
    private sealed interface Stroke {
        double distance(double x, double y);
    }

    private record Line(double x, double y, double toX, double toY) implements Stroke {
        @Override
        public double distance(double px, double py) {
            double dx = toX - x;
            double dy = toY - y;
            double along = Math.clamp(((px - x) * dx + (py - y) * dy) / (dx * dx + dy * dy), 0, 1);
            double offX = px - x - along * dx;
            double offY = py - y - along * dy;
            return Math.sqrt(offX * offX + offY * offY);
        }
    }

    private record Circle(double radius) implements Stroke {
        @Override
        public double distance(double px, double py) {
            return Math.abs(Math.sqrt(px * px + py * py) - radius);
        }
    }

    private static final List<List<Stroke>> WORD = List.of(
            // F
            List.of(new Line(-0.3, -0.5, -0.3, 0.5), new Line(-0.3, -0.5, 0.3, -0.5), new Line(-0.3, 0, 0.2, 0)),
            // O
            List.of(new Circle(0.5)),
            // V
            List.of(new Line(-0.4, -0.5, 0, 0.5), new Line(0, 0.5, 0.4, -0.5)),
            // E
            List.of(new Line(-0.3, -0.5, -0.3, 0.5), new Line(-0.3, -0.5, 0.3, -0.5), new Line(-0.3, 0, 0.2, 0),
                    new Line(-0.3, 0.5, 0.3, 0.5)),
            // A
            List.of(new Line(-0.4, 0.5, 0, -0.5), new Line(0, -0.5, 0.4, 0.5), new Line(-0.24, 0.1, 0.24, 0.1)),
            // L
            List.of(new Line(-0.3, -0.5, -0.3, 0.5), new Line(-0.3, 0.5, 0.3, 0.5)));

    private final int rows;
    private final int columns;
    private final double cellHeight;
    private final double cellWidth;
    private final double letter;
    private final double halfStroke;

    Letters(int height, int width) {
        int best = 1;
        for (int candidate = 2; candidate <= COUNT; candidate++)
            if (COUNT % candidate == 0 && cell(height, width, candidate) > cell(height, width, best)) best = candidate;
        rows = best;
        columns = COUNT / best;
        cellHeight = (double) height / rows;
        cellWidth = (double) width / columns;
        letter = SIZE * cell(height, width, rows);
        halfStroke = Math.max(THINNEST, HALF_STROKE * cell(height, width, rows));
    }

    /// The side of the square that a letter may fill when they stand in this many rows.
    private static double cell(int height, int width, int rows) {
        return Math.min((double) height / rows, (double) width * rows / COUNT);
    }

    /// How much of a pixel is covered by a stroke, 0…1.
    double coverage(int row, int column) {
        double y = row + 0.5;
        double x = column + 0.5;
        int line = Math.min(rows - 1, (int) (y / cellHeight));
        int place = Math.min(columns - 1, (int) (x / cellWidth));
        double inLetterY = (y - (line + 0.5) * cellHeight) / letter;
        double inLetterX = (x - (place + 0.5) * cellWidth) / letter;
        double nearest = Double.MAX_VALUE;
        for (Stroke stroke : WORD.get(line * columns + place))
            nearest = Math.min(nearest, stroke.distance(inLetterX, inLetterY));
        return Math.clamp(halfStroke - nearest * letter + 0.5, 0, 1);
    }
}
