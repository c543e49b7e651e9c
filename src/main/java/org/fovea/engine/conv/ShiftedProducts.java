package org.fovea.engine.conv;

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
/// A map that shares its input with no other is computed a few rows at a time, as if they were maps: their windows see
/// nearly the same.
final class ShiftedProducts implements Plan {
    /// Floats of a band, which lives in the second-level cache.
    private static final int BAND = 16 << 10;
    /// Floats of the sums of one tile, which live in the second-level cache.
    private static final int SUMS = 64 << 10;
    private static final int MOST_MAPS = 64;

    private final Correlation job;
    private final Kernels kernels;
    private final Phases rows;
    private final Phases columns;
    private final PackedFilters filters;
    private final int chunk;
    private final Tiling whole;

    /// How a region of a certain width is cut.
    private record Tiling(Band band, int[] offsets) {
    }

    ShiftedProducts(Correlation job, Kernels kernels) {
        this(job, kernels, new PackedFilters(job, kernels));
    }

    /// @param filters those of the job, or of one that differs from it in the sizes of input and output only
    ShiftedProducts(Correlation job, Kernels kernels, PackedFilters filters) {
        this.job = job;
        this.kernels = kernels;
        this.filters = filters;
        rows = Phases.of(job.rows(), job.input().height(), filters.together());
        columns = Phases.of(job.columns(), job.input().width(), 1);
        chunk = PackedFilters.even(filters.groups()[0].length, Math.max(1, MOST_MAPS / filters.most()));
        whole = tiling(Math.ceilDiv(job.output().height(), rows.together()), job.output().width());
    }

    @Override
    public String algorithm() {
        return switch (rows.together()) {
            case 1 -> "shifted products";
            case 2 -> "shifted products of two rows";
            default -> "shifted products of four rows";
        };
    }

    private Tiling tiling(int height, int width) {
        int planes = rows.used().length * columns.used().length * filters.channels();
        int least = Math.min(height, Math.max(4, rows.overhang()));
        int across = BAND / (planes * (least + rows.overhang())) - columns.overhang();
        int tileColumns = PackedFilters.even(width, Math.clamp(across, 64, 2048));
        int pitch = tileColumns + columns.overhang();
        int byBand = BAND / (planes * pitch) - rows.overhang();
        int bySums = SUMS / (chunk * filters.most() * pitch);
        int tileRows = PackedFilters.even(height, Math.clamp(Math.min(Math.max(byBand, least), bySums), 1, height));
        var band = new Band(rows, columns, job.mode(), Loops.of(kernels), tileRows, tileColumns);
        return new Tiling(band, band.offsets(filters.channels()));
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
            new InPlace(job, kernels, filters, rows, columns).run(goal, interior.inner(), machine, cancel);
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
        int tiles = down * across * filters.groups().length;
        Machine team = machine.forWork((long) region.height() * region.width() * job.output().channels() * job.taps());
        // What is packed is packed again for each share of the maps.
        int least = filters.packed() ? Math.min(chunk, Math.ceilDiv(filters.groups()[0].length, team.threads())) : 1;
        int share = Math.clamp((long) filters.groups()[0].length * tiles / (3L * team.threads()), least, chunk);
        int chunks = team.threads() == 1
                ? Math.ceilDiv(filters.groups()[0].length, chunk)
                : Math.ceilDiv(filters.groups()[0].length, share);
        int blocks = Math.ceilDiv(filters.groups()[0].length, chunks);
        var straight = new Straight(kernels, goal, tiling.offsets, band.pitch());
        team.each(tiles * chunks, at -> {
            int tile = at / chunks;
            int row = tile / across % down * band.tileRows();
            int column = tile % across * band.tileColumns();
            int from = at % chunks * blocks;
            int group = tile / across / down;
            int end = Math.min(filters.groups()[group].length, from + blocks);
            tile(tiling, straight, region, group, from, end, begin + row, region.left() + column,
                    Math.min(band.tileRows(), height - row),
                    Math.min(band.tileColumns(), region.width() - column), team.scratch());
        }, cancel);
    }

    /// Computes the blocks `from` … `end − 1` of one group for the tile that starts at (row, column).
    private void tile(Tiling tiling, Straight straight, Region piece, int group, int from, int end, int row, int column,
            int high, int wide, Scratch scratch) {
        Block[] blocks = filters.groups()[group];
        Goal goal = straight.goal();
        Band band = tiling.band;
        int pitch = band.pitch();
        int map = band.tileRows() * pitch + kernels.slack();
        int count = (high - 1) * pitch + wide;
        float[] input = scratch.take(filters.channels() * band.channel() + kernels.slack());
        float[] panel = scratch.take(filters.part() * kernels.panel() + kernels.slack());
        float[] sums = scratch.take((end - from) * filters.most() * map);
        boolean pays = Straight.pays(kernels, filters.most(), wide, pitch, job.taps());
        for (int c = 0; c < job.channels(); c += filters.channels()) {
            int channels = Math.min(filters.channels(), job.channels() - c);
            band.copy(goal.x(), job.firstChannel() + group * job.channels() + c, channels, row, column, high, wide,
                    input);
            for (int p = 0; p < filters.parts(); p++) {
                int which = c / filters.channels() * filters.parts() + p;
                int first = p * filters.part();
                if (filters.packed())
                    panels(blocks, from, end, which, first, tiling.offsets, input, sums, map, count, panel);
                else
                    for (int b = from, at = 0; b < end; b++, at += filters.most() * map)
                        if (pays && full(blocks[b]))
                            straight.add(blocks[b], which, first, input, sums, at, row, column, high, wide);
                        else
                        kernels.correlate(blocks[b].taps()[which], tiling.offsets, first, which > 0, input, 0, sums, at,
                                map, count);
            }
        }
        for (int b = from, at = 0; b < end; b++, at += filters.most() * map)
            if (pays && full(blocks[b])) straight.finish(blocks[b], sums, at, row, column, high, wide);
            else
            for (int m = 0; m < blocks[b].count() * rows.together(); m++)
                for (int i = 0; i < high; i++)
                    store(goal, piece, sums, at + m * map + i * pitch, blocks[b].first() + m / rows.together(),
                            (row + i) * rows.together() + m % rows.together(), column, wide);
        scratch.give(sums);
        scratch.give(panel);
        scratch.give(input);
    }

    /// Whether the kernels write no more than is asked for, and all maps of a block belong to somebody.
    private static boolean full(Block block) {
        return block.count() == Taps.MAPS;
    }

    /// Moves one row of sums to its place, if it belongs to this part of the region.
    private static void store(Goal goal, Region piece, float[] sums, int from, int map, int row, int column, int wide) {
        if (row < piece.top() || row >= piece.bottom()) return;
        int to = goal.index(map, row, column);
        System.arraycopy(sums, from, goal.output(), to, wide);
        goal.finish().apply(goal.output(), to, to + wide);
    }

    /// Adds what one part of the taps gives to the blocks `from` … `end − 1`, panel by panel.
    ///
    /// @param which the part
    /// @param first its first tap among those of the channels in `input`
    private void panels(Block[] blocks, int from, int end, int which, int first, int[] offsets, float[] input,
            float[] sums, int map, int count, float[] panel) {
        int wide = kernels.panel();
        for (int q = 0; q < count; q += wide) {
            kernels.pack(input, q, offsets, first, blocks[0].taps()[which].count(), panel, 0, wide);
            for (int b = from; b < end; b++)
                kernels.multiply(blocks[b].taps()[which], which > 0, panel, 0, wide, sums,
                        (b - from) * filters.most() * map + q, map);
        }
    }
}
