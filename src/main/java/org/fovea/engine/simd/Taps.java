package org.fovea.engine.simd;

/// The weights of a few maps that are computed together, laid out for the inner loops. Nobody writes the arrays after
/// construction.
///
/// @param maps how many maps
/// @param weights taps×maps: `weights[t·maps + m]`
/// @param bias one per map
public record Taps(int maps, float[] weights, float[] bias) {

    /// @throws IllegalArgumentException when the arrays do not fit each other
    public Taps {
        if (weights.length % maps != 0 || bias.length != maps)
            throw new IllegalArgumentException(
                    "%d weights and %d biases for %d maps".formatted(weights.length, bias.length, maps));
    }
}
