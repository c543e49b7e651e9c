package org.fovea.project;

import java.util.SplittableRandom;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// The test patterns as pictures of any size, 1×H×W, values 0…1. What does not fall on whole pixels is smoothed over one,
/// so that a pattern shows what a filter does to it and not what the pixel grid did.
public final class PatternPicture {
    /// How many stripes, and squares of a checkerboard along the shorter side, a picture has.
    private static final int STRIPES = 16;
    /// Where the rings of the zone plate are narrowest, as a share of the finest that pixels can show.
    private static final double FINEST_RING = 0.8;
    private static final int MOST_SPOKES = 36;

    private interface Brightness {
        double at(int row, int column);
    }

    private PatternPicture() {
    }

    /// @param seed tells one picture of noise from another; the other patterns do not use it
    public static Tensor of(Pattern pattern, int height, int width, long seed) {
        var shape = new Shape(1, height, width);
        return switch (pattern) {
            case VERTICAL_LINES -> drawn(shape, (_, column) -> column / stripe(width) % 2);
            case HORIZONTAL_LINES -> drawn(shape, (row, _) -> row / stripe(height) % 2);
            case CHECKERBOARD -> {
                int side = stripe(Math.min(height, width));
                yield drawn(shape, (row, column) -> (row / side + column / side) % 2);
            }
            case ZONE_PLATE -> zonePlate(shape);
            case SIEMENS_STAR -> star(shape);
            case IMPULSE -> drawn(shape, (row, column) -> row == height / 2 && column == width / 2 ? 1 : 0);
            case STEP_EDGE -> drawn(shape, (_, column) -> Math.clamp(column + 1 - width / 2.0, 0, 1));
            case GRADIENT -> drawn(shape, (_, column) -> width == 1 ? 0.5 : (double) column / (width - 1));
            case NOISE -> {
                var random = new SplittableRandom(seed);
                yield drawn(shape, (_, _) -> random.nextDouble());
            }
            case LETTERS -> {
                var letters = new Letters(height, width);
                yield drawn(shape, letters::coverage);
            }
        };
    }

    /// Row by row, from left to right.
    private static Tensor drawn(Shape shape, Brightness brightness) {
        var values = new float[shape.size()];
        int at = 0;
        for (int row = 0; row < shape.height(); row++)
            for (int column = 0; column < shape.width(); column++)
                values[at++] = (float) brightness.at(row, column);
        return new Tensor(shape, values);
    }

    private static int stripe(int side) {
        return Math.max(1, (int) Math.round((double) side / STRIPES));
    }

    /// ½ + ½ cos k r²: rings whose frequency grows with the distance r from the middle. Along either axis it is 2 k times
    /// the distance, at most π per pixel being what pixels can show.
    private static Tensor zonePlate(Shape shape) {
        double k = FINEST_RING * Math.PI / Math.max(shape.height(), shape.width());
        return drawn(shape, (row, column) -> {
            double y = row - (shape.height() - 1) / 2.0;
            double x = column - (shape.width() - 1) / 2.0;
            return (1 + Math.cos(k * (x * x + y * y))) / 2;
        });
    }

    /// Spokes that meet in the middle. Where one spoke and its gap are narrower than two pixels they run into an even grey.
    private static Tensor star(Shape shape) {
        // A multiple of 4, so that a quarter turn of a square star leaves it as it is.
        int spokes = Math.clamp(4 * Math.round(Math.min(shape.height(), shape.width()) / 16.0), 4, MOST_SPOKES);
        double blurred = spokes / Math.PI;
        return drawn(shape, (row, column) -> {
            double y = row - (shape.height() - 1) / 2.0;
            double x = column - (shape.width() - 1) / 2.0;
            double radius = Math.sqrt(x * x + y * y);
            double contrast = Math.clamp(radius / blurred - 1, 0, 1);
            // Near an edge this is the distance to it in pixels.
            double inside = Math.cos(spokes * Math.atan2(y, x)) * radius / spokes;
            return 0.5 + contrast * Math.clamp(inside, -0.5, 0.5);
        });
    }
}
