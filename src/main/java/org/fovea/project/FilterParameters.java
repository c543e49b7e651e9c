package org.fovea.project;

/// What can be adjusted about a preset filter; a preset ignores what means nothing to it.
///
/// @param size rows and columns of the kernel, 1 … 31
/// @param angle in degrees, counter-clockwise from the direction of the rows (to the right)
/// @param wavelength of a wave, in pixels, at least 2 (a shorter one cannot be sampled)
/// @param sigma standard deviation of a Gaussian, in pixels, above 0
public record FilterParameters(int size, double angle, double wavelength, double sigma) {
    /// The shortest wave that pixels can show (Nyquist).
    public static final double SHORTEST_WAVE = 2;

    /// @throws IllegalArgumentException when a value is outside its range
    public FilterParameters {
        if (size < 1 || size > Conv.LARGEST_KERNEL)
            throw new IllegalArgumentException("a size from 1 to %d, not %d".formatted(Conv.LARGEST_KERNEL, size));
        if (!Double.isFinite(angle)) throw new IllegalArgumentException("not an angle: " + angle);
        if (!(wavelength >= SHORTEST_WAVE) || Double.isInfinite(wavelength))
            throw new IllegalArgumentException("a wavelength of at least 2 pixels, not " + wavelength);
        if (!(sigma > 0) || Double.isInfinite(sigma))
            throw new IllegalArgumentException("a sigma above 0, not " + sigma);
    }

    public FilterParameters withSize(int changed) {
        return new FilterParameters(changed, angle, wavelength, sigma);
    }

    public FilterParameters withAngle(double changed) {
        return new FilterParameters(size, changed, wavelength, sigma);
    }

    public FilterParameters withWavelength(double changed) {
        return new FilterParameters(size, angle, changed, sigma);
    }

    public FilterParameters withSigma(double changed) {
        return new FilterParameters(size, angle, wavelength, changed);
    }
}
