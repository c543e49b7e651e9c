package org.fovea.engine.simd;

/// Some weights of a few maps that are computed together, laid out for the inner loops. Nobody writes the arrays after they
/// are filled.
///
/// @param maps how many maps
/// @param count how many taps each has, at most [#SPAN]
/// @param panels whether they are for [Kernels#multiply], otherwise for [Kernels#correlate]
/// @param weights one for each map and tap, at [#index]
/// @param bias one per map
public record Taps(int maps, int count, boolean panels, float[] weights, float[] bias) {
    /// For [Kernels#correlate] with fewer than eight maps, how far the weights of one map lie from those of the next. A
    /// constant: when the distance is a
    /// variable, or the weights lie side by side, the compiler runs out of registers in these loops, which halves their
    /// speed (docs/performance.md).
    public static final int SPAN = 160;
    /// For [Kernels#multiply], and eight maps, how far the weights of one tap lie from those of the next; those of the maps lie side by
    /// side.
    static final int PITCH = 8;
    /// The most maps that are computed together.
    public static final int MAPS = 8;

    /// @throws IllegalArgumentException when the arrays do not fit
    public Taps {
        if (count > SPAN || (panels && maps > PITCH) || weights.length != length(maps, count, panels)
                || bias.length != maps)
            throw new IllegalArgumentException("%d weights and %d biases for %d maps of %d taps"
                    .formatted(weights.length, bias.length, maps, count));
    }

    /// Weights to be filled in, and no biases.
    public Taps(int maps, int count, boolean panels) {
        this(maps, count, panels, new float[length(maps, count, panels)], new float[maps]);
    }

    /// Where the weight of a map for a tap stands.
    public int index(int map, int tap) {
        return sideBySide(maps, panels) ? tap * PITCH + map : map * SPAN + tap;
    }

    private static int length(int maps, int count, boolean panels) {
        return sideBySide(maps, panels) ? PITCH * count : maps * SPAN;
    }

    private static boolean sideBySide(int maps, boolean panels) {
        return panels || maps == MAPS;
    }
}
