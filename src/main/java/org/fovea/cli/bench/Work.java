package org.fovea.cli.bench;

import java.util.Random;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// An item of the benchmark: something to be computed from one input.
public sealed interface Work permits WholeLayer, OneWeight, OneNeuron {

    /// One word that stays the same from version to version.
    String id();

    /// What is computed, for people: `3×224×224→64, 7×7 stride 2`.
    String name();

    Shape input();

    /// The shape of the result.
    Shape output();

    /// Multiplications and additions of the formula, whatever the algorithm saves.
    long flops();

    /// The input: values from −0.5 to 0.5, always the same ones.
    default Tensor x() {
        return noise(input(), new Random(7));
    }

    /// Values from −0.5 to 0.5.
    static Tensor noise(Shape shape, Random random) {
        var tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.data.length; i++) tensor.data[i] = random.nextFloat() - 0.5f;
        return tensor;
    }
}
