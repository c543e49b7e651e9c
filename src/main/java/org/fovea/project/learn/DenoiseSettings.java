package org.fovea.project.learn;

/// How patches of a picture are made noisy.
///
/// @param side height and width of a patch in pixels, 8 to 64
/// @param noise standard deviation of what is added to each value, above 0 and at most 1
/// @param patches how many there are to learn from
/// @param seed decides all that is random
public record DenoiseSettings(int side, float noise, int patches, long seed) {
    public static final DenoiseSettings USUAL = new DenoiseSettings(32, 0.2f, 2000, 1);
    public static final int MOST = 20_000;

    /// @throws IllegalArgumentException when a number lies outside its bounds; the message is a sentence for people
    public DenoiseSettings {
        if (side < 8 || side > 64)
            throw new IllegalArgumentException("Patches have a side of 8 to 64 pixels, not " + side);
        if (!(noise > 0 && noise <= 1))
            throw new IllegalArgumentException("Noise goes from above 0 to 1, not " + noise);
        if (patches < 10 || patches > MOST)
            throw new IllegalArgumentException("There are 10 to %,d patches, not %d".formatted(MOST, patches));
    }
}
