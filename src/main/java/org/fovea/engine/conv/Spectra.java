package org.fovea.engine.conv;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.fovea.engine.Patch;
import org.fovea.engine.Window;
import org.fovea.engine.conv.Stretch.Segment;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.SquareTransforms;
import org.fovea.engine.simd.Steps;

/// The frequencies of tiles of the input, in panels: for each frequency and each panel of tiles, all channels one after the
/// other.
///
/// A panel is computed a few channels at a time. First the columns, from the input where it lies or, where that cannot be
/// read, from a copy with padding; what they become stays in the first-level cache. Then the rows, whose frequencies go to
/// their place in the panel. A vector of tiles that reaches past the end of a row writes what nobody needs, and the next one
/// writes over it.
final class Spectra {
    private static final int IN = Winograd.IN;
    private static final int OUT = Winograd.OUT;
    /// Floats of the frequencies of columns, which live in the first-level cache.
    private static final int NEAR = 8 << 10;
    /// How many channels are computed together at most.
    private static final int CHANNELS = 8;

    private final Correlation job;
    private final Kernels kernels;
    private final SquareTransforms transforms;
    private final int lanes;
    private final Band band;
    private final ConcurrentLinkedQueue<Turns> known = new ConcurrentLinkedQueue<>();

    /// What is to be done for some channels of a panel.
    ///
    /// @param lying columns that are read where they lie
    /// @param edge those of tiles at an edge of the input
    /// @param zeros columns that are nothing but padding: the first of them and the first after them
    /// @param rows from columns to the panel
    private record Turns(Steps lying, Steps edge, Steps zeros, Steps rows) {
        Turns() {
            this(new Steps(), new Steps(), new Steps(), new Steps());
        }
    }

    Spectra(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        transforms = SquareTransforms.of(kernels);
        lanes = transforms.lanes();
        var six = new Window(IN, 1, job.rows().before(), job.rows().after(), 1);
        band = new Band(Phases.of(six, job.input().height(), 1), Phases.of(job.columns(), job.input().width(), 1),
                job.mode(), Loops.of(kernels), 1, OUT * kernels.panel());
    }

    /// Computes all channels of a group.
    ///
    /// @param first the first channel
    /// @param to receives, for each frequency and each panel, channels×panel
    void compute(Patch x, int first, Stretch tiles, float[] to, Scratch scratch) {
        Turns before = known.poll();
        Turns turns = before == null ? new Turns() : before;
        // At worst, each tile is a segment of its own.
        float[] columns = scratch.take(Math.max(NEAR, IN * kernels.panel() * slot(1)) + kernels.slack());
        float[] padded = scratch.take(band.channel() + kernels.slack());
        for (int q = 0; q < tiles.panels(); q++)
            new Panel(x, first, tiles, q, to, turns, columns, padded).compute();
        scratch.give(padded);
        scratch.give(columns);
        known.offer(turns);
    }

    /// How many columns are kept for so many tiles side by side: whole vectors of tiles, and what the last tile sees.
    private int slot(int tiles) {
        return wide(tiles) * OUT + lanes;
    }

    /// So many values in whole vectors.
    private int wide(int count) {
        return Math.ceilDiv(count, lanes) * lanes;
    }

    /// One panel of tiles.
    private final class Panel {
        private final Patch x;
        private final float[] values;
        private final int first;
        private final Turns turns;
        private final float[] columns;
        private final float[] padded;
        private final float[] to;
        private final int at;
        private final int apart;
        private final int width;
        private final Seen[] all;
        /// Whether all channels are read alike; otherwise the first or the last cannot be read where it lies.
        private final boolean alike;
        /// How far it is from one channel to the next: in the input, and in `columns`.
        private final int plane;
        private final int channel;
        private final int together;
        /// How far it is from one frequency of the columns to the next.
        private final int distance;

