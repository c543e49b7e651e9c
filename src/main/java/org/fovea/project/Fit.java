package org.fovea.project;

import org.fovea.engine.Shape;

/// How a picture becomes the input of the layer.
///
/// @param size the longer side in pixels, or [#ORIGINAL]
/// @param square whether the middle square is cut out first
/// @param gray whether colour becomes one channel, 0.299 R + 0.587 G + 0.114 B
public record Fit(int size, boolean square, boolean gray) {
    /// The size the picture has.
    public static final int ORIGINAL = 0;
    public static final Fit NONE = new Fit(ORIGINAL, false, false);

    /// @throws IllegalArgumentException when the size is negative
    public Fit {
        if (size < 0)
            throw new IllegalArgumentException("a size of at least 1, or 0 for the original, not " + size);
    }

    /// The shape of the input made from a picture of this shape.
    public Shape shape(Shape original) {
        int channels = gray ? 1 : original.channels();
        int height = square ? Math.min(original.height(), original.width()) : original.height();
        int width = square ? height : original.width();
        if (size == ORIGINAL)
            return new Shape(channels, height, width);
        double scale = (double) size / Math.max(height, width);
        return new Shape(channels, Math.max(1, (int) Math.round(height * scale)),
                Math.max(1, (int) Math.round(width * scale)));
    }
}
