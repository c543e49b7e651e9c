package org.fovea.project.learn;

/// How pictures of shapes are generated: circle, square, triangle, cross, star and ring, one class each.
///
/// @param side height and width of a picture in pixels, 16 to 128
/// @param color whether pictures have three channels instead of one
/// @param smallest the least size of a shape, as a share of the side
/// @param largest the greatest size, at least the smallest
/// @param turn by up to so many degrees in either direction, 0 to 180
/// @param clutter how many lines and dots lie around, 0 to 1
/// @param noise standard deviation of what is added to each value, 0 to 1
/// @param training how many pictures there are to learn from, at least one for each class
/// @param test how many there are to be tested on
/// @param seed decides all that is random
public record ShapeSettings(int side, boolean color, float smallest, float largest, float turn, float clutter,
        float noise,
        int training, int test, long seed) {
    public static final ShapeSettings USUAL = new ShapeSettings(32, false, 0.45f, 0.85f, 180, 0.3f, 0.08f, 3000, 600,
            1);
    public static final int CLASSES = 6;
    public static final int MOST = 50_000;

    /// @throws IllegalArgumentException when a number lies outside its bounds; the message is a sentence for people
    public ShapeSettings {
        check(side >= 16 && side <= 128, "Pictures of shapes have a side of 16 to 128 pixels, not " + side);
        check(smallest >= 0.1f && smallest <= largest && largest <= 1,
                "Shapes fill 0.1 to 1 of the side, the smallest not more than the largest");
        check(turn >= 0 && turn <= 180, "Shapes are turned by 0 to 180 degrees, not " + turn);
        check(clutter >= 0 && clutter <= 1, "Clutter goes from 0 to 1, not " + clutter);
        check(noise >= 0 && noise <= 1, "Noise goes from 0 to 1, not " + noise);
        check(training >= CLASSES && training <= MOST && test >= CLASSES && test <= MOST,
                "There are %d to %,d pictures to learn from and to be tested on".formatted(CLASSES, MOST));
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) throw new IllegalArgumentException(sentence);
    }
}
