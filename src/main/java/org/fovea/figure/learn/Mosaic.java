package org.fovea.figure.learn;

import org.fovea.figure.Raster;

/// Small pictures put together to one; what none of them covers is transparent.
final class Mosaic {
    private final int width;
    private final int height;
    private final int[] argb;

    Mosaic(int width, int height) {
        this.width = width;
        this.height = height;
        argb = new int[width * height];
    }

    /// What lies outside is cut off.
    void put(int left, int top, Raster part) {
        for (int y = Math.max(0, -top); y < Math.min(part.height, height - top); y++)
            for (int x = Math.max(0, -left); x < Math.min(part.width, width - left); x++)
                argb[(top + y) * width + left + x] = part.argb[y * part.width + x];
    }

    Raster raster() {
        return new Raster(width, height, argb);
    }
}
