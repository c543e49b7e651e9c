package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Transforms;
import org.fovea.engine.simd.Transforms.Runs;

/// From the products of some maps in all frequencies of their tiles to the outputs, a panel of
/// a map at a time, which stays in the first-level cache on its way.
final class Outputs {
    private static final int IN = Winograd.IN;
    private static final int OUT = Winograd.OUT;

    private final Correlation job;
    private final Kernels kernels;
    private final Loops loops;
    private final Transforms transforms;
    private final int panel;

    Outputs(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        loops = Loops.of(kernels);
        transforms = Transforms.of(kernels);
        panel = kernels.panel();
    }

    /// @param products for each frequency and each panel, all maps, of each of which those of a panel stand side by side
    void store(Goal goal, Tiles tiles, Block[] blocks, float[] products, Scratch scratch) {
        int panels = tiles.panels();
        int maps = Arrays.stream(blocks).mapToInt(Block::maps).sum();
        int apart = tiles.apart(maps);
        float[] halves = scratch.take(OUT * IN * panel);
        float[] phases = scratch.take(OUT * OUT * panel);
        float[] rows = scratch.take(panels * OUT * OUT * panel);
        var across = new Runs(IN, apart, panel);
        var down = new Runs(OUT, IN * panel, panel);
        int map = 0;
        for (Block block : blocks) {
            for (int k = 0; k < block.count(); k++) {
                for (int q = 0; q < panels; q++) {
                    int width = kernels.panel(tiles.count() - q * panel);
                    transforms.output(across, products, q * maps * panel + (map + k) * width, IN * apart, 0, halves, 0,
                            IN * panel, width);
                    transforms.output(down, halves, 0, panel, job.biases()[block.first() + k], phases, 0, OUT * panel,
                            width);
                    loops.weave(phases, 0, OUT * panel, rows, q * OUT * OUT * panel, OUT * panel);
                }
                for (int r = 0; r < tiles.high(); r++) rows(goal, tiles, block.first() + k, r, rows);
            }
            map += block.maps();
        }
        scratch.give(rows);
        scratch.give(phases);
        scratch.give(halves);
    }

    /// Brings the outputs of a row of tiles to their place.
    private void rows(Goal goal, Tiles tiles, int map, int tileRow, float[] rows) {
        Region region = goal.region();
        int y = (tiles.top() + tileRow) * OUT;
        int top = Math.max(region.top(), y);
        int bottom = Math.min(region.bottom(), y + OUT);
        int left = Math.max(region.left(), tiles.left() * OUT);
        int right = Math.min(region.right(), (tiles.left() + tiles.wide()) * OUT);
        int to = goal.index(map, top, 0);
        int length = OUT * panel;
        for (int x = left; x < right;) {
            int at = (tileRow * tiles.pitch() - tiles.left()) * OUT + x;
            int within = at % length;
            int count = Math.min(right - x, length - within);
            for (int i = top; i < bottom; i++)
                System.arraycopy(rows, (at - within) * OUT + (i - y) * length + within, goal.output(),
                        to + (i - top) * region.width() + x, count);
            x += count;
        }
        for (int i = 0; i < bottom - top; i++)
            goal.finish().apply(goal.output(), to + i * region.width() + left, to + i * region.width() + right);
    }
}
