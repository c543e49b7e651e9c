package org.fovea.engine.conv;

import java.util.ArrayList;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Taps;
import org.fovea.engine.simd.Transforms;

/// Winograd's F(4×4, 3×3) for kernels of 3×3 without stride or dilation: tiles of 6×6 values of the input become 36
/// frequencies, in each of which the layer is a small matrix product, and each tile of products becomes 4×4 outputs. That
/// is 36 multiplications for each pair of channel and filter instead of 144, for sums that are rounded a little more.
///
/// All 36 values under a tile have a share in the rounding of each of its 16 outputs. So tiles lie where they lie in the
/// whole output, whatever the region, and a region needs the input of whole tiles ([#whole]).
final class Winograd implements Plan {
    /// Outputs of a tile along one axis.
    static final int OUT = 4;
    /// Values of the input a tile sees along one axis, and its frequencies.
    static final int IN = 6;
    static final int FREQUENCIES = IN * IN;

    static int FLOATS = Integer.getInteger("S", 1 << 20);
    static int WEIGHTS = Integer.getInteger("W", 1 << 14);
    static int TOGETHER = Integer.getInteger("G", 11);
    static int MOST = Integer.getInteger("T", 128);

    private final Correlation job;
    private final Kernels kernels;
    private final Spectra spectra;
    private final Outputs outputs;
    /// The most tiles that are computed together.
    private final int most;
    /// How many channels the kernels get at once.
    private final int part;
    /// For each group, blocks of filters.
    private final Block[][] groups;

    /// Maps of one group that are computed together.
    ///
    /// @param first the first filter
    /// @param count how many filters
    /// @param maps how many maps the kernels compute; the last may belong to nobody
    /// @param taps for each frequency, one for each part of the channels
    record Block(int first, int count, int maps, Taps[] taps) {
    }

    Winograd(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        spectra = new Spectra(job, kernels);
        outputs = new Outputs(kernels);
        most = Math.clamp(FLOATS / (FREQUENCIES * (job.channels() + job.groupSize())), kernels.panel(), MOST);
        part = Math.ceilDiv(job.channels(), Math.ceilDiv(job.channels(), Taps.SPAN));
        groups = new Block[job.groups()][];
        for (int g = 0; g < groups.length; g++) groups[g] = blocks(g);
    }

    static boolean fits(Correlation job) {
        return slides(job.rows()) && slides(job.columns()) && job.channels() >= 12;
    }

    private static boolean slides(Window window) {
        return window.size() == 3 && window.stride() == 1 && window.dilation() == 1;
    }

    @Override
    public String algorithm() {
        return "Winograd F(4×4, 3×3)";
    }

    private Block[] blocks(int group) {
        var blocks = new ArrayList<Block>();
        int end = (group + 1) * job.groupSize();
        for (int first = group * job.groupSize(); first < end;) {
            int maps = kernels.block(end - first);
            int count = Math.min(maps, end - first);
            blocks.add(new Block(first, count, maps, taps(first, count, maps)));
            first += count;
        }
        return blocks.toArray(Block[]::new);
    }

    private Taps[] taps(int first, int count, int maps) {
        int parts = Math.ceilDiv(job.channels(), part);
        var taps = new Taps[FREQUENCIES * parts];
        for (int i = 0; i < taps.length; i++) {
            int length = Math.min(part, job.channels() - i % parts * part);
            taps[i] = new Taps(maps, length, new float[Taps.length(maps, length)], new float[maps]);
        }
        for (int m = 0; m < count; m++)
            for (int c = 0; c < job.channels(); c++) {
                double[] spectrum = spectrum(job.weights()[first + m], c * 9);
                for (int f = 0; f < FREQUENCIES; f++)
                    taps[f * parts + c / part].weights()[Taps.index(maps, m, c % part)] = (float) spectrum[f];
            }
        return taps;
    }

    /// The frequencies of the kernel that stands at `at`.
    private static double[] spectrum(float[] weights, int at) {
        double[][] factors = Transforms.KERNEL;
        var half = new double[IN * 3];
        for (int f = 0; f < IN; f++)
            for (int v = 0; v < 3; v++)
                half[f * 3 + v] = factors[f][0] * weights[at + v] + factors[f][1] * weights[at + 3 + v]
                        + factors[f][2] * weights[at + 6 + v];
        var spectrum = new double[FREQUENCIES];
        for (int f = 0; f < IN; f++)
            for (int g = 0; g < IN; g++)
                spectrum[f * IN + g] = factors[g][0] * half[f * 3] + factors[g][1] * half[f * 3 + 1]
                        + factors[g][2] * half[f * 3 + 2];
        return spectrum;
    }

