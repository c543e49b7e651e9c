package org.fovea.engine.train;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// Examples moved by a random number of pixels, so that more can be learned from few. What moves in is 0.
///
/// @param most pixels in every direction, at least 0
public record ShiftedExamples(Examples examples, int most) implements Examples {

    /// @throws IllegalArgumentException below 0
    public ShiftedExamples {
        if (most < 0) throw new IllegalArgumentException("a shift of at least 0, not " + most);
    }

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
        if (draw == PLAIN || most == 0) return example;
        int choices = 2 * most + 1;
        long mixed = Draw.mix(draw);
        int down = (int) Math.floorMod(mixed, (long) choices) - most;
        int right = (int) Math.floorMod(mixed >>> 32, (long) choices) - most;
        return new Example(moved(example.input(), down, right), example.target());
    }

    /// The tensor moved down and to the right, negative up and to the left; what moves in is 0.
    public static Tensor moved(Tensor x, int down, int right) {
        if (down == 0 && right == 0) return x;
        Shape shape = x.shape;
        Tensor result = Tensor.zeros(shape);
        int from = Math.max(0, -right);
        int count = shape.width() - Math.abs(right);
        if (count <= 0) return result;
        for (int c = 0; c < shape.channels(); c++)
            for (int i = Math.max(0, down); i < Math.min(shape.height(), shape.height() + down); i++)
                System.arraycopy(x.data, shape.index(c, i - down, from), result.data,
                        shape.index(c, i, Math.max(0, right)), count);
        return result;
    }
}
