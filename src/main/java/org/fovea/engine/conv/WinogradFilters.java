package org.fovea.engine.conv;

import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.SquareTransforms;
import org.fovea.engine.simd.Taps;

/// The frequencies of the filters of a layer with kernels of 3×3, in the order in which the kernels take them.
///
/// @param part how many channels the kernels get at once
/// @param blocks for each group and each frequency, blocks of filters with their weights for each part of the channels. In
///        this order they stay when the collector moves them: what is used one after the other lies side by side.
record WinogradFilters(int part, Block[][][] blocks) {
    private static final int IN = Winograd.IN;
    private static final int FREQUENCIES = Winograd.FREQUENCIES;

    static WinogradFilters of(Correlation job, Kernels kernels) {
        int part = PackedFilters.even(job.channels(), Taps.SPAN);
        var groups = new Block[job.groups()][][];
        for (int g = 0; g < groups.length; g++) groups[g] = blocks(job, kernels, part, g);
        return new WinogradFilters(part, groups);
    }

    private static Block[][] blocks(Correlation job, Kernels kernels, int part, int group) {
        int end = (group + 1) * job.groupSize();
        int number = 0;
        for (int first = group * job.groupSize(); first < end; number++) first += kernels.blockOfPanel(end - first);
        var blocks = new Block[FREQUENCIES][number];
        for (Block[] some : blocks)
            for (int b = 0, first = group * job.groupSize(); b < number; b++) {
                int maps = kernels.blockOfPanel(end - first);
                some[b] = new Block(first, Math.min(maps, end - first), maps, taps(job, part, maps));
                first += maps;
            }
        var columns = new double[3 * IN];
        var spectrum = new double[FREQUENCIES];
        for (int b = 0; b < number; b++)
            for (int m = 0; m < blocks[0][b].count(); m++)
                for (int c = 0; c < job.channels(); c++) {
                    spectrum(job.weights()[blocks[0][b].first() + m], c * 9, columns, spectrum);
                    for (int f = 0; f < FREQUENCIES; f++) {
                        Taps taps = blocks[f][b].taps()[c / part];
                        taps.weights()[taps.index(m, c % part)] = (float) spectrum[f];
                    }
                }
        return blocks;
    }

    private static Taps[] taps(Correlation job, int part, int maps) {
        var taps = new Taps[Math.ceilDiv(job.channels(), part)];
        for (int p = 0; p < taps.length; p++)
            taps[p] = new Taps(maps, Math.min(part, job.channels() - p * part), true);
        return taps;
    }

    /// The frequencies of the kernel that stands at `at`.
    ///
    /// @param columns receives those of its columns on the way
    private static void spectrum(float[] weights, int at, double[] columns, double[] spectrum) {
        for (int v = 0; v < 3; v++)
            SquareTransforms.kernel(weights[at + v], weights[at + 3 + v], weights[at + 6 + v], columns, v * IN);
        for (int f = 0; f < IN; f++)
            SquareTransforms.kernel(columns[f], columns[IN + f], columns[2 * IN + f], spectrum, f * IN);
    }
}
