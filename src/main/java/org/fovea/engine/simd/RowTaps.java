package org.fovea.engine.simd;

/// The weights of one filter in the order in which [Kernels#rows] adds their products: channel by channel, a few kernel rows
/// at a time; of these, column by column. Nobody writes the array.
///
/// @param channels how many channels the filter sees
/// @param parts how many parts its rows are cut into, each of at most [#MOST]
/// @param rows how many rows it has
/// @param wide how many columns it has
/// @param weights in that order
/// @param bias what the sum starts with
public record RowTaps(int channels, int parts, int rows, int wide, float[] weights, float bias) {
    private static final int MOST = 8;

    /// @param filter channels×rows×wide
    public static RowTaps of(int channels, int rows, int wide, float[] filter, float bias) {
        var taps = new RowTaps(channels, Math.ceilDiv(rows, MOST), rows, wide, new float[filter.length], bias);
        int at = 0;
        for (int c = 0; c < channels; c++)
            for (int p = 0; p < taps.parts; p++)
                for (int v = 0; v < wide; v++)
                    for (int u = taps.begin(p); u < taps.begin(p + 1); u++)
                        taps.weights[at++] = filter[(c * rows + u) * wide + v];
        return taps;
    }

    /// How many rows a part has.
    int high(int part) {
        return begin(part + 1) - begin(part);
    }

    private int begin(int part) {
        return part * rows / parts;
    }
}
