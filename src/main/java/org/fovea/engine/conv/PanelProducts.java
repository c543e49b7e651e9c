package org.fovea.engine.conv;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.MapLoops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Steps;
import org.fovea.engine.simd.Taps;

/// The naive sum as a product of panels. The outputs of a strip are counted row by row, across the ends of rows, so that no
/// vector is filled in part. What a few taps see of as many of them as a panel holds is packed from padded rows ([Band]) and
/// multiplied with the weights of all maps. Between blocks of channels the sums wait in the output. Every output is summed
/// in the order channel, row, column.
final class PanelProducts implements Plan {
    /// Floats of the padded rows of a strip, and of its sums, which live in the second-level cache.
    private static final int BAND = 48 << 10;
    private static final int SUMS = 128 << 10;
    /// Outputs of a strip at least, where there are as many: the last panel is filled in part.
    private static final int LEAST = 192;

    /// What is worth it with 32 registers, by what was measured with vectors of 16 positions (docs/performance.md): maps at
    /// least, with few taps and with any number, and for rows of which several fill a panel badly.
    private static final int LANES = 16;
    private static final int FEW_TAPS = 72;
    private static final int MAPS_OF_FEW = 24;
    private static final int MAPS = 64;
    private static final int NARROW = 100;
    /// With wider rows, strips of many maps are too large for the cache.
    private static final int WIDEST = 512;
    private static final float[] NOTHING = {};

    private final Correlation job;
    private final Kernels kernels;
    private final PackedFilters filters;
    private final Phases rows;
    private final Phases columns;
    /// As many as worked at once.
    private final ConcurrentLinkedQueue<Strip> known = new ConcurrentLinkedQueue<>();

    PanelProducts(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        filters = PackedFilters.ofPanels(job, kernels);
        rows = Phases.of(job.rows(), job.input().height(), 1);
        columns = Phases.of(job.columns(), job.input().width(), 1);
    }

    /// Whether this is worth it: with 16 registers wherever panels are; with 32, where the loops that read the input itself
    /// compute much for nobody or read it again for many maps.
    static boolean pays(Correlation job, Kernels kernels) {
        int width = job.output().width();
        if (width > WIDEST) return false;
        if (kernels.panels(job.groupSize())) return true;
        if (kernels.block(Taps.MAPS) < Taps.MAPS || MapLoops.of(kernels).lanes() < LANES) return false;
        int maps = job.groupSize();
        boolean few = job.taps() <= FEW_TAPS && maps >= MAPS_OF_FEW && job.channels() > 1;
        return few || maps > MAPS || (maps == MAPS && width <= NARROW);
    }

    @Override
    public String algorithm() {
        return "shifted products in panels";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        var goal = new Goal(x, region, output, at, finish);
        int high = high(region);
        var band = new Band(rows, columns, job.mode(), Loops.of(kernels), high, region.width());
        int[] offsets = band.offsets(filters.channels());
        int strips = Math.ceilDiv(region.height(), high);
        Machine team = machine
                .forWork((long) region.height() * region.width() * job.output().channels() * job.taps());
        int blocks = filters.groups()[0].length;
        // What is packed is packed again for each share of the maps.
        int shares = team.balances(strips * job.groups()) ? 1 : Math.min(blocks, team.threads());
        int share = Math.ceilDiv(blocks, shares);
        team.each(strips * job.groups() * shares, task -> {
            int top = task / shares % strips * high;
            int from = Math.min(blocks, task % shares * share);
            int to = Math.min(blocks, from + share);
            if (from == to) return;
            Strip before = known.poll();
            Strip strip = before == null ? new Strip() : before;
            strip.compute(goal, band, offsets, task / shares / strips, from, to, region.top() + top,
                    Math.min(high, region.height() - top), team.scratch());
            known.offer(strip);
        }, cancel);
    }

    /// How many rows a strip has.
    private int high(Region region) {
        int planes = rows.used().length * columns.used().length * filters.channels();
        int byBand = BAND / (planes * (region.width() + columns.overhang())) - rows.overhang();
        int bySums = SUMS / (filters.groups()[0].length * filters.most() * region.width());
        int least = Math.min(region.height(),
                Math.max(Math.ceilDiv(LEAST, region.width()), rows.overhang()));
        return PackedFilters.even(region.height(),
                Math.clamp(Math.min(byBand, bySums), Math.max(1, least), region.height()));
    }

