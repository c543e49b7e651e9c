package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Taps;

/// The naive sum map by map, for layers whose maps share little of their input: depthwise layers, and those with a single
/// channel. A strip of the input is copied once for each column of the kernel ([Copies]); then the loops run over whole
/// strips, a few taps at a time or several maps of a channel together, and write the output where it is. Every output is summed in the order channel, row, column.
final class ShiftedCopies implements Plan {
    /// Large kernels load so many vectors from places that are no multiple of their length that blocks of rows, which load
    /// them once for two rows, are up to twice as fast; on small maps these have too little to do. Measured: weights³ times the
    /// outputs of a map, where a map shares its input with no other.
    private static final long ALONE = 200_000_000;
    /// Where it shares it, blocks of maps compete with copies instead: weights² times the outputs, or so few weights that
    /// copies always gain.
    private static final long SHARED = 2_600_000;
    private static final int SMALL = 16;
    /// Up to so many maps, blocks of maps are not filled.
    private static final int FEW_MAPS = 5;
    private static final int SMALL_OF_FEW = 25;

    /// Multiplications of a piece of work, beside which handing it out costs little.
    private static final int PIECE = 1 << 17;

    private final Correlation job;
    private final Kernels kernels;
    private final Phases rows;
    private final Phases columns;
    /// For each group, blocks of maps that are computed together, since they see the same copies; none where maps are computed
    /// one by one.
    private final Block[][] groups;

    ShiftedCopies(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        rows = Phases.of(job.rows(), job.input().height(), 1);
        columns = Phases.of(job.columns(), job.input().width(), 1);
        boolean together = job.channels() == 1 && job.taps() <= Taps.SPAN
                && kernels.block(job.groupSize()) == Taps.MAPS;
        groups = together ? new PackedFilters(job, kernels).groups() : new Block[0][];
    }

    /// Whether maps share so little of their input that they are computed sooner one by one, kernels or maps are small, and
    /// strips have more rows of their own than they share with their neighbours.
    static boolean fits(Correlation job) {
        return (job.sharing() == 1 || job.channels() == 1) && small(job) && Copies.fit(job);
    }

    private static boolean small(Correlation job) {
        long area = job.area();
        long outputs = job.output().plane();
        if (job.sharing() == 1) return area * area * area * outputs <= ALONE;
        return area <= (job.sharing() <= FEW_MAPS ? SMALL_OF_FEW : SMALL) || area * area * outputs <= SHARED;
    }

    @Override
    public String algorithm() {
        return "shifted copies";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        var goal = new Goal(x, region, output, at, finish);
        int high = Copies.rows(job, rows, region);
        var copies = new Copies(rows, columns, job.mode(), Loops.of(kernels), x, region.left(), high, region.width());
        int[] offsets = copies.offsets(job.channels());
        int strips = Math.ceilDiv(region.height(), high);
        int all = strips * job.groups();
        long each = (long) high * region.width() * job.groupSize() * job.taps();
        Machine team = machine.forWork(each * all);
        int together = Math.clamp(PIECE / each, 1, Math.ceilDiv(all, team.threads()));
        int pieces = Math.ceilDiv(all, together);
        int units = groups.length > 0 ? groups[0].length : job.groupSize();
        int shares = team.balances(pieces) ? 1 : Math.min(units, team.threads());
        team.each(pieces * shares, task -> {
            int piece = task / shares * together;
            int from = task % shares * units / shares;
            int to = (task % shares + 1) * units / shares;
            Scratch scratch = team.scratch();
            float[] input = scratch.take(job.channels() * copies.channel());
            for (int i = piece; i < Math.min(all, piece + together); i++) {
                int top = i % strips * high;
                strip(goal, copies, offsets, i / strips, from, to, top, Math.min(high, region.height() - top), input);
            }
            scratch.give(input);
        }, cancel);
    }

    /// Some maps of a group, or some of its blocks, in one strip.
    ///
    /// @param from the first of them
    /// @param top the first row, counted from the begin of the region
    private void strip(Goal goal, Copies copies, int[] offsets, int group, int from, int to, int top, int high,
            float[] input) {
        int row = goal.region().top() + top;
        for (int c = 0; c < job.channels(); c++)
            copies.copy(job.firstChannel() + group * job.channels() + c, row, high, input, c * copies.channel());
        int count = high * goal.region().width();
        if (groups.length > 0)
            for (int b = from; b < to; b++) block(goal, groups[group][b], row, offsets, input, count);
        else
            for (int k = from; k < to; k++) map(goal, group * job.groupSize() + k, row, offsets, input, 0, count);
    }

    /// A block of maps, whole vectors of them together.
    private void block(Goal goal, Block block, int row, int[] offsets, float[] input, int count) {
        int full = block.count() == Taps.MAPS ? count / kernels.wide(Taps.MAPS) * kernels.wide(Taps.MAPS) : 0;
        int plane = goal.region().height() * goal.region().width();
        int at = goal.index(block.first(), row, goal.region().left());
        if (full > 0)
            kernels.correlate(block.taps()[0], offsets, 0, false, input, 0, goal.output(), at, plane, full);
        for (int k = 0; k < block.count(); k++) {
            map(goal, block.first() + k, row, offsets, input, full, count);
            goal.finish().apply(goal.output(), at + k * plane, at + k * plane + full);
        }
    }

    /// The outputs of a map from `begin` to `end` of a strip.
    private void map(Goal goal, int map, int row, int[] offsets, float[] input, int begin, int end) {
        if (begin == end) return;
        int part = PackedFilters.even(job.taps(), kernels.sweep());
        int at = goal.index(map, row, goal.region().left());
        for (int t = 0; t < job.taps(); t += part)
            kernels.sweep(job.weights()[map], t, Math.min(part, job.taps() - t), job.biases()[map], t > 0, input,
                    begin, offsets, goal.output(), at + begin, end - begin);
        goal.finish().apply(goal.output(), at + begin, at + end);
    }
}
