package org.fovea.engine.conv;

import org.fovea.engine.Patch;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Transforms;

/// From the input to the frequencies of its tiles, channel by channel: long runs along the rows, first for the columns of
/// all tiles, then for their rows.
final class Frequencies {
    private static final int OUT = Winograd.OUT;

    private final Correlation job;
    private final int slack;
    private final Loops loops;
    private final Transforms transforms;
    private final Phases rows;
    private final Phases columns;

    Frequencies(Correlation job, Kernels kernels, Transforms transforms) {
        this.job = job;
        this.transforms = transforms;
        slack = kernels.slack();
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
        private final int in = transforms.values();
        private final int flat;
        private final int distance;
        private final int[] down = new int[in];
        private final int[] along = new int[in];
        private final float[] input;
        private final float[] halves;
        private final float[] phases;

        private Run(Tiles tiles, int pitch, Scratch scratch) {
            this.tiles = tiles;
            this.scratch = scratch;
            band = new Band(rows, columns, job.mode(), loops, tiles.high(), (pitch - 1) * OUT);
            int plane = band.height() * band.pitch();
            // The runs end where a vector ends, for each of them is followed by the next.
            flat = Math.ceilDiv(tiles.high() * pitch, OUT) * OUT;
            distance = in * flat + slack;
            for (int i = 0; i < in; i++) {
                down[i] = i % OUT * plane + i / OUT * band.pitch();
                along[i] = i % OUT * distance + i / OUT;
            }
            input = scratch.take(band.channel() + slack);
            halves = scratch.take(in * OUT * flat + slack);
            phases = scratch.take(OUT * distance);
        }

        /// Where frequency f of the columns and g of the rows begins in what [#compute] makes of a channel.
        int begin(int f, int g) {
            return g * distance + f * flat;
        }

        /// How many floats a channel takes; a few more are written behind.
        int channel() {
            return in * distance;
        }

        /// Computes a channel.
        void compute(Patch x, int channel, float[] to, int at) {
            phases(x, channel);
            transforms.input(phases, 0, along, to, at, distance, in * flat);
        }

        /// The same with the frequencies as far apart as wanted. The pitch is a multiple of [Kernels#panel].
        ///
        /// @param down from one frequency of the columns to the next
        /// @param across from one frequency of the rows to the next
        void compute(Patch x, int channel, float[] to, int at, int down, int across) {
            phases(x, channel);
            for (int f = 0; f < in; f++) transforms.input(phases, f * flat, along, to, at + f * down, across, flat);
        }

        private void phases(Patch x, int channel) {
            band.copy(x, channel, 1, tiles.top(), tiles.left() * OUT, tiles.high(), tiles.wide() * OUT, input);
            transforms.input(input, 0, down, halves, 0, OUT * flat, OUT * flat);
            loops.unweave(halves, 0, phases, 0, distance, in * flat);
        }

        void giveBack() {
            scratch.give(phases);
            scratch.give(halves);
            scratch.give(input);
        }
    }
}
