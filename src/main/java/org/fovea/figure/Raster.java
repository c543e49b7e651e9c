package org.fovea.figure;

/// A small picture ready to be shown, transparent where nothing is; only its maker writes the pixels. Compared by identity, so that the window
/// can keep what it made of it.
public final class Raster {
    public final int width;
    public final int height;
    /// Row-major ARGB without premultiplication; 0 is transparent.
    public final int[] argb;

    /// @throws IllegalArgumentException when the array does not have width × height pixels
    public Raster(int width, int height, int[] argb) {
        if (width < 1 || height < 1 || argb.length != width * height)
            throw new IllegalArgumentException("%d pixels for %d×%d".formatted(argb.length, width, height));
        this.width = width;
        this.height = height;
        this.argb = argb;
    }
}
