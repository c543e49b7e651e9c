package org.fovea.compute.learn.beside;

import org.fovea.engine.Shape;
import org.fovea.engine.train.Example;
import org.fovea.engine.train.Examples;
import org.fovea.engine.train.ShiftedExamples;

/// Examples all moved by the same few pixels. What comes in is 0.
record FixedShift(Examples examples, int down, int right) implements Examples {

    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public Shape input() {
        return examples.input();
    }

    @Override
    public Example example(int index, long draw) {
        Example example = examples.example(index, draw);
        return new Example(ShiftedExamples.moved(example.input(), down, right), example.target());
    }
}
