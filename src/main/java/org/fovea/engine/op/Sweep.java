package org.fovea.engine.op;

import java.util.Arrays;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// Pooling of every channel for itself: the largest value or the sum under each window. The rows under a window become
/// one row first, then its columns one value; the formula goes through the window row by row.
final class Sweep {
    private final boolean sum;
    private final Patch x;
    private final Patch y;
    private final Window rows;
    private final Window columns;
    private final Loops loops;
    private final boolean scalar;
    /// The input column under the first tap of the first output, and how many columns the outputs of a row see.
    private final int start;
    private final int length;

    /// @param sum the sum, otherwise the largest value
    Sweep(boolean sum, Pooling pooling, Patch x, Region region, Machine machine) {
        this.sum = sum;
        this.x = x;
        rows = pooling.rowWindow(x.whole());
        columns = pooling.columnWindow(x.whole());
        loops = Loops.of(machine.kernels());
        scalar = machine.kernels().equals(Kernels.SCALAR);
        start = columns.row(region.left(), 0);
        length = columns.row(region.right() - 1, columns.size() - 1) - start + 1;
        Shape shape = pooling.output(x.whole());
        y = Channels.blank(shape, region);
    }

    /// Something that is done to a finished row of the output.
    interface Finished {
        void row(float[] values, int from, int row);
    }

    Patch run(Machine machine, Cancel cancel, Finished finished) {
        Region region = y.region();
        Strips.each(y, rows.size() + columns.size(), machine, cancel, (c, row, end) -> {
            var line = new float[length];
            var tap = new float[columns.stride() > 1 ? region.width() : 0];
            for (int i = row; i < end; i++) {
                int to = y.index(c, i, region.left());
                if (scalar)
                    for (int j = 0; j < region.width(); j++)
                        y.values().data[to + j] = formula(c, i, region.left() + j);
                else {
                    down(c, i, line);
                    across(line, tap, y.values().data, to, region.width());
                }
                finished.row(y.values().data, to, i);
            }
        });
        return y;
    }

    private float formula(int channel, int i, int j) {
        float result = sum ? 0 : Float.NEGATIVE_INFINITY;
        for (int u = 0; u < rows.size(); u++)
            for (int v = 0; v < columns.size(); v++) {
                int row = rows.row(i, u);
                int column = columns.row(j, v);
                if (row < 0 || row >= x.whole().height() || column < 0 || column >= x.whole().width()) continue;
                float value = x.at(channel, row, column);
                result = sum ? result + value : Math.max(result, value);
            }
        return result;
    }

    /// The rows under the windows of one output row, combined.
    private void down(int channel, int i, float[] line) {
        Arrays.fill(line, sum ? 0 : Float.NEGATIVE_INFINITY);
        int first = Math.max(start, 0);
        int count = Math.min(start + length, x.whole().width()) - first;
        if (count < 1) return;
        boolean empty = true;
        for (int u = 0; u < rows.size(); u++) {
            int row = rows.row(i, u);
            if (row < 0 || row >= x.whole().height()) continue;
            int from = x.index(channel, row, first);
            if (empty)
                System.arraycopy(x.values().data, from, line, first - start, count);
            else
                combine(x.values().data, from, line, first - start, count);
            empty = false;
        }
    }

    private void combine(float[] from, int at, float[] to, int into, int count) {
        if (sum)
            loops.add(1, from, at, to, into, count);
        else
            loops.max(from, at, to, into, count);
    }

    /// @param tap room for what one tap of all windows of a row reads
    private void across(float[] line, float[] tap, float[] to, int at, int width) {
        int stride = columns.stride();
        int dilation = columns.dilation();
        for (int v = 0; v < columns.size(); v++) {
            int from = v * dilation;
            if (stride > 1) {
                loops.every(stride, line, from, tap, 0, width);
                from = 0;
            }
            float[] source = stride > 1 ? tap : line;
            if (v == 0)
                System.arraycopy(source, from, to, at, width);
            else
                combine(source, from, to, at, width);
        }
    }
}
