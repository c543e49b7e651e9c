package org.fovea.engine.conv;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.fovea.engine.Region;
import org.fovea.engine.conv.Stretch.Segment;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.SquareTransforms;
import org.fovea.engine.simd.Steps;

/// From the products of some maps in all frequencies of their tiles to the outputs, a panel of a few maps at a time, which
/// stays in the first-level cache on its way. Where as many tiles as fill a vector lie side by side, their outputs go straight
/// to their place.
final class Outputs {
    private static final int IN = Winograd.IN;
    private static final int OUT = Winograd.OUT;
    /// Of how many maps the columns are computed together.
    private static final int MAPS = 4;

    private final Correlation job;
    private final Kernels kernels;
    private final SquareTransforms transforms;
    private final int lanes;
    private final ConcurrentLinkedQueue<Turns> known = new ConcurrentLinkedQueue<>();

    /// What is to be done for each map of a panel: the rows that go straight to the output, and those that go a way round.
    ///
    /// @param moves from there to the output
    /// @param counts how many values each of them moves
    /// @param all from where to where there are outputs now
    private record Turns(Steps straight, Steps around, Steps moves, int[] counts, Steps all) {
        static Turns none(int most) {
            return new Turns(new Steps(), new Steps(), new Steps(), new int[most], new Steps());
        }
    }

    Outputs(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        transforms = SquareTransforms.of(kernels);
        lanes = transforms.lanes();
    }

    /// The maps of the blocks from `begin` to `end`.
    ///
    /// @param maps how many maps they have
    /// @param products where in `room` they stand: for each frequency and each panel, these maps, of each of which those of a panel stand side by side
    /// @param rest from where on it may use [#room] floats more
    void store(Goal goal, Stretch tiles, Block[] blocks, int begin, int end, int maps, float[] room,
            int products, int rest) {
        int rows = Scratch.line(rest + columns());
        var all = new Turns[tiles.panels()];
        for (int q = 0; q < all.length; q++) {
            Turns before = known.poll();
            // Each segment has less than two vectors more than it fills.
            all[q] = before == null ? Turns.none(OUT * (kernels.panel() / lanes + 2 * kernels.panel())) : before;
            plan(goal.region(), tiles, q, all[q]);
        }
        int done = 0;
        for (int b = begin; b < end; b++) {
            Block block = blocks[b];
            for (int k = 0; k < block.count(); k += MAPS) {
                int count = Math.min(MAPS, block.count() - k);
                for (int q = 0; q < all.length; q++) {
                    int width = kernels.panel(tiles.count(q));
                    int from = products + q * tiles.pitch(maps) + (done + k) * width;
                    transforms.outputColumns(room, from, tiles.apart(maps), room, rest, MAPS * width, count * width);
                    for (int m = 0; m < count; m++)
                        rows(goal, block.first() + k + m, all[q], room, rest + m * width, MAPS * width, rows);
                }
            }
            done += block.maps();
        }
        for (Turns turns : all) known.offer(turns);
    }

    /// How many floats it takes beside the products.
    int room(Stretch tiles) {
        int vectors = kernels.panel() / lanes + 2 * Math.min(kernels.panel(), kernels.panel() / tiles.wide() + 2);
        return Scratch.line(columns()) + OUT * vectors * OUT * lanes;
    }

    private int columns() {
        return OUT * IN * MAPS * kernels.panel() + kernels.slack();
    }

    private void rows(Goal goal, int map, Turns turns, float[] room, int at, int distance, int rows) {
        int to = goal.index(map, goal.region().top(), goal.region().left());
        float bias = job.biases()[map];
        transforms.outputRows(turns.straight, room, at, distance, bias, goal.output(), to);
        transforms.outputRows(turns.around, room, at, distance, bias, room, rows);
        for (int i = 0; i < turns.moves.count(); i++)
            System.arraycopy(room, rows + turns.moves.from(i), goal.output(), to + turns.moves.to(i), turns.counts[i]);
        for (int i = 0; i < turns.all.count(); i++)
            goal.finish().apply(goal.output(), to + turns.all.from(i), to + turns.all.to(i));
    }

    /// What is the same for each map.
    private void plan(Region region, Stretch tiles, int number, Turns turns) {
        turns.straight.clear();
        turns.around.clear();
        turns.moves.clear();
        turns.all.clear();
        int output = IN * MAPS * kernels.panel(tiles.count(number));
        for (Segment segment : tiles.segments(number))
            for (int i = 0; i < OUT; i++) {
                int y = OUT * segment.row() + i - region.top();
                if (y >= 0 && y < region.height())
                    plan(segment, i * output + segment.at(), y * region.width(), region, turns);
            }
    }

    /// One row of outputs of a segment.
    ///
    /// @param from where its first tile stands
    /// @param to where the row of the region begins
    private void plan(Segment segment, int from, int to, Region region, Turns turns) {
        int column = OUT * segment.column() - region.left();
        int begin = Math.ceilDiv(Math.max(0, -column), OUT);
        int end = Math.min(segment.count(), (region.width() - column) / OUT);
        turns.all.add(to + Math.max(0, column), to + Math.min(region.width(), column + OUT * segment.count()));
        if (end - begin < lanes) {
            for (int i = 0; i < segment.count(); i += lanes)
                around(from + i, Math.min(lanes, segment.count() - i), to, column + OUT * i, region, turns);
            return;
        }
        // The last vector ends with the last tile, and computes some that the one before has computed.
        for (int i = begin; i < end; i += lanes) {
            int at = Math.min(i, end - lanes);
            turns.straight.add(from + at, to + column + OUT * at);
        }
        if (begin > 0) around(from, 1, to, column, region, turns);
        if (end < segment.count()) around(from + end, 1, to, column + OUT * end, region, turns);
    }

    /// Some tiles, of which the region may have a part.
    private void around(int from, int tiles, int to, int column, Region region, Turns turns) {
        int begin = Math.max(0, column);
        int end = Math.min(region.width(), column + OUT * tiles);
        int at = turns.around.count() * OUT * lanes;
        turns.around.add(from, at);
        turns.counts[turns.moves.count()] = end - begin;
        turns.moves.add(at + begin - column, to + begin);
    }
}
