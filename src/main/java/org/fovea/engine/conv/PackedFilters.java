package org.fovea.engine.conv;

import java.util.ArrayList;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Taps;

/// The weights of a layer in the order in which the kernels take them: for each group of filters, blocks of maps that are
/// computed together; for each block, the taps of a few channels at a time, in parts that the kernels take at once. They
/// do not depend on the size of the input.
final class PackedFilters {
    private final Correlation job;
    private final Kernels kernels;
    private final Phases distances;
    private final int together;
    private final int area;
    private final int channels;
    private final int part;
    private final boolean packed;
    private final Block[][] groups;

    PackedFilters(Correlation job, Kernels kernels) {
        this(job, kernels, kernels.panels(job.groupSize()));
    }

    private PackedFilters(Correlation job, Kernels kernels, boolean panels) {
        this.job = job;
        this.kernels = kernels;
        boolean alone = !panels && kernels.block(job.groupSize()) == 1;
        together = alone && job.rows().size() > 1 && job.rows().dilation() == 1 ? kernels.rows() : 1;
        distances = Phases.of(job.rows(), job.input().height(), together);
        area = distances.distances().length * job.columns().size();
        channels = channels(job, area);
        part = even(channels * area, Taps.SPAN);
        packed = panels;
        groups = blocks();
    }

    /// Those of which the kernels get panels.
    static PackedFilters ofPanels(Correlation job, Kernels kernels) {
        return new PackedFilters(job, kernels, true);
    }

    /// How many channels at a time, when a block has `area` taps for each.
    static int channels(Correlation job, int area) {
        return even(job.channels(), Math.clamp(Taps.SPAN / area, 1, job.channels()));
    }

    /// The largest part of at most `limit` that cuts `all` into parts of nearly equal size.
    static int even(int all, int limit) {
        return Math.ceilDiv(all, Math.ceilDiv(all, limit));
    }

    /// How many rows of a map count as maps of their own.
    int together() {
        return together;
    }

    /// How many taps of a block belong to one channel.
    int area() {
        return area;
    }

    /// How many channels at a time.
    int channels() {
        return channels;
    }

    /// How many taps the kernels get at once.
    int part() {
        return part;
    }

    /// How many parts make the taps of a few channels.
    int parts() {
        return Math.ceilDiv(channels * area, part);
    }

    /// Whether the kernels get panels.
    boolean packed() {
        return packed;
    }

    /// The most maps of a block.
    int most() {
        return groups[0][0].maps();
    }

    /// For each group, blocks of filters with their weights for each part of all channels.
    Block[][] groups() {
        return groups;
    }

    private Block[][] blocks() {
        var result = new Block[job.groups()][];
        for (int g = 0; g < job.groups(); g++) {
            var blocks = new ArrayList<Block>();
            int end = (g + 1) * job.groupSize();
            for (int first = g * job.groupSize(); first < end;) {
                int maps = together > 1
                        ? 1
                        : packed
                                ? kernels.blockOfPanel(end - first)
                                : kernels.block(end - first);
                int count = Math.min(maps, end - first);
                blocks.add(new Block(first, count, maps * together, taps(first, count, maps * together)));
                first += count;
            }
            result[g] = blocks.toArray(Block[]::new);
        }
        return result;
    }

    private Taps[] taps(int first, int count, int maps) {
        int parts = parts();
        var result = new Taps[Math.ceilDiv(job.channels(), channels) * parts];
        for (int i = 0; i < result.length; i++) {
            int from = i / parts * channels * area + i % parts * part;
            int end = Math.min(job.channels(), (i / parts + 1) * channels) * area;
            result[i] = taps(first, count, maps, from, Math.clamp(end - from, 0, part));
        }
        return result;
    }

    private Taps taps(int first, int count, int maps, int from, int length) {
        int wide = job.columns().size();
        var taps = new Taps(maps, length, packed);
        for (int m = 0; m < count * together; m++) {
            float[] filter = job.weights()[first + m / together];
            taps.bias()[m] = job.biases()[first + m / together];
            for (int t = 0; t < length; t++) {
                int channel = (from + t) / area;
                int tap = distances.tap((from + t) % area / wide, m % together);
                if (tap >= 0)
                    taps.weights()[taps.index(m, t)] = filter[(channel * job.rows().size() + tap) * wide
                            + (from + t) % area % wide];
            }
        }
        return taps;
    }
}
