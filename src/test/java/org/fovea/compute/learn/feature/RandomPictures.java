package org.fovea.compute.learn.feature;

import java.util.Random;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Draw;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;

/// Pictures of noise, as many as wanted.
public record RandomPictures(int size, Shape input, long seed) implements Examples {
    @Override
    public Example example(int index, long draw) {
        return new Example(picture(input, new Random(Draw.of(seed, index))), new Target.OfClass(index % 3));
    }

    /// Values from 0 to 1.
    public static Tensor picture(Shape shape, Random random) {
        var values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
        return new Tensor(shape, values);
    }
}
