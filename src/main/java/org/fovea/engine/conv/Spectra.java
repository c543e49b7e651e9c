package org.fovea.engine.conv;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fovea.engine.PaddingMode;
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
/// A panel is computed a few channels at a time. First the columns, from the input where it lies or, at the edges, from a copy
/// with padding; what they become stays in the first-level cache. Then the rows, whose frequencies go to their place in the
/// panel. A vector of tiles that reaches past the end of a row writes what nobody needs, and the next one writes over it.
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
    /// Whether padding is nothing but zeros, which stay zeros.
    private final boolean inPlace;
    private final Band band;
    private final ConcurrentLinkedQueue<Turns> known = new ConcurrentLinkedQueue<>();

    /// What is to be done for some channels of a panel: the columns that are read where they lie, those of one segment that
    /// are copied, and the rows.
    private record Turns(Steps lying, Steps copied, Steps rows) {
    }

    Spectra(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        transforms = SquareTransforms.of(kernels);
        lanes = transforms.lanes();
        inPlace = job.mode() == PaddingMode.ZEROS;
        Window down = job.rows();
        Window along = job.columns();
        band = new Band(Phases.of(new Window(IN, 1, down.before(), down.after(), 1), job.input().height(), 1),
                Phases.of(along, job.input().width(), 1), job.mode(), Loops.of(kernels), 1, OUT * kernels.panel());
    }

    /// Computes all channels of a group.
    ///
    /// @param first the first channel
    /// @param to receives, for each frequency and each panel, channels×panel
    void compute(Patch x, int first, Stretch tiles, float[] to, Scratch scratch) {
        Turns before = known.poll();
        Turns turns = before == null ? new Turns(new Steps(), new Steps(), new Steps()) : before;
        int most = IN * kernels.panel() * slot(1);
        float[] columns = scratch.take(Math.max(NEAR, most) + kernels.slack());
        float[] padded = scratch.take(band.channel() + kernels.slack());
        for (int q = 0; q < tiles.panels(); q++)
            new Panel(x, first, tiles, q, to, turns, columns, padded).compute();
        scratch.give(padded);
        scratch.give(columns);
        known.offer(turns);
    }

    /// How many columns are kept for so many tiles side by side: whole vectors of tiles, and what the last tile sees.
    private int slot(int tiles) {
        return Math.ceilDiv(tiles, lanes) * lanes * OUT + lanes;
    }

    /// One panel of tiles.
    private final class Panel {
        private final Patch x;
        private final int first;
        private final Turns turns;
        private final float[] columns;
        private final float[] padded;
        private final float[] to;
        private final int at;
        private final int apart;
        private final int width;
        private final List<Segment> segments;
        /// How many columns a channel has, and how far one of their frequencies lies from the next.
        private final int channel;
        private final int together;

        Panel(Patch x, int first, Stretch tiles, int number, float[] to, Turns turns, float[] columns, float[] padded) {
            this.x = x;
            this.first = first;
            this.turns = turns;
            this.columns = columns;
            this.padded = padded;
            this.to = to;
            at = number * job.channels() * kernels.panel();
            apart = tiles.apart(job.channels());
            width = kernels.panel(tiles.count(number));
            segments = tiles.segments(number);
            int sum = 0;
            for (Segment segment : segments) sum += slot(segment.count());
            channel = sum;
            together = PackedFilters.even(job.channels(),
                    Math.clamp(NEAR / (IN * channel), 1, Math.min(CHANNELS, job.channels())));
        }

        void compute() {
            int planned = 0;
            int distance = together * channel;
            for (int c = 0; c < job.channels(); c += together) {
                int count = Math.min(together, job.channels() - c);
                if (count != planned) plan(count);
                planned = count;
                transforms.inputColumns(turns.lying, x.values().data, (first + c) * plane(), x.region().width(), columns,
                        distance);
                for (int i = 0; i < count; i++) edges(first + c + i, i * channel);
                transforms.inputRows(turns.rows, columns, to, at + c * width, apart);
            }
        }

        private int plane() {
            return x.region().height() * x.region().width();
        }

        /// What is the same for each few channels.
        private void plan(int count) {
            turns.lying.clear();
            turns.rows.clear();
            for (int c = 0; c < count; c++) {
                int slot = c * channel;
                for (Segment segment : segments) {
                    if (lies(segment))
                        columns(segment, turns.lying, c * plane() + x.index(0, row(segment), column(segment)), slot);
                    slot += slot(segment.count());
                }
            }
            for (int f = 0; f < IN; f++)
                for (int c = 0; c < count; c++) {
                    int slot = (f * together + c) * channel;
                    for (Segment segment : segments) {
                        for (int i = 0; i < segment.count(); i += lanes)
                            turns.rows.add(slot + OUT * i, f * IN * apart + c * width + segment.at() + i);
                        slot += slot(segment.count());
                    }
                }
        }

        private void columns(Segment segment, Steps steps, int from, int slot) {
            for (int i = 0; i < seen(segment); i += lanes) steps.add(from + i, slot + i);
        }

        /// Columns that cannot be read where they lie, or not all of them.
        private void edges(int channelOfInput, int from) {
            int slot = from;
            for (Segment segment : segments) {
                if (!lies(segment)) copied(segment, channelOfInput, slot);
                else
                for (int f = 0; f < IN; f++) {
                    int begin = f * together * channel + slot;
                    for (int i = lead(segment) - 1; i >= 0; i--) columns[begin + i] = 0;
                    for (int i = end(segment); i < seen(segment); i++) columns[begin + i] = 0;
                }
                slot += slot(segment.count());
            }
        }

        private void copied(Segment segment, int channelOfInput, int slot) {
            band.copy(x, channelOfInput, 1, OUT * segment.row(), OUT * segment.column(), 1, OUT * segment.count(),
                    padded);
            turns.copied.clear();
            columns(segment, turns.copied, 0, slot);
            transforms.inputColumns(turns.copied, padded, 0, band.pitch(), columns, together * channel);
        }

        /// The first row of the input that a segment sees, and its first column.
        private int row(Segment segment) {
            return OUT * segment.row() - job.rows().before();
        }

        private int column(Segment segment) {
            return OUT * segment.column() - job.columns().before();
        }

        /// How many columns it sees.
        private int seen(Segment segment) {
            return OUT * segment.count() + IN - OUT;
        }

        /// The first of the columns it sees that is known, and the first after them.
        private int lead(Segment segment) {
            return Math.clamp(x.region().left() - column(segment), 0, seen(segment));
        }

        private int end(Segment segment) {
            return Math.clamp(x.region().right() - column(segment), 0, seen(segment));
        }

        /// Whether what it sees can be read where it lies, whole vectors of it.
        private boolean lies(Segment segment) {
            int top = row(segment) - x.region().top();
            int from = x.index(0, row(segment), column(segment));
            boolean known = lead(segment) == 0 && end(segment) == seen(segment);
            return top >= 0 && top + IN <= x.region().height() && lead(segment) < end(segment) && (known || inPlace)
                    && from >= 0 && from + (IN - 1) * x.region().width()
                            + Math.ceilDiv(seen(segment), lanes) * lanes <= plane();
        }
    }
}
