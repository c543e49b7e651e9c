package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Transforms;

/// From the products of some maps in all frequencies of their tiles to the outputs. All these maps go through the
/// transforms in one run.
final class Outputs {
    private static final int IN = Winograd.IN;
    private static final int OUT = Winograd.OUT;

    private final Correlation job;
    private final Kernels kernels;
    private final Loops loops;
    private final Transforms transforms;
    private final float[] zeros;

    /// @param blocks the most blocks of maps that [#store] gets
    Outputs(Correlation job, Kernels kernels, int blocks) {
        this.job = job;
        this.kernels = kernels;
        loops = Loops.of(kernels);
        transforms = Transforms.of(kernels);
        zeros = new float[blocks * kernels.blockOfPanel(job.groupSize()) * kernels.panel()];
    }

    /// @param products for each frequency and each panel, `all` maps, of each of which those of a panel stand side by side
    /// @param map where the first of the maps stands among them
    void store(Goal goal, Tiles tiles, Block[] blocks, float[] products, int map, int all, Scratch scratch) {
        int wide = kernels.panel();
        int panels = tiles.panels();
        int maps = Arrays.stream(blocks).mapToInt(Block::maps).sum();
        int apart = all * wide;
        int run = maps * wide;
        int distance = run + kernels.slack();
        float[] biases = scratch.take(run);
        float[] halves = scratch.take(OUT * IN * distance);
        float[] phases = scratch.take(OUT * distance);
        float[] rows = scratch.take(panels * OUT * OUT * run);
        for (int q = 0; q < panels; q++) {
            int width = kernels.panel(tiles.count() - q * wide);
            if (q == 0 || width < wide) biases(blocks, width, biases);
            for (int g = 0; g < IN; g++)
                transforms.output(products, (g * panels + q) * apart + map * width, IN * panels * apart, zeros, halves,
                        g * distance, IN * distance, maps * width);
            for (int i = 0; i < OUT; i++) {
                transforms.output(halves, i * IN * distance, distance, biases, phases, 0, distance, maps * width);
                loops.weave(phases, 0, distance, rows, (q * OUT + i) * OUT * run, maps * width);
            }
        }
        int first = 0;
        for (Block block : blocks) {
            for (int k = 0; k < block.count(); k++)
                for (int i = 0; i < OUT; i++)
                    for (int r = 0; r < tiles.high(); r++)
                        row(goal, tiles, block.first() + k, r, i, rows, i * run * OUT, first + k, OUT * OUT * run);
            first += block.maps();
        }
        scratch.give(rows);
        scratch.give(phases);
        scratch.give(halves);
        scratch.give(biases);
    }

    /// The bias of each map, for all tiles of a panel.
    private void biases(Block[] blocks, int width, float[] biases) {
        int at = 0;
        for (Block block : blocks) {
            for (int k = 0; k < block.count(); k++)
                Arrays.fill(biases, at + k * width, at + (k + 1) * width, job.biases()[block.first() + k]);
            at += block.maps() * width;
        }
    }

    /// Brings row i of a row of tiles to its place.
    ///
    /// @param from where row i of the first panel begins
    /// @param which of the maps in `rows` this is
    /// @param distance from one panel to the next
    private void row(Goal goal, Tiles tiles, int map, int tileRow, int i, float[] rows, int from, int which,
            int distance) {
        Region region = goal.region();
        int y = (tiles.top() + tileRow) * OUT + i;
        if (y < region.top() || y >= region.bottom()) return;
        int left = Math.max(region.left(), tiles.left() * OUT);
        int right = Math.min(region.right(), (tiles.left() + tiles.wide()) * OUT);
        int to = goal.index(map, y, 0);
        int panel = kernels.panel() * OUT;
        for (int x = left; x < right;) {
            int at = (tileRow * tiles.pitch() - tiles.left()) * OUT + x;
            int count = Math.min(right - x, panel - at % panel);
            int width = kernels.panel(tiles.count() - at / panel * kernels.panel()) * OUT;
            System.arraycopy(rows, from + at / panel * distance + which * width + at % panel, goal.output(), to + x,
                    count);
            x += count;
        }
        goal.finish().apply(goal.output(), to + left, to + right);
    }
}
