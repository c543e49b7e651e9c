package org.fovea.compute;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.fovea.engine.Cancel;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Gradients;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.engine.simd.Machine;
import org.fovea.project.Cell;

/// How much each pixel really counts for a unit, or for the mean of a map: the magnitude of its gradient with respect to the
/// pixel, summed over the channels, as shares that add up to 1 (Luo, Li, Urtasun and Zemel, NeurIPS 2016,
/// arXiv:1701.04128). The receptive field says what could count.
///
/// Rows and columns are counted from the middle of the first pixel.
///
/// @param shares 1×H×W
/// @param row where its middle lies
/// @param column likewise
/// @param rowVariance mean of the squared distances from the middle along the rows' axis
/// @param columnVariance likewise
/// @param covariance mean of the products of both distances
public record EffectiveField(Tensor shares, double row, double column, double rowVariance, double columnVariance,
        double covariance) {

    /// The points so many standard deviations from the middle.
    ///
    /// @param longer half of its longer axis
    /// @param shorter half of its shorter axis
    /// @param angle of the longer axis, in radians from the direction of growing columns towards that of growing rows
    public record Ellipse(double row, double column, double longer, double shorter, double angle) {
    }

    /// Of a unit.
    ///
    /// @param map which map it belongs to; without one, the sum of all maps at the place
    /// @return nothing where no pixel counts, as behind a ReLU that is off, or where the gradient is not finite
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Optional<EffectiveField> ofUnit(Network network, int node, OptionalInt map, Cell at, Tensor picture,
            Machine machine, Cancel cancel) {
        Shape shape = network.shape(node);
        Tensor weights = Tensor.zeros(shape);
        for (int k = map.orElse(0); k < (map.isPresent() ? map.getAsInt() + 1 : shape.channels()); k++)
            weights.data[shape.index(k, at.row(), at.column())] = 1;
        return of(network, node, weights, picture, machine, cancel);
    }

    /// Of the mean of a map over all its positions.
    ///
    /// @param map which map; without one, the sum of all
    /// @return nothing where no pixel counts or the gradient is not finite
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Optional<EffectiveField> ofMean(Network network, int node, OptionalInt map, Tensor picture,
            Machine machine, Cancel cancel) {
        Shape shape = network.shape(node);
        Tensor weights = map.isPresent()
                ? Gradients.mean(shape, map.getAsInt())
                : Tensor.filled(shape, 1f / shape.plane());
        return of(network, node, weights, picture, machine, cancel);
    }

    private static Optional<EffectiveField> of(Network network, int node, Tensor weights, Tensor picture,
            Machine machine, Cancel cancel) {
        // What saves multiplications rounds, and pixels outside the receptive field would get a little.
        Machine precise = machine.precisely();
        Network part = network.upTo(node);
        return of(part, part.evaluate(picture, precise, cancel), node, weights, precise, cancel);
    }

    /// Where the values of all nodes are there already.
    static Optional<EffectiveField> of(Network network, Values values, int node, Tensor weights, Machine precise,
            Cancel cancel) {
        return of(Gradients.of(network, values, node, weights, precise, cancel).of(0));
    }

    /// Of a gradient with respect to a picture.
    public static Optional<EffectiveField> of(Tensor gradient) {
        Shape shape = gradient.shape;
        var sums = new double[shape.plane()];
        for (int at = 0; at < gradient.data.length; at++)
            sums[at % sums.length] += Math.abs((double) gradient.data[at]);
        double all = Arrays.stream(sums).sum();
        if (!(all > 0 && all < Double.POSITIVE_INFINITY)) return Optional.empty();
        Tensor shares = Tensor.zeros(shape.oneChannel());
        for (int at = 0; at < sums.length; at++) {
            sums[at] /= all;
            shares.data[at] = (float) sums[at];
        }
        return Optional.of(measured(shares, sums));
    }

    private static EffectiveField measured(Tensor shares, double[] exact) {
        int width = shares.shape.width();
        double row = 0;
        double column = 0;
        for (int at = 0; at < exact.length; at++) {
            int i = at / width;
            row += exact[at] * i;
            column += exact[at] * (at % width);
        }
        double rows = 0;
        double columns = 0;
        double both = 0;
        for (int at = 0; at < exact.length; at++) {
            int i = at / width;
            double down = i - row;
            double right = at % width - column;
            rows += exact[at] * down * down;
            columns += exact[at] * right * right;
            both += exact[at] * down * right;
        }
        return new EffectiveField(shares, row, column, rows, columns, both);
    }

    /// The standard deviation along the rows' axis.
    public double rowSigma() {
        return Math.sqrt(rowVariance);
    }

    /// The standard deviation along the columns' axis.
    public double columnSigma() {
        return Math.sqrt(columnVariance);
    }

    /// @param sigmas how many standard deviations from the middle, above 0
    public Ellipse ellipse(double sigmas) {
        double mean = (rowVariance + columnVariance) / 2;
        double apart = Math.hypot((columnVariance - rowVariance) / 2, covariance);
        return new Ellipse(row, column, sigmas * Math.sqrt(mean + apart), sigmas * Math.sqrt(Math.max(0, mean - apart)),
                Math.atan2(2 * covariance, columnVariance - rowVariance) / 2);
    }

    /// How much of it lies in the middle of a region, such as the receptive field, which may reach beyond the picture.
    ///
    /// @param part how much of the region's height and of its width counts, 0 to 1; pixels at the edge count in proportion
    public double inside(Region region, double part) {
        double[] down = covered(region.top(), region.height(), part, shares.shape.height());
        double[] across = covered(region.left(), region.width(), part, shares.shape.width());
        double sum = 0;
        for (int i = 0; i < down.length; i++)
            for (int j = 0; j < across.length; j++) sum += shares.at(0, i, j) * down[i] * across[j];
        return sum;
    }

    /// How much of each row lies in the middle part of some rows.
    private static double[] covered(int first, int count, double part, int size) {
        double middle = first + count / 2.0;
        double from = middle - part * count / 2;
        double to = middle + part * count / 2;
        var covered = new double[size];
        for (int at = 0; at < size; at++)
            covered[at] = Math.clamp(Math.min(to, at + 1) - Math.max(from, at), 0.0, 1.0);
        return covered;
    }
}
