package org.fovea.engine.op;

import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Machine;

/// Work on every row of every channel of a patch, cut into strips of rows that fit the caches and shared by threads.
final class Strips {
    private static final int VALUES = 1 << 13;
    /// A value read and written takes as long as this many multiplications that stay in the registers.
    private static final int PASS = 8;

    /// Some rows of one channel, in coordinates of the whole.
    interface Strip {
        void compute(int channel, int row, int end);
    }

    private Strips() {
    }

    /// @param weight how many times the work of one output is that of moving a value
    static void each(Patch output, int weight, Machine machine, Cancel cancel, Strip strip) {
        each(output, weight, 1, machine, cancel, strip);
    }

    /// @param least so many rows at least are in a strip, where neighbours share work
    static void each(Patch output, int weight, int least, Machine machine, Cancel cancel, Strip strip) {
        Region region = output.region();
        int rows = Math.clamp(Math.max(least, VALUES / region.width()), 1, region.height());
        int strips = Math.ceilDiv(region.height(), rows);
        int pieces = output.whole().channels() * strips;
        long values = output.values().data.length;
        pieces(pieces, values * weight * PASS, machine, cancel, at -> {
            int row = region.top() + at % strips * rows;
            strip.compute(at / strips, row, Math.min(row + rows, region.bottom()));
        });
    }

    /// Pieces 0 … count − 1, on as many threads as the work is worth.
    static void pieces(int count, long multiplications, Machine machine, Cancel cancel,
            java.util.function.IntConsumer piece) {
        machine.forWork(multiplications).each(count, piece, cancel);
    }
}
