package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Taps;

/// A 1×1 layer over a whole input in blocks of eight maps, which read the channels where they lie and write the maps where
/// they go. Only the last positions, which do not fill a vector, are collected before.
///
/// @param filters in blocks of up to eight maps, not in panels
/// @param offsets where each channel of a group begins
record WhereItLies(Correlation job, Kernels kernels, PackedFilters filters, int[] offsets) {
    /// Floats of the input that are read for all maps before the next: they live in the first-level cache.
    private static final int NEAR = 8 << 10;
    /// With fewer positions, a piece of work reads the weights for too little.
    private static final int PIECE = 192;

    void run(Goal goal, Machine machine, Cancel cancel) {
        int plane = job.output().plane();
        int blocks = filters.groups()[0].length;
        Machine team = machine.forWork((long) job.output().size() * job.taps());
        int wide = kernels.panel()
                * Math.ceilDiv(plane, kernels.panel() * Math.clamp(plane / PIECE, 1, 4 * team.threads()));
        int pieces = Math.ceilDiv(plane, wide);
        int shares = team.balances(pieces * job.groups()) ? 1 : Math.min(blocks, team.threads());
        int share = Math.ceilDiv(blocks, shares);
        team.each(pieces * job.groups() * shares, task -> {
            int group = task / shares / pieces;
            int from = Math.min(blocks, task % shares * share);
            int end = Math.min(blocks, from + share);
            int begin = task / shares % pieces * wide;
            if (from < end) piece(goal, group, from, end, begin, Math.min(plane, begin + wide), team.scratch());
        }, cancel);
    }

    /// The blocks `from` … `to − 1` of a group at the positions from `begin` to `end`.
    private void piece(Goal goal, int group, int from, int to, int begin, int end, Scratch scratch) {
        Block[] blocks = filters.groups()[group];
        int plane = job.output().plane();
        int vector = kernels.wide(Taps.MAPS);
        int full = begin + (end - begin) / vector * vector;
        int first = (job.firstChannel() + group * job.channels()) * plane;
        float[] x = goal.x().values().data;
        float[] last = scratch.take(job.channels() * vector + kernels.slack());
        float[] sums = scratch.take((to - from) * Taps.MAPS * vector);
        // Maps that belong to nobody have no place in the output.
        int pitch = full - begin + kernels.slack();
        float[] own = scratch.take(Taps.MAPS * pitch);
        for (int c = 0; c < job.channels(); c++)
            System.arraycopy(x, first + c * plane + full, last, c * vector, end - full);
        int near = Math.max(kernels.panel(), NEAR / filters.part() / kernels.panel() * kernels.panel());
        for (int q = begin; q < full; q += near)
            for (int p = 0; p < blocks[0].taps().length; p++)
                for (int b = from; b < to; b++) {
                    Block block = blocks[b];
                    Taps taps = block.taps()[p];
                    int count = Math.min(near, full - q);
                    if (block.count() == block.maps())
                        kernels.correlate(taps, offsets, p * filters.part(), p > 0, x, first + q, goal.output(),
                                goal.at() + block.first() * plane + q, plane, count);
                    else
                        kernels.correlate(taps, offsets, p * filters.part(), p > 0, x, first + q, own, q - begin,
                                pitch, count);
                }
        for (int b = from; b < to; b++) {
            int ends = (b - from) * Taps.MAPS * vector;
            for (int p = 0, c = 0; p < blocks[b].taps().length && full < end; c += blocks[b].taps()[p++].count())
                kernels.multiply(blocks[b].taps()[p], p > 0, last, c * vector, vector, sums, ends, vector);
            for (int m = 0; m < blocks[b].count(); m++) {
                int map = goal.at() + (blocks[b].first() + m) * plane;
                if (blocks[b].count() < blocks[b].maps())
                    System.arraycopy(own, m * pitch, goal.output(), map + begin, full - begin);
                System.arraycopy(sums, ends + m * vector, goal.output(), map + full, end - full);
                goal.finish().apply(goal.output(), map + begin, map + end);
            }
        }
        scratch.give(own);
        scratch.give(sums);
        scratch.give(last);
    }
}
