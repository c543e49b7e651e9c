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
        int at = begin;
        for (int c = firstChannel; c < firstChannel + channels; c++)
            for (int p = 0; p < rows.used().length; p++)
                for (int q = 0; q < columns.used().length; q++, at += height() * pitch())
                    copyPhase(x, c, p, q, row, column, high + rows.overhang(), wide + columns.overhang(), to, at);
    }

    /// Copies so many rows and columns of a phase of a channel.
    private void copyPhase(Patch x, int channel, int p, int q, int row, int column, int high, int wide, float[] to,
            int at) {
        int top = rows.position(p, row, 0);
        int begin = Math.clamp(Math.ceilDiv(x.region().top() - top, rows.stride()), 0, high);
        int end = Math.clamp(Math.ceilDiv(x.region().bottom() - top, rows.stride()), begin, high);
        for (int i = 0; i < begin; i++) copyRow(x, channel, p, q, row, column, i, wide, to, at);
        if (begin < end)
            copyRows(x, x.index(channel, top + begin * rows.stride(), 0), rows.stride() * x.region().width(),
                    end - begin, q, column, wide, to, at + begin * pitch());
        for (int i = end; i < high; i++) copyRow(x, channel, p, q, row, column, i, wide, to, at);
    }

    /// A row beside those of the patch: padding may show one of them.
    private void copyRow(Patch x, int channel, int p, int q, int row, int column, int i, int wide, float[] to,
            int begin) {
        int at = begin + i * pitch();
        int source = rows.source(rows.position(p, row, i), mode);
        // What lies outside the patch is read for outputs nobody asked for.
        if (source < x.region().top() || source >= x.region().bottom()) Arrays.fill(to, at, at + wide, 0);
        else
            copyRows(x, x.index(channel, source, 0), 0, 1, q, column, wide, to, at);
    }

    /// @param from where column 0 of the whole would stand in the first row
    /// @param down how far it is to the next row
    private void copyRows(Patch x, int from, int down, int count, int q, int column, int wide, float[] to, int at) {
        int stride = columns.stride();
        int first = columns.position(q, column, 0);
        int inside = Math.clamp(Math.ceilDiv(x.region().left() - first, stride), 0, wide);
        int outside = Math.clamp(Math.ceilDiv(x.region().right() - first, stride), inside, wide);
        pad(x, from, down, count, first, 0, inside, to, at);
        // A patch may lie beside everything these rows read.
        if (outside > inside)
            loops.every(stride, x.values().data, from + first + inside * stride, down, count, to, at + inside, pitch(),
                    outside - inside);
        pad(x, from, down, count, first, outside, wide, to, at);
    }

    private void pad(Patch x, int from, int down, int count, int first, int begin, int end, float[] to, int at) {
        for (int j = begin; j < end; j++) {
            int source = columns.source(first + j * columns.stride(), mode);
            boolean known = source >= x.region().left() && source < x.region().right();
            for (int i = 0; i < count; i++)
                to[at + i * pitch() + j] = known ? x.values().data[from + i * down + source] : 0;
        }
    }
}
