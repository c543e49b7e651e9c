package org.fovea.compute.learn;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.fovea.engine.Shape;
import org.fovea.engine.train.Draw;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;
import org.fovea.project.learn.ShapeSettings;
import org.jspecify.annotations.Nullable;

/// Generated pictures of shapes, 1×side×side or 3×side×side, values 0…1. Each follows from the seed and its number alone, and
/// the classes take turns. A picture is drawn when it is asked for and kept as bytes while all of them fit a bound.
public final class ShapePictures implements Examples {
    /// One for each label.
    private static final List<ShapeOutline> CLASSES = List.of(ShapeOutline.values());
    private static final long MOST_KEPT = 128L << 20;

    private final ShapeSettings settings;
    private final boolean test;
    private final Shape shape;
    private final @Nullable AtomicReferenceArray<byte[]> kept;

    private ShapePictures(ShapeSettings settings, boolean test) {
        this.settings = settings;
        this.test = test;
        shape = new Shape(settings.color() ? 3 : 1, settings.side(), settings.side());
        kept = (long) size() * shape.size() <= MOST_KEPT ? new AtomicReferenceArray<>(size()) : null;
    }

    /// Those to learn from.
    public static ShapePictures training(ShapeSettings settings) {
        return new ShapePictures(settings, false);
    }

    /// Those to be tested on.
    public static ShapePictures test(ShapeSettings settings) {
        return new ShapePictures(settings, true);
    }

    /// The names of the classes.
    public static List<String> classes() {
        return ShapeOutline.titles();
    }

    @Override
    public int size() {
        return test ? settings.test() : settings.training();
    }

    @Override
    public Shape input() {
        return shape;
    }

    @Override
    public Example example(int index, long draw) {
        return new Example(StoredPictures.tensor(shape, bytes(index)), new Target.OfClass(label(index)));
    }

    private static int label(int index) {
        return index % ShapeSettings.CLASSES;
    }

    private byte[] bytes(int index) {
        byte[] known = kept == null ? null : kept.get(index);
        if (known != null) return known;
        var random = new SplittableRandom(Draw.of(settings.seed(), test ? 1 : 0, index));
        byte[] drawn = new ShapeDrawing(settings, shape, random).of(CLASSES.get(label(index)));
        if (kept != null) kept.set(index, drawn);
        return drawn;
    }
}
