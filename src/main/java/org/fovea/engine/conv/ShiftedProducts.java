package org.fovea.engine.conv;

import java.util.ArrayList;
import java.util.Arrays;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Taps;

/// The naive sum as a matrix product whose columns are shifted copies of the input: works for every layer.
///
/// The output is cut into tiles. For each tile, the input it sees is copied into padded rows ([Band]), a few channels at a
/// time, so that what the inner loop reads stays in the first-level cache; the sums of a few maps are kept beside it and
/// grow from one block of channels to the next. Every output is summed in the order channel, row, column.
///
/// A map that shares its input with no other is computed two rows at a time, as if they were two maps: their windows see
/// nearly the same.
final class ShiftedProducts implements Plan {
    /// Floats of a band, which lives in the second-level cache.
    private static final int BAND = 16 << 10;
    /// Floats of the sums of one tile, which live in the second-level cache.
    private static final int SUMS = 64 << 10;
    private static final int MOST_MAPS = 64;
    /// Pairs of rows in one piece of work.
    private static final int PAIRS = 8;

    private final Correlation job;
    private final Kernels kernels;
    private final Phases rows;
    private final Phases columns;
    /// How many taps of a block belong to one channel.
    private final int area;
    private final int blockChannels;
    /// How many taps the kernels get at once; several times that make a block of channels.
    private final int part;
    /// The most maps of a block.
    private final int most;
    private final int chunk;
    private final Tiling whole;
    /// For each group, blocks of filters; their weights for each part of each block of channels.
    private final Block[][] groups;
    /// Whether the kernels get panels.
    private final boolean packed;

    /// How a region of a certain width is cut.
    private record Tiling(Band band, int[] offsets) {
    }

    ShiftedProducts(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        boolean alone = kernels.block(job.groupSize()) == 1;
        rows = Phases.of(job.rows(), job.input().height(),
                alone && job.rows().size() > 1 && job.rows().dilation() == 1 ? kernels.rows() : 1);
        columns = Phases.of(job.columns(), job.input().width(), 1);
        area = rows.distances().length * columns.distances().length;
        blockChannels = even(job.channels(), Math.clamp(Taps.SPAN / area, 1, job.channels()));
        part = even(blockChannels * area, Taps.SPAN);
        packed = rows.together() == 1 && kernels.panels(job.groupSize());
        groups = blocks();
        most = groups[0][0].maps();
        chunk = even(groups[0].length, Math.max(1, MOST_MAPS / most));
        whole = tiling(Math.ceilDiv(job.output().height(), rows.together()), job.output().width());
    }

    /// The same sums, with the same weights, for an input and an output of other sizes.
    ///
    /// @param same differs from the work of `other` in these sizes only
    ShiftedProducts(ShiftedProducts other, Correlation same) {
        job = same;
        kernels = other.kernels;
        rows = Phases.of(job.rows(), job.input().height(), other.rows.together());
        columns = Phases.of(job.columns(), job.input().width(), 1);
        area = other.area;
        blockChannels = other.blockChannels;
        part = other.part;
        packed = other.packed;
        groups = other.groups;
        most = other.most;
        chunk = other.chunk;
        whole = tiling(Math.ceilDiv(job.output().height(), rows.together()), job.output().width());
    }

    @Override
    public String algorithm() {
        return rows.together() > 1 ? "shifted products of two rows" : "shifted products";
    }

    /// The largest part of at most `limit` that cuts `all` into parts of nearly equal size.
    private static int even(int all, int limit) {
        return Math.ceilDiv(all, Math.ceilDiv(all, limit));
    }

    private Block[][] blocks() {
        var result = new Block[job.groups()][];
        for (int g = 0; g < job.groups(); g++) {
            var blocks = new ArrayList<Block>();
            int end = (g + 1) * job.groupSize();
            for (int first = g * job.groupSize(); first < end;) {
                int maps = rows.together() > 1
                        ? 1
                        : packed
                                ? kernels.blockOfPanel(end - first)
                                : kernels.block(end - first);
                int count = Math.min(maps, end - first);
                blocks.add(new Block(first, count, maps * rows.together(), taps(first, count, maps * rows.together())));
                first += count;
            }
            result[g] = blocks.toArray(Block[]::new);
        }
        return result;
    }

    private Taps[] taps(int first, int count, int maps) {
        int parts = Math.ceilDiv(blockChannels * area, part);
        var result = new Taps[Math.ceilDiv(job.channels(), blockChannels) * parts];
        for (int i = 0; i < result.length; i++) {
            int from = i / parts * blockChannels * area + i % parts * part;
            int end = Math.min(job.channels(), (i / parts + 1) * blockChannels) * area;
            result[i] = taps(first, count, maps, from, Math.clamp(end - from, 0, part));
        }
        return result;
    }

