package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.MapLoops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Taps;

/// Winograd's F(2×2, 3×3) for kernels of 3×3 without stride or dilation, for many maps on few positions: tiles of 4×4 values
/// of the input become 16 frequencies, in each of which the layer is a small matrix product, and each tile of products
/// becomes 2×2 outputs. That is 16 multiplications for each pair of channel and filter instead of 36. [Winograd] takes 36
/// for 16 outputs, but reads more than twice as many weights, for fewer tiles.
///
/// Channels and maps lie side by side from the copy of the input to the outputs, so that transforms are sums of vectors, and
/// products those of [MapsSideBySide].
///
/// As in [Winograd], tiles lie where they lie in the whole output, whatever the region.
final class WinogradOfTwo implements Plan {
    private static final int OUT = 2;
    private static final int IN = 4;
    private static final int FREQUENCIES = IN * IN;

    /// Floats of the tiles that are computed together, a row of their frequencies and products: they live in the second-level
    /// cache.
    private static final int FLOATS = 1 << 19;
    /// So far the frequencies lie apart from a multiple of 4096 bytes, where they would meet in one place of the caches.
    private static final int STAGGER = 80;

    /// Floats of all weights: 64 MB.
    private static final int MOST_WEIGHTS = 16 << 20;
    /// What is worth it: channels and maps at least, tiles at least and at most.
    private static final int LANES = 16;
    private static final int CHANNELS = 32;
    private static final int FEWEST = 9;
    private static final int MOST = 64;

    private final Correlation job;
    private final MapLoops loops;
    /// For each group, with a part for each frequency.
    private final WideFilters[] groups;
    private final float[] biases;
    /// Floats of the products of a tile, and of the biases of a group.
    private final int pitch;
    /// The most tiles that are computed together.
    private final int most;

