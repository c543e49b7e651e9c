package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Kernels;
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
    /// Floats of a band: with the weights they fit a first-level cache of 32 kB.
    private static final int BAND = 6 << 10;
    /// Floats of the sums of one tile, which live in the second-level cache.
    private static final int SUMS = 64 << 10;
    /// Taps worth keeping the sums of a block in registers.
    private static final int TAPS = 72;
    private static final int MOST_MAPS = 64;

    private final Correlation job;
    private final Kernels kernels;
    private final Phases rows;
    private final Phases columns;
    private final int blockChannels;
    private final int chunk;
    private final Tiling whole;
    /// For each group, blocks of filters.
    private final Block[][] groups;

    /// Maps of one group that are computed together.
    ///
    /// @param first the first filter
    /// @param count how many filters; the taps may have more, which belong to nobody
    private record Block(int first, int count, Taps taps) {
    }

    /// How a region of a certain width is cut.
    private record Tiling(Band band, int[] offsets) {
    }

    ShiftedProducts(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        boolean single = job.groupSize() <= kernels.maps() / 4;
        rows = Phases.of(job.rows(), job.input().height(), single && job.rows().dilation() == 1 ? 2 : 1);
        columns = Phases.of(job.columns(), job.input().width(), 1);
        blockChannels = even(job.channels(), Math.clamp(TAPS / job.area(), 1, job.channels()));
        groups = blocks(single ? 1 : kernels.maps());
        chunk = even(groups[0].length, Math.max(1, MOST_MAPS / (single ? 1 : kernels.maps())));
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

    private Block[][] blocks(int maps) {
        var result = new Block[job.groups()][Math.ceilDiv(job.groupSize(), maps)];
        for (int g = 0; g < job.groups(); g++)
            for (int b = 0; b < result[g].length; b++) {
                int first = g * job.groupSize() + b * maps;
                int count = Math.min(maps, (g + 1) * job.groupSize() - first);
                result[g][b] = new Block(first, count, taps(first, count, maps));
            }
        return result;
    }

    private Taps taps(int first, int count, int maps) {
        int together = rows.together();
        int high = rows.distances().length;
        int wide = job.columns().size();
        int all = maps * together;
        var weights = new float[all * job.channels() * high * wide];
        var bias = new float[all];
        for (int m = 0; m < count * together; m++) {
            float[] filter = job.weights()[first + m / together];
            bias[m] = job.biases()[first + m / together];
            for (int c = 0; c < job.channels(); c++)
                for (int u = 0; u < high; u++) {
                    int tap = rows.tap(u, m % together);
                    for (int v = 0; tap >= 0 && v < wide; v++)
                        weights[((c * high + u) * wide + v) * all + m] = filter[(c * job.rows().size() + tap) * wide
                                + v];
                }
        }
        return new Taps(all, weights, bias);
    }

    private Tiling tiling(int height, int width) {
        int planes = rows.used().length * columns.used().length * blockChannels;
        int least = Math.min(height, Math.max(4, rows.overhang()));
        int across = BAND / (planes * (least + rows.overhang())) - columns.overhang();
        int tileColumns = even(width, Math.clamp(across, 64, 1024));
        int pitch = tileColumns + columns.overhang();
        int byBand = BAND / (planes * pitch) - rows.overhang();
        int bySums = SUMS / (chunk * groups[0][0].taps.maps() * pitch);
        int tileRows = even(height, Math.clamp(Math.min(Math.max(byBand, least), bySums), 1, height));
        var band = new Band(rows, columns, job.mode(), tileRows, tileColumns);
        return new Tiling(band, band.offsets(job.channels()));
    }

    @Override
    public void run(Patch x, Region region, float[] output, Finish finish, Machine machine, Cancel cancel) {
        int begin = region.top() / rows.together();
        int height = Math.ceilDiv(region.bottom(), rows.together()) - begin;
        Tiling tiling = region.width() * 2 > whole.band.tileColumns() ? whole : tiling(height, region.width());
        Band band = tiling.band;
        int down = Math.ceilDiv(height, band.tileRows());
        int across = Math.ceilDiv(region.width(), band.tileColumns());
        int tiles = down * across * groups.length;
        Machine team = machine.forWork((long) region.height() * region.width() * job.output().channels() * job.taps());
        int part = Math.clamp(groups[0].length * tiles / (3L * team.threads()), 1, chunk);
        int chunks = team.threads() == 1 ? Math.ceilDiv(groups[0].length, chunk) : Math.ceilDiv(groups[0].length, part);
        int blocks = Math.ceilDiv(groups[0].length, chunks);
        var goal = new Goal(x, region, output, finish);
        team.each(tiles * chunks, at -> {
            int tile = at / chunks;
            int row = tile / across % down * band.tileRows();
            int column = tile % across * band.tileColumns();
            int from = at % chunks * blocks;
            tile(tiling, goal, tile / across / down, from, Math.min(groups[0].length, from + blocks), begin + row,
                    region.left() + column, Math.min(band.tileRows(), height - row),
                    Math.min(band.tileColumns(), region.width() - column), team.scratch());
        }, cancel);
    }

    /// What comes in and where it goes.
    private record Goal(Patch x, Region region, float[] output, Finish finish) {

        /// Moves one row of sums to its place, if anybody asked for it.
        void store(float[] sums, int at, int map, int row, int column, int wide) {
            if (row < region.top() || row >= region.bottom()) return;
            int to = (map * region.height() + row - region.top()) * region.width() + column - region.left();
            System.arraycopy(sums, at, output, to, wide);
            finish.apply(output, to, to + wide);
        }
    }

    /// Computes some blocks of one group for the tile that starts at (row, column).
    private void tile(Tiling tiling, Goal goal, int group, int fromBlock, int toBlock, int row, int column, int high,
            int wide, Scratch scratch) {
        Band band = tiling.band;
        int pitch = band.pitch();
        int maps = groups[0][0].taps.maps();
        int map = band.tileRows() * pitch + kernels.slack();
        int count = (high - 1) * pitch + wide;
        int area = rows.distances().length * columns.distances().length;
        float[] input = scratch.take(blockChannels * band.channel() + kernels.slack());
        float[] sums = scratch.take((toBlock - fromBlock) * maps * map);
        for (int c = 0; c < job.channels(); c += blockChannels) {
            int channels = Math.min(blockChannels, job.channels() - c);
            band.copy(goal.x, job.firstChannel() + group * job.channels() + c, channels, row, column, high, wide, input);
            for (int b = fromBlock; b < toBlock; b++)
                kernels.correlate(groups[group][b].taps, tiling.offsets, c * area, (c + channels) * area,
                        c * band.channel(), input, sums, (b - fromBlock) * maps * map, map, count);
        }
        for (int b = fromBlock; b < toBlock; b++)
            for (int m = 0; m < groups[group][b].count * rows.together(); m++)
                for (int i = 0; i < high; i++)
                    goal.store(sums, ((b - fromBlock) * maps + m) * map + i * pitch,
                            groups[group][b].first + m / rows.together(), (row + i) * rows.together()
                                    + m % rows.together(), column, wide);
        scratch.give(input);
        scratch.give(sums);
    }
}