    private Taps taps(int first, int count, int maps, int from, int length) {
        int together = rows.together();
        int wide = job.columns().size();
        var taps = new Taps(maps, length, packed);
        for (int m = 0; m < count * together; m++) {
            float[] filter = job.weights()[first + m / together];
            taps.bias()[m] = job.biases()[first + m / together];
            for (int t = 0; t < length; t++) {
                int channel = (from + t) / area;
                int tap = rows.tap((from + t) % area / wide, m % together);
                if (tap >= 0)
                    taps.weights()[taps.index(m, t)] = filter[(channel * job.rows().size() + tap) * wide
                            + (from + t) % area % wide];
            }
        }
        return taps;
    }

    private Tiling tiling(int height, int width) {
        int planes = rows.used().length * columns.used().length * blockChannels;
        int least = Math.min(height, Math.max(4, rows.overhang()));
        int across = BAND / (planes * (least + rows.overhang())) - columns.overhang();
        int tileColumns = even(width, Math.clamp(across, 64, 2048));
        int pitch = tileColumns + columns.overhang();
        int byBand = BAND / (planes * pitch) - rows.overhang();
        int bySums = SUMS / (chunk * most * pitch);
        int tileRows = even(height, Math.clamp(Math.min(Math.max(byBand, least), bySums), 1, height));
        var band = new Band(rows, columns, job.mode(), Loops.of(kernels), tileRows, tileColumns);
        return new Tiling(band, band.offsets(blockChannels));
    }

