package org.fovea.engine.simd;

/// Some weights of a few maps that are computed together, laid out for the inner loops ([#index]). Nobody writes the arrays
/// after construction.
///
/// @param maps how many maps
/// @param count how many taps each has, at most [#SPAN]
/// @param weights one for each map and tap
/// @param bias one per map
public record Taps(int maps, int count, float[] weights, float[] bias) {
    /// How far the weights of one of two maps lie from those of the other. A constant: when the distance is a variable, the
    /// compiler runs out of registers in the inner loops, which halves their speed (docs/performance.md).
    public static final int SPAN = 160;
    /// How far the weights of one tap lie from those of the next where there are more than two maps, which stand side by
    /// side.
    static final int PITCH = 8;

    /// @throws IllegalArgumentException when the arrays do not fit each other
    public Taps {
        if (count > SPAN || weights.length != length(maps, count) || bias.length != maps)
            throw new IllegalArgumentException("%d weights and %d biases for %d maps of %d taps"
                    .formatted(weights.length, bias.length, maps, count));
    }

    /// Where the weight of a map for a tap stands.
    public static int index(int maps, int map, int tap) {
        return maps > 2 ? tap * PITCH + map : map * SPAN + tap;
    }

    /// How many floats the weights take.
    public static int length(int maps, int count) {
        return maps > 2 ? PITCH * count : maps * SPAN;
    }
}
