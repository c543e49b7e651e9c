package org.fovea.engine.op;

import java.util.ArrayList;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.conv.Finish;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Taps;

/// One run of some filters of a layer over one input, for a region of the output.
///
/// The output is cut into tiles small enough for the caches. For each tile, the input it sees is copied once into padded
/// rows ([Band]); then the kernels compute one block of maps after the other. Every output is summed in the order channel,
/// row, column, wherever the cuts lie: neither the tiles nor the number of threads change a bit.
final class Correlation {
    /// Positions of one tile, and floats of the band under it: with a few maps they fit a second-level cache.
    private static final int TILE = 1 << 14;
    private static final int BAND = 1 << 16;
    private static final int TILE_COLUMNS = 512;
    /// Multiplications worth a piece of work of its own.
    private static final long PIECE = 200_000;

    private final Conv2d layer;
    private final Patch x;
    private final int first;
    private final Shape whole;
    private final Region region;
    /// The shape of the region.
    private final Shape output;
    private final Machine machine;
    private final Phases rows;
    private final Phases columns;
    private final int channels;
    private final int groupSize;
    private final int tileRows;
    private final int tileColumns;
    private final Block[][] groups;

    /// Maps of one group that are computed together.
    ///
    /// @param first the first of them, counted from 0 in the output
    /// @param count how many; the taps may have more, which belong to nobody
    private record Block(int first, int count, Taps taps) {
    }

    /// @param first the first filter
    /// @param whole the shape of the maps of this and the following filters: all of the layer, or one
    Correlation(Conv2d layer, Patch x, int first, Shape whole, Region region, Machine machine) {
        this.layer = layer;
        this.x = x;
        this.first = first;
        this.whole = whole;
        this.region = region;
        this.machine = machine;
        output = new Shape(whole.channels(), region.height(), region.width());
        rows = Phases.of(layer.rowWindow(x.whole()));
        columns = Phases.of(layer.columnWindow(x.whole()));
        channels = layer.filters().getFirst().weights().shape.channels();
        groupSize = layer.filters().size() / layer.groups();
        tileColumns = even(output.width(), TILE_COLUMNS);
        tileRows = tileRows();
        groups = blocks();
    }

    Patch run(Finish finish, Cancel cancel) {
        var data = new float[output.size()];
        int down = Math.ceilDiv(output.height(), tileRows);
        int across = Math.ceilDiv(output.width(), tileColumns);
        int perGroup = groups[0].length;
        int tiles = down * across * groups.length;
        int chunk = Math.ceilDiv(perGroup, Math.clamp(Math.ceilDiv(wanted(), tiles), 1, perGroup));
        int chunks = Math.ceilDiv(perGroup, chunk);
        new Machine(machine.kernels(), Math.min(wanted(), machine.threads())).each(tiles * chunks, () -> {
            var worker = new Worker(data, finish);
            return at -> {
                int tile = at / chunks;
                int from = at % chunks * chunk;
                worker.tile(tile / across / down, tile / across % down * tileRows, tile % across * tileColumns, from,
                        Math.min(perGroup, from + chunk));
            };
        }, cancel);
        return new Patch(whole, region, new Tensor(output, data));
    }

    /// How many pieces the work should have at least, so that all threads end at about the same time.
    private int wanted() {
        long work = (long) output.size() * channels * rows.window().size() * columns.window().size();
        return (int) Math.clamp(work / PIECE, 1, machine.threads() == 1 ? 1 : 4L * machine.threads());
    }

    private int tileRows() {
        int pitch = Band.pitch(columns, tileColumns);
        int planes = channels * rows.used().length * columns.used().length;
        int byTile = TILE / pitch;
        int byBand = Math.clamp((long) BAND / ((long) planes * pitch) - rows.overhang(), 0, BAND);
        int fitting = Math.max(Math.min(4, byTile), Math.min(byTile, byBand));
        int elsewhere = Math.ceilDiv(output.width(), tileColumns) * output.channels();
        int sharing = Math.ceilDiv(output.height(), Math.ceilDiv(wanted(), elsewhere));
        return even(output.height(), Math.max(1, Math.min(fitting, sharing)));
    }

    /// The largest part of at most `limit` that cuts `all` into parts of nearly equal size.
    private static int even(int all, int limit) {
        return Math.ceilDiv(all, Math.ceilDiv(all, limit));
    }

    private Block[][] blocks() {
        int[] offsets = Band.offsets(rows, columns, channels, tileRows, tileColumns);
        var result = new Block[Math.ceilDiv(output.channels(), groupSize)][];
        for (int g = 0; g < result.length; g++) {
            int from = g * groupSize;
            result[g] = blocks(from, Math.min(output.channels(), from + groupSize), offsets);
        }
        return result;
    }

    /// Full blocks as long as they last; a rest of more than half a block fills one too, a smaller one is done singly.
    private Block[] blocks(int from, int to, int[] offsets) {
        int full = machine.kernels().maps();
        var result = new ArrayList<Block>();
        for (int k = from; k < to;) {
            int maps = to - k > full / 2 ? full : 1;
            int count = Math.min(maps, to - k);
            result.add(new Block(k, count, taps(k, count, maps, offsets)));
            k += count;
        }
        return result.toArray(Block[]::new);
    }

    private Taps taps(int from, int count, int maps, int[] offsets) {
        var weights = new float[maps * offsets.length];
        var bias = new float[maps];
        int area = rows.window().size() * columns.window().size();
        for (int m = 0; m < count; m++) {
            Filter filter = layer.filters().get(first + from + m);
            bias[m] = filter.bias();
            for (int t = 0; t < offsets.length; t++) {
                int turned = layer.flipped() ? t / area * area + area - 1 - t % area : t;
                weights[t * maps + m] = filter.weights().data[turned];
            }
        }
        return new Taps(maps, offsets, weights, bias);
    }

    /// What one thread needs for itself.
    private final class Worker {
        private final float[] data;
        private final Finish finish;
        private final Band band;
        private final int pitch;
        private final int map;
        private final float[] flat;

        /// @param data where the maps go
        Worker(float[] data, Finish finish) {
            Kernels kernels = machine.kernels();
            this.data = data;
            this.finish = finish;
            band = new Band(rows, columns, layer.paddingMode(), channels, tileRows, tileColumns, kernels.slack());
            pitch = Band.pitch(columns, tileColumns);
            map = tileRows * pitch + kernels.slack();
            flat = new float[map * kernels.maps()];
        }

        /// Computes some blocks of one group for the tile that starts at (row, column).
        void tile(int group, int row, int column, int fromBlock, int toBlock) {
            int height = Math.min(tileRows, output.height() - row);
            int width = Math.min(tileColumns, output.width() - column);
            band.copy(x, (first / groupSize + group) * channels, region.top() + row, region.left() + column);
            for (int b = fromBlock; b < toBlock; b++) {
                Block block = groups[group][b];
                machine.kernels().correlate(block.taps(), band.data(), flat, map, (height - 1) * pitch + width);
                for (int m = 0; m < block.count(); m++)
                    for (int i = 0; i < height; i++) {
                        int to = output.index(block.first() + m, row + i, column);
                        System.arraycopy(flat, m * map + i * pitch, data, to, width);
                        finish.apply(data, to, to + width);
                    }
            }
        }
    }
}