    WinogradOfTwo(Correlation job, Kernels kernels) {
        this.job = job;
        loops = MapLoops.of(kernels);
        pitch = Math.ceilDiv(job.groupSize(), loops.lanes()) * loops.lanes();
        groups = new WideFilters[job.groups()];
        biases = new float[groups.length * pitch];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = new WideFilters(loops, job.groupSize(), job.channels(), FREQUENCIES);
            for (int m = 0; m < job.groupSize(); m++) pack(g, m);
        }
        most = Math.max(1, FLOATS / (IN * (2 * pitch + groups[0].spans() * MapLoops.DEPTH + job.channels())));
    }

    private void pack(int group, int map) {
        float[] weights = job.weights()[group * job.groupSize() + map];
        biases[group * pitch + map] = job.biases()[group * job.groupSize() + map];
        var columns = new double[3 * IN];
        var spectrum = new double[FREQUENCIES];
        for (int c = 0; c < job.channels(); c++) {
            for (int v = 0; v < 3; v++)
                kernel(weights[c * 9 + v], weights[c * 9 + 3 + v], weights[c * 9 + 6 + v], columns, v * IN);
            for (int f = 0; f < IN; f++)
                kernel(columns[f], columns[IN + f], columns[2 * IN + f], spectrum, f * IN);
            for (int f = 0; f < FREQUENCIES; f++) groups[group].put(f, map, c, (float) spectrum[f]);
        }
    }

    /// The four frequencies of three weights.
    private static void kernel(double first, double second, double third, double[] to, int at) {
        to[at] = first;
        to[at + 1] = (first + second + third) / 2;
        to[at + 2] = (first - second + third) / 2;
        to[at + 3] = third;
    }

    /// Whether a layer can be computed like this.
    static boolean fits(Correlation job) {
        return slides(job.rows()) && slides(job.columns());
    }

    private static boolean slides(Window window) {
        return window.size() == 3 && window.stride() == 1 && window.dilation() == 1;
    }

    /// Whether this is worth it, by what was measured with vectors of 16 maps and 32 registers (docs/performance.md): enough
    /// channels and maps, and few positions, but not so many of the last tiles outside that it takes 0.6 of the products.
    static boolean pays(Correlation job, Kernels kernels) {
        MapLoops loops = MapLoops.of(kernels);
        long tiles = (long) Math.ceilDiv(job.output().height(), OUT) * Math.ceilDiv(job.output().width(), OUT);
        return kernels.block(Taps.MAPS) == Taps.MAPS && loops.lanes() >= LANES && job.channels() >= CHANNELS
                && job.sharing() >= CHANNELS && tiles >= FEWEST && tiles <= MOST
                && 5 * FREQUENCIES * tiles <= 3L * 9 * job.output().plane()
                && WideFilters.length(loops, job.sharing(), job.channels(), FREQUENCIES) <= MOST_WEIGHTS;
    }

    /// The part of the output that whole tiles cover when a region is asked for.
    static Region whole(Region region, Shape output) {
        return Piece.whole(region, output, OUT, OUT);
    }

    @Override
    public String algorithm() {
        return "Winograd F(2×2, 3×3)";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(whole(region, job.output()));
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        var goal = new Goal(x, region, output, at, finish);
        Region whole = whole(region, job.output());
        Machine team = machine.forWork((long) whole.height() * whole.width() / (OUT * OUT) * FREQUENCIES
                * job.output().channels() * job.channels());
        Piece.each(region, OUT, OUT, most, groups.length, groups[0].blocks(), loops, team,
                (group, from, end, tiles) -> tiles(goal, group, from, end, tiles, team.scratch()), cancel);
    }

    /// Computes the blocks of maps `from` … `end − 1` of a group, one row of the frequencies after the other.
    private void tiles(Goal goal, int group, int from, int end, Piece tiles, Scratch scratch) {
        WideFilters filters = groups[group];
        int first = filters.first(from);
        int maps = Math.min(job.groupSize(), filters.first(end)) - first;
        int apart = tiles.room() * filters.spans() * MapLoops.DEPTH + STAGGER;
        int beside = tiles.room() * pitch + STAGGER;
        int wide = tiles.columns();
        float[] input = channelsLast(goal.x(), group, tiles, scratch);
        float[] spectra = scratch.take(IN * apart);
        float[] products = scratch.take(IN * beside);
        float[] values = scratch.take(tiles.count() * OUT * OUT * pitch);
        float[] nothing = scratch.take(pitch);
        Arrays.fill(nothing, 0);
        for (int f = 0; f < IN; f++) {
            spectra(f, input, filters, tiles, spectra, apart);
            for (int g = 0; g < IN; g++)
                for (int b = from; b < end; b++)
                    for (int s = 0; s < filters.spans(); s++)
                        filters.multiply(f * IN + g, b, s, spectra, g * apart + s * tiles.room() * MapLoops.DEPTH,
                                tiles.count(), s == 0 ? nothing : products, s == 0 ? 0 : g * beside,
                                s == 0 ? 0 : pitch, products, g * beside, pitch);
            for (int t = 0; t < tiles.count(); t++)
                loops.output(f, products, t * pitch + first, beside, biases, group * pitch + first, maps, values,
                        (t / tiles.wide() * wide + t % tiles.wide()) * OUT * pitch + first, wide * pitch, pitch);
        }
        tiles.store(loops, goal, values, first, pitch, group * job.groupSize() + first, maps);
        scratch.give(nothing);
        scratch.give(values);
        scratch.give(products);
        scratch.give(spectra);
        scratch.give(input);
    }

    private float[] channelsLast(Patch x, int group, Piece tiles, Scratch scratch) {
        int high = (tiles.high() + 1) * OUT;
        int wide = (tiles.wide() + 1) * OUT;
        float[] to = scratch.take(high * wide * job.channels() + loops.lanes());
        new ChannelsLast(job, loops, x, job.firstChannel() + group * job.channels(), job.channels(),
                job.rows().row(tiles.row(), 0), job.columns().row(tiles.column(), 0), high, wide).copy(to);
        return to;
    }

    /// A row of the frequencies of all channels: for each frequency and each span of channels, tiles×[MapLoops#DEPTH].
    private void spectra(int f, float[] input, WideFilters filters, Piece tiles, float[] to, int apart) {
        int channels = job.channels();
        int down = (tiles.wide() + 1) * OUT * channels;
        for (int t = 0; t < tiles.count(); t++)
            for (int s = 0; s < filters.spans(); s++)
                loops.input(f, input,
                        t / tiles.wide() * OUT * down + t % tiles.wide() * OUT * channels + filters.begin(s), down,
                        channels, filters.begin(s + 1) - filters.begin(s), to,
                        (s * tiles.room() + t) * MapLoops.DEPTH, apart);
        // What is computed for nobody must not be slow, as with numbers near 0.
        for (int g = 0; g < IN; g++)
            for (int s = 0; s < filters.spans(); s++)
                Arrays.fill(to, g * apart + (s * tiles.room() + tiles.count()) * MapLoops.DEPTH,
                        g * apart + (s + 1) * tiles.room() * MapLoops.DEPTH, 0);
    }
}
