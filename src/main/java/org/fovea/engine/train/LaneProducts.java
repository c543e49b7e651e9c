package org.fovea.engine.train;

import java.util.Arrays;
import org.fovea.engine.simd.LaneLoops;

/// The gradients of the weights of a [LaneGrid]: for each of them the sum, over all places, of the values of the smaller map
/// times those of the larger one under its tap.
final class LaneProducts {
    private static final int TAPS = 6;

    private final LaneLoops loops;
    private final LaneGrid grid;
    private final LaneBuffer big;
    private final LaneBuffer little;
    private final int[] offsets;
    private final int[] picks;
    private final int[] corners;
    private final int[] places;
    /// Where the sums of the first piece go.
    private final int scratch;
    private final int pitch;

    /// @param memory where room for sums is reserved
    LaneProducts(LaneLoops loops, LaneGrid grid, LaneBuffer big, LaneBuffer little, LaneMemory memory) {
        this.loops = loops;
        this.grid = grid;
        this.big = big;
        this.little = little;
        int[] known = grid.offsets(big);
        pitch = Math.max(TAPS, known.length);
        // Six taps at a time: where there are fewer, some are computed for nobody.
        offsets = Arrays.copyOf(known, pitch);
        picks = grid.picks();
        corners = grid.corners(big);
        places = little.places();
        scratch = memory.take((long) grid.small().channels() * pitch * LaneBuffer.LANES);
    }

    int pieces() {
        return grid.groups() * blocks();
    }

    private int blocks() {
        return grid.smallInGroup() / 4 + grid.smallInGroup() % 4;
    }

    void run(Shard shard, float[] weights, int piece) {
        int group = piece / blocks();
        int block = piece % blocks();
        int fours = grid.smallInGroup() / 4;
        int maps = block < fours ? 4 : 1;
        int first = group * grid.smallInGroup() + (block < fours ? 4 * block : 4 * fours + block - fours);
        int to = scratch + first * pitch * LaneBuffer.LANES;
        int source = big.at(group * grid.largeInGroup(), 0, 0);
        float[] memory = shard.memory;
        for (int tap = 0; tap < pitch; tap += TAPS) {
            // The last ones begin earlier rather than leave anything over.
            int here = Math.min(tap, pitch - TAPS);
            loops.products(maps, memory, little.at(first, 0, 0), little.apart(), memory, source, offsets, here, places,
                    corners, places.length, memory, to + here * LaneBuffer.LANES, pitch);
        }
        var sums = new float[picks.length];
        for (int m = 0; m < maps; m++) {
            LaneLoops.across(memory, to + m * pitch * LaneBuffer.LANES, picks.length, sums, 0);
            int from = (first + m) * picks.length;
            for (int t = 0; t < picks.length; t++) weights[from + picks[t]] = sums[t];
        }
    }
}
