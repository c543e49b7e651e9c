package org.fovea.project;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Mathematics on the weights of one filter, C×kh×kw. The given tensor is never modified; every channel is treated alike.
public final class Weights {
    /// Of what is added up, so much may be the error of float weights that were meant to cancel.
    private static final double ROUNDING = 3e-7;

    private interface Place {
        /// Where the value at `(row, column)` of the result comes from, within one channel of the original.
        int from(int row, int column);
    }

    private Weights() {
    }

    private static Tensor moved(Tensor w, int height, int width, Place place) {
        var to = new Shape(w.shape.channels(), height, width);
        var data = new float[to.size()];
        for (int c = 0; c < to.channels(); c++)
            for (int u = 0; u < height; u++)
                for (int v = 0; v < width; v++)
                    data[to.index(c, u, v)] = w.data[c * to.plane() + place.from(u, v)];
        return new Tensor(to, data);
    }

    /// A quarter turn clockwise; a kernel of h×w becomes one of w×h.
    public static Tensor rotated(Tensor w) {
        int height = w.shape.height();
        int width = w.shape.width();
        return moved(w, width, height, (u, v) -> (height - 1 - v) * width + u);
    }

    /// Rows become columns; a kernel of h×w becomes one of w×h.
    public static Tensor transposed(Tensor w) {
        int width = w.shape.width();
        return moved(w, width, w.shape.height(), (u, v) -> v * width + u);
    }

    /// Left and right exchanged.
    public static Tensor mirrored(Tensor w) {
        int width = w.shape.width();
        return moved(w, w.shape.height(), width, (u, v) -> u * width + width - 1 - v);
    }

    /// Top and bottom exchanged.
    public static Tensor upended(Tensor w) {
        int height = w.shape.height();
        int width = w.shape.width();
        return moved(w, height, width, (u, v) -> (height - 1 - u) * width + v);
    }

    public static Tensor negated(Tensor w) {
        return scaled(w, -1);
    }

    /// All zeros.
    public static Tensor cleared(Tensor w) {
        return Tensor.zeros(w.shape);
    }

    /// Uniform between −1 and 1, in steps of a hundredth; the same seed gives the same weights.
    public static Tensor random(Shape shape, long seed) {
        var random = new SplittableRandom(seed);
        var data = new float[shape.size()];
        for (int i = 0; i < data.length; i++)
            data[i] = random.nextInt(-100, 101) / 100f;
        return new Tensor(shape, data);
    }

    /// The sum of a channel, averaged over the channels; 0 where it is but the rounding error of its weights.
    public static double sum(Tensor w) {
        double sum = 0;
        double size = 0;
        for (float value : w.data) {
            sum += value;
            size += Math.abs(value);
        }
        return Math.abs(sum) <= ROUNDING * size ? 0 : sum / w.shape.channels();
    }

    /// The Euclidean norm of a channel, as root mean square over the channels: √(Σ w² ⁄ C).
    public static double norm(Tensor w) {
        double squares = 0;
        for (float value : w.data)
            squares += (double) value * value;
        return Math.sqrt(squares / w.shape.channels());
    }

    /// The largest magnitude.
    public static float peak(Tensor w) {
        float peak = 0;
        for (float value : w.data)
            peak = Math.max(peak, Math.abs(value));
        return peak;
    }

    /// Scaled so that [#sum] is 1: a flat area keeps its brightness.
    ///
    /// @throws Problem when the weights sum to 0, which no factor can change
    public static Tensor sumOne(Tensor w) {
        double sum = sum(w);
        if (sum == 0 || !usable(1 / sum))
            throw new Problem("The weights sum to 0, and no factor makes that 1; change a weight first.");
        return scaled(w, 1 / sum);
    }

    /// Less its mean, so that [#sum] is 0: a flat area becomes 0.
    ///
    /// @throws Problem when there is but one weight
    public static Tensor sumZero(Tensor w) {
        if (w.data.length == 1)
            throw new Problem("A single weight sums to 0 only as 0; use clear, or a larger kernel.");
        double mean = sum(w) / w.shape.plane();
        var data = new float[w.data.length];
        for (int i = 0; i < data.length; i++)
            data[i] = (float) (w.data[i] - mean);
        return new Tensor(w.shape, data);
    }

    /// Scaled so that [#norm] is 1.
    ///
    /// @throws Problem when all weights are 0
    public static Tensor unitNorm(Tensor w) {
        double norm = norm(w);
        if (!usable(1 / norm))
            throw new Problem("All weights are 0, so there is no length to make 1; change a weight first.");
        return scaled(w, 1 / norm);
    }

    private static boolean usable(double factor) {
        return Double.isFinite(factor) && Math.abs(factor) <= Float.MAX_VALUE;
    }

    private static Tensor scaled(Tensor w, double factor) {
        var data = new float[w.data.length];
        for (int i = 0; i < data.length; i++)
            data[i] = (float) (w.data[i] * factor);
        return new Tensor(w.shape, data);
    }

    /// The average of the channels, 1×kh×kw; exactly the common weights where all channels are equal.
    public static Tensor mean(Tensor w) {
        Shape plane = w.shape.oneChannel();
        if (w.shape.channels() == 1 || sameInEveryChannel(w)) return w.channel(0);
        var data = new float[plane.size()];
        for (int i = 0; i < data.length; i++) {
            double sum = 0;
            for (int c = 0; c < w.shape.channels(); c++)
                sum += w.data[c * data.length + i];
            data[i] = (float) (sum / w.shape.channels());
        }
        return new Tensor(plane, data);
    }

    public static boolean sameInEveryChannel(Tensor w) {
        int plane = w.shape.plane();
        for (int c = 1; c < w.shape.channels(); c++)
            if (!Arrays.equals(w.data, 0, plane, w.data, c * plane, (c + 1) * plane)) return false;
        return true;
    }

    /// One cell set in every channel.
    public static Tensor with(Tensor w, Cell at, float value) {
        float[] data = w.data.clone();
        for (int c = 0; c < w.shape.channels(); c++)
            data[w.shape.index(c, at.row(), at.column())] = value;
        return new Tensor(w.shape, data);
    }

    /// One cell raised in every channel; stays finite.
    public static Tensor raised(Tensor w, Cell at, float by) {
        float[] data = w.data.clone();
        for (int c = 0; c < w.shape.channels(); c++) {
            int i = w.shape.index(c, at.row(), at.column());
            data[i] = Math.clamp(data[i] + by, -Float.MAX_VALUE, Float.MAX_VALUE);
        }
        return new Tensor(w.shape, data);
    }
}
