package org.fovea.engine.simd;

import java.util.Arrays;

/// Where a loop over vectors reads and where it writes, one pair of places for each turn. Turns go in the order in which they
/// were added: where two write to one place, the later one stays.
public final class Steps {
    private static final int ROOM = 256;

    private int[] from = new int[ROOM];
    private int[] to = new int[ROOM];
    private int count;

    /// Forgets all turns.
    public void clear() {
        count = 0;
    }

    /// One more turn.
    public void add(int from, int to) {
        if (count == this.from.length) {
            this.from = Arrays.copyOf(this.from, 2 * count);
            this.to = Arrays.copyOf(this.to, 2 * count);
        }
        this.from[count] = from;
        this.to[count++] = to;
    }

    /// How many turns there are.
    public int count() {
        return count;
    }

    /// Where a turn reads.
    public int from(int turn) {
        return from[turn];
    }

    /// Where it writes.
    public int to(int turn) {
        return to[turn];
    }

    /// Writes a value to all places to read from.
    public void fill(float[] values, float value) {
        int[] places = from;
        int end = count;
        for (int i = 0; i < end; i++) values[places[i]] = value;
    }

    /// Where each turn reads; longer than there are turns.
    int[] from() {
        return from;
    }

    /// Where each turn writes.
    int[] to() {
        return to;
    }
}
