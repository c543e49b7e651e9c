package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.RowTaps;
import org.fovea.engine.simd.Scratch;

/// The naive sum for filters that share their channels with no other, without stride or dilation: a few rows of a map at a
/// time, each of which takes exactly the products that are its own. Where all windows lie within the known input, it is read
/// and the output written where they are; around that, from a copy with padding ([Band]). Every output is summed in the
/// order of [RowTaps].
final class FilterRows implements Plan {
    /// More channels are too many places of the memory to read from at a time.
    static final int CHANNELS = 8;
    /// Rows of a piece of work.
    private static final int ROWS = 24;
    /// Multiplications of a piece of work, beside which handing it out costs little.
    private static final int PIECE = 1 << 17;
    /// Columns of a copy.
    private static final int COLUMNS = 2048;

    /// On narrower maps, [ShiftedCopies] are quicker where they fit.
    private static final int WIDE = 256;

    private final Correlation job;
    private final Kernels kernels;
    private final Phases rows;
    private final Phases columns;
    private final RowEnds ends;
    private final RowTaps[] taps;

    FilterRows(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        rows = Phases.of(job.rows(), job.input().height(), 1);
        columns = Phases.of(job.columns(), job.input().width(), 1);
        ends = new RowEnds(job, kernels, rows, columns);
        taps = new RowTaps[job.output().channels()];
        for (int k = 0; k < taps.length; k++)
            taps[k] = RowTaps.of(job.channels(), job.rows().size(), job.columns().size(), job.weights()[k],
                    job.biases()[k]);
    }

    /// Whether this is for a layer, and worth it.
    static boolean fits(Correlation job, Kernels kernels) {
        return kernels.high() > 1 && covers(job) && job.output().width() >= kernels.narrow()
                && job.output().height() >= kernels.high()
                && (job.output().width() >= WIDE || !ShiftedCopies.fits(job));
    }

    /// Whether this is for a layer.
    static boolean covers(Correlation job) {
        return job.sharing() == 1 && job.channels() <= CHANNELS && plain(job.rows()) && plain(job.columns());
    }

    static boolean plain(Window window) {
        return window.stride() == 1 && window.dilation() == 1;
    }

    @Override
    public String algorithm() {
        return "rows of a filter";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        var goal = new Goal(x, region, output, at, finish);
        int strips = Math.ceilDiv(region.height(), ROWS);
        int all = strips * taps.length;
        long each = (long) Math.min(ROWS, region.height()) * region.width() * job.taps();
        Machine team = machine.forWork(each * all);
        int together = Math.clamp(PIECE / each, 1, Math.ceilDiv(all, team.threads()));
        team.each(Math.ceilDiv(all, together), piece -> {
            for (int i = piece * together; i < Math.min(all, (piece + 1) * together); i++) {
                int top = region.top() + i % strips * ROWS;
                int bottom = Math.min(region.bottom(), top + ROWS);
                strip(goal, i / strips, new Region(top, region.left(), bottom - top, region.width()), team.scratch());
            }
        }, cancel);
    }

    private void strip(Goal goal, int map, Region strip, Scratch scratch) {
        Interior interior = Interior.of(strip, goal.x(), rows, columns);
        if (interior == null || interior.inner().height() < kernels.high() || strip.width() < kernels.narrow()
                || interior.inner().width() < kernels.narrow()) {
            copied(goal, map, strip, scratch);
            return;
        }
        Region inner = interior.inner();
        inside(goal, map, inner, strip, scratch);
        for (Region border : interior.around())
            if (border.width() == strip.width()) copied(goal, map, border, scratch);
    }

