package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.MapLoops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Taps;

/// The naive sum for many maps at few positions: vectors hold maps instead of neighbouring positions, so that none is filled
/// in part, and weights are read for fourteen positions at once.
///
/// What a tile sees is copied with its channels side by side; a few taps of each of its positions are collected, multiplied
/// with the weights of all maps, then the next. Every output is summed in the order row, column, channel.
final class MapsSideBySide implements Plan {
    private static final Window ONE = new Window(1, 1, 0, 0, 1);
    /// Floats of a tile, with what it sees and its sums, all of which live in the second-level cache.
    private static final int FLOATS = 256 << 10;
    /// With more columns, tiles are cut across rows too.
    private static final int WIDEST = 512;
    /// Floats of weights that each thread may read for itself.
    private static final int WEIGHTS = 128 << 10;

    /// What is worth it: maps at least, and positions at most, for 1×1 layers and those of few taps and for others.
    private static final int LANES = 16;
    private static final int MAPS = 64;
    private static final int PIXELS = 128;
    private static final int TAPS = 192;
    private static final int PLACES = 1024;

    private final Correlation job;
    private final MapLoops loops;
    /// For each group.
    private final WideFilters[] groups;
    private final float[] biases;
    /// Floats of the sums of a position, and of the biases of a group.
    private final int pitch;

