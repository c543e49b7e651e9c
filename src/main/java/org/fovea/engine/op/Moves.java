package org.fovea.engine.op;

import java.util.function.IntUnaryOperator;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;

/// Values that change their place and nothing else.
final class Moves {
    private Moves() {
    }

    /// A region of a tensor whose channel k is channel `source(k)` of x.
    static Patch channels(Patch x, Shape output, Region region, IntUnaryOperator source, Machine machine,
            Cancel cancel) {
        Patch y = Channels.blank(output, region);
        Strips.each(y, 1, machine, cancel, (k, row, end) -> Inputs.runs(x, y, source.applyAsInt(k), k, row, end,
                (from, to, count) -> System.arraycopy(x.values().data, from, y.values().data, to, count)));
        return y;
    }

    /// Several runs become one: `y_(e + n·s) = x_(from_e + n)` for each of the s runs e.
    static void interleave(float[] x, int[] from, float[] y, int to, int width, Loops loops) {
        int stride = from.length;
        int pairs = stride == 2 ? width / 2 : 0;
        if (stride == 1) System.arraycopy(x, from[0], y, to, width);
        if (pairs > 0) loops.interleave(x, from[0], x, from[1], y, to, pairs);
        if (stride > 1)
            for (int j = 2 * pairs; j < width; j++) y[to + j] = x[from[j % stride] + j / stride];
    }
}
