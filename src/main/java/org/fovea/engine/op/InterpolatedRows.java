package org.fovea.engine.op;

import org.fovea.engine.Patch;
import org.fovea.engine.simd.Loops;

/// Rows of the input, interpolated along the row: the two that were asked for last are kept, because neighbouring
/// outputs lie between the same ones.
final class InterpolatedRows {
    private final Loops loops;
    private final boolean doubled;
    private final int left;
    private final float[] first;
    private final float[] second;
    private final Patch x;
    private final int channel;
    private final Resize.Between columns;
    private float[] last = new float[0];
    private float[] older = new float[0];
    private int lastRow = -1;
    private int olderRow = -1;

    /// @param left the first output
    /// @param doubled whether an input column becomes two
    InterpolatedRows(Patch x, int channel, Resize.Between columns, int left, boolean doubled, Loops loops) {
        this.left = left;
        this.doubled = doubled;
        this.loops = loops;
        first = new float[doubled ? columns.low().length / 2 : 0];
        second = new float[first.length];
        this.x = x;
        this.channel = channel;
        this.columns = columns;
    }

    float[] of(int row) {
        if (row == lastRow) return last;
        float[] line = older;
        if (row != olderRow) {
            if (line.length == 0) line = new float[columns.low().length];
            fill(line, row);
        }
        older = last;
        olderRow = lastRow;
        last = line;
        lastRow = row;
        return line;
    }

    /// Two neighbouring output rows that lie a quarter and three quarters of the way between two rows of the input, where an
    /// input row becomes two.
    ///
    /// @param above the first of these rows
    /// @param to where the first output row goes; the other follows it
    void pair(int above, float[] y, int to) {
        int a = x.index(channel, above, 0);
        int b = x.index(channel, above + 1, 0);
        int width = columns.low().length;
        int begin = begin();
        int pairs = pairs(begin);
        int input = (left + begin - 1) / 2;
        if (pairs > 0) loops.quarters(x.values().data, a + input, b + input, y, to + begin, width, pairs);
        // The same bits as side by side.
        for (int j = 0; j < width; j++) {
            if (j == begin) j += 2 * pairs;
            if (j == width) break;
            float upper = across(a, j);
            float lower = across(b, j);
            y[to + j] = Math.fma(0.25f, lower, 0.75f * upper);
            y[to + width + j] = Math.fma(0.75f, lower, 0.25f * upper);
        }
    }

    private float across(int from, int column) {
        float share = columns.share()[column];
        float[] values = x.values().data;
        return Math.fma(share, values[from + columns.high()[column]],
                (1 - share) * values[from + columns.low()[column]]);
    }

    /// The first output that is the left one of two between the same inputs, where an input column becomes two: outputs
    /// 2i + 1 and 2i + 2 lie between the inputs i and i + 1.
    private int begin() {
        return doubled ? 1 - left % 2 : columns.low().length;
    }

    /// How many such pairs there are.
    private int pairs(int begin) {
        int input = (left + begin - 1) / 2;
        return doubled ? Math.clamp(x.whole().width() - 1 - input, 0, (columns.low().length - begin) / 2) : 0;
    }

    private void fill(float[] line, int row) {
        float[] values = x.values().data;
        int from = x.index(channel, row, 0);
        int begin = begin();
        int pairs = pairs(begin);
        int input = (left + begin - 1) / 2;
        if (pairs > 0) {
            loops.between(0.25f, values, from + input, values, from + input + 1, first, 0, pairs);
            loops.between(0.75f, values, from + input, values, from + input + 1, second, 0, pairs);
            loops.interleave(first, 0, second, 0, line, begin, pairs);
        }
        // The same bits as side by side.
        between(line, values, from, 0, begin);
        between(line, values, from, begin + 2 * pairs, line.length);
    }

    private void between(float[] line, float[] values, int from, int begin, int end) {
        loops.between(columns.low(), columns.high(), columns.share(), begin, values, from, line, begin, end - begin);
    }
}
