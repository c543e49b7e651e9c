package org.fovea.compute.learn.feature;

import org.fovea.engine.Region;

/// How a picture is made by gradient ascent. What keeps it from becoming noise: small random shifts, blurring and a decay
/// towards grey (Yosinski et al., arXiv:1506.06579; Olah, Mordvintsev and Schubert, distill.pub 2017), and total variation
/// (Mahendran and Vedaldi, arXiv:1412.0035).
///
/// @param steps how many
/// @param rate by how much a pixel that counts changes in a step, on average
/// @param jitter by how many pixels the picture is shifted at random before each step, at most
/// @param blur the standard deviation of the Gaussian in pixels, every fourth step; 0 for none
/// @param decay the share by which each step brings every pixel back to grey
/// @param variation how much neighbouring pixels are drawn to each other, as a share of the step; 0 for not at all
/// @param seed of the noise it begins with and of the shifts
public record AscentSettings(int steps, double rate, int jitter, double blur, double decay, double variation,
        long seed) {
    public static final int MOST_STEPS = 2000;
    public static final int MOST_JITTER = 16;

    /// @throws IllegalArgumentException when one of them makes no sense
    public AscentSettings {
        if (steps < 1 || steps > MOST_STEPS || !(rate > 0 && rate <= 1) || jitter < 0 || jitter > MOST_JITTER
                || !(blur >= 0 && blur <= 5) || !(decay >= 0 && decay < 1) || !(variation >= 0 && variation <= 2))
            throw new IllegalArgumentException("%d steps of %s, jitter %d, blur %s, decay %s, variation %s"
                    .formatted(steps, rate, jitter, blur, decay, variation));
    }

    /// What usually suits a unit that sees so much of the picture: a small field needs no smoothing, and shifts would blur it.
    public static AscentSettings suited(Region field) {
        int side = Math.min(field.height(), field.width());
        if (side < 8) return new AscentSettings(64, 0.05, 0, 0, 0.1, 0, 1);
        if (side < 20) return new AscentSettings(96, 0.05, 1, 0.5, 0.03, 0.2, 1);
        return new AscentSettings(160, 0.05, 2, 1, 0.03, 0.3, 1);
    }
}
