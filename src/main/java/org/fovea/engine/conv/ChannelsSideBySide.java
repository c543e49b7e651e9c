package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.MapLoops;
import org.fovea.engine.simd.Scratch;
import org.fovea.engine.simd.Taps;

/// The naive sum for depthwise layers, in which each channel has one filter of its own: vectors hold the channels of a position
/// instead of neighbouring positions, so that all of them begin where lines of the caches do, and none ends with a row.
///
/// What a strip of the output sees of some channels is copied with these side by side, and turned back after the sums. Every
/// output is summed in the order row, column.
final class ChannelsSideBySide implements Plan {
    /// Floats of a strip and of what it sees, which live in the second-level cache.
    private static final int FLOATS = 32 << 10;
    /// What is worth it: lanes, and weights at least, but not more multiplications for a map; fewer weights where rows would not
    /// fill vectors, or copies pick few values.
    private static final int LANES = 16;
    private static final int WEIGHTS = 16;
    private static final int MOST = 500_000;
    private static final int FEW_WEIGHTS = 3;
    private static final int FEW_COLUMNS = 16;

    private final Correlation job;
    private final MapLoops loops;
    private final int lanes;
    /// For each vector of channels, their weights tap by tap, and their biases.
    private final float[] weights;
    private final float[] biases;

    ChannelsSideBySide(Correlation job, Kernels kernels) {
        this.job = job;
        loops = MapLoops.of(kernels);
        lanes = loops.lanes();
        int vectors = Math.ceilDiv(job.groups(), lanes);
        weights = new float[vectors * lanes * job.area()];
        biases = new float[vectors * lanes];
        for (int c = 0; c < job.groups(); c++) {
            biases[c] = job.biases()[c];
            for (int t = 0; t < job.area(); t++)
                weights[(c / lanes * job.area() + t) * lanes + c % lanes] = job.weights()[c][t];
        }
    }

    /// Whether a layer can be computed like this.
    static boolean fits(Correlation job) {
        return job.channels() == 1 && job.groupSize() == 1;
    }

    /// Whether this is worth it, by what was measured with vectors of 16 channels (docs/performance.md). A map alone is computed
    /// from shifted copies instead, whose sums are the same bits.
    static boolean pays(Correlation job, Kernels kernels) {
        int lanes = MapLoops.of(kernels).lanes();
        int columns = job.output().width();
        int stride = job.columns().stride();
        boolean large = job.area() >= WEIGHTS && stride == 1 && (long) job.area() * job.output().plane() <= MOST;
        boolean small = columns <= FEW_COLUMNS || stride > 2;
        return kernels.block(Taps.MAPS) == Taps.MAPS && lanes >= LANES && job.groups() >= lanes
                && (large || (job.area() >= FEW_WEIGHTS && small)) && ShiftedCopies.fits(job)
                && !FilterRows.fits(job, kernels);
    }

    @Override
    public String algorithm() {
        return "channels side by side";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        var goal = new Goal(x, region, output, at, finish);
        int wide = (region.width() - 1) * job.columns().stride() + job.columns().reach();
        int row = (job.rows().stride() * wide + region.width()) * lanes;
        int high = PackedFilters.even(region.height(),
                Math.clamp((FLOATS - job.rows().reach() * wide * lanes) / row, 1, region.height()));
        int strips = Math.ceilDiv(region.height(), high);
        int vectors = Math.ceilDiv(job.groups(), lanes);
        var offsets = new int[job.area()];
        for (int t = 0; t < offsets.length; t++)
            offsets[t] = (t / job.columns().size() * job.rows().dilation() * wide
                    + t % job.columns().size() * job.columns().dilation()) * lanes;
        Machine team = machine.forWork((long) region.height() * region.width() * job.groups() * job.taps());
        team.each(strips * vectors, task -> {
            int top = region.top() + task / vectors * high;
            var part = new Region(top, region.left(), Math.min(high, region.bottom() - top), region.width());
            strip(goal, part, task % vectors * lanes, wide, offsets, team.scratch());
        }, cancel);
    }

    /// A strip of a vector of channels.
    private void strip(Goal goal, Region part, int first, int wide, int[] offsets, Scratch scratch) {
        int channels = Math.min(lanes, job.groups() - first);
        int high = (part.height() - 1) * job.rows().stride() + job.rows().reach();
        int input = Scratch.LINE;
        int sums = input + high * wide * lanes;
        float[] room = scratch.take(Math.max(Scratch.LONG, sums + part.height() * part.width() * lanes));
        new ChannelsLast(job, loops, goal.x(), job.firstChannel() + first, channels, job.rows().row(part.top(), 0),
                job.columns().row(part.left(), 0), high, wide).copy(room, input, lanes);
        for (int i = 0; i < part.height(); i++)
            loops.each(weights, first * job.area(), offsets, biases, first, room,
                    input + i * job.rows().stride() * wide * lanes, job.columns().stride() * lanes,
                    part.width(), room,
                    sums + i * part.width() * lanes);
        new MapsLast(loops, room, part.width(), lanes).store(goal, sums, first, channels, part.top(), part.left(),
                part.height(), part.width());
        scratch.give(room);
    }
}
