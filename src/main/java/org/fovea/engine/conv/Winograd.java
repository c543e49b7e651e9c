package org.fovea.engine.conv;

import java.util.ArrayList;
import java.util.Arrays;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.SquareTransforms;
import org.fovea.engine.simd.Taps;

/// Winograd's F(4×4, 3×3) for kernels of 3×3 without stride or dilation: tiles of 6×6 values of the input become 36
/// frequencies ([Spectra]), in each of which the layer is a small matrix product, and each tile of products becomes 4×4
/// outputs ([Outputs]). That is 36 multiplications for each pair of channel and filter instead of 144, for sums that are
/// rounded a little more.
///
/// All 36 values under a tile have a share in the rounding of each of its 16 outputs. So tiles lie where they lie in the
/// whole output, whatever the region, and a region needs the input of whole tiles ([#whole]).
final class Winograd implements Plan {
    /// Outputs of a tile along one axis.
    static final int OUT = 4;
    /// Values of the input a tile sees along one axis, and its frequencies.
    static final int IN = 6;
    static final int FREQUENCIES = IN * IN;

    /// The most tiles that are computed together.
    private static final int TILES = Integer.getInteger("tiles", 48);
    /// Floats of the frequencies and products of the tiles that are computed together.
    private static final int FLOATS = Integer.getInteger("floats", 1 << 20);
    /// Floats of the weights that are used for all these tiles before the next ones: they live in the second-level cache.
    private static final int WEIGHTS = 32 << 10;
    static final int NEAR_MAPS = Integer.getInteger("near", 32);
    /// Floats of all weights: 64 MB.
    private static final int MOST_WEIGHTS = 16 << 20;

    /// What the transforms of a tile cost for each channel and for each map, and what it costs to read a weight, in
    /// multiplications of [Kernels#multiply]; measured.
    private static final long SPECTRUM = 600;
    private static final long OUTPUT = 350;
    private static final long WEIGHT = 16;
    /// By how much 32 registers make products faster than transforms.
    private static final int FASTER = 3;

    private final Correlation job;
    private final Kernels kernels;
    private final Spectra spectra;
    private final Outputs outputs;
    private final int most;
    /// How many channels the kernels get at once.
    private final int part;
    /// For each group, blocks of filters; their weights for each frequency, one for each part of the channels.
    private final Block[][] groups;

    Winograd(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        spectra = new Spectra(job, kernels);
        outputs = new Outputs(job, kernels);
        most = Math.clamp(FLOATS / (FREQUENCIES * (job.channels() + job.groupSize())), kernels.panel(), TILES);
        part = Math.ceilDiv(job.channels(), Math.ceilDiv(job.channels(), Taps.SPAN));
        groups = new Block[job.groups()][];
        for (int g = 0; g < groups.length; g++) groups[g] = blocks(g);
    }

    /// Whether a layer can be computed like this.
    static boolean fits(Correlation job) {
        return slides(job.rows()) && slides(job.columns());
    }

    private static boolean slides(Window window) {
        return window.size() == 3 && window.stride() == 1 && window.dilation() == 1;
    }

    /// Whether this is worth it, by counts: the products of all panels of tiles, the transforms and the reading of the
    /// weights, against the products for each output.
    static boolean pays(Correlation job, Kernels kernels) {
        long pairs = (long) job.channels() * job.sharing();
        long tiles = (long) Math.ceilDiv(job.output().height(), OUT) * Math.ceilDiv(job.output().width(), OUT);
        int panel = kernels.panel();
        long whole = tiles / panel * panel + (tiles % panel == 0 ? 0 : kernels.panel((int) (tiles % panel)));
        int faster = kernels.block(Taps.MAPS) == Taps.MAPS ? FASTER : 1;
        long here = whole * (FREQUENCIES * pairs + faster * (SPECTRUM * job.channels() + OUTPUT * job.sharing()))
                + faster * WEIGHT * FREQUENCIES * pairs;
        long there = 9 * pairs * (job.output().plane() + faster * WEIGHT);
        return here < there && FREQUENCIES * pairs <= MOST_WEIGHTS;
    }

    /// The part of the output that whole tiles cover when a region is asked for.
    static Region whole(Region region, Shape output) {
        int top = region.top() / OUT * OUT;
        int left = region.left() / OUT * OUT;
        int bottom = Math.min(output.height(), Math.ceilDiv(region.bottom(), OUT) * OUT);
        int right = Math.min(output.width(), Math.ceilDiv(region.right(), OUT) * OUT);
        return new Region(top, left, bottom - top, right - left);
    }

    @Override
    public String algorithm() {
        return "Winograd F(4×4, 3×3)";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(whole(region, job.output()));
    }

    Block[] blocks(int group) {
        var blocks = new ArrayList<Block>();
        int end = (group + 1) * job.groupSize();
        for (int first = group * job.groupSize(); first < end;) {
            int maps = kernels.blockOfPanel(end - first);
            int count = Math.min(maps, end - first);
            blocks.add(new Block(first, count, maps, taps(first, count, maps)));
            first += count;
        }
        return blocks.toArray(Block[]::new);
    }

