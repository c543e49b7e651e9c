package org.fovea.engine.conv;

import org.fovea.engine.Patch;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Transforms;

/// The frequencies of tiles of the input, in panels: for each frequency and each panel of tiles, all channels one after the
/// other.
final class Spectra {
    /// How many channels are brought into their panels together: values that lie side by side are written side by side.
    private static final int CHANNELS = 8;
    private static final int IN = Winograd.IN;
    private static final int OUT = Winograd.OUT;

    private final Correlation job;
    private final Kernels kernels;
    private final Loops loops;
    private final Transforms transforms;
    private final Phases rows;
    private final Phases columns;

    Spectra(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        loops = Loops.of(kernels);
        transforms = Transforms.of(kernels);
        Window down = job.rows();
        Window along = job.columns();
        // A row of tiles is a window itself. The columns stay together until they are needed.
        rows = Phases.of(new Window(IN, OUT, down.before(), down.after(), 1), job.input().height(), 1);
        columns = Phases.of(new Window(OUT + 1, 1, along.before(), along.after(), 1), job.input().width(), 1);
    }

    /// Computes all channels of a group.
    ///
    /// @param first the first channel
    /// @param to receives, for each frequency and each panel, channels×panel
    void compute(Patch x, int first, Tiles tiles, float[] to, Scratch scratch) {
        int wide = kernels.panel();
        int panels = tiles.panels();
        var band = new Band(rows, columns, job.mode(), loops, tiles.high(), tiles.wide() * OUT);
        int plane = band.height() * band.pitch();
        // The positions of a row of tiles, and of all rows, for one frequency of the columns.
        int pitch = tiles.wide() + 1;
        int flat = Math.ceilDiv(tiles.high() * pitch, OUT) * OUT;
        int distance = IN * flat + kernels.slack();
        int channel = IN * distance;
        int[] down = new int[IN];
        int[] along = new int[IN];
        for (int i = 0; i < IN; i++) {
            down[i] = i % OUT * plane + i / OUT * band.pitch();
            along[i] = i % OUT * distance + i / OUT;
        }
        int[] channels = new int[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) channels[c] = c * channel;
        float[] input = scratch.take(band.channel() + kernels.slack());
        float[] halves = scratch.take(IN * OUT * flat + kernels.slack());
        float[] phases = scratch.take(OUT * distance);
        float[] values = scratch.take(CHANNELS * channel + kernels.slack());
        for (int c = 0; c < job.channels(); c += CHANNELS) {
            int count = Math.min(CHANNELS, job.channels() - c);
            for (int i = 0; i < count; i++) {
                band.copy(x, first + c + i, 1, tiles.top(), tiles.left() * OUT, tiles.high(), tiles.wide() * OUT,
                        input);
                transforms.input(input, 0, down, halves, 0, OUT * flat, OUT * flat);
                loops.unweave(halves, 0, phases, 0, distance, IN * flat);
                transforms.input(phases, 0, along, values, i * channel, distance, IN * flat);
                if (tiles.closed()) close(tiles, values, i * channel, distance, flat);
            }
            for (int f = 0; f < IN; f++)
                for (int g = 0; g < IN; g++)
                    for (int q = 0; q < panels; q++)
                        kernels.pack(values, g * distance + f * flat + q * wide, channels, 0, count, to,
                                (((f * IN + g) * panels + q) * job.channels() + c) * wide);
        }
        scratch.give(values);
        scratch.give(phases);
        scratch.give(halves);
        scratch.give(input);
    }

    /// Closes the gaps between the rows of tiles.
    private static void close(Tiles tiles, float[] values, int at, int distance, int flat) {
        int wide = tiles.wide();
        for (int g = 0; g < IN; g++)
            for (int f = 0; f < IN; f++)
                for (int r = 1; r < tiles.high(); r++) {
                    int from = at + g * distance + f * flat;
                    System.arraycopy(values, from + r * (wide + 1), values, from + r * wide, wide);
                }
    }
}
