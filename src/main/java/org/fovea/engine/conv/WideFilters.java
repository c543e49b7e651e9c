package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.simd.MapLoops;

/// The weights of the maps of a group as [MapLoops#multiply] wants them: maps side by side, in blocks of a few vectors; for
/// each block, the taps in spans of equal length. There may be several parts, such as frequencies, each with weights of its
/// own for all taps.
final class WideFilters {
    private final MapLoops loops;
    private final int taps;
    private final int spans;
    private final int span;
    /// The first vector of each block, and their number.
    private final int[] begins;
    private final float[] weights;

    WideFilters(MapLoops loops, int maps, int taps, int parts) {
        this.loops = loops;
        this.taps = taps;
        spans = Math.ceilDiv(taps, MapLoops.DEPTH);
        span = Math.ceilDiv(taps, spans);
        int vectors = Math.ceilDiv(maps, loops.lanes());
        var all = new int[vectors + 1];
        int blocks = 0;
        for (int v = 0; v < vectors; v = all[blocks]) all[++blocks] = v + loops.vectors(vectors - v, parts > 1);
        begins = Arrays.copyOf(all, blocks + 1);
        weights = new float[Math.toIntExact(length(loops, maps, taps, parts))];
    }

    /// How many floats the weights take.
    static long length(MapLoops loops, int maps, int taps, int parts) {
        long vectors = Math.ceilDiv(maps, loops.lanes());
        return parts * vectors * Math.ceilDiv(taps, MapLoops.DEPTH) * MapLoops.DEPTH * loops.lanes();
    }

    /// How many spans the taps are cut into.
    int spans() {
        return spans;
    }

    /// The first tap of a span; that of the one after the last is the number of taps.
    int begin(int s) {
        return Math.min(taps, s * span);
    }

    /// How many blocks of maps there are.
    int blocks() {
        return begins.length - 1;
    }

    /// The first map of a block.
    int first(int block) {
        return begins[block] * loops.lanes();
    }

    void put(int part, int map, int tap, float weight) {
        int vector = map / loops.lanes();
        int block = 0;
        while (begins[block + 1] <= vector)
            block++;
        int at = index(part, block, tap / span) + (vector - begins[block]) * MapLoops.DEPTH * loops.lanes();
        weights[at + tap % span * loops.lanes() + map % loops.lanes()] = weight;
    }

    private int index(int part, int block, int s) {
        int vectors = begins[begins.length - 1];
        return ((part * vectors + begins[block]) * spans + s * (begins[block + 1] - begins[block])) * MapLoops.DEPTH
                * loops.lanes();
    }

    /// Adds what a span of taps gives to the sums of a block of maps, as [MapLoops#multiply] does.
    ///
    /// @param start where the sums of the first map of all begin
    /// @param at where they go
    void multiply(int part, int block, int s, float[] input, int base, int count, float[] start, int begin, int step,
            float[] output, int at, int pitch) {
        int map = first(block);
        loops.multiply(begins[block + 1] - begins[block], weights, index(part, block, s), begin(s + 1) - begin(s),
                input, base, count, start, begin + map, step, output, at + map, pitch);
    }
}
