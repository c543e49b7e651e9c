package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Transforms;
import org.fovea.engine.simd.Transforms.Runs;

/// From the input to the frequencies of its tiles, channel by channel: long runs along the rows, first for the columns of
/// all tiles, then for their rows.
final class Frequencies {
    private static final int OUT = Winograd.OUT;

    private final Correlation job;
    private final int slack;
    private final int vector;
    /// Whether padding is nothing but zeros, which stay zeros.
    private final boolean inPlace;
    private final Loops loops;
    private final Transforms transforms;
    private final Phases rows;
    private final Phases columns;

    Frequencies(Correlation job, Kernels kernels, Transforms transforms) {
        this.job = job;
        this.transforms = transforms;
        slack = kernels.slack();
        vector = kernels.panel(1);
        inPlace = job.mode() == PaddingMode.ZEROS;
        loops = Loops.of(kernels);
        Window down = job.rows();
        Window along = job.columns();
        // A row of tiles is a window itself. The columns stay together until they are needed.
        rows = Phases.of(new Window(transforms.values(), OUT, down.before(), down.after(), 1), job.input().height(), 1);
        columns = Phases.of(new Window(OUT + 1, 1, along.before(), along.after(), 1), job.input().width(), 1);
    }

    /// The memory in which the tiles of a rectangle are computed, lent until it is given back.
    ///
    /// @param pitch from one row of tiles to the next: at least one more than there are side by side, for the last of a row
    ///        sees values that would belong to one more
    Run run(Tiles tiles, int pitch, Scratch scratch) {
        return new Run(tiles, pitch, scratch);
    }

    /// One rectangle of tiles, for one channel after the other.
    final class Run {
        private final Tiles tiles;
        private final Scratch scratch;
        private final Band band;
        private final int pitch;
        private final int in = transforms.values();
        private final int flat;
        private final int distance;
        private final int[] down = new int[in];
        private final int[] along = new int[in];
        private final int[] here = new int[in];
        private final float[] input;
        private final float[] halves;
        private final float[] phases;

        private Run(Tiles tiles, int pitch, Scratch scratch) {
            this.tiles = tiles;
            this.pitch = pitch;
            this.scratch = scratch;
            band = new Band(rows, columns, job.mode(), loops, tiles.high(), (pitch - 1) * OUT);
            int plane = band.height() * band.pitch();
            // A run ends where a vector ends, behind the last tile.
            flat = Math.ceilDiv(tiles.high() * pitch + vector, OUT) * OUT;
            distance = in * flat + slack;
            for (int i = 0; i < in; i++) {
                down[i] = i % OUT * plane + i / OUT * band.pitch();
                along[i] = i % OUT * distance + i / OUT;
            }
            input = scratch.take(band.channel() + slack);
            halves = scratch.take(in * OUT * flat + slack);
            phases = scratch.take(OUT * distance);
        }

        /// Reads a channel and computes the frequencies of the columns, which the other methods take from here.
        void read(Patch x, int channel) {
            int row = OUT * pitch;
            int first = columns.position(0, tiles.left() * OUT, 0);
            int lead = Math.clamp(x.region().left() - first, 0, row);
            int end = Math.clamp(x.region().right() - first, lead, row);
            int top = 0;
            while (top < tiles.high() && from(top) < x.region().top())
                top++;
            int bottom = inPlace && end > lead ? tiles.high() : top;
            while (bottom > top && !lies(x, channel, bottom - 1, first + lead, end - lead))
                bottom--;
            copied(x, channel, 0, top);
            if (top < bottom) {
                for (int i = 0; i < in; i++) here[i] = i * x.region().width();
                transforms.input(new Runs(bottom - top, OUT * x.region().width(), row), x.values().data,
                        x.index(channel, from(top), first + lead), here, halves, top * row + lead, OUT * flat,
                        end - lead);
                for (int i = 0; i < in * (bottom - top); i++) {
                    int at = i % in * OUT * flat + (top + i / in) * row;
                    Arrays.fill(halves, at, at + lead, 0);
                    Arrays.fill(halves, at + end, at + row, 0);
                }
            }
            copied(x, channel, bottom, tiles.high());
            loops.unweave(halves, 0, phases, 0, distance, in * flat);
        }

        /// The first row of the input that a row of tiles sees.
        private int from(int tileRow) {
            return rows.position(0, tiles.top() + tileRow, 0);
        }

        /// Whether what a row of tiles sees can be read where it lies, whole vectors from `column` on.
        private boolean lies(Patch x, int channel, int tileRow, int column, int count) {
            int last = from(tileRow) + in - 1;
            return last < x.region().bottom()
                    && x.index(channel, last, column) + count + vector <= x.values().data.length;
        }

        /// Some rows of tiles by way of a copy with padding.
        private void copied(Patch x, int channel, int begin, int end) {
            if (begin == end) return;
            band.copy(x, channel, 1, tiles.top() + begin, tiles.left() * OUT, end - begin, tiles.wide() * OUT, input);
            transforms.input(Runs.ONE, input, 0, down, halves, begin * OUT * pitch, OUT * flat,
                    (end - begin) * OUT * pitch);
        }

        /// Writes all frequencies of some tiles of the channel that was read.
        ///
        /// @param from the first of them
        /// @param down from one frequency of the columns to the next
        /// @param across from one frequency of the rows to the next
        void write(int from, int count, float[] to, int at, int down, int across) {
            transforms.input(new Runs(in, flat, down), phases, from, along, to, at, across, count);
        }

        void giveBack() {
            scratch.give(phases);
            scratch.give(halves);
            scratch.give(input);
        }
    }
}
