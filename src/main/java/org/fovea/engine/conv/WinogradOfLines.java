package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.LineTransforms;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.MapLoops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Taps;

/// Winograd's F(2, 7) and F(4, 5) for kernels of one row or one column without stride or dilation, for many maps on few
/// positions, as in Inception networks: eight values of the input along the kernel become as many frequencies, in each of which
/// the layer is a small matrix product, and eight products become two outputs, or four. That is 4 multiplications for each
/// output, channel and filter instead of 7, or 2 instead of 5.
///
/// Channels and maps lie side by side, as in [WinogradOfTwo]. As in [Winograd], tiles lie where they lie in the whole output,
/// whatever the region.
final class WinogradOfLines implements Plan {
    private static final int IN = LineTransforms.VALUES;

    /// Floats of the tiles that are computed together, their frequencies and products: they live in the second-level cache.
    private static final int FLOATS = 3 << 17;
    /// So far the frequencies lie apart from a multiple of 4096 bytes, where they would meet in one place of the caches.
    private static final int STAGGER = 80;
    /// Floats of all weights: 64 MB.
    private static final int MOST_WEIGHTS = 16 << 20;
    /// What is worth it: channels and maps at least, outputs of a map at least and at most.
    private static final int LANES = 16;
    private static final int CHANNELS = 48;
    private static final int FEWEST = 49;
    private static final int MOST = 2048;

    private final Correlation job;
    private final MapLoops loops;
    private final LineTransforms transforms;
    /// For each group, with a part for each frequency.
    private final WideFilters[] groups;
    private final float[] biases;
    /// Floats of the products of a tile, and of the biases of a group.
    private final int pitch;
    /// Outputs of a tile: rows and columns, one of which is 1.
    private final int down;
    private final int across;
    /// The most tiles that are computed together.
    private final int most;

