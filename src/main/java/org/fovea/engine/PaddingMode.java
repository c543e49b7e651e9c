package org.fovea.engine;

/// What the padding holds; names and meaning as in PyTorch.
public enum PaddingMode {
    /// `0 0 [a b c d] 0 0`
    ZEROS,
    /// `c b [a b c d] c b`; the padding must be smaller than the input.
    REFLECT,
    /// `a a [a b c d] d d`
    REPLICATE,
    /// `c d [a b c d] a b`; the padding must not be larger than the input.
    CIRCULAR;

    /// The input row that the padded position `at` reads (0 is the first row of the input, negative values lie before
    /// it), or −1 where it reads a zero.
    public int source(int at, int input) {
        if (at >= 0 && at < input)
            return at;
        return switch (this) {
            case ZEROS -> -1;
            case REFLECT -> input == 1 ? 0 : at < 0 ? -at : 2 * (input - 1) - at;
            case REPLICATE -> at < 0 ? 0 : input - 1;
            case CIRCULAR -> Math.floorMod(at, input);
        };
    }

    /// The largest padding per side that this mode can fill for an input of this many rows.
    public int limit(int input) {
        return switch (this) {
            case ZEROS, REPLICATE -> Integer.MAX_VALUE;
            case REFLECT -> input - 1;
            case CIRCULAR -> input;
        };
    }
}