    MapsSideBySide(Correlation job, Kernels kernels) {
        this.job = job;
        loops = MapLoops.of(kernels);
        pitch = Math.ceilDiv(job.groupSize(), loops.lanes()) * loops.lanes();
        groups = new WideFilters[job.groups()];
        biases = new float[groups.length * pitch];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = new WideFilters(loops, job.groupSize(), job.taps(), 1);
            for (int m = 0; m < job.groupSize(); m++) pack(g, m);
        }
    }

    private void pack(int group, int map) {
        float[] weights = job.weights()[group * job.groupSize() + map];
        biases[group * pitch + map] = job.biases()[group * job.groupSize() + map];
        for (int t = 0; t < job.taps(); t++)
            groups[group].put(0, map, t, weights[t % job.channels() * job.area() + t / job.channels()]);
    }

    /// Whether this is worth it, by what was measured with vectors of 16 maps and 32 registers (docs/performance.md): enough
    /// maps, most of those of the last vector, and positions that would fill vectors badly or be too few for the weights.
    static boolean pays(Correlation job, Kernels kernels) {
        int lanes = MapLoops.of(kernels).lanes();
        int maps = Math.ceilDiv(job.sharing(), lanes) * lanes;
        boolean pixels = job.area() == 1;
        return kernels.block(Taps.MAPS) == Taps.MAPS && lanes >= LANES && maps >= MAPS && 5 * job.sharing() >= 4 * maps
                && job.output().plane() <= (pixels || job.taps() < TAPS ? PIXELS : PLACES);
    }

    @Override
    public String algorithm() {
        return "maps side by side";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        var goal = new Goal(x, region, output, at, finish);
        Machine team = machine.forWork((long) region.height() * region.width() * job.output().channels() * job.taps());
        int wide = PackedFilters.even(region.width(), WIDEST);
        int row = wide * (pitch + MapLoops.DEPTH)
                + job.rows().stride() * (wide * job.columns().stride() + job.columns().reach()) * job.channels();
        boolean light = job.groupSize() * job.taps() <= WEIGHTS;
        int most = light ? Math.ceilDiv(region.height(), team.threads()) : region.height();
        int high = PackedFilters.even(region.height(), Math.clamp(FLOATS / row, 1, most));
        int down = Math.ceilDiv(region.height(), high);
        int across = Math.ceilDiv(region.width(), wide);
        int tiles = down * across * groups.length;
        // What is collected is collected again for each share of the maps.
        int blocks = groups[0].blocks();
        int shares = team.balances(tiles) ? 1 : Math.min(blocks, team.threads());
        int share = Math.ceilDiv(blocks, shares);
        team.each(tiles * shares, task -> {
            int tile = task / shares;
            int i = tile / across % down * high;
            int j = tile % across * wide;
            int from = Math.min(blocks, task % shares * share);
            var part = new Region(region.top() + i, region.left() + j, Math.min(high, region.height() - i),
                    Math.min(wide, region.width() - j));
            int end = Math.min(blocks, from + share);
            if (from < end) tile(goal, tile / across / down, from, end, part, team.scratch());
        }, cancel);
    }

    /// Computes the blocks of maps `from` … `end − 1` of a group for a part of the region.
    private void tile(Goal goal, int group, int from, int end, Region part, Scratch scratch) {
        WideFilters filters = groups[group];
        int count = part.height() * part.width();
        int room = count + Math.floorMod(-count, loops.places());
        float[] panel = scratch.take(room * MapLoops.DEPTH);
        float[] sums = scratch.take(room * pitch);
        float[] input = pixels() ? panel : channelsLast(goal.x(), group, part, scratch);
        // What is computed for nobody must not be slow, as with numbers near 0.
        Arrays.fill(panel, count * MapLoops.DEPTH, room * MapLoops.DEPTH, 0);
        for (int s = 0; s < filters.spans(); s++) {
            int begin = filters.begin(s);
            if (pixels()) pixels(goal.x(), group, part, begin, filters.begin(s + 1), panel);
            else
                collect(input, part, begin, filters.begin(s + 1), panel);
            for (int b = from; b < end; b++)
                filters.multiply(0, b, s, panel, 0, count, s == 0 ? biases : sums, s == 0 ? group * pitch : 0,
                        s == 0 ? 0 : pitch, sums, 0, pitch);
        }
        int first = filters.first(from);
        int maps = Math.min(job.groupSize(), filters.first(end)) - first;
        new MapsLast(loops, sums, part.width(), pitch).store(goal, first, group * job.groupSize() + first, maps,
                part.top(), part.left(), part.height(), part.width());
        if (!pixels()) scratch.give(input);
        scratch.give(sums);
        scratch.give(panel);
    }

    private float[] channelsLast(Patch x, int group, Region part, Scratch scratch) {
        int high = (part.height() - 1) * job.rows().stride() + job.rows().reach();
        int wide = wide(part);
        float[] to = scratch.take(high * wide * job.channels());
        new ChannelsLast(job, loops, x, job.firstChannel() + group * job.channels(), job.channels(),
                job.rows().row(part.top(), 0),
                job.columns().row(part.left(), 0), high, wide).copy(to);
        return to;
    }

    /// How many columns of the input a part sees.
    private int wide(Region part) {
        return (part.width() - 1) * job.columns().stride() + job.columns().reach();
    }

    /// Whether each output sees the pixel where it lies, which is then collected from the input itself.
    private boolean pixels() {
        return job.rows().equals(ONE) && job.columns().equals(ONE);
    }

    private void pixels(Patch x, int group, Region part, int begin, int end, float[] panel) {
        int first = job.firstChannel() + group * job.channels() + begin;
        int apart = x.values().shape.plane();
        boolean one = part.width() == x.region().width();
        int count = one ? part.height() * part.width() : part.width();
        for (int i = 0; i < (one ? 1 : part.height()); i++)
            loops.turn(x.values().data, x.index(first, part.top() + i, part.left()), apart, end - begin, count, panel,
                    i * count * MapLoops.DEPTH, MapLoops.DEPTH);
    }

    /// Collects the taps `begin` … `end − 1` of all positions of a part. Those of a row of the kernel lie side by side when
    /// there is no dilation, otherwise those of a column.
    private void collect(float[] input, Region part, int begin, int end, float[] panel) {
        int channels = job.channels();
        int wide = wide(part);
        int run = job.columns().dilation() == 1 ? job.columns().size() * channels : channels;
        int down = job.rows().stride() * wide * channels;
        int across = job.columns().stride() * channels;
        for (int t = begin, length; t < end; t += length) {
            length = Math.min(end - t, run - t % run);
            int u = t / channels / job.columns().size();
            int v = t / channels % job.columns().size();
            int from = (u * job.rows().dilation() * wide + v * job.columns().dilation()) * channels + t % channels;
            for (int i = 0; i < part.height(); i++)
                for (int j = 0; j < part.width(); j++)
                    System.arraycopy(input, from + i * down + j * across, panel,
                            (i * part.width() + j) * MapLoops.DEPTH + t - begin, length);
        }
    }
}
