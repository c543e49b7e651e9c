package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.Patch;
import org.fovea.engine.Window;
import org.fovea.engine.simd.MapLoops;

/// A part of the padded input with its channels side by side: rows×columns×channels.
///
/// @param x the input
/// @param first the first of the channels
/// @param channels how many
/// @param top the first row, negative on the padding
/// @param left the first column
/// @param high how many rows
/// @param wide how many columns
record ChannelsLast(Correlation job, MapLoops loops, Patch x, int first, int channels, int top, int left, int high,
        int wide) {

    /// Copies it.
    void copy(float[] to) {
        copy(to, 0, channels);
    }

    /// Copies it to `base` of an array.
    ///
    /// @param step how far one position lies from the next
    void copy(float[] to, int base, int step) {
        int begin = Math.clamp(x.region().left() - left, 0, wide);
        int end = Math.clamp(x.region().right() - left, begin, wide);
        int plane = x.values().shape.plane();
        for (int i = 0; i < high; i++) {
            int at = base + i * wide * step;
            int source = source(job.rows(), top + i, job.input().height());
            // What lies outside the patch is read for outputs nobody asked for.
            if (source < x.region().top() || source >= x.region().bottom()) {
                Arrays.fill(to, at, at + wide * step, 0);
                continue;
            }
            int from = x.index(first, source, 0);
            if (end > begin)
                loops.turn(x.values().data, from + left + begin, plane, channels,
                        columns(from + left + begin + (channels - 1) * plane, end - begin,
                                (to.length - at) / step - begin),
                        to, at + begin * step, step);
            for (int j = 0; j < begin; j++) pad(from, j, to, at + j * step);
            for (int j = end; j < wide; j++) pad(from, j, to, at + j * step);
        }
    }

    /// How many columns of a row are copied: of short ones as many as fill a vector, where there is room for them. What comes
    /// after the row is written over.
    ///
    /// @param last where the row of the last channel begins
    /// @param room for how many columns
    private int columns(int last, int count, int room) {
        int lanes = loops.lanes();
        return count < lanes && 2 * count > lanes && room >= lanes && last + lanes <= x.values().data.length
                ? lanes
                : count;
    }

    /// A column of a row that does not show the column of the patch where it lies.
    ///
    /// @param from where column 0 of the whole would stand in this row of the first channel
    private void pad(int from, int j, float[] to, int at) {
        int source = source(job.columns(), left + j, job.input().width());
        if (source < x.region().left() || source >= x.region().right()) {
            Arrays.fill(to, at, at + channels, 0);
            return;
        }
        int apart = x.values().shape.plane();
        for (int c = 0; c < channels; c++) to[at + c] = x.values().data[from + c * apart + source];
    }

    /// The position whose value stands at `position`, or −1 where a zero or nothing at all does.
    private int source(Window window, int position, int input) {
        return position >= input + window.after() ? -1 : job.mode().source(position, input);
    }
}
