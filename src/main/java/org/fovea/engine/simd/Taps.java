package org.fovea.engine.simd;

/// The weights of a few maps that are computed together, laid out for the inner loops. Nobody writes the arrays after
/// construction.
///
/// @param maps how many maps
/// @param offsets for each tap, how far its input lies from the output position
/// @param weights taps×maps: `weights[t·maps + m]`
/// @param bias one per map
public record Taps(int maps, int[] offsets, float[] weights, float[] bias) {

    /// @throws IllegalArgumentException when the arrays do not fit each other
    public Taps {
        if (weights.length != maps * offsets.length || bias.length != maps)
            throw new IllegalArgumentException("%d weights and %d biases for %d maps of %d taps"
                    .formatted(weights.length, bias.length, maps, offsets.length));
    }
}
