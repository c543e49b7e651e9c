package org.fovea.compute.learn;

import java.util.SplittableRandom;
import org.fovea.engine.Problem;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Draw;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;
import org.fovea.project.learn.DenoiseSettings;

/// Square patches of one picture: what goes in is noisy, what should come out is clean. The noise is another one with every
/// draw, so that no network can learn it by heart.
public final class NoisyPatches implements Examples {
    /// One patch to be tested on for so many to learn from.
    private static final int TRAINING_FOR_ONE_TEST = 5;
    /// The share of the picture that is kept for testing.
    private static final int PART = 5;

    private final Tensor picture;
    private final DenoiseSettings settings;
    private final boolean test;
    private final Area area;

    /// Where patches may lie; from the top left pixel on.
    private record Area(int top, int left, int height, int width) {
    }

    private NoisyPatches(Tensor picture, DenoiseSettings settings, boolean test) {
        this.picture = picture;
        this.settings = settings;
        this.test = test;
        area = area(picture.shape, settings.side(), test);
    }

    /// Those to learn from.
    ///
    /// @param picture C×H×W, values 0…1
    /// @throws Problem when it is smaller than a patch
    public static NoisyPatches training(Tensor picture, DenoiseSettings settings) {
        check(picture.shape, settings.side());
        return new NoisyPatches(picture, settings, false);
    }

    /// Those to be tested on, from a part of the picture that no other patch shows where it is [#divisible].
    ///
    /// @throws Problem when it is smaller than a patch
    public static NoisyPatches test(Tensor picture, DenoiseSettings settings) {
        check(picture.shape, settings.side());
        return new NoisyPatches(picture, settings, true);
    }

    private static void check(Shape picture, int side) {
        if (picture.height() < side || picture.width() < side)
            throw new Problem(
                    "The picture has %d × %d pixels, less than a patch of %d × %d; choose smaller patches or a larger picture."
                            .formatted(picture.width(), picture.height(), side, side));
    }

    /// Whether two patches fit side by side, so that a part of the picture can be kept for testing.
    public static boolean divisible(Shape picture, int side) {
        return Math.max(picture.height(), picture.width()) >= 2 * side;
    }

    /// The last fifth of the longer side is for testing, or one patch where that is more.
    private static Area area(Shape shape, int side, boolean test) {
        if (!divisible(shape, side)) return new Area(0, 0, shape.height(), shape.width());
        boolean wide = shape.width() >= shape.height();
        int length = wide ? shape.width() : shape.height();
        int last = Math.max(side, length / PART);
        int from = test ? length - last : 0;
        int count = test ? last : length - last;
        return wide ? new Area(0, from, shape.height(), count) : new Area(from, 0, count, shape.width());
    }

    @Override
    public int size() {
        return test ? Math.max(1, settings.patches() / TRAINING_FOR_ONE_TEST) : settings.patches();
    }

    @Override
    public Shape input() {
        return new Shape(picture.shape.channels(), settings.side(), settings.side());
    }

    @Override
    public Example example(int index, long draw) {
        var place = new SplittableRandom(Draw.of(settings.seed(), test ? 1 : 0, index));
        int top = area.top() + place.nextInt(area.height() - settings.side() + 1);
        int left = area.left() + place.nextInt(area.width() - settings.side() + 1);
        Tensor clean = Patches.of(picture, top, left, settings.side());
        var random = new SplittableRandom(Draw.of(settings.seed(), test ? 1 : 0, index, draw, 1));
        var noisy = new float[clean.data.length];
        for (int i = 0; i < noisy.length; i++)
            noisy[i] = (float) (clean.data[i] + settings.noise() * random.nextGaussian());
        return new Example(new Tensor(clean.shape, noisy), new Target.Values(clean));
    }
}
