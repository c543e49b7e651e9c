package org.fovea.compute.learn.feature;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Gradients;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Values;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.AdaptiveAvgPool;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.ChannelShuffle;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Lrn;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.PRelu;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.PixelShuffle;
import org.fovea.engine.op.ReduceMean;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Slice;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Draw;
import org.jspecify.annotations.Nullable;

/// A picture that excites a map, made from noise by gradient ascent on its pixels: each step adds the gradient, divided by
/// the root of its mean square over the pixels that count. The curve behind the goal's weighted sum, a ReLU or a softmax, is left out, so that a unit that is off has a gradient too. Pixels stay from 0 (black) to 1.
///
/// The same settings give the same picture to the last bit, whatever the number of threads.
public final class Ascent {
    /// Grey, where every picture begins and which it decays to.
    public static final float GREY = 0.5f;
    private static final float NOISE = 0.02f;
    private static final int BLURRED_EVERY = 4;
    /// Differences far below it pull less, so that equal neighbours do not oscillate.
    private static final float SOFT = 0.15f;

    private Ascent() {
    }

    /// What is to be excited.
    public sealed interface Goal {
        int node();

        int map();

        /// The mean of a map over its positions: a texture.
        record Mean(int node, int map) implements Goal {
        }

        /// The unit in the middle of a map: one thing it looks for.
        record Centre(int node, int map) implements Goal {
        }
    }

    /// Why it ended.
    public enum Ending {
        /// All steps were done.
        DONE,
        /// No pixel changes the goal, as where every unit on the way is off.
        FLAT,
        /// The gradient is no finite number.
        NOT_FINITE
    }

    /// Where it stands.
    ///
    /// @param picture C×H×W
    /// @param values of the goal before each step that was done
    /// @param ending null while it goes on
    public record Stage(Tensor picture, double[] values, @Nullable Ending ending) {
        /// The value after the last step but one; 0 where there was none.
        public double reached() {
            return values.length == 0 ? 0 : values[values.length - 1];
        }
    }

    /// @param every after so many steps the stage is shown; 0 for never
    /// @param shown receives it
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Stage of(Network network, Goal goal, AscentSettings settings, Machine machine, Cancel cancel,
            int every, Consumer<Stage> shown) {
        Network open = open(network, goal.node());
        int node = goal.node();
        Shape shape = open.shape(0);
        Tensor weights = weights(open.shape(node), goal);
        var random = new SplittableRandom(Draw.of(settings.seed(), goal.node(), goal.map()));
        // What saves multiplications rounds, and pixels that do not count would count a little.
        Machine precise = machine.precisely();
        float[] x = noise(shape.size(), random);
        var values = new double[settings.steps()];
        for (int step = 0; step < settings.steps(); step++) {
            cancel.check();
            int down = random.nextInt(-settings.jitter(), settings.jitter() + 1);
            int right = random.nextInt(-settings.jitter(), settings.jitter() + 1);
            var shifted = new Tensor(shape, rolled(x, shape, down, right));
            Values known = open.evaluate(shifted, precise, cancel);
            values[step] = sum(weights, known.of(node));
            Tensor gradient = Gradients.of(open, known, node, weights, precise, cancel).of(0);
            double size = size(gradient.data);
            if (!Double.isFinite(size) || !Double.isFinite(values[step]))
                return new Stage(new Tensor(shape, x), Arrays.copyOf(values, step), Ending.NOT_FINITE);
            if (size == 0) return new Stage(new Tensor(shape, x), Arrays.copyOf(values, step + 1), Ending.FLAT);
            x = climbed(x, shape, rolled(gradient.data, shape, -down, -right), size, settings);
            // The last steps sharpen.
            if (settings.blur() > 0 && step % BLURRED_EVERY == 0 && step < settings.steps() * 3 / 4)
                x = Blur.of(new Tensor(shape, x), settings.blur()).data;
            if (every > 0 && step % every == every - 1 && step + 1 < settings.steps())
                shown.accept(new Stage(new Tensor(shape, x), Arrays.copyOf(values, step + 1), null));
        }
        return new Stage(new Tensor(shape, x), values, Ending.DONE);
    }

