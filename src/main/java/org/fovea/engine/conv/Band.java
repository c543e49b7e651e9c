package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.simd.Loops;

/// How the part of the input that one tile of the output sees is laid out for the kernels. Padded rows lie one after the
/// other, so that a tap is a fixed distance in one flat array; with a stride, the phases of both axes lie in planes of
/// their own.
///
/// Output position (i, j) of the tile is the flat position `i·pitch + j`. The positions between the last column and the
/// next row compute nothing of use.
///
/// @param rows the vertical axis
/// @param columns the horizontal axis
/// @param mode what the padding holds
/// @param loops what copies with a stride
/// @param tileRows how many output rows a tile has at most
/// @param tileColumns how many output columns a tile has at most
record Band(Phases rows, Phases columns, PaddingMode mode, Loops loops, int tileRows, int tileColumns) {

    /// How far one row lies from the next.
    int pitch() {
        return tileColumns + columns.overhang();
    }

    /// How many floats one channel takes.
    int channel() {
        return rows.used().length * columns.used().length * height() * pitch();
    }

    /// How many rows of a phase one tile sees.
    int height() {
        return tileRows + rows.overhang();
    }

    /// How far the input of each tap lies from the output position, in the order channel, row, column.
    int[] offsets(int channels) {
        var offsets = new int[channels * rows.distances().length * columns.distances().length];
        int at = 0;
        for (int c = 0; c < channels; c++)
            for (int u = 0; u < rows.distances().length; u++)
                for (int v = 0; v < columns.distances().length; v++) {
                    int plane = (c * rows.used().length + rows.plane()[u]) * columns.used().length
                            + columns.plane()[v];
                    offsets[at++] = (plane * height() + rows.shift()[u]) * pitch() + columns.shift()[v];
                }
        return offsets;
    }

    /// Copies what a tile sees of some channels.
    ///
    /// @param row the first output row of the tile, in rows that count together
    /// @param column the first output column
    /// @param high how many output rows are wanted
    /// @param wide how many output columns are wanted
    void copy(Patch x, int firstChannel, int channels, int row, int column, int high, int wide, float[] to) {
        copy(x, firstChannel, channels, row, column, high, wide, to, 0);
    }

    /// The same to a place in an array.
    void copy(Patch x, int firstChannel, int channels, int row, int column, int high, int wide, float[] to,
            int begin) {
        int height = height();
        int pitch = pitch();
        int needed = high + rows.overhang();
        int at = begin;
        for (int c = firstChannel; c < firstChannel + channels; c++)
            for (int p = 0; p < rows.used().length; p++)
                for (int q = 0; q < columns.used().length; q++, at += height * pitch)
                    for (int i = 0; i < needed; i++) {
                        int source = rows.source(rows.position(p, row, i), mode);
                        // What lies outside the patch is read for outputs nobody asked for.
                        if (source < x.region().top() || source >= x.region().bottom())
                            Arrays.fill(to, at + i * pitch, at + i * pitch + wide + columns.overhang(), 0);
                        else
                            copyRow(x, x.index(c, source, 0), q, column, wide + columns.overhang(), to, at + i * pitch);
                    }
    }

    /// @param from where column 0 of the whole would stand
    private void copyRow(Patch x, int from, int phase, int column, int count, float[] to, int at) {
        int stride = columns.stride();
        int first = columns.position(phase, column, 0);
        int inside = Math.clamp(Math.ceilDiv(x.region().left() - first, stride), 0, count);
        int outside = Math.clamp(Math.ceilDiv(x.region().right() - first, stride), inside, count);
        pad(x, from, first, 0, inside, to, at);
        float[] values = x.values().data;
        // A patch may lie beside everything this row reads.
        if (stride == 1 && outside > inside)
            System.arraycopy(values, from + first + inside, to, at + inside, outside - inside);
        else if (outside > inside)
            loops.every(stride, values, from + first + inside * stride, to, at + inside, outside - inside);
        pad(x, from, first, outside, count, to, at);
    }

    private void pad(Patch x, int from, int first, int begin, int end, float[] to, int at) {
        for (int j = begin; j < end; j++) {
            int source = columns.source(first + j * columns.stride(), mode);
            boolean known = source >= x.region().left() && source < x.region().right();
            to[at + j] = known ? x.values().data[from + source] : 0;
        }
    }
}
