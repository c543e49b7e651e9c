package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Kernels;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.Scratch;

/// One filter whose weights, a matrix with a row for each channel and kernel row, have rank 1: `w(c, u, v) = a(c, u)·b(v)`.
/// First the columns of all channels are summed with a, then the row this gives with b: for a kernel of 7×7 over one channel
/// 14 multiplications an output instead of 49. The row in between never leaves the first-level cache.
final class Separable implements Plan {
    /// What writing and reading the intermediate values costs for each output, in multiplications.
    private static final int PASS = 5;
    /// Rows in one piece of work.
    private static final int ROWS = 16;

    private final Correlation job;
    private final Kernels kernels;
    private final Factors factors;
    private final Phases rows;
    private final Phases columns;
    private final int[] along;

    /// @param job one filter that [#fits]
    Separable(Correlation job, Kernels kernels) {
        this.job = job;
        this.kernels = kernels;
        Factors some = Factors.of(job.weights()[0], job.columns().size());
        if (some == null) throw new IllegalArgumentException("the filter is no product");
        factors = some;
        rows = Phases.of(job.rows(), job.input().height(), 1);
        columns = Phases.of(job.columns(), job.input().width(), 1);
        along = columns.distances();
    }

    /// Whether a filter of a layer is a product, and computing it as one is worth it.
    static boolean fits(Correlation job, int filter) {
        int steps = job.channels() * job.rows().size() + job.columns().size() + PASS;
        return steps < job.taps() && job.columns().stride() == 1
                && Factors.of(job.weights()[filter], job.columns().size()) != null;
    }

    @Override
    public String algorithm() {
        return "columns, then rows";
    }

    @Override
    public Region reads(Region region) {
        return job.reads(region);
    }

    @Override
    public void run(Patch x, Region region, float[] output, int at, Finish finish, Machine machine, Cancel cancel) {
        var goal = new Goal(x, region, output, at, finish);
        int[] down = down(x);
        Machine team = machine.forWork((long) region.height() * region.width() * job.taps());
        team.each(Math.ceilDiv(region.height(), ROWS), piece -> {
            int top = region.top() + piece * ROWS;
            rows(goal, down, top, Math.min(region.bottom(), top + ROWS), team.scratch());
        }, cancel);
    }

    /// How far what a column of the kernel sees lies from its first row, where all of it is known.
    private int[] down(Patch x) {
        int high = job.rows().size();
        var down = new int[factors.down().length];
        for (int t = 0; t < down.length; t++)
            down[t] = t / high * x.values().shape.plane() + rows.distances()[t % high] * x.region().width();
        return down;
    }

    private void rows(Goal goal, int[] down, int top, int bottom, Scratch scratch) {
        Region region = goal.region();
        Patch x = goal.x();
        // The columns that the region sees, and those of them that are known.
        int first = region.left() - columns.window().before();
        int wide = region.width() + columns.overhang();
        int known = x.region().width();
        // Behind the known part of the row lies the row that the region sees, padding and all.
        float[] sums = scratch.take(known + wide);
        float[] weights = scratch.take(factors.down().length);
        boolean inner = known(x, top) && known(x, bottom - 1);
        int[] bases = inner ? down : new int[down.length];
        int inside = Math.clamp((long) x.region().left() - first, 0, wide);
        int outside = Math.clamp((long) x.region().right() - first, inside, wide);
        for (int y = top; y < bottom; y++) {
            boolean padded = inside > 0 || outside < wide;
            if (inner)
                sum(factors.down(), down.length, 0, x.values().data,
                        x.index(job.firstChannel(), job.rows().row(y, 0), x.region().left()), down, sums, 0, known);
            else
                sum(weights, taps(x, y, weights, bases), 0, x.values().data, 0, bases, sums, 0, known);
            for (int j = 0; j < wide && padded; j++) {
                if (j == inside && outside > inside) {
                    System.arraycopy(sums, first + inside - x.region().left(), sums, known + inside, outside - inside);
                    j = outside;
                }
                if (j < wide) sums[known + j] = at(x, sums, first + j);
            }
            int to = goal.index(0, y, region.left());
            sum(factors.along(), factors.along().length, job.biases()[0], sums,
                    padded ? known : first - x.region().left(), along, goal.output(), to, region.width());
            goal.finish().apply(goal.output(), to, to + region.width());
        }
        scratch.give(weights);
        scratch.give(sums);
    }

    /// Whether all that a row of the output sees is known.
    private boolean known(Patch x, int row) {
        int first = job.rows().row(row, 0);
        return first >= x.region().top() && first + job.rows().reach() <= x.region().bottom();
    }

    /// The weights of the column and the rows of the input they meet at an output row, without those that meet zeros.
    private int taps(Patch x, int row, float[] weights, int[] bases) {
        int high = job.rows().size();
        int taps = 0;
        for (int t = 0; t < bases.length; t++) {
            int source = rows.source(row * rows.stride() + rows.distances()[t % high] - rows.window().before(),
                    job.mode());
            if (source < x.region().top() || source >= x.region().bottom()) continue;
            weights[taps] = factors.down()[t];
            bases[taps++] = x.index(job.firstChannel() + t / high, source, x.region().left());
        }
        return taps;
    }

    /// As many taps at a time as the kernels take.
    private void sum(float[] weights, int taps, float bias, float[] input, int base, int[] offsets, float[] output,
            int to, int count) {
        if (taps == 0) Arrays.fill(output, to, to + count, bias);
        for (int t = 0; t < taps; t += kernels.sweep())
            kernels.sweep(weights, t, Math.min(kernels.sweep(), taps - t), bias, t > 0, input, base, offsets, output,
                    to,
                    count);
    }

    /// The intermediate value of a column outside the known input.
    private float at(Patch x, float[] sums, int column) {
        int source = columns.source(column, job.mode());
        return source < x.region().left() || source >= x.region().right() ? 0 : sums[source - x.region().left()];
    }
}