    @Override
    public Region reads(Region region) {
        return job.reads(region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        var goal = new Goal(x, region, output, at, finish);
        Interior interior = rows.together() > 1 ? Interior.of(region, x, rows, columns) : null;
        if (interior == null) tiles(goal, region, machine, cancel);
        else {
            inPlace(goal, interior.inner(), machine, cancel);
            for (Region border : interior.around()) tiles(goal, border, machine, cancel);
        }
    }

    /// Computes a part of the region that is asked for.
    private void tiles(Goal goal, Region region, Machine machine, Cancel cancel) {
        int begin = region.top() / rows.together();
        int height = Math.ceilDiv(region.bottom(), rows.together()) - begin;
        Tiling tiling = region.width() * 2 > whole.band.tileColumns() ? whole : tiling(height, region.width());
        Band band = tiling.band;
        int down = Math.ceilDiv(height, band.tileRows());
        int across = Math.ceilDiv(region.width(), band.tileColumns());
        int tiles = down * across * groups.length;
        Machine team = machine.forWork((long) region.height() * region.width() * job.output().channels() * job.taps());
        // What is packed is packed again for each share of the maps.
        int least = packed ? Math.min(chunk, Math.ceilDiv(groups[0].length, team.threads())) : 1;
        int share = Math.clamp((long) groups[0].length * tiles / (3L * team.threads()), least, chunk);
        int chunks = team.threads() == 1
                ? Math.ceilDiv(groups[0].length, chunk)
                : Math.ceilDiv(groups[0].length, share);
        int blocks = Math.ceilDiv(groups[0].length, chunks);
        team.each(tiles * chunks, at -> {
            int tile = at / chunks;
            int row = tile / across % down * band.tileRows();
            int column = tile % across * band.tileColumns();
            int from = at % chunks * blocks;
            int group = tile / across / down;
            Block[] some = Arrays.copyOfRange(groups[group], from, Math.min(groups[group].length, from + blocks));
            tile(tiling, goal, region, group, some, begin + row, region.left() + column,
                    Math.min(band.tileRows(), height - row),
                    Math.min(band.tileColumns(), region.width() - column), team.scratch());
        }, cancel);
    }

    /// Computes some blocks of one group for the tile that starts at (row, column).
    private void tile(Tiling tiling, Goal goal, Region piece, int group, Block[] blocks, int row, int column, int high,
            int wide,
            Scratch scratch) {
        Band band = tiling.band;
        int pitch = band.pitch();
        int map = band.tileRows() * pitch + kernels.slack();
        int count = (high - 1) * pitch + wide;
        int parts = Math.ceilDiv(blockChannels * area, part);
        float[] input = scratch.take(blockChannels * band.channel() + kernels.slack());
        float[] panel = scratch.take(part * kernels.panel() + kernels.slack());
        float[] sums = scratch.take(blocks.length * most * map);
        for (int c = 0; c < job.channels(); c += blockChannels) {
            int channels = Math.min(blockChannels, job.channels() - c);
            band.copy(goal.x(), job.firstChannel() + group * job.channels() + c, channels, row, column, high, wide,
                    input);
            for (int p = 0; p < parts; p++)
                part(blocks, c / blockChannels * parts + p, p * part, tiling.offsets, input, sums, map, count, panel);
        }
        for (int b = 0; b < blocks.length; b++)
            for (int m = 0; m < blocks[b].count() * rows.together(); m++)
                for (int i = 0; i < high; i++)
                    store(goal, piece, sums, (b * most + m) * map + i * pitch, blocks[b].first() + m / rows.together(),
                            (row + i) * rows.together() + m % rows.together(), column, wide);
        scratch.give(sums);
        scratch.give(panel);
        scratch.give(input);
    }

    /// Moves one row of sums to its place, if it belongs to this part of the region.
    private static void store(Goal goal, Region piece, float[] sums, int from, int map, int row, int column, int wide) {
        if (row < piece.top() || row >= piece.bottom()) return;
        int to = goal.index(map, row, column);
        System.arraycopy(sums, from, goal.output(), to, wide);
        goal.finish().apply(goal.output(), to, to + wide);
    }

    /// Computes maps that share their input with no other where it lies, two rows at a time.
    private void inPlace(Goal goal, Region inner, Machine machine, Cancel cancel) {
        Patch x = goal.x();
        int[] offsets = new int[blockChannels * area];
        int plane = x.values().shape.plane();
        for (int t = 0; t < offsets.length; t++)
            offsets[t] = t / area * plane
                    + rows.distances()[t % area / job.columns().size()] * x.region().width()
                    + columns.distances()[t % job.columns().size()];
        int pairs = inner.height() / rows.together();
        int strips = Math.ceilDiv(pairs, PAIRS);
        Machine team = machine.forWork((long) inner.height() * inner.width() * job.output().channels() * job.taps());
        team.each(strips * groups.length, at -> {
            int first = at % strips * PAIRS;
            for (int pair = first; pair < Math.min(pairs, first + PAIRS); pair++)
                pair(goal, at / strips, inner.top() + pair * rows.together(), inner.left(), inner.width(), offsets,
                        team.scratch());
        }, cancel);
    }

    private void pair(Goal goal, int group, int row, int column, int wide, int[] offsets, Scratch scratch) {
        int block = kernels.wide(rows.together());
        int full = wide / block * block;
        int width = goal.region().width();
        int to = goal.index(group, row, column);
        float[] rest = scratch.take(rows.together() * (block + kernels.slack()));
        int parts = Math.ceilDiv(blockChannels * area, part);
        for (int i = 0; i < groups[group][0].taps().length; i++) {
            int channel = job.firstChannel() + group * job.channels() + i / parts * blockChannels;
            int from = goal.x().index(channel, rows.window().row(row, 0), columns.window().row(column, 0));
            Taps taps = groups[group][0].taps()[i];
            kernels.correlate(taps, offsets, i % parts * part, i > 0, goal.x().values().data, from, goal.output(), to,
                    width, full);
            if (full < wide)
                kernels.correlate(taps, offsets, i % parts * part, i > 0, goal.x().values().data, from + full, rest, 0,
                        block + kernels.slack(), wide - full);
        }
        for (int m = 0; m < rows.together(); m++) {
            System.arraycopy(rest, m * (block + kernels.slack()), goal.output(), to + m * width + full, wide - full);
            goal.finish().apply(goal.output(), to + m * width, to + m * width + wide);
        }
        scratch.give(rest);
    }

    /// Adds what one part of the taps gives to some blocks of maps.
    ///
    /// @param which the part
    /// @param first its first tap among those of the channels in `input`
    private void part(Block[] blocks, int which, int first, int[] offsets, float[] input, float[] sums, int map,
            int count, float[] panel) {
        if (packed)
            for (int q = 0; q < count; q += kernels.panel()) {
                kernels.pack(input, q, offsets, first, blocks[0].taps()[which].count(), panel, 0);
                for (int b = 0; b < blocks.length; b++)
                    kernels.multiply(blocks[b].taps()[which], which > 0, panel, 0, sums, b * most * map + q, map);
            }
        else
            for (int b = 0; b < blocks.length; b++)
                kernels.correlate(blocks[b].taps()[which], offsets, first, which > 0, input, 0, sums, b * most * map,
                        map, count);
    }

    /// Whether the kernels get panels.
    boolean packed() {
        return packed;
    }

    /// For each group, blocks of filters with their weights for each part of each block of channels.
    Block[][] groups() {
        return groups;
    }
}
