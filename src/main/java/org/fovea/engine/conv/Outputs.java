package org.fovea.engine.conv;

import org.fovea.engine.Region;
import org.fovea.engine.conv.Winograd.Block;
import org.fovea.engine.conv.Winograd.Goal;
import org.fovea.engine.conv.Winograd.Tiles;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Transforms;

/// From the products of some blocks of maps in all frequencies to their outputs.
final class Outputs {
    private static final int IN = Winograd.IN;
    private static final int OUT = Winograd.OUT;

    private final Kernels kernels;
    private final Loops loops;
    private final Transforms transforms;

    Outputs(Kernels kernels) {
        this.kernels = kernels;
        loops = Loops.of(kernels);
        transforms = Transforms.of(kernels);
    }

    /// @param at where the products of the first block begin; for each map, those of a panel stand side by side
    /// @param apart from one panel or frequency to the next
    /// @param biases of the maps, each for all tiles of a panel
    void store(Goal goal, Tiles tiles, Block[] blocks, int from, int to, float[] products, int at, int apart,
            float[] biases, float[] zeros, Scratch scratch) {
        int wide = kernels.panel();
        int panels = tiles.panels(wide);
        int maps = 0;
        for (int b = from; b < to; b++) maps += blocks[b].maps();
        int run = maps * wide;
        int distance = run + kernels.slack();
        float[] halves = scratch.take(OUT * IN * distance);
        float[] phases = scratch.take(OUT * distance);
        int panel = OUT * OUT * run;
        float[] rows = scratch.take(panels * panel + kernels.slack());
        for (int q = 0; q < panels; q++) {
            for (int g = 0; g < IN; g++)
                transforms.output(products, at + (g * panels + q) * apart, IN * panels * apart, zeros, halves,
                        g * distance, IN * distance, run);
            for (int i = 0; i < OUT; i++) {
                transforms.output(halves, i * IN * distance, distance, biases, phases, 0, distance, run);
                loops.weave(phases, 0, distance, rows, q * panel + i * OUT * run, run);
            }
        }
        for (int b = from, m = 0; b < to; m += blocks[b++].maps())
            for (int k = 0; k < blocks[b].count(); k++)
                for (int i = 0; i < OUT; i++)
                    for (int r = 0; r < tiles.high(); r++)
                        row(goal, tiles, blocks[b].first() + k, r, i, rows, i * OUT * run + (m + k) * wide * OUT,
                                panel);
        scratch.give(rows);
        scratch.give(phases);
        scratch.give(halves);
    }

    /// Brings row i of a row of tiles to its place.
    ///
    /// @param from where row i of the first panel begins
    /// @param distance from one panel to the next
    private void row(Goal goal, Tiles tiles, int map, int tileRow, int i, float[] rows, int from, int distance) {
        Region region = goal.region();
        int y = (tiles.top() + tileRow) * OUT + i;
        if (y < region.top() || y >= region.bottom()) return;
        int left = Math.max(region.left(), tiles.left() * OUT);
        int right = Math.min(region.right(), (tiles.left() + tiles.wide()) * OUT);
        int to = (map * region.height() + y - region.top()) * region.width() - region.left();
        int panel = kernels.panel() * OUT;
        int first = (tileRow * tiles.pitch(kernels.panel()) - tiles.left()) * OUT;
        for (int x = left; x < right;) {
            int at = first + x;
            int count = Math.min(right - x, panel - at % panel);
            System.arraycopy(rows, from + at / panel * distance + at % panel, goal.output(), to + x, count);
            x += count;
        }
        goal.finish().apply(goal.output(), to + left, to + right);
    }
}
