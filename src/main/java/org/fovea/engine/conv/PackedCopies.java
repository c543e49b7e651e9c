package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Scratch;

/// The naive sum for many maps with the same input. Strips of a few channels are laid out as [Copies], so that a run of
/// outputs, even across the end of a row, sees a run of each; what it sees is packed into panels, which the loops read from
/// one end to the other for all maps. Between blocks of channels the sums wait in the output. Every output is summed in the
/// order channel, row, column.
final class PackedCopies implements Plan {
    /// Floats of the panels that are multiplied with some weights before the next, which live in the first-level cache.
    private static final int PANELS = 5 << 10;

    private final Correlation job;
    private final Kernels kernels;
    private final PackedFilters filters;
    private final Phases rows;
    private final Phases columns;

    PackedCopies(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        filters = new PackedFilters(job, kernels);
        rows = Phases.of(job.rows(), job.input().height(), 1);
        columns = Phases.of(job.columns(), job.input().width(), 1);
    }

    /// Whether there are enough maps for panels, and the copies of a few channels are small enough.
    static boolean fits(Correlation job, Kernels kernels) {
        return kernels.panels(job.groupSize()) && Copies.fit(job, PackedFilters.channels(job, job.area()));
    }

    @Override
    public String algorithm() {
        return "shifted copies in panels";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        var goal = new Goal(x, region, output, at, finish);
        int high = Copies.rows(job, filters.channels(), rows, region);
        var copies = new Copies(rows, columns, job.mode(), Loops.of(kernels), x, region.left(), high, region.width());
        int[] offsets = copies.offsets(filters.channels());
        int strips = Math.ceilDiv(region.height(), high);
        Machine team = machine
                .forWork((long) region.height() * region.width() * job.output().channels() * job.taps());
        int blocks = filters.groups()[0].length;
        // What is packed is packed again for each share of the maps.
        int shares = team.balances(strips * job.groups()) ? 1 : Math.min(blocks, team.threads());
        int share = Math.ceilDiv(blocks, shares);
        team.each(strips * job.groups() * shares, task -> {
            int strip = task / shares % strips;
            int group = task / shares / strips;
            int from = Math.min(blocks, task % shares * share);
            int end = Math.min(blocks, from + share);
            if (from < end)
                strip(goal, copies, offsets, group, from, end, region.top() + strip * high,
                        Math.min(high, region.height() - strip * high), team.scratch());
        }, cancel);
    }

    /// The blocks of maps `from` … `to − 1` of a group in one strip.
    private void strip(Goal goal, Copies copies, int[] offsets, int group, int from, int to, int row, int high,
            Scratch scratch) {
        Block[] blocks = filters.groups()[group];
        int wide = kernels.panel();
        int count = high * goal.region().width();
        int full = count / wide;
        int together = Math.max(1, PANELS / (filters.part() * wide));
        float[] input = scratch.take(filters.channels() * copies.channel() + kernels.slack());
        float[] panels = scratch.take(together * filters.part() * wide);
        // What does not end with a panel, for all maps; and maps that belong to nobody.
        float[] rest = scratch.take((to - from) * filters.most() * wide);
        float[] last = scratch.take(filters.most() * (full + 1) * wide);
        for (int which = 0; which < blocks[0].taps().length; which++) {
            int part = which % filters.parts();
            int channel = which / filters.parts() * filters.channels();
            for (int c = channel; part == 0 && c < Math.min(job.channels(), channel + filters.channels()); c++)
                copies.copy(job.firstChannel() + group * job.channels() + c, row, high, input,
                        (c - channel) * copies.channel());
            int taps = blocks[0].taps()[which].count();
            for (int first = 0; first * wide < count; first += together) {
                int end = Math.min(first + together, Math.ceilDiv(count, wide));
                for (int q = first; q < end; q++)
                    kernels.pack(input, q * wide, offsets, part * filters.part(), taps, panels,
                            (q - first) * taps * wide, wide);
                for (int b = from; b < to; b++) {
                    Block block = blocks[b];
                    boolean own = block.count() < block.maps();
                    int at = goal.index(block.first(), row, goal.region().left());
                    int plane = goal.region().height() * goal.region().width();
                    for (int q = first; q < end; q++) {
                        int panel = (q - first) * taps * wide;
                        if (own)
                            kernels.multiply(block.taps()[which], which > 0, panels, panel, wide, last, q * wide,
                                    (full + 1) * wide);
                        else if (q < full)
                            kernels.multiply(block.taps()[which], which > 0, panels, panel, wide, goal.output(),
                                    at + q * wide, plane);
                        else
                            kernels.multiply(block.taps()[which], which > 0, panels, panel, wide, rest,
                                    (b - from) * filters.most() * wide, wide);
                    }
                }
            }
        }
        for (int b = from; b < to; b++)
            for (int m = 0; m < blocks[b].count(); m++) {
                int at = goal.index(blocks[b].first() + m, row, goal.region().left());
                if (blocks[b].count() < blocks[b].maps())
                    System.arraycopy(last, m * (full + 1) * wide, goal.output(), at, count);
                else
                    System.arraycopy(rest, ((b - from) * filters.most() + m) * wide, goal.output(), at + full * wide,
                            count - full * wide);
                goal.finish().apply(goal.output(), at, at + count);
            }
        scratch.give(last);
        scratch.give(rest);
        scratch.give(panels);
        scratch.give(input);
    }
}