    /// The network up to a node, without the curve or the softmax that its values went through last.
    static Network open(Network network, int node) {
        return opened(network.upTo(node), node);
    }

    private static Network opened(Network network, int node) {
        if (node == 0) return network;
        int before = network.node(node).inputs().getFirst();
        return switch (network.node(node).op()) {
            case Activation _,Softmax _ -> network.with(node, Activation.IDENTITY);
            case Convolution c -> c.linear() ? network : network.with(node, Convolution.of(c.layer()));
            case MaxPool _,AvgPool _,GlobalMaxPool _,GlobalAvgPool _,AdaptiveAvgPool _,Flatten _,Dropout _ ->
                opened(network, before);
            case Arithmetic _,BatchNorm _,ChannelShuffle _,Concat _,ConvTranspose2d _,Dense _,LayerNorm _,Lrn _,PRelu _,Pad _,PixelShuffle _,ReduceMean _,Resize _,Slice _ ->
                network;
        };
    }

    private static Tensor weights(Shape shape, Goal goal) {
        return switch (goal) {
            case Goal.Mean(int _, int map) -> Gradients.mean(shape, map);
            case Goal.Centre(int _, int map) ->
                Tensor.zeros(shape).with(shape.index(map, shape.height() / 2, shape.width() / 2), 1);
        };
    }

    private static float[] noise(int count, SplittableRandom random) {
        var x = new float[count];
        for (int i = 0; i < count; i++) x[i] = GREY + NOISE * (float) random.nextDouble(-1, 1);
        return x;
    }

    /// Moved down and to the right; what leaves one side comes back at the other.
    private static float[] rolled(float[] x, Shape shape, int down, int right) {
        if (down == 0 && right == 0) return x;
        var y = new float[x.length];
        for (int c = 0; c < shape.channels(); c++)
            for (int i = 0; i < shape.height(); i++)
                for (int j = 0; j < shape.width(); j++)
                    y[shape.index(c, Math.floorMod(i + down, shape.height()),
                            Math.floorMod(j + right, shape.width()))] = x[shape.index(c, i, j)];
        return y;
    }

    private static double sum(Tensor weights, Tensor values) {
        double sum = 0;
        for (int i = 0; i < weights.data.length; i++)
            if (weights.data[i] != 0) sum += (double) weights.data[i] * values.data[i];
        return sum;
    }

    /// The root of the mean square over what is not 0.
    private static double size(float[] gradient) {
        double sum = 0;
        int count = 0;
        for (float g : gradient)
            if (g != 0) {
                sum += (double) g * g;
                count++;
            }
        return count == 0 ? 0 : Math.sqrt(sum / count);
    }

    private static float[] climbed(float[] x, Shape shape, float[] gradient, double size, AscentSettings settings) {
        float[] rough = settings.variation() > 0 ? variation(x, shape) : new float[0];
        var y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            double step = gradient[i] / size;
            if (rough.length > 0) step -= settings.variation() * rough[i];
            double moved = GREY + (x[i] - GREY) * (1 - settings.decay()) + settings.rate() * step;
            y[i] = (float) Math.clamp(moved, 0.0, 1.0);
        }
        return y;
    }

    /// How fast the sum of the distances between neighbours grows with each pixel, smooth around 0.
    private static float[] variation(float[] x, Shape shape) {
        var result = new float[x.length];
        for (int c = 0; c < shape.channels(); c++)
            for (int i = 0; i < shape.height(); i++)
                for (int j = 0; j < shape.width(); j++) {
                    int at = shape.index(c, i, j);
                    if (i > 0) pull(x, result, at, at - shape.width());
                    if (j > 0) pull(x, result, at, at - 1);
                }
        return result;
    }

    private static void pull(float[] x, float[] result, int one, int other) {
        float pull = softSign(x[one] - x[other]);
        result[one] += pull;
        result[other] -= pull;
    }

    private static float softSign(float difference) {
        return difference / (Math.abs(difference) + SOFT);
    }
}