    private Taps[] taps(int first, int count, int maps) {
        int parts = parts();
        var taps = new Taps[FREQUENCIES * parts];
        for (int i = 0; i < taps.length; i++) {
            int length = Math.min(part, job.channels() - i % parts * part);
            taps[i] = new Taps(maps, length, true);
        }
        var columns = new double[3 * IN];
        var spectrum = new double[FREQUENCIES];
        for (int m = 0; m < count; m++)
            for (int c = 0; c < job.channels(); c++) {
                spectrum(job.weights()[first + m], c * 9, columns, spectrum);
                for (int f = 0; f < FREQUENCIES; f++) {
                    Taps some = taps[f * parts + c / part];
                    some.weights()[some.index(m, c % part)] = (float) spectrum[f];
                }
            }
        return taps;
    }

    private int parts() {
        return Math.ceilDiv(job.channels(), part);
    }

    /// The frequencies of the kernel that stands at `at`.
    ///
    /// @param columns receives those of its columns on the way
    private static void spectrum(float[] weights, int at, double[] columns, double[] spectrum) {
        for (int v = 0; v < 3; v++)
            SquareTransforms.kernel(weights[at + v], weights[at + 3 + v], weights[at + 6 + v], columns, v * IN);
        for (int f = 0; f < IN; f++)
            SquareTransforms.kernel(columns[f], columns[IN + f], columns[2 * IN + f], spectrum, f * IN);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        int top = region.top() / OUT;
        int left = region.left() / OUT;
        int down = Math.ceilDiv(region.bottom(), OUT) - top;
        int across = Math.ceilDiv(region.right(), OUT) - left;
        int all = down * across;
        int blocks = groups[0].length;
        Machine team = machine.forWork((long) down * across * FREQUENCIES * job.output().channels() * job.channels());
        int stretch = stretch(all, team.threads());
        int stretches = Math.ceilDiv(all, stretch);
        int pieces = stretches * job.groups();
        // The frequencies of a tile are computed again for each share of the maps.
        int shares = team.balances(pieces) ? 1 : Math.min(blocks, team.threads());
        int share = Math.ceilDiv(blocks, shares);
        var goal = new Goal(x, region, output, at, finish);
        team.each(pieces * shares, task -> {
            int piece = task / shares;
            int begin = piece % stretches * stretch;
            var tiles = new Stretch(top, left, across, begin, Math.min(all, begin + stretch), kernels.panel());
            int from = Math.min(blocks, task % shares * share);
            Block[] part = Arrays.copyOfRange(groups[piece / stretches], from, Math.min(blocks, from + share));
            if (part.length > 0) tiles(goal, tiles, piece / stretches, part, team.scratch());
        }, cancel);
    }

    /// How many of all tiles are computed together.
    private int stretch(int all, int threads) {
        int pieces = Math.ceilDiv(all, most);
        int vector = kernels.panel(1);
        return Math.min(most, Math.ceilDiv(all, pieces * vector) * vector);
    }

    /// Computes some blocks of one group.
    private void tiles(Goal goal, Stretch tiles, int group, Block[] blocks, Scratch scratch) {
        int least = Math.min(blocks.length, Math.max(1, NEAR_MAPS / blocks[0].maps()));
        int some = PackedFilters.even(blocks.length, least);
        int most = some * blocks[0].maps();
        float[] input = scratch.take(FREQUENCIES * tiles.apart(job.channels()) + kernels.slack());
        float[] products = scratch.take(FREQUENCIES * tiles.apart(most) + kernels.slack());
        spectra.compute(goal.x(), job.firstChannel() + group * job.channels(), tiles, input, scratch);
        for (int b = 0; b < blocks.length; b += some) {
            Block[] near = Arrays.copyOfRange(blocks, b, Math.min(blocks.length, b + some));
            int maps = Arrays.stream(near).mapToInt(Block::maps).sum();
            multiply(near, maps, tiles, input, products);
            outputs.store(goal, tiles, near, products, scratch);
        }
        scratch.give(products);
        scratch.give(input);
    }

    /// The products of all maps, in panels: for each frequency and each panel of tiles, all maps one after the other.
    void multiply(Block[] blocks, int maps, Stretch tiles, float[] input, float[] products) {
        int panels = tiles.panels();
        int parts = parts();
        int wide = kernels.panel();
        int together = Math.max(1, WEIGHTS / (blocks[0].maps() * job.channels()));
        for (int f = 0; f < FREQUENCIES; f++)
            for (int begin = 0, map = 0; begin < blocks.length; begin += together) {
                int end = Math.min(blocks.length, begin + together);
                for (int q = 0; q < panels; q++) {
                    int width = kernels.panel(tiles.count(q));
                    int from = f * tiles.apart(job.channels()) + q * job.channels() * wide;
                    int at = f * tiles.apart(maps) + q * maps * wide + map * width;
                    for (int b = begin; b < end; at += blocks[b++].maps() * width)
                        for (int p = 0; p < parts; p++)
                            kernels.multiply(blocks[b].taps()[f * parts + p], p > 0, input, from + p * part * width,
                                    width, products, at, width);
                }
                for (int b = begin; b < end; b++) map += blocks[b].maps();
            }
    }
}