    /// The rows that are all known. Where windows reach beyond the columns of the input, outputs are computed from a copy of
    /// what they see, a vector of them at least.
    private void inside(Goal goal, int map, Region inner, Region strip, Scratch scratch) {
        Patch x = goal.x();
        int width = x.region().width();
        int high = kernels.high();
        int channel = job.firstChannel() + map * job.channels();
        RowEnds.End left = ends.left(x, channel, inner, strip, scratch);
        RowEnds.End right = ends.right(x, channel, inner, strip, scratch);
        for (int i = 0; i < inner.height(); i += high) {
            int first = Math.min(i, inner.height() - high);
            int row = inner.top() + first;
            int to = goal.index(map, row, strip.left());
            left.rows(kernels, taps[map], first, goal, to);
            int begin = begin(to - strip.left(), inner, left);
            int end = end(begin, inner, right);
            int from = x.index(channel, rows.window().row(row, 0), columns.window().row(begin, 0));
            kernels.rows(taps[map], x.values().data, from, x.region().height() * width, width, goal.output(),
                    to + begin - strip.left(), goal.region().width(), end - begin);
            right.rows(kernels, taps[map], first, goal, to + right.left() - strip.left());
            for (int r = 0; r < high; r++) {
                int at = to + r * goal.region().width();
                goal.finish().apply(goal.output(), at, at + strip.width());
            }
        }
        scratch.give(right.input());
        scratch.give(left.input());
    }

    /// The first column between the ends, where a line of the cache begins if one does before the left one is over.
    private int begin(int row, Region inner, RowEnds.End left) {
        int first = inner.left() + kernels.lead(row + inner.left());
        boolean soon = first <= left.left() + left.wide() && inner.right() - first >= kernels.narrow();
        return soon ? first : inner.left();
    }

    /// Behind the last column between the ends: of full vectors, if these reach the right one.
    private int end(int begin, Region inner, RowEnds.End right) {
        int narrow = kernels.narrow();
        int full = begin + (inner.right() - begin) / narrow * narrow;
        return right.wide() > 0 && full >= right.left() ? full : inner.right();
    }

    /// From a copy, which has zeros or what else the padding holds where the input ends.
    private void copied(Goal goal, int map, Region part, Scratch scratch) {
        int wide = Math.max(kernels.narrow(), Math.min(COLUMNS, part.width()));
        var band = new Band(rows, columns, job.mode(), Loops.of(kernels), Math.max(kernels.high(), part.height()),
                wide);
        float[] input = scratch.take(job.channels() * band.channel());
        int channel = job.firstChannel() + map * job.channels();
        for (int left = part.left(); left < part.right(); left += wide) {
            int columns = Math.min(wide, part.right() - left);
            band.copy(goal.x(), channel, job.channels(), part.top(), left, part.height(), columns, input);
            var piece = new Region(part.top(), left, part.height(), columns);
            if (piece.height() >= kernels.high() && columns >= kernels.narrow())
                rows(goal, map, piece, input, 0, band.channel(), band.pitch());
            else
                small(goal, map, piece, input, band.channel(), band.pitch(), scratch);
        }
        scratch.give(input);
    }

    /// Straight to the output. The last rows may be computed twice: each sum begins anew.
    private void rows(Goal goal, int map, Region part, float[] input, int base, int plane, int pitch) {
        int high = kernels.high();
        int apart = goal.region().width();
        for (int i = 0; i < part.height(); i += high) {
            int first = Math.min(i, part.height() - high);
            int to = goal.index(map, part.top() + first, part.left());
            kernels.rows(taps[map], input, base + first * pitch, plane, pitch, goal.output(), to, apart, part.width());
            for (int r = 0; r < high; r++)
                goal.finish().apply(goal.output(), to + r * apart, to + r * apart + part.width());
        }
    }

    /// What has fewer rows or columns than the loops compute.
    private void small(Goal goal, int map, Region part, float[] input, int plane, int pitch, Scratch scratch) {
        int high = kernels.high();
        int wide = Math.max(kernels.narrow(), part.width());
        float[] sums = scratch.take(high * wide);
        for (int i = 0; i < part.height(); i += high) {
            int first = Math.max(0, Math.min(i, part.height() - high));
            kernels.rows(taps[map], input, first * pitch, plane, pitch, sums, 0, wide, wide);
            for (int r = 0; r < Math.min(high, part.height()); r++) {
                int to = goal.index(map, part.top() + first + r, part.left());
                System.arraycopy(sums, r * wide, goal.output(), to, part.width());
                goal.finish().apply(goal.output(), to, to + part.width());
            }
        }
        scratch.give(sums);
    }
}
