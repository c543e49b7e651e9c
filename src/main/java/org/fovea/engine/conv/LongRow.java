package org.fovea.engine.conv;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Taps;

/// A 1×1 layer over a whole input: it does not matter where a value stands, so all rows are computed as one, which leaves
/// nothing over at the end of each. Regions are computed as in any layer; the sums are the same.
final class LongRow implements Plan {
    private static final Window ONE = new Window(1, 1, 0, 0, 1);

    /// Floats of the panels that are computed together, and of the weights that are used for all of them before the next:
    /// both live in the second-level cache.
    private static final int FLOATS = 32 << 10;
    private static final int WEIGHTS = 32 << 10;

    private final Correlation job;
    private final Kernels kernels;
    private final PackedFilters filters;
    private final ShiftedProducts flat;
    /// All of the input and of the output; the input as one row, and all of that and of the output as one.
    private final Region whole;
    private final Region all;
    private final Shape row;
    private final Region known;
    private final Region wanted;
    private final ShiftedProducts regions;
    /// Where each channel of a group begins.
    private final int[] offsets;
    /// Whether the loops read the channels where they lie.
    private final boolean lies;

    LongRow(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        filters = new PackedFilters(job, kernels);
        regions = new ShiftedProducts(job, kernels, filters);
        flat = new ShiftedProducts(new Correlation(flat(job.input()), flat(job.output()), ONE, ONE,
                job.mode(), job.groups(), job.firstChannel(), job.channels(), job.sharing(), job.weights(),
                job.biases()), kernels, filters);
        row = flat(job.input());
        known = Region.all(row);
        wanted = Region.all(flat(job.output()));
        whole = Region.all(job.input());
        all = Region.all(job.output());
        offsets = IntStream.range(0, job.channels()).map(c -> c * job.input().plane()).toArray();
        lies = Arrays.stream(filters.groups()[0]).allMatch(block -> block.maps() == Taps.MAPS);
    }

    static boolean fits(Correlation job) {
        return job.rows().equals(ONE) && job.columns().equals(ONE);
    }

    private static Shape flat(Shape shape) {
        return new Shape(shape.channels(), 1, shape.plane());
    }

    @Override
    public String algorithm() {
        return flat.algorithm() + " in one row";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        if (!region.equals(all) || !x.region().equals(whole)) {
            regions.run(x, region, output, at, finish, machine, cancel);
            return;
        }
        if (filters.packed()) {
            panels(new Goal(x, region, output, at, finish), machine, cancel);
            return;
        }
        if (lies) {
            new WhereItLies(job, kernels, filters, offsets).run(new Goal(x, region, output, at, finish), machine,
                    cancel);
            return;
        }
        var line = new Patch(row, known, new Tensor(row, x.values().data));
        flat.run(line, wanted, output, at, finish, machine, cancel);
    }

    /// Packs a few panels at a time straight from the input and writes the sums straight to the output.
    private void panels(Goal goal, Machine machine, Cancel cancel) {
        int wide = kernels.panel();
        int panels = Math.ceilDiv(job.output().plane(), wide);
        int most = Math.clamp(FLOATS / (job.channels() * wide), 1, panels);
        int pieces = Math.ceilDiv(panels, most);
        Machine team = machine.forWork((long) job.output().size() * job.taps());
        int blocks = filters.groups()[0].length;
        int shares = team.balances(pieces * job.groups()) ? 1 : Math.min(blocks, team.threads());
        int share = Math.ceilDiv(blocks, shares);
        team.each(pieces * job.groups() * shares, task -> {
            int piece = task / shares % pieces;
            int from = Math.min(blocks, task % shares * share);
            int to = Math.min(blocks, from + share);
            if (from < to)
                panels(goal, task / shares / pieces, from, to, piece * most * wide,
                        Math.min(job.output().plane(), (piece + 1) * most * wide), team.scratch());
        }, cancel);
    }

    /// The blocks `from` … `last − 1` of a group at the positions from `begin` to `end`.
    private void panels(Goal goal, int group, int from, int last, int begin, int end, Scratch scratch) {
        Block[] blocks = filters.groups()[group];
        int wide = kernels.panel();
        int channels = job.channels();
        int plane = job.output().plane();
        float[] input = scratch.take(Math.ceilDiv(end - begin, wide) * channels * wide);
        float[] sums = scratch.take(Taps.MAPS * wide);
        pack(goal.x(), job.firstChannel() + group * channels, begin, end, input);
        int together = Math.max(1, WEIGHTS / (blocks[from].maps() * channels));
        for (int first = from; first < last; first += together)
            for (int q = begin; q < end; q += wide)
                for (int b = first; b < Math.min(last, first + together); b++) {
                    Block block = blocks[b];
                    boolean straight = q + wide <= end && block.count() == block.maps();
                    float[] to = straight ? goal.output() : sums;
                    int at = straight ? goal.at() + block.first() * plane + q : 0;
                    int panel = (q - begin) * channels;
                    for (int p = 0; p < block.taps().length; p++) {
                        kernels.multiply(block.taps()[p], p > 0, input, panel, wide, to, at, straight ? plane : wide);
                        panel += block.taps()[p].count() * wide;
                    }
                    for (int m = 0; m < block.count() && !straight; m++)
                        System.arraycopy(sums, m * wide, goal.output(), goal.at() + (block.first() + m) * plane + q,
                                Math.min(wide, end - q));
                }
        for (int b = from; b < last; b++)
            for (int m = 0; m < blocks[b].count(); m++) {
                int map = goal.at() + (blocks[b].first() + m) * plane;
                goal.finish().apply(goal.output(), map + begin, map + end);
            }
        scratch.give(sums);
        scratch.give(input);
    }

    private void pack(Patch x, int first, int begin, int end, float[] to) {
        int wide = kernels.panel();
        int plane = job.output().plane();
        int channels = job.channels();
        for (int q = begin; q < end; q += wide) {
            int at = (q - begin) * channels;
            if (q + wide <= end) kernels.pack(x.values().data, first * plane + q, offsets, 0, channels, to, at, wide);
            else
                for (int c = 0; c < channels; c++)
                    System.arraycopy(x.values().data, (first + c) * plane + q, to, at + c * wide, end - q);
        }
    }
}
