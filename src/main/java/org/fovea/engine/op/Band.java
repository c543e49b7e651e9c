package org.fovea.engine.op;

import java.util.Arrays;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;

/// A padded copy of the part of the input that one tile of the output sees. Rows lie one after the other, so that a tap is
/// a fixed distance in one flat array; with a stride, the phases of both axes lie in planes of their own.
///
/// Output position (i, j) of the tile is the flat position `i·pitch + j`. The positions between the last column and the
/// next row compute nothing of use.
final class Band {
    private final Phases rows;
    private final Phases columns;
    private final PaddingMode mode;
    private final int channels;
    private final int height;
    private final int pitch;
    private final float[] data;

    /// @param channels how many channels the band holds
    /// @param tileRows how many output rows a tile has at most
    /// @param tileColumns how many output columns a tile has at most
    /// @param slack how far past the end of a tile the kernels may read
    Band(Phases rows, Phases columns, PaddingMode mode, int channels, int tileRows, int tileColumns, int slack) {
        this.rows = rows;
        this.columns = columns;
        this.mode = mode;
        this.channels = channels;
        height = tileRows + rows.overhang();
        pitch = tileColumns + columns.overhang();
        data = new float[channels * rows.used().length * columns.used().length * height * pitch + slack];
    }

    /// How many floats lie between one row of a tile and the next.
    static int pitch(Phases columns, int tileColumns) {
        return tileColumns + columns.overhang();
    }

    /// How far the input of each tap lies from the output position, in the order channel, row, column.
    static int[] offsets(Phases rows, Phases columns, int channels, int tileRows, int tileColumns) {
        int height = tileRows + rows.overhang();
        int pitch = pitch(columns, tileColumns);
        var offsets = new int[channels * rows.window().size() * columns.window().size()];
        int at = 0;
        for (int c = 0; c < channels; c++)
            for (int u = 0; u < rows.window().size(); u++)
                for (int v = 0; v < columns.window().size(); v++) {
                    int plane = (c * rows.used().length + rows.plane()[u]) * columns.used().length
                            + columns.plane()[v];
                    offsets[at++] = (plane * height + rows.shift()[u]) * pitch + columns.shift()[v];
                }
        return offsets;
    }

    float[] data() {
        return data;
    }

    /// Copies what the tile whose first output is (row, column) sees of the channels from `firstChannel` on. What lies
    /// outside the patch is read for outputs that nobody asked for.
    void copy(Patch x, int firstChannel, int row, int column) {
        int to = 0;
        for (int c = 0; c < channels; c++)
            for (int p = 0; p < rows.used().length; p++)
                for (int q = 0; q < columns.used().length; q++)
                    for (int i = 0; i < height; i++) {
                        int source = rows.source(p, row, i, x.whole().height(), mode);
                        if (source < x.region().top() || source >= x.region().bottom())
                            Arrays.fill(data, to, to + pitch, 0);
                        else
                            copyRow(x, x.index(firstChannel + c, source, 0), q, column, to);
                        to += pitch;
                    }
    }

    /// @param from where column 0 of the whole would stand
    private void copyRow(Patch x, int from, int phase, int column, int to) {
        float[] values = x.values().data;
        int stride = columns.window().stride();
        int first = columns.position(phase, column, 0);
        int inside = Math.clamp(Math.ceilDiv(x.region().left() - first, stride), 0, pitch);
        int outside = Math.clamp(Math.ceilDiv(x.region().right() - first, stride), inside, pitch);
        pad(x, from, phase, column, 0, inside, to);
        if (stride == 1 && outside > inside)
            System.arraycopy(values, from + first + inside, data, to + inside, outside - inside);
        else
            for (int j = inside; j < outside; j++) data[to + j] = values[from + first + j * stride];
        pad(x, from, phase, column, outside, pitch, to);
    }

    private void pad(Patch x, int from, int phase, int column, int begin, int end, int to) {
        for (int j = begin; j < end; j++) {
            int source = columns.source(phase, column, j, x.whole().width(), mode);
            boolean known = source >= x.region().left() && source < x.region().right();
            data[to + j] = known ? x.values().data[from + source] : 0;
        }
    }
}
