package org.fovea.engine;

import java.util.Random;

/// Random parts of a map: single neurons, rims, strips, all of it.
public final class RandomRegions {
    private RandomRegions() {
    }

    public static Region in(Shape shape, Random random) {
        int[] vertical = part(shape.height(), random);
        int[] horizontal = part(shape.width(), random);
        return new Region(vertical[0], horizontal[0], vertical[1], horizontal[1]);
    }

    private static int[] part(int all, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new int[]{random.nextInt(all), 1};
            case 1 -> new int[]{random.nextBoolean() ? 0 : all - 1, 1};
            default -> {
                int from = random.nextInt(all);
                yield new int[]{from, 1 + random.nextInt(all - from)};
            }
        };
    }
}
