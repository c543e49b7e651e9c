package org.fovea.engine.simd;

/// Some weights of a few maps that are computed together, laid out for the inner loops. Nobody writes the arrays after
/// construction.
///
/// @param maps how many maps
/// @param count how many taps each has, at most [#SPAN]
/// @param weights `weights[m·SPAN + t]`
/// @param bias one per map
public record Taps(int maps, int count, float[] weights, float[] bias) {
    /// How far the weights of one map lie from those of the next. A constant: when the distance is a variable, or the
    /// weights of the maps lie side by side, the compiler runs out of registers in the inner loops, which halves their
    /// speed (docs/performance.md).
    public static final int SPAN = 160;

    /// @throws IllegalArgumentException when the arrays do not fit each other
    public Taps {
        if (count > SPAN || weights.length != maps * SPAN || bias.length != maps)
            throw new IllegalArgumentException("%d weights and %d biases for %d maps of %d taps"
                    .formatted(weights.length, bias.length, maps, count));
    }
}