        Panel(Patch x, int first, Stretch tiles, int number, float[] to, Turns turns, float[] columns, float[] padded) {
            this.x = x;
            this.first = first;
            this.turns = turns;
            this.columns = columns;
            this.padded = padded;
            this.to = to;
            values = x.values().data;
            plane = x.region().height() * x.region().width();
            at = number * job.channels() * kernels.panel();
            apart = tiles.apart(job.channels());
            width = kernels.panel(tiles.count(number));
            Segment[] segments = tiles.segments(number);
            all = new Seen[segments.length];
            int slot = 0;
            for (int i = 0; i < all.length; i++) {
                all[i] = Seen.of(segments[i], job, x, slot);
                slot += slot(segments[i].count());
            }
            channel = slot;
            together = PackedFilters.even(job.channels(),
                    Math.clamp(NEAR / (IN * channel), 1, Math.min(CHANNELS, job.channels())));
            distance = together * channel;
            boolean lies = true;
            for (Seen seen : all) lies &= lies(seen, first, job.channels());
            alike = lies;
        }

        void compute() {
            int planned = 0;
            for (int c = 0; c < job.channels(); c += together) {
                int count = Math.min(together, job.channels() - c);
                if (count != planned) rows(count);
                // Vectors reach no further than into the channel beside, unless channels are very small.
                boolean end = c <= together || c + count == job.channels()
                        || plane < OUT * kernels.panel() + IN + 2 * lanes;
                if (count != planned || (end && !alike)) columns(first + c, count);
                planned = count;
                transforms.inputColumns(turns.lying, values, (first + c) * plane, x.region().width(), columns,
                        distance);
                for (Seen seen : all) edge(seen, first + c, count);
                for (int i = 0; i < turns.zeros.count(); i++)
                    for (int j = turns.zeros.from(i); j < turns.zeros.to(i); j++) columns[j] = 0;
                transforms.inputRows(turns.rows, columns, to, at + c * width, apart);
            }
        }

        /// What is to be done with the rows of so many channels.
        private void rows(int count) {
            turns.rows.clear();
            for (int f = 0; f < IN; f++)
                for (int c = 0; c < count; c++)
                    for (Seen seen : all)
                        for (int i = 0; i < seen.segment().count(); i += lanes)
                            turns.rows.add(f * distance + c * channel + seen.slot() + OUT * i,
                                    f * IN * apart + c * width + seen.segment().at() + i);
        }

        /// What is to be done with the columns of some channels.
        private void columns(int from, int count) {
            turns.lying.clear();
            turns.zeros.clear();
            for (int c = 0; c < count; c++)
                for (Seen seen : all) {
                    if (!lies(seen, from, count)) continue;
                    if (seen.whole()) columns(seen, turns.lying, c * plane + seen.from(), c * channel);
                    for (int f = 0; f < IN; f++) {
                        int begin = f * distance + c * channel + seen.slot();
                        if (seen.left() > 0) turns.zeros.add(begin, begin + seen.left());
                        if (seen.right() < seen.count()) turns.zeros.add(begin + seen.right(), begin + seen.count());
                    }
                }
        }

        private void columns(Seen seen, Steps steps, int from, int to) {
            for (int i = 0; i < seen.count(); i += lanes) steps.add(from + i, to + seen.slot() + i);
        }

        private boolean lies(Seen seen, int from, int count) {
            return seen.lies(x, from * plane, (from + count - 1) * plane, wide(seen.count()));
        }

        /// The columns of tiles that see rows of padding, or values that cannot be read where they lie.
        private void edge(Seen seen, int from, int count) {
            boolean lies = lies(seen, from, count);
            if (lies && seen.whole()) return;
            turns.edge.clear();
            if (lies) {
                for (int c = 0; c < count; c++) columns(seen, turns.edge, c * plane + seen.from(), c * channel);
                transforms.inputColumns(turns.edge, values, from * plane, x.region().width(), seen.top(), seen.bottom(),
                        columns, distance);
                return;
            }
            for (int c = 0; c < count; c++) {
                Segment tiles = seen.segment();
                band.copy(x, from + c, 1, OUT * tiles.row(), OUT * tiles.column(), 1, OUT * tiles.count(), padded);
                turns.edge.clear();
                columns(seen, turns.edge, 0, c * channel);
                transforms.inputColumns(turns.edge, padded, 0, band.pitch(), columns, distance);
            }
        }
    }
}