    WinogradOfLines(Correlation job, Kernels kernels) {
        this.job = job;
        loops = MapLoops.of(kernels);
        transforms = LineTransforms.of(kernels);
        down = down(job);
        across = across(job);
        pitch = Math.ceilDiv(job.groupSize(), loops.lanes()) * loops.lanes();
        groups = new WideFilters[job.groups()];
        biases = new float[groups.length * pitch];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = new WideFilters(loops, job.groupSize(), job.channels(), IN);
            for (int m = 0; m < job.groupSize(); m++) pack(g, m);
        }
        most = Math.max(1,
                FLOATS / (IN * (pitch + groups[0].spans() * MapLoops.DEPTH + job.channels()) + outputs() * pitch));
    }

    private void pack(int group, int map) {
        float[] weights = job.weights()[group * job.groupSize() + map];
        biases[group * pitch + map] = job.biases()[group * job.groupSize() + map];
        var spectrum = new double[IN];
        for (int c = 0; c < job.channels(); c++) {
            LineTransforms.kernel(weights, c * job.area(), job.area(), spectrum);
            for (int f = 0; f < IN; f++) groups[group].put(f, map, c, (float) spectrum[f]);
        }
    }

    /// Outputs of a tile.
    private int outputs() {
        return down * across;
    }

    private static int down(Correlation job) {
        return job.columns().size() == 1 ? outputs(job.rows().size()) : 1;
    }

    private static int across(Correlation job) {
        return job.columns().size() == 1 ? 1 : outputs(job.columns().size());
    }

    /// How many outputs of a kernel of this length see eight values.
    private static int outputs(int size) {
        return IN + 1 - size;
    }

    /// Whether a layer can be computed like this.
    static boolean fits(Correlation job) {
        return (line(job.rows()) && point(job.columns())) || (point(job.rows()) && line(job.columns()));
    }

    private static boolean line(Window window) {
        return (window.size() == 5 || window.size() == 7) && window.stride() == 1 && window.dilation() == 1;
    }

    private static boolean point(Window window) {
        return window.size() == 1 && window.stride() == 1;
    }

    /// Whether this is worth it, by what was measured with vectors of 16 maps and 32 registers (docs/performance.md).
    static boolean pays(Correlation job, Kernels kernels) {
        MapLoops loops = MapLoops.of(kernels);
        int outputs = job.output().plane();
        return kernels.block(Taps.MAPS) == Taps.MAPS && loops.lanes() >= LANES && job.channels() >= CHANNELS
                && job.sharing() >= CHANNELS && outputs >= FEWEST && outputs <= MOST
                && WideFilters.length(loops, job.sharing(), job.channels(), IN) <= MOST_WEIGHTS;
    }

    /// The part of the output that whole tiles cover when a region is asked for.
    static Region whole(Correlation job, Region region) {
        return Piece.whole(region, job.output(), down(job), across(job));
    }

    @Override
    public String algorithm() {
        return "Winograd F(%d, %d)".formatted(outputs(), job.area());
    }

    @Override
    public Region reads(Region region) {
        return job.reads(whole(job, region));
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        var goal = new Goal(x, region, output, at, finish);
        Region whole = whole(job, region);
        Machine team = machine.forWork((long) whole.height() * whole.width() / outputs() * IN * job.output().channels()
                * job.channels());
        Piece.each(region, down, across, most, groups.length, groups[0].blocks(), loops, team,
                (group, from, end, tiles) -> tiles(goal, group, from, end, tiles, team.scratch()), cancel);
    }

    /// Computes the blocks of maps `from` … `end − 1` of a group.
    private void tiles(Goal goal, int group, int from, int end, Piece tiles, Scratch scratch) {
        WideFilters filters = groups[group];
        int first = filters.first(from);
        int maps = Math.min(job.groupSize(), filters.first(end)) - first;
        int apart = tiles.room() * filters.spans() * MapLoops.DEPTH + STAGGER;
        int beside = tiles.room() * pitch + STAGGER;
        int products = Scratch.line(Scratch.LINE + IN * apart);
        int values = Scratch.line(products + IN * beside);
        int nothing = Scratch.line(values + tiles.count() * outputs() * pitch);
        int input = Scratch.line(nothing + pitch);
        float[] room = scratch.take(Math.max(Scratch.LONG, input + seen(tiles) * job.channels() + loops.lanes()));
        Arrays.fill(room, nothing, nothing + pitch, 0);
        spectra(goal.x(), group, filters, tiles, room, input, apart);
        for (int f = 0; f < IN; f++)
            for (int b = from; b < end; b++)
                for (int s = 0; s < filters.spans(); s++)
                    filters.multiply(f, b, s, room, Scratch.LINE + f * apart + s * tiles.room() * MapLoops.DEPTH,
                            tiles.count(), room, s == 0 ? nothing : products + f * beside, s == 0 ? 0 : pitch, room,
                            products + f * beside, pitch);
        for (int t = 0; t < tiles.count(); t++)
            for (int pair = 0; pair < outputs() / 2; pair++)
                transforms.output(pair, 2 * pair + 2 == outputs(), room, products + t * pitch + first, beside, biases,
                        group * pitch + first, maps, room,
                        values + position(t, 2 * pair, tiles) * pitch + first,
                        (across == 1 ? tiles.columns() : 1) * pitch);
        tiles.store(loops, goal, room, values + first, pitch, group * job.groupSize() + first, maps);
        scratch.give(room);
    }

    /// Where an output of a tile stands among those of a piece.
    private int position(int tile, int output, Piece tiles) {
        int row = tile / tiles.wide() * down + (across == 1 ? output : 0);
        return row * tiles.columns() + tile % tiles.wide() * across + (across == 1 ? 0 : output);
    }

    /// How many positions of the input some tiles see.
    private int seen(Piece tiles) {
        return (tiles.rows() + job.rows().size() - 1) * (tiles.columns() + job.columns().size() - 1);
    }

    /// The frequencies of all channels: for each frequency and each span of channels, tiles×[MapLoops#DEPTH].
    ///
    /// @param input where in `room` the input goes before
    private void spectra(Patch x, int group, WideFilters filters, Piece tiles, float[] room, int input, int apart) {
        int channels = job.channels();
        int wide = tiles.columns() + job.columns().size() - 1;
        new ChannelsLast(job, loops, x, job.firstChannel() + group * channels, channels,
                job.rows().row(tiles.row(), 0), job.columns().row(tiles.column(), 0), seen(tiles) / wide,
                wide).copy(room, input, channels);
        int along = (across == 1 ? wide : 1) * channels;
        for (int t = 0; t < tiles.count(); t++) {
            int at = input + (t / tiles.wide() * down * wide + t % tiles.wide() * across) * channels;
            for (int s = 0; s < filters.spans(); s++)
                transforms.input(room, at + filters.begin(s), along, filters.begin(s + 1) - filters.begin(s), room,
                        Scratch.LINE + (s * tiles.room() + t) * MapLoops.DEPTH, apart);
        }
        // What is computed for nobody must not be slow, as with numbers near 0.
        for (int f = 0; f < IN; f++)
            for (int s = 0; s < filters.spans(); s++) {
                int begin = Scratch.LINE + f * apart + s * tiles.room() * MapLoops.DEPTH;
                Arrays.fill(room, begin + tiles.count() * MapLoops.DEPTH, begin + tiles.room() * MapLoops.DEPTH, 0);
            }
    }
}
