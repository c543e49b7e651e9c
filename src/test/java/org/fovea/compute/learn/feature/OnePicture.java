package org.fovea.compute.learn.feature;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.Target;

/// A single example.
record OnePicture(Tensor picture) implements Examples {
    @Override
    public int size() {
        return 1;
    }

    @Override
    public Shape input() {
        return picture.shape;
    }

    @Override
    public Example example(int index, long draw) {
        return new Example(picture, new Target.OfClass(0));
    }
}
