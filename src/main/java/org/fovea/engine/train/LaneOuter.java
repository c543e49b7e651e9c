package org.fovea.engine.train;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fovea.engine.simd.LaneLoops;

/// The gradients of the weights of a fully connected layer: for each of them the sum of output gradient times input over the
/// examples, in their order. Here the inputs of an example lie side by side, as the weights do.
final class LaneOuter {
    private static final int LANES = LaneBuffer.LANES;

    private final LaneLoops loops;
    private final LaneBuffer x;
    private final int out;
    private final int in;
    private final int pitch;
    /// Where the inputs lie, turned.
    private final int rows;
    private final int[] offsets = new int[LANES];
    private final int[] starts;
    private final float[] none;
    /// Room for a piece, for each thread that adds.
    private final Queue<float[]> rooms = new ConcurrentLinkedQueue<>();

    LaneOuter(LaneLoops loops, LaneBuffer x, int out, LaneMemory memory) {
        this.loops = loops;
        this.x = x;
        this.out = out;
        in = x.shape().channels();
        pitch = Math.ceilDiv(in, LANES) * LANES;
        rows = memory.take((long) pitch * LANES);
        for (int l = 0; l < LANES; l++) offsets[l] = l * pitch;
        starts = new int[Math.ceilDiv(in, LANES)];
        // The last ones begin earlier rather than leave anything over.
        for (int p = 0; p < starts.length; p++) starts[p] = Math.max(0, Math.min(p * LANES, in - LANES));
        none = new float[loops.maps()];
    }

    int pieces() {
        int most = loops.maps();
        return out / most + out % most / 4 + out % most % 4;
    }

    /// Lays the inputs of each example side by side.
    void turn(Shard shard) {
        float[] memory = shard.memory;
        for (int i = 0; i < in; i += LANES) {
            int count = Math.min(LANES, in - i);
            for (int l = 0; l < LANES; l++) {
                int from = x.base() + i * LANES + l;
                int to = rows + l * pitch + i;
                for (int k = 0; k < count; k++) memory[to + k] = memory[from + k * LANES];
            }
        }
    }

    /// @param weights where they go
    void run(Shard shard, LaneBuffer gradient, float[] weights, int piece) {
        int first = first(piece);
        run(shard, gradient, first, maps(piece), weights, first * in);
    }

    /// @param sums what they are added to
    void add(Shard shard, LaneBuffer gradient, float[] sums, int piece) {
        float[] known = rooms.poll();
        float[] room = known == null ? new float[loops.maps() * in] : known;
        int maps = maps(piece);
        int first = first(piece);
        run(shard, gradient, first, maps, room, 0);
        int to = first * in;
        for (int i = 0; i < maps * in; i++) sums[to + i] += room[i];
        rooms.add(room);
    }

    private int maps(int piece) {
        int most = loops.maps();
        return piece < out / most ? most : piece < out / most + out % most / 4 ? 4 : 1;
    }

    /// The first output of a piece.
    private int first(int piece) {
        int most = loops.maps();
        int blocks = out / most;
        int fours = out % most / 4;
        if (piece < blocks) return piece * most;
        return piece < blocks + fours
                ? blocks * most + (piece - blocks) * 4
                : blocks * most + fours * 4 + piece - blocks - fours;
    }

    private void run(Shard shard, LaneBuffer gradient, int first, int maps, float[] weights, int to) {
        var factors = new float[maps * LANES];
        for (int m = 0; m < maps; m++)
            for (int l = 0; l < LANES; l++)
                factors[l * maps + m] = shard.memory[gradient.base() + (first + m) * LANES
                        + l];
        if (in < LANES) few(shard.memory, factors, maps, weights, to);
        else
            loops.sums(maps, factors, 0, LANES, none, 0, shard.memory, offsets, starts, rows, weights, starts,
                    to, in, 0, starts.length);
    }

    private void few(float[] memory, float[] factors, int maps, float[] weights, int to) {
        for (int m = 0; m < maps; m++)
            for (int i = 0; i < in; i++) {
                float sum = 0;
                for (int l = 0; l < LANES; l++) sum += factors[l * maps + m] * memory[rows + l * pitch + i];
                weights[to + m * in + i] = sum;
            }
    }
}
