package org.fovea.engine.field;

import java.util.Random;
import org.fovea.engine.Window;

/// Random fields of everything that networks are made of, from a fixed seed.
final class RandomFields {
    private final Random random;

    RandomFields(long seed) {
        random = new Random(seed);
    }

    Field next() {
        return switch (random.nextInt(8)) {
            case 0 -> Field.everything(1 + random.nextInt(9));
            case 1, 2 -> Field.transposed(window());
            case 3 -> linear(Fraction.of(1 + random.nextInt(4), 1 + random.nextInt(4)));
            default -> Field.of(window());
        };
    }

    private static Field linear(Fraction jump) {
        Fraction middle = jump.minus(Fraction.ONE).times(Fraction.of(1, 2));
        return new Field(Bound.floor(jump, middle), Bound.ceil(jump, middle));
    }

    /// A field without jumps below 1.
    Field sliding() {
        return Field.of(window());
    }

    Window window() {
        return new Window(1 + random.nextInt(5), 1 + random.nextInt(3), random.nextInt(4), random.nextInt(4),
                1 + random.nextInt(3));
    }

    int upTo(int most) {
        return 1 + random.nextInt(most);
    }
}
