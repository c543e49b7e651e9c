package org.fovea.engine.conv;

import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Taps;

/// Sums that are written straight to the rows of the output, instead of being moved there from a band in which they have
/// gaps between them. What does not fill the last vector of a row waits elsewhere.
///
/// @param offsets how far the input of each tap lies from the output position in the band
/// @param pitch from one row to the next in the band of the input
record Straight(Kernels kernels, Goal goal, int[] offsets, int pitch) {
    /// What moving a sum to its place costs, in multiplications of a block.
    private static final int MOVE = 12;

    /// Whether the columns that vectors at the ends of rows compute for nobody cost less than moving all sums.
    ///
    /// @param taps of each output
    static boolean pays(Kernels kernels, int maps, int wide, int pitch, int taps) {
        int vector = kernels.wide(maps);
        return maps == Taps.MAPS && wide >= vector
                && (long) taps * (Math.ceilDiv(wide, vector) * vector - pitch) < (long) MOVE * wide;
    }

    /// Adds what some taps give to a block of maps, all of which belong to somebody, for the tile of `high` rows and `wide`
    /// columns that begins at (row, column).
    ///
    /// @param ends where the ends of rows wait, from `at` on: maps×rows×vector
    void add(Block block, int which, int first, float[] input, float[] ends, int at, int row, int column, int high,
            int wide) {
        int vector = kernels.wide(block.maps());
        int full = wide / vector * vector;
        int plane = goal.region().height() * goal.region().width();
        Taps taps = block.taps()[which];
        for (int i = 0; i < high; i++) {
            kernels.correlate(taps, offsets, first, which > 0, input, i * pitch, goal.output(),
                    goal.index(block.first(), row + i, column), plane, full);
            if (full < wide)
                kernels.correlate(taps, offsets, first, which > 0, input, i * pitch + full, ends, at + i * vector,
                        high * vector, wide - full);
        }
    }

    /// Completes the rows of a block in such a tile.
    void finish(Block block, float[] ends, int at, int row, int column, int high, int wide) {
        int vector = kernels.wide(block.maps());
        int full = wide / vector * vector;
        for (int m = 0; m < block.maps(); m++)
            for (int i = 0; i < high; i++) {
                int to = goal.index(block.first() + m, row + i, column);
                if (full < wide)
                    System.arraycopy(ends, at + (m * high + i) * vector, goal.output(), to + full, wide - full);
                goal.finish().apply(goal.output(), to, to + wide);
            }
    }
}
