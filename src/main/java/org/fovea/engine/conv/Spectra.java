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
    private static final int NEAR = 4 << 10;
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
    /// @param to where in `room` they go: for each frequency and each panel, channels×panel
    /// @param rest from where on it may use [#room] floats more
    void compute(Patch x, int first, Stretch tiles, float[] room, int to, int rest, Scratch scratch) {
        float[] padded = scratch.take(band.channel() + kernels.slack());
        var panels = new Panel[tiles.panels()];
        int together = job.channels();
        for (int q = 0; q < panels.length; q++) {
            Turns before = known.poll();
            panels[q] = new Panel(x, first, tiles, q, room, to, rest, before == null ? new Turns() : before, padded);
            together = Math.min(together, panels[q].most());
        }
        together = PackedFilters.even(job.channels(), together);
        for (int c = 0; c < job.channels(); c += together)
            for (Panel panel : panels) panel.compute(c, together);
        for (Panel panel : panels) known.offer(panel.turns);
        scratch.give(padded);
    }

    /// How many floats it takes beside the frequencies: at worst, each tile is a segment of its own.
    int room() {
        return Math.max(NEAR, IN * kernels.panel() * slot(1)) + kernels.slack();
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
        private final float[] room;
        private final float[] padded;
        private final int at;
        private final int apart;
        private final int width;
        private final Seen[] all;
        /// Whether all channels are read alike; otherwise the first or the last cannot be read where it lies.
        private final boolean alike;
        /// How far it is from one channel to the next: in the input, and in `columns`.
        private final int plane;
        private final int channel;
        /// How far it is from one frequency of the columns to the next.
        private int distance;
        private int planned;

        Panel(Patch x, int first, Stretch tiles, int number, float[] room, int to, int rest, Turns turns,
                float[] padded) {
            this.x = x;
            this.first = first;
            this.turns = turns;
            this.room = room;
            this.padded = padded;
            values = x.values().data;
            plane = x.region().height() * x.region().width();
            at = to + number * tiles.pitch(job.channels());
            apart = tiles.apart(job.channels());
            width = kernels.panel(tiles.count(number));
            Segment[] segments = tiles.segments(number);
            all = new Seen[segments.length];
            int slot = rest;
            for (int i = 0; i < all.length; i++) {
                all[i] = Seen.of(segments[i], job, x, slot);
                slot += slot(segments[i].count());
            }
            channel = slot - rest;
            boolean lies = true;
            for (Seen seen : all) lies &= lies(seen, first, job.channels());
            alike = lies;
        }

        /// How many channels it computes together at most.
        int most() {
            return Math.clamp(NEAR / (IN * channel), 1, CHANNELS);
        }

        void compute(int c, int together) {
            int count = Math.min(together, job.channels() - c);
            distance = together * channel;
            if (count != planned) rows(count);
            // Vectors reach no further than into the channel beside, unless channels are very small.
            boolean end = c <= together || c + count == job.channels()
                    || plane < OUT * kernels.panel() + IN + 2 * lanes;
            if (count != planned || (end && !alike)) columns(first + c, count);
            planned = count;
            transforms.inputColumns(turns.lying, values, (first + c) * plane, x.region().width(), room, distance);
            for (Seen seen : all) edge(seen, first + c, count);
            turns.zeros.fill(room, 0);
            transforms.inputRows(turns.rows, room, room, at + c * width, apart);
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
                        for (int i = 0; i < seen.left(); i++) turns.zeros.add(begin + i, 0);
                        for (int i = seen.right(); i < seen.count(); i++) turns.zeros.add(begin + i, 0);
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
                        room, distance);
                return;
            }
            for (int c = 0; c < count; c++) {
                Segment tiles = seen.segment();
                band.copy(x, from + c, 1, OUT * tiles.row(), OUT * tiles.column(), 1, OUT * tiles.count(), padded);
                turns.edge.clear();
                columns(seen, turns.edge, 0, c * channel);
                transforms.inputColumns(turns.edge, padded, 0, band.pitch(), room, distance);
            }
        }
    }
}
