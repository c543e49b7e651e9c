package org.fovea.project.learn;

/// How the pictures of a folder are read.
///
/// @param side height and width they are fitted to, in pixels, 8 to 224
/// @param color whether they keep their three channels
/// @param test the share that is kept for testing, above 0 and below 1
/// @param seed decides which these are
public record FolderSettings(int side, boolean color, float test, long seed) {
    public static final FolderSettings USUAL = new FolderSettings(32, true, 0.2f, 1);

    /// @throws IllegalArgumentException when a number lies outside its bounds; the message is a sentence for people
    public FolderSettings {
        if (side < 8 || side > 224)
            throw new IllegalArgumentException("Pictures are fitted to a side of 8 to 224 pixels, not " + side);
        if (!(test > 0 && test < 1))
            throw new IllegalArgumentException("The share for testing is above 0 and below 1, not " + test);
    }
}