    /// Some blocks of maps in some rows. Their sums stand in the output, but for those that do not end with a panel, and those of
    /// blocks with maps that belong to nobody.
    private final class Strip {
        private final int wide = kernels.panel();
        private final Steps runs = new Steps();
        private float[] room = NOTHING;
        private float[] output = NOTHING;
        /// Where the first map begins in the output, and how far it is to the next.
        private int at;
        private int plane;
        /// Where in `room` a panel lies, the last panel of each block, and all of them of the block that is not full.
        private int panel;
        private int ends;
        private int own;
        /// How many outputs there are, and how many panels, in the last of which some may be for nobody.
        private int count;
        private int panels;

        /// Computes the blocks `from` … `to − 1` of a group in `high` rows.
        void compute(Goal goal, Band band, int[] offsets, int group, int from, int to, int top, int high,
                Scratch scratch) {
            int width = goal.region().width();
            int left = goal.region().left();
            Block[] blocks = filters.groups()[group];
            output = goal.output();
            at = goal.index(0, top, left);
            plane = goal.region().height() * width;
            count = high * width;
            panels = Math.ceilDiv(count, wide);
            panel = Scratch.line(Scratch.LINE + filters.channels() * band.channel() + kernels.slack());
            ends = Scratch.line(panel + filters.part() * wide + kernels.slack());
            own = Scratch.line(ends + (to - from) * filters.most() * wide);
            room = scratch.take(Math.max(Scratch.LONG, own + filters.most() * panels * wide));
            for (int which = 0; which < blocks[0].taps().length; which++) {
                int first = which % filters.parts() * filters.part();
                int channel = which / filters.parts() * filters.channels();
                if (first == 0)
                    band.copy(goal.x(), job.firstChannel() + group * job.channels() + channel,
                            Math.min(filters.channels(), job.channels() - channel), top, left, high, width, room,
                            Scratch.LINE);
                for (int q = 0; q < panels; q++) {
                    int positions = kernels.panel(Math.min(wide, count - q * wide));
                    runs(q * wide, width, band.pitch());
                    kernels.pack(runs, room, Scratch.LINE, offsets, first, blocks[0].taps()[which].count(), room,
                            panel, positions);
                    for (int b = from; b < to; b++) add(blocks[b], which, q, positions, b - from);
                }
            }
            for (int b = from; b < to; b++) finish(blocks[b], b - from, goal.finish());
            scratch.give(room);
            // Nobody else is to be kept from memory that is not needed any more.
            room = NOTHING;
            output = NOTHING;
        }

        /// Where the outputs of the panel that begins with `begin` lie in the padded rows.
        private void runs(int begin, int width, int pitch) {
            runs.clear();
            int end = Math.min(count, begin + wide);
            for (int i = begin, next; i < end; i = next) {
                next = Math.min(end, (i / width + 1) * width);
                kernels.run(runs, i / width * pitch + i % width, i - begin, next - i);
            }
        }

        /// Adds what some taps give to panel `q` of a block.
        ///
        /// @param number that of the block among those of the strip
        private void add(Block block, int which, int q, int positions, int number) {
            Taps taps = block.taps()[which];
            if (block.count() < block.maps())
                kernels.multiply(taps, which > 0, room, panel, positions, room, own + q * wide, panels * wide);
            else if ((q + 1) * wide <= count)
                kernels.multiply(taps, which > 0, room, panel, positions, output,
                        at + block.first() * plane + q * wide, plane);
            else
                kernels.multiply(taps, which > 0, room, panel, positions, room,
                        ends + number * filters.most() * wide, wide);
        }

        /// Moves to the output what does not stand there yet.
        private void finish(Block block, int number, Finish finish) {
            int full = count / wide * wide;
            for (int m = 0; m < block.count(); m++) {
                int to = at + (block.first() + m) * plane;
                if (block.count() < block.maps())
                    System.arraycopy(room, own + m * panels * wide, output, to, count);
                else
                    System.arraycopy(room, ends + (number * filters.most() + m) * wide, output, to + full,
                            count - full);
                finish.apply(output, to, to + count);
            }
        }
    }
}
