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
            Arrays.fill(line, nothing());
            float[][] picked = picked(region.width());
            for (int i = row; i < end; i++) {
                int to = y.index(c, i, region.left());
                if (scalar)
                    for (int j = 0; j < region.width(); j++)
                        y.values().data[to + j] = formula(c, i, region.left() + j);
                else {
                    down(c, i, line);
                    across(line, picked, y.values().data, to, region.width());
                }
                finished.row(y.values().data, to, i);
            }
        });
        return y;
    }

    private float formula(int channel, int i, int j) {
        float result = nothing();
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
        int first = Math.max(start, 0);
        int count = Math.min(start + length, x.whole().width()) - first;
        if (count < 1) return;
        float[] values = x.values().data;
        int into = first - start;
        int top = rows.row(i, 0);
        if (!sum && rows.size() == 3 && top >= 0 && rows.row(i, 2) < x.whole().height()) {
            loops.largest(values, x.index(channel, top, first), values, x.index(channel, rows.row(i, 1), first), values,
                    x.index(channel, rows.row(i, 2), first), line, into, count);
            return;
        }
        int found = 0;
        int before = 0;
        for (int u = 0; u < rows.size(); u++) {
            int row = rows.row(i, u);
            if (row < 0 || row >= x.whole().height()) continue;
            int from = x.index(channel, row, first);
            if (found == 1) combine(values, before, values, from, line, into, count);
            if (found > 1) combine(values, from, line, into, line, into, count);
            before = from;
            found++;
        }
        if (found == 0) Arrays.fill(line, into, into + count, nothing());
        if (found == 1) System.arraycopy(values, before, line, into, count);
    }

    /// What a window over nothing gives.
    private float nothing() {
        return sum ? 0 : Float.NEGATIVE_INFINITY;
    }

    private void combine(float[] a, int fromA, float[] b, int fromB, float[] to, int into, int count) {
        if (sum)
            loops.add(1, a, fromA, b, fromB, to, into, count);
        else
            loops.max(a, fromA, b, fromB, to, into, count);
    }

    /// With a stride, the columns that lie under the same tap modulo the stride are picked once for all these taps.
    ///
    /// @param picked for each remainder, room for what is picked
    private void across(float[] line, float[][] picked, float[] to, int at, int width) {
        int stride = columns.stride();
        for (int phase = 0; stride > 1 && phase < stride; phase++)
            if (picked[phase].length > 0)
                loops.every(stride, line, phase, picked[phase], 0, picked[phase].length);
        if (!sum && columns.size() == 3) {
            int apart = columns.dilation();
            loops.largest(source(line, picked, 0), 0, source(line, picked, 1), apart / stride,
                    source(line, picked, 2), 2 * apart / stride, to, at, width);
            return;
        }
        for (int v = 0; v < columns.size(); v++) {
            float[] source = source(line, picked, v);
            int from = v * columns.dilation() / stride;
            if (columns.size() == 1)
                System.arraycopy(source, from, to, at, width);
            else if (v == 1)
                combine(source(line, picked, 0), 0, source, from, to, at, width);
            else if (v > 1)
                combine(source, from, to, at, to, at, width);
        }
    }

    private float[] source(float[] line, float[][] picked, int tap) {
        return columns.stride() == 1 ? line : picked[tap * columns.dilation() % columns.stride()];
    }

    /// Room for what each remainder of the stride picks for outputs in a row: up to the last tap that has it.
    private float[][] picked(int width) {
        var lengths = new int[columns.stride()];
        for (int v = 0; v < columns.size(); v++) {
            int distance = v * columns.dilation();
            lengths[distance % columns.stride()] = width + distance / columns.stride();
        }
        return Arrays.stream(lengths).mapToObj(float[]::new).toArray(float[][]::new);
    }
}
