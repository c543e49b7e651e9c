package org.fovea.engine.conv;

import org.fovea.engine.Patch;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Transforms;

/// The frequencies of tiles of the input, in panels: for each frequency and each panel of tiles, all channels one after the
/// other.
final class Spectra {
    /// How many channels are brought into their panels together: values that lie side by side are written side by side.
    private static final int CHANNELS = 8;
    private static final int IN = Winograd.IN;

    private final Correlation job;
    private final Kernels kernels;
    private final Frequencies frequencies;

    Spectra(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        frequencies = new Frequencies(job, kernels, Transforms.of(kernels));
    }

    /// Computes all channels of a group.
    ///
    /// @param first the first channel
    /// @param to receives, for each frequency and each panel, channels×panel
    void compute(Patch x, int first, Tiles tiles, float[] to, Scratch scratch) {
        int wide = kernels.panel();
        int panels = tiles.panels();
        Frequencies.Run run = frequencies.run(tiles, tiles.wide() + 1, scratch);
        if (!tiles.closed()) {
            int across = tiles.apart(job.channels());
            for (int c = 0; c < job.channels(); c++) {
                run.read(x, first + c);
                for (int q = 0; q < panels; q++) {
                    int width = kernels.panel(tiles.count() - q * wide);
                    run.write(q * wide, width, to, q * job.channels() * wide + c * width, IN * across, across);
                }
            }
            run.giveBack();
            return;
        }
        int[] channels = new int[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) channels[c] = c * run.channel();
        float[] values = scratch.take(CHANNELS * run.channel() + kernels.slack());
        for (int c = 0; c < job.channels(); c += CHANNELS) {
            int count = Math.min(CHANNELS, job.channels() - c);
            for (int i = 0; i < count; i++) {
                run.read(x, first + c + i);
                run.write(values, channels[i]);
                close(tiles, values, channels[i], run);
            }
            for (int f = 0; f < IN; f++)
                for (int g = 0; g < IN; g++)
                    for (int q = 0; q < panels; q++) {
                        int width = kernels.panel(tiles.count() - q * wide);
                        kernels.pack(values, run.begin(f, g) + q * wide, channels, 0, count, to,
                                (f * IN + g) * tiles.apart(job.channels()) + q * job.channels() * wide + c * width,
                                width);
                    }
        }
        scratch.give(values);
        run.giveBack();
    }

    /// Closes the gaps between the rows of tiles.
    private static void close(Tiles tiles, float[] values, int at, Frequencies.Run run) {
        int wide = tiles.wide();
        for (int g = 0; g < IN; g++)
            for (int f = 0; f < IN; f++)
                for (int r = 1; r < tiles.high(); r++) {
                    int from = at + run.begin(f, g);
                    System.arraycopy(values, from + r * (wide + 1), values, from + r * wide, wide);
                }
    }
}
