package org.fovea.project;

import java.util.SplittableRandom;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Makes test patterns, 1×H×W with values 0…1, at any size.
public final class PatternPicture {
    /// Stripes and squares are this many pixels wide at least, and an eighth of the picture at most.
    private static final int STRIPE = 8;
    private static final int RAYS = 16;

    private PatternPicture() {
    }

    /// @param seed of the noise; the other patterns have nothing random
    public static Tensor of(Pattern pattern, int height, int width, long seed) {
        var shape = new Shape(1, height, width);
        var data = new float[shape.size()];
        int stripe = Math.max(1, Math.min(STRIPE, Math.min(height, width) / 8));
        var random = new SplittableRandom(seed);
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++)
                data[i * width + j] = (float) switch (pattern) {
                    case VERTICAL_LINES -> j / stripe % 2;
                    case HORIZONTAL_LINES -> i / stripe % 2;
                    case CHECKERBOARD -> (i / stripe + j / stripe) % 2;
                    case ZONE_PLATE -> zonePlate(i, j, height, width);
                    case SIEMENS_STAR -> star(i, j, height, width);
                    case IMPULSE -> i == height / 2 && j == width / 2 ? 1 : 0;
                    case STEP_EDGE -> j < width / 2 ? 0 : 1;
                    case GRADIENT -> width == 1 ? 0 : (double) j / (width - 1);
                    case NOISE -> random.nextDouble();
                    case LETTERS -> Letters.at((j + 0.5) / width, (i + 0.5) / height, 1.0 / Math.min(height, width));
                };
        return new Tensor(shape, data);
    }

    /// Rings whose frequency grows outwards as cos(π r² / n): half a cycle a pixel, the highest that pixels can show, is
    /// reached at the middle of the longer side.
    private static double zonePlate(int i, int j, int height, int width) {
        double y = i - (height - 1) / 2.0;
        double x = j - (width - 1) / 2.0;
        double phase = Math.PI * (x * x + y * y) / Math.max(height, width);
        double radius = Math.hypot(x, y) * 2 / Math.max(height, width);
        double contrast = Math.clamp((1 - radius) * 8, 0, 1);
        return 0.5 + 0.5 * contrast * Math.cos(phase);
    }

    /// Rays that meet in the middle; grey where they are finer than a pixel.
    private static double star(int i, int j, int height, int width) {
        double y = i - (height - 1) / 2.0;
        double x = j - (width - 1) / 2.0;
        double radius = Math.hypot(x, y);
        double wave = Math.sin(Math.atan2(y, x) * RAYS);
        // The distance to the next edge in pixels, along the arc, makes the edge one pixel soft.
        double distance = Math.asin(Math.abs(wave)) / RAYS * radius;
        double soft = Math.clamp(distance, 0, 0.5);
        double fine = Math.clamp(radius * Math.PI / RAYS - 1, 0, 1);
        return 0.5 + Math.signum(wave) * soft * fine;
    }
}
