package org.fovea.project;

import java.util.Arrays;
import org.fovea.engine.Tensor;

/// The formulas behind the presets, each a kernel 1×n×n for cross-correlation. The origin of the formulas is the middle of
/// the kernel, x to the right and y upwards, in pixels.
final class PresetKernel {
    /// How much longer than wide the envelope of a Gabor filter is along its stripes: 1 / γ, γ = 0.5 (Petkov 1995).
    private static final double GABOR_ASPECT = 0.5;

    private interface Formula {
        double at(double x, double y);
    }

    private PresetKernel() {
    }

    /// Where the middle of a kernel is; of an even one the cell that padding "same" leaves in place.
    static int middle(int size) {
        return (size - 1) / 2;
    }

    static Tensor impulse(int size, int row, int column) {
        var data = new float[size * size];
        data[row * size + column] = 1;
        return Tensor.plane(size, size, data);
    }

    /// Takes the pixel that lies half a kernel behind, so that the picture moves in the direction of the angle.
    static Tensor shift(int size, double angle) {
        double step = middle(size);
        long right = Math.round(step * Math.cos(Math.toRadians(angle)));
        long up = Math.round(step * Math.sin(Math.toRadians(angle)));
        int row = Math.clamp(middle(size) + up, 0, size - 1);
        int column = Math.clamp(middle(size) - right, 0, size - 1);
        return impulse(size, row, column);
    }

    /// Ones in the middle column, `rest` elsewhere.
    static Tensor verticalLine(int size, float rest) {
        var data = new float[size * size];
        for (int i = 0; i < data.length; i++)
            data[i] = i % size == middle(size) ? 1 : rest;
        return Tensor.plane(size, size, data);
    }

    /// What keeps a line of ones at sum 0: −1 ⁄ (n − 1) beside it.
    static float zeroSumRest(int size) {
        return -1f / (size - 1);
    }

    static Tensor box(int size) {
        double share = 1.0 / (size * size);
        return sample(size, (_, _) -> share);
    }

    /// exp(−(x² + y²) ⁄ 2σ²), divided by its sum.
    static Tensor gaussian(int size, double sigma) {
        return Weights.sumOne(sample(size, (x, y) -> bell(x, y, sigma)));
    }

    /// The Laplacian of a Gaussian (Marr and Hildreth 1980), (r² − 2σ²) ⁄ σ⁴ · exp(−r² ⁄ 2σ²) with r² = x² + y², without the
    /// Gaussian's constant, and less its mean, so that it sums to 0.
    static Tensor laplacianOfGaussian(int size, double sigma) {
        double variance = sigma * sigma;
        return Weights.sumZero(sample(size,
                (x, y) -> (x * x + y * y - 2 * variance) / (variance * variance) * bell(x, y, sigma)));
    }

    /// A line of `size` pixels through the middle, each cell weighted by how near the line passes, divided by its sum.
    static Tensor motionBlur(int size, double angle) {
        double cos = Math.cos(Math.toRadians(angle));
        double sin = Math.sin(Math.toRadians(angle));
        double half = (size - 1) / 2.0;
        return Weights.sumOne(sample(size, (x, y) -> {
            double along = Math.abs(x * cos + y * sin);
            double beside = Math.abs(y * cos - x * sin);
            return Math.max(0, 1 - beside) * Math.clamp(half + 1 - along, 0.0, 1.0);
        }));
    }

    /// The even Gabor function (Daugman 1985; Petkov 1995), exp(−(x'² + γ²y'²) ⁄ 2σ²) · cos(2πx' ⁄ λ), where x' runs along the
    /// angle; less the share of its envelope that makes it sum to 0.
    static Tensor gabor(FilterParameters p) {
        double cos = Math.cos(Math.toRadians(p.angle()));
        double sin = Math.sin(Math.toRadians(p.angle()));
        Formula envelope = (x, y) -> bell(x * cos + y * sin, GABOR_ASPECT * (y * cos - x * sin), p.sigma());
        Formula wave = (x, y) -> envelope.at(x, y)
                * Math.cos(2 * Math.PI * (x * cos + y * sin) / p.wavelength());
        double share = sum(p.size(), wave) / sum(p.size(), envelope);
        return sample(p.size(), (x, y) -> wave.at(x, y) - share * envelope.at(x, y));
    }

    private static double bell(double x, double y, double sigma) {
        return Math.exp(-(x * x + y * y) / (2 * sigma * sigma));
    }

    private static Tensor sample(int size, Formula formula) {
        double[] values = values(size, formula);
        var data = new float[values.length];
        for (int i = 0; i < data.length; i++)
            data[i] = (float) values[i];
        return Tensor.plane(size, size, data);
    }

    private static double[] values(int size, Formula formula) {
        var values = new double[size * size];
        double half = (size - 1) / 2.0;
        for (int row = 0; row < size; row++)
            for (int column = 0; column < size; column++)
                values[row * size + column] = formula.at(column - half, half - row);
        return values;
    }

    private static double sum(int size, Formula formula) {
        return Arrays.stream(values(size, formula)).sum();
    }
}
