package org.fovea.compute.learn;

import java.util.SplittableRandom;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.project.learn.ShapeSettings;

/// One picture of a shape: an even ground, clutter, the shape upon it, and noise over all. Edges are smoothed over a pixel.
final class ShapeDrawing {
    /// How many lines and dots there are where clutter is 1.
    private static final int MOST_CLUTTER = 12;
    /// How much a shape's brightness differs from that of the ground at least.
    private static final double CONTRAST = 0.4;
    /// The range of what clutter adds to the ground.
    private static final double CLUTTER = 0.8;
    private static final double LONGEST_LINE = 0.5;
    /// Half the width of a line, and the largest radius of a dot, as shares of the side.
    private static final double LINE = 0.02;
    private static final double DOT = 0.05;

    private final ShapeSettings settings;
    private final SplittableRandom random;
    private final Tensor picture;

    /// @param random decides everything
    ShapeDrawing(ShapeSettings settings, Shape shape, SplittableRandom random) {
        this.settings = settings;
        this.random = random;
        picture = Tensor.zeros(shape);
    }

    /// In the order of a tensor's values, 0…255.
    byte[] of(ShapeOutline outline) {
        int channels = picture.shape.channels();
        double[] ground = new double[channels];
        double[] colour = new double[channels];
        double dark = random.nextDouble(1 - CONTRAST);
        double bright = dark + CONTRAST + random.nextDouble(1 - CONTRAST - dark + 1e-9);
        boolean onDark = random.nextBoolean();
        // Of three channels two are moved away from the grey, and one keeps the contrast.
        int kept = random.nextInt(channels);
        for (int c = 0; c < channels; c++) {
            ground[c] = c == kept ? onDark ? dark : bright : random.nextDouble();
            colour[c] = c == kept ? onDark ? bright : dark : random.nextDouble();
        }
        for (int c = 0; c < channels; c++)
            java.util.Arrays.fill(picture.data, c * picture.shape.plane(), (c + 1) * picture.shape.plane(),
                    (float) ground[c]);
        clutter(ground);
        shape(outline, colour);
        if (settings.noise() > 0)
            for (int i = 0; i < picture.data.length; i++)
                picture.data[i] += (float) (settings.noise() * random.nextGaussian());
        return StoredPictures.bytes(picture);
    }

    private void shape(ShapeOutline outline, double[] colour) {
        double side = settings.side();
        double size = settings.smallest()
                + random.nextDouble() * ((double) settings.largest() - settings.smallest());
        double r = size * side / 2;
        double room = side / 2 - r;
        double row = side / 2 + room * (2 * random.nextDouble() - 1);
        double column = side / 2 + room * (2 * random.nextDouble() - 1);
        double angle = Math.toRadians(settings.turn() * (2 * random.nextDouble() - 1));
        double sin = StrictMath.sin(angle);
        double cos = StrictMath.cos(angle);
        paint(colour, (x, y) -> outline.distance(cos * (x - column) + sin * (y - row),
                cos * (y - row) - sin * (x - column), r));
    }

    private void clutter(double[] ground) {
        int side = settings.side();
        long count = Math.round(settings.clutter() * (double) MOST_CLUTTER);
        for (int n = 0; n < count; n++) {
            double x0 = side * random.nextDouble();
            double y0 = side * random.nextDouble();
            double[] colour = ground.clone();
            for (int c = 0; c < colour.length; c++) colour[c] += CLUTTER * (random.nextDouble() - 0.5);
            if (random.nextBoolean()) {
                double r = Math.max(0.5, side * DOT * random.nextDouble());
                paint(colour, (x, y) -> Math.hypot(x - x0, y - y0) - r);
            } else {
                double angle = 2 * Math.PI * random.nextDouble();
                double length = side * LONGEST_LINE * random.nextDouble();
                double dx = StrictMath.cos(angle);
                double dy = StrictMath.sin(angle);
                paint(colour, (x, y) -> {
                    double along = Math.clamp((x - x0) * dx + (y - y0) * dy, 0, length);
                    return Math.hypot(x - x0 - along * dx, y - y0 - along * dy) - Math.max(0.4, side * LINE);
                });
            }
        }
    }

    /// How far a point is from an outline in pixels, negative inside.
    private interface Distance {
        double at(double x, double y);
    }

    private void paint(double[] colour, Distance distance) {
        Shape shape = picture.shape;
        for (int i = 0; i < shape.height(); i++)
            for (int j = 0; j < shape.width(); j++) {
                double covered = Math.clamp(0.5 - distance.at(j + 0.5, i + 0.5), 0, 1);
                if (covered > 0)
                    for (int c = 0; c < colour.length; c++) {
                        int at = shape.index(c, i, j);
                        picture.data[at] += (float) (covered * (colour[c] - picture.data[at]));
                    }
            }
    }
}
