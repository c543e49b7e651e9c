package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Scratch;
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

    /// How many tiles are computed together: a panel of the longest vectors, several of shorter ones. What becomes of them on
    /// the way lives in the second-level cache.
    private static final int TILES = 48;
    /// How many where channels and maps are few: longer rows are read and written at once.
    private static final int MOST_TILES = 144;
    /// Floats that stay in the second-level cache: weights, and frequencies and products of the tiles.
    private static final int CACHED = 5 << 16;
    /// Of how many maps the products are made before they become outputs.
    private static final int MAPS = 32;
    /// Floats of frequencies beyond which they do not stay in the second-level cache beside the weights: then they are read
    /// once, for all maps.
    private static final int NEAR = 1 << 17;
    /// Floats of all weights: 64 MB.
    private static final int MOST_WEIGHTS = 16 << 20;

    /// What the transforms of a tile cost for each channel and for each map, with 16 and with 32 registers, and what it costs
    /// to read a weight, in multiplications of [Kernels#multiply]; measured.
    private static final long SPECTRUM = 600;
    private static final long SPECTRUM_OF_MANY = 400;
    private static final long OUTPUT = 350;
    private static final long OUTPUT_OF_MANY = 440;
    private static final long WEIGHT = 16;
    /// With this share of the threads' time in use, frequencies are not computed twice for more.
    private static final double BUSY = 0.8;

    private final Correlation job;
    private final Kernels kernels;
    private final Spectra spectra;
    private final Outputs outputs;
    private final WinogradFilters filters;

    Winograd(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        spectra = new Spectra(job, kernels);
        outputs = new Outputs(job, kernels);
        filters = WinogradFilters.of(job, kernels);
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
        return pays(job.channels(), job.sharing(), job.output(), 9, kernels);
    }

    /// Whether so many channels and maps of kernels of 3×3 are worth it instead of so many products of each pair of an output
    /// and a map.
    ///
    /// @param products as many as weights, for each channel computed here
    static boolean pays(int channels, int maps, Shape output, double products, Kernels kernels) {
        long pairs = (long) channels * maps;
        long tiles = (long) Math.ceilDiv(output.height(), OUT) * Math.ceilDiv(output.width(), OUT);
        int panel = kernels.panel();
        long whole = tiles / panel * panel + (tiles % panel == 0 ? 0 : kernels.panel((int) (tiles % panel)));
        boolean many = kernels.block(Taps.MAPS) == Taps.MAPS;
        long transforms = (many ? SPECTRUM_OF_MANY : SPECTRUM) * channels + (many ? OUTPUT_OF_MANY : OUTPUT) * maps;
        long here = whole * (FREQUENCIES * pairs + transforms) + WEIGHT * FREQUENCIES * pairs;
        double there = products * pairs * (output.plane() + WEIGHT);
        return here < there && FREQUENCIES * pairs <= MOST_WEIGHTS;
    }

    /// The part of the output that whole tiles cover when a region is asked for.
    static Region whole(Region region, Shape output) {
        return Piece.whole(region, output, OUT, OUT);
    }

    @Override
    public String algorithm() {
        return "Winograd F(4×4, 3×3)";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(whole(region, job.output()));
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        int top = region.top() / OUT;
        int left = region.left() / OUT;
        int down = Math.ceilDiv(region.bottom(), OUT) - top;
        int across = Math.ceilDiv(region.right(), OUT) - left;
        int all = down * across;
        int blocks = filters.blocks()[0][0].length;
        Machine team = machine.forWork((long) down * across * FREQUENCIES * job.output().channels() * job.channels());
        int stretch = stretch(all, team.threads());
        int stretches = Math.ceilDiv(all, stretch);
        int pieces = stretches * job.groups();
        // The frequencies of a tile are computed again for each share of the maps.
        int shares = team.balances(pieces) || busy(all, stretch, team.threads())
                ? 1
                : Math.min(blocks, team.threads());
        int share = Math.ceilDiv(blocks, shares);
        var goal = new Goal(x, region, output, at, finish);
        team.each(pieces * shares, task -> {
            int piece = task / shares;
            int begin = piece % stretches * stretch;
            var tiles = new Stretch(top, left, across, begin, Math.min(all, begin + stretch), kernels.panel());
            int from = Math.min(blocks, task % shares * share);
            int end = Math.min(blocks, from + share);
            if (from < end) tiles(goal, tiles, piece / stretches, from, end, team.scratch());
        }, cancel);
    }

    /// Whether all threads have something to do most of the time, when the last stretch is shorter than the others.
    private boolean busy(int all, int stretch, int threads) {
        int whole = all / stretch * job.groups();
        int longest = Math.ceilDiv(whole, threads) * stretch
                + (whole % threads == 0 ? Math.ceilDiv(all % stretch * job.groups(), threads) : 0);
        return BUSY * threads * longest <= (double) all * job.groups();
    }

    /// How many of so many tiles are computed together: nearly as many each time, in whole vectors, and enough for each thread.
    private int stretch(int all, int threads) {
        int vector = kernels.panel(1);
        long weights = (long) FREQUENCIES * job.channels() * job.groupSize();
        long each = (long) FREQUENCIES * (job.channels() + Math.min(MAPS, job.groupSize()));
        int most = Math.clamp((CACHED - weights) / each / TILES * TILES, TILES, MOST_TILES);
        int stretches = Math.max(Math.ceilDiv(all, most), Math.min(threads, Math.ceilDiv(all, TILES)));
        return Math.ceilDiv(Math.ceilDiv(all, stretches), vector) * vector;
    }

    /// Computes the blocks from `begin` to `end` of one group.
    private void tiles(Goal goal, Stretch tiles, int group, int begin, int end, Scratch scratch) {
        int maps = filters.blocks()[group][0][begin].maps();
        int near = FREQUENCIES * tiles.apart(job.channels()) > NEAR ? end - begin : MAPS / maps;
        int some = PackedFilters.even(end - begin, Math.clamp(near, 1, end - begin));
        int input = Scratch.LINE;
        int products = Scratch.line(input + FREQUENCIES * tiles.apart(job.channels()) + kernels.slack());
        int rest = Scratch.line(products + FREQUENCIES * tiles.apart(some * maps) + kernels.slack());
        float[] room = scratch.take(Math.max(Scratch.LONG, rest + Math.max(spectra.room(), outputs.room(tiles))));
        spectra.compute(goal.x(), job.firstChannel() + group * job.channels(), tiles, room, input, rest, scratch);
        for (int b = begin; b < end; b += some) {
            int last = Math.min(end, b + some);
            int count = 0;
            for (int i = b; i < last; i++) count += filters.blocks()[group][0][i].maps();
            multiply(group, b, last, count, tiles, room, input, products);
            outputs.store(goal, tiles, filters.blocks()[group][0], b, last, count, room, products, rest);
        }
        scratch.give(room);
    }

    /// The products of some maps, in panels: for each frequency and each panel of tiles, all of them one after the other.
    private void multiply(int group, int begin, int end, int maps, Stretch tiles, float[] room, int input,
            int products) {
        int panels = tiles.panels();
        for (int f = 0; f < FREQUENCIES; f++) {
            Block[] blocks = filters.blocks()[group][f];
            for (int q = 0; q < panels; q++) {
                int width = kernels.panel(tiles.count(q));
                int from = input + f * tiles.apart(job.channels()) + q * tiles.pitch(job.channels());
                int at = products + f * tiles.apart(maps) + q * tiles.pitch(maps);
                for (int b = begin; b < end; at += blocks[b++].maps() * width)
                    for (int p = 0; p < blocks[b].taps().length; p++)
                        kernels.multiply(blocks[b].taps()[p], p > 0, room, from + p * filters.part() * width, width,
                                room, at, width);
            }
        }
    }
}
