package org.fovea.compute.learn;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.train.Draw;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;
import org.fovea.project.NamedFilter;
import org.fovea.project.Pattern;
import org.fovea.project.PatternPicture;
import org.fovea.project.learn.Task;
import org.jspecify.annotations.Nullable;

/// Pictures and what hidden filters make of them. Of four pictures one is a piece of the user's own, one a piece of a test
/// pattern, and two are noise: neighbouring pixels of pictures are nearly equal, so that from them alone the finest details
/// of a filter would be found last; noise shows all of it at once. Each has mean 0 and variance 1.
public final class HiddenFilters implements Examples {
    private static final int TRAINING = 256;
    private static final int TEST = 64;
    /// Height and width of a map.
    private static final int MAP = 24;
    private static final int KINDS = 4;
    private static final int PATTERN_SIDE = 128;
    private static final List<Pattern> PATTERNS = List.of(Pattern.ZONE_PLATE, Pattern.SIEMENS_STAR, Pattern.LETTERS,
            Pattern.CHECKERBOARD, Pattern.VERTICAL_LINES, Pattern.HORIZONTAL_LINES);
    private static final long MOST_KEPT = 32_000_000;
    private static final Padding NONE = Padding.Named.VALID;

    private final Tensor picture;
    private final List<NamedFilter> filters;
    private final Convolution hidden;
    private final Shape shape;
    private final long seed;
    private final boolean test;
    private final List<Tensor> patterns;
    private final Machine machine = Machine.fastest().alone();
    /// Those that were asked for, while all of them fit a bound.
    private final @Nullable AtomicReferenceArray<Example> kept;

    private HiddenFilters(Task.Recover task, Tensor picture, long seed, boolean test) {
        this.picture = picture;
        this.seed = seed;
        this.test = test;
        filters = task.hidden();
        hidden = convolution(task);
        Shape kernel = task.hidden().getFirst().weights().shape;
        int side = MAP - 1 + Math.max(kernel.height(), kernel.width());
        shape = new Shape(kernel.channels(), side, side);
        patterns = PATTERNS.stream()
                .map(pattern -> inChannels(PatternPicture.of(pattern, PATTERN_SIDE, PATTERN_SIDE, 0),
                        kernel.channels()))
                .toList();
        long values = (long) size() * (shape.size() + hidden.output(List.of(shape)).size());
        kept = values <= MOST_KEPT ? new AtomicReferenceArray<>(size()) : null;
    }

    /// Those to learn from.
    ///
    /// @param picture 1×H×W or 3×H×W, values 0…1
    public static HiddenFilters training(Task.Recover task, Tensor picture, long seed) {
        return new HiddenFilters(task, inChannels(picture, channels(task)), seed, false);
    }

    /// Those to be tested on.
    public static HiddenFilters test(Task.Recover task, Tensor picture, long seed) {
        return new HiddenFilters(task, inChannels(picture, channels(task)), seed, true);
    }

    private static int channels(Task.Recover task) {
        return task.hidden().getFirst().weights().shape.channels();
    }

    /// Maps are made where the whole kernel lies within the picture.
    private static Convolution convolution(Task.Recover task) {
        Shape kernel = task.hidden().getFirst().weights().shape;
        return new Convolution(
                new Conv2d(task.hidden().stream().map(NamedFilter::filter).toList(), new Axis(kernel.height(), 1, 1),
                        new Axis(kernel.width(), 1, 1), NONE, PaddingMode.ZEROS, 1, false),
                task.relu() ? Activation.RELU : Activation.IDENTITY);
    }

    /// One channel repeated, or of three the mean.
    private static Tensor inChannels(Tensor x, int channels) {
        if (x.shape.channels() == channels) return x;
        int plane = x.shape.plane();
        var result = Tensor.zeros(new Shape(channels, x.shape.height(), x.shape.width()));
        for (int c = 0; c < channels; c++)
            for (int from = 0; from < x.shape.channels(); from++)
                for (int i = 0; i < plane; i++)
                    result.data[c * plane + i] += x.data[from * plane + i] / x.shape.channels();
        return result;
    }

    /// A filter of whose maps a ReLU leaves nothing, if there is one: its weights leave no trace.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Optional<NamedFilter> silent(Cancel cancel) {
        if (hidden.activation().equals(Activation.IDENTITY)) return Optional.empty();
        for (int k = 0; k < filters.size(); k++) if (silent(k, cancel)) return Optional.of(filters.get(k));
        return Optional.empty();
    }

    private boolean silent(int filter, Cancel cancel) {
        for (int i = 0; i < size(); i++) {
            cancel.check();
            if (example(i, PLAIN).target() instanceof Target.Values(Tensor maps)) {
                int plane = maps.shape.plane();
                for (int at = filter * plane; at < (filter + 1) * plane; at++) if (maps.data[at] != 0) return false;
            }
        }
        return true;
    }

    @Override
    public int size() {
        return test ? TEST : TRAINING;
    }

    @Override
    public Shape input() {
        return shape;
    }

    @Override
    public Example example(int index, long draw) {
        Example known = kept == null ? null : kept.get(index);
        if (known != null) return known;
        Tensor input = input(index);
        Shape maps = hidden.output(List.of(shape));
        Patch output = hidden.forward(List.of(Patch.of(input)), Region.all(maps), machine, Cancel.NEVER);
        var made = new Example(input, new Target.Values(output.values()));
        if (kept != null) kept.set(index, made);
        return made;
    }

    private Tensor input(int index) {
        var random = new SplittableRandom(Draw.of(seed, test ? 1 : 0, index));
        return switch (index % KINDS) {
            case 0 -> piece(picture, random);
            case 2 -> piece(patterns.get(index / KINDS % patterns.size()), random);
            default -> noise(random);
        };
    }

    /// What of it does not reach to the edges of a small picture is repeated.
    private Tensor piece(Tensor whole, SplittableRandom random) {
        int top = random.nextInt(Math.max(1, whole.shape.height() - shape.height() + 1));
        int left = random.nextInt(Math.max(1, whole.shape.width() - shape.width() + 1));
        var values = new float[shape.size()];
        for (int c = 0; c < shape.channels(); c++)
            for (int i = 0; i < shape.height(); i++)
                for (int j = 0; j < shape.width(); j++)
                    values[shape.index(c, i, j)] = whole.at(c, (top + i) % whole.shape.height(),
                            (left + j) % whole.shape.width());
        return Patches.normalised(new Tensor(shape, values));
    }

    private Tensor noise(SplittableRandom random) {
        var values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return new Tensor(shape, values);
    }
}
