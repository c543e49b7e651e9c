package org.fovea.compute.quiz;

import java.util.List;
import java.util.Random;
import org.fovea.engine.Shape;
import org.fovea.project.Cell;

/// Draws lots.
final class Draw {
    /// One of so many neurons is drawn from the border, where padding plays its part.
    private static final int BORDER = 3;

    private Draw() {
    }

    static <T> T from(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// A place in a map.
    static Cell cell(Shape output, Random random) {
        return new Cell(index(output.height(), random), index(output.width(), random));
    }

    private static int index(int size, Random random) {
        if (random.nextInt(BORDER) == 0) return random.nextBoolean() ? 0 : size - 1;
        return random.nextInt(size);
    }
}