    @Override
    public void run(Patch x, Region region, float[] output, Finish finish, Machine machine, Cancel cancel) {
        int top = region.top() / OUT;
        int left = region.left() / OUT;
        int down = Math.ceilDiv(region.bottom(), OUT) - top;
        int across = Math.ceilDiv(region.right(), OUT) - left;
        int wide = Math.ceilDiv(across, Math.ceilDiv(across, most));
        int high = high(down, wide);
        int below = Math.ceilDiv(down, high);
        int beside = Math.ceilDiv(across, wide);
        Machine team = machine.forWork((long) down * across * FREQUENCIES * job.output().channels() * job.channels());
        int pieces = below * beside * job.groups();
        int blocks = groups[0].length;
        int chunks = pieces >= 3 * team.threads() || team.threads() == 1 ? 1 : Math.min(blocks, 2 * team.threads());
        int share = Math.ceilDiv(blocks, chunks);
        var goal = new Goal(x, region, output, finish);
        team.each(pieces * chunks, at -> {
            int piece = at / chunks;
            int row = piece / beside % below * high;
            int column = piece % beside * wide;
            int from = at % chunks * share;
            int to = Math.min(blocks, from + share);
            if (from < to) tiles(goal, new Tiles(top + row, left + column, Math.min(high, down - row), Math.min(wide, across - column)), piece / beside / below, from, to, team.scratch());
        }, cancel);
    }

    /// How many rows of `wide` tiles are computed together: as few panels as possible in all, and as many rows as fit.
    private int high(int down, int wide) {
        int best = 1;
        int least = Integer.MAX_VALUE;
        for (int high = 1; high <= Math.min(down, most / wide); high++) {
            int rest = down % high;
            int panels = down / high * new Tiles(0, 0, high, wide).panels(kernels.panel())
                    + (rest == 0 ? 0 : new Tiles(0, 0, rest, wide).panels(kernels.panel()));
            if (panels <= least) {
                least = panels;
                best = high;
            }
        }
        return best;
    }

    /// What comes in and where it goes.
    record Goal(Patch x, Region region, float[] output, Finish finish) {
    }

    /// A rectangle of tiles, in units of tiles of the whole output.
    record Tiles(int top, int left, int high, int wide) {
        /// Whether closing the gap after each row saves panels.
        boolean compact(int panel) {
            return wide < 8 && Math.ceilDiv(high * wide, panel) < Math.ceilDiv(high * (wide + 1) - 1, panel);
        }

        /// How far one row of tiles lies from the next.
        int pitch(int panel) {
            return compact(panel) ? wide : wide + 1;
        }

        int panels(int panel) {
            return Math.ceilDiv((high - 1) * pitch(panel) + wide, panel);
        }
    }

    /// Computes some blocks of one group.
    private void tiles(Goal goal, Tiles tiles, int group, int from, int to, Scratch scratch) {
        int channels = job.channels();
        int wide = kernels.panel();
        int panels = tiles.panels(wide);
        Block[] blocks = groups[group];
        int maps = 0;
        for (int b = from; b < to; b++) maps += blocks[b].maps;
        float[] input = scratch.take(FREQUENCIES * panels * channels * wide + kernels.slack());
        float[] products = scratch.take(FREQUENCIES * panels * maps * wide + kernels.slack());
        spectra.compute(goal.x, job.firstChannel() + group * channels, tiles, input, scratch);
        int parts = Math.ceilDiv(channels, part);
        int together = Math.max(1, WEIGHTS / (8 * channels));
        for (int f = 0; f < FREQUENCIES; f++)
            for (int b0 = from, m0 = 0; b0 < to; b0 += together) {
                int b1 = Math.min(to, b0 + together);
                for (int q = 0; q < panels; q++) {
                    int fq = f * panels + q;
                    int at = (fq * maps + m0) * wide;
                    for (int b = b0; b < b1; at += blocks[b++].maps * wide)
                        for (int p = 0; p < parts; p++)
                            kernels.multiply(blocks[b].taps[f * parts + p], p > 0, input,
                                    (fq * channels + p * part) * wide, products, at, wide);
                }
                for (int b = b0; b < b1; b++) m0 += blocks[b].maps;
            }
        for (int b = from, m = 0; b < to;) {
            int end = Math.min(to, b + TOGETHER);
            float[] biases = new float[kernels.block(job.groupSize()) * TOGETHER * wide];
            float[] zeros = new float[kernels.block(job.groupSize()) * TOGETHER * wide];
            int count = 0;
            for (int c = b; c < end; c++) {
                for (int k = 0; k < blocks[c].count; k++)
                    java.util.Arrays.fill(biases, (count + k) * wide, (count + k + 1) * wide, job.biases()[blocks[c].first + k]);
                count += blocks[c].maps;
            }
            outputs.store(goal, tiles, blocks, b, end, products, m * wide, maps * wide, biases, zeros, scratch);
            m += count;
            b = end;
        }
        scratch.give(products);
        scratch.give(input);
    }
}
