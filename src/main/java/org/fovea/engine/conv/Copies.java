package org.fovea.engine.conv;

import java.util.Arrays;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.simd.Loops;

/// How the part of the input that a strip of the output sees is laid out for [ShiftedCopies]: one copy for each column of the
/// kernel, in which every output finds at its own place what that column sees. A copy has the columns of the output, so that
/// its rows lie one after the other as those of the output do, and a whole strip is one run without ends of rows. With a
/// vertical stride, each phase of the rows has copies of its own.
final class Copies {
    /// Floats of the copies of a strip, which live in the second-level cache, where that is enough for rows that are not
    /// shared with the next strip; and where it is not.
    private static final int FLOATS = 16 << 10;
    private static final int MOST = 64 << 10;

    private final Phases rows;
    private final Phases columns;
    private final PaddingMode mode;
    private final Loops loops;
    private final Patch x;
    private final int high;
    private final int wide;
    /// For each column of the kernel, the position of the input that column 0 of the copy shows.
    private final int[] first;
    /// The first column of the copy that lies in the known input, and the first after them.
    private final int[] known;
    private final int[] unknown;
    /// The column of the kernel before it that sees the same phase of the columns, or −1.
    private final int[] before;

    /// @param x what is known of the input
    /// @param left the first output column
    /// @param high how many output rows a strip has at most
    /// @param wide how many columns the output has
    Copies(Phases rows, Phases columns, PaddingMode mode, Loops loops, Patch x, int left, int high, int wide) {
        this.rows = rows;
        this.columns = columns;
        this.mode = mode;
        this.loops = loops;
        this.x = x;
        this.high = high;
        this.wide = wide;
        int stride = columns.stride();
        first = new int[columns.distances().length];
        known = new int[first.length];
        unknown = new int[first.length];
        before = new int[first.length];
        for (int v = 0; v < first.length; v++) {
            first[v] = left * stride + columns.distances()[v] - columns.window().before();
            known[v] = Math.clamp(Math.ceilDiv(x.region().left() - first[v], stride), 0, wide);
            unknown[v] = Math.clamp(Math.ceilDiv(x.region().right() - first[v], stride), known[v], wide);
            before[v] = v - 1;
            while (before[v] >= 0 && columns.plane()[before[v]] != columns.plane()[v])
                before[v]--;
        }
    }

    /// Whether the copies of all channels are small enough for strips that have more rows of their own than they share with
    /// their neighbours.
    static boolean fit(Correlation job) {
        int shared = Phases.of(job.rows(), job.input().height(), 1).overhang();
        int strip = Math.min(job.output().height(), shared + 1) + shared;
        return row(job, job.output().width()) * strip <= MOST;
    }

    /// How many output rows a strip has.
    static int rows(Correlation job, Phases rows, Region region) {
        long row = row(job, region.width());
        return PackedFilters.even(region.height(), Math.clamp(
                Math.max(FLOATS / row - rows.overhang(), rows.overhang() + 1), 1, region.height()));
    }

    /// How many floats the copies of one row of a strip take.
    private static long row(Correlation job, int width) {
        return (long) job.channels() * Math.min(job.rows().stride(), job.rows().size()) * job.columns().size() * width;
    }

    /// How many floats one copy takes.
    private int plane() {
        return (high + rows.overhang()) * wide;
    }

    /// How many floats one channel takes.
    int channel() {
        return rows.used().length * first.length * plane();
    }

    /// How far the input of each tap lies from the output, in the order channel, row, column.
    int[] offsets(int channels) {
        int area = rows.distances().length * first.length;
        var offsets = new int[channels * area];
        for (int t = 0; t < offsets.length; t++) {
            int u = t % area / first.length;
            offsets[t] = t / area * channel() + (rows.plane()[u] * first.length + t % first.length) * plane()
                    + rows.shift()[u] * wide;
        }
        return offsets;
    }

    /// Copies what a strip sees of one channel.
    ///
    /// @param row the first output row
    /// @param count how many output rows
    void copy(int channel, int row, int count, float[] to, int at) {
        int needed = count + rows.overhang();
        int stride = rows.stride();
        for (int p = 0; p < rows.used().length; p++) {
            int position = rows.position(p, row, 0);
            int begin = Math.clamp(Math.ceilDiv(x.region().top() - position, stride), 0, needed);
            int end = Math.clamp(Math.ceilDiv(x.region().bottom() - position, stride), begin, needed);
            int from = begin == end ? 0 : x.index(channel, position + begin * stride, 0);
            boolean dealt = begin < end && deals();
            if (dealt) deal(from, end - begin, to, at + p * first.length * plane() + begin * wide);
            for (int v = 0; v < first.length; v++) {
                int copy = at + (p * first.length + v) * plane();
                if (begin < end && !(dealt && v < 2)) inside(v, from, end - begin, to, copy + begin * wide);
                for (int i = 0; i < begin; i++) outside(v, channel, position + i * stride, to, copy + i * wide);
                for (int i = end; i < needed; i++) outside(v, channel, position + i * stride, to, copy + i * wide);
            }
        }
    }

    /// Whether the first two columns of the kernel see two phases that lie side by side and are all there are.
    private boolean deals() {
        return columns.stride() == 2 && first.length > 1 && first[1] == first[0] + 1;
    }

    /// Rows that lie in the known input, for the first two columns of the kernel.
    private void deal(int from, int count, float[] to, int at) {
        int plane = plane();
        int begin = known[0];
        int end = Math.max(begin, unknown[1]);
        for (int i = 0; i < count; i++)
            loops.deal(x.values().data, from + i * step() + first[0] + 2 * begin, to, at + i * wide + begin, plane,
                    end - begin);
        for (int v = 0; v < 2; v++) {
            edge(v, 0, begin, from, count, to, at + v * plane);
            edge(v, end, wide, from, count, to, at + v * plane);
        }
    }

    /// Rows that lie in the known input.
    ///
    /// @param from where column 0 of the whole would stand in the first of them
    private void inside(int v, int from, int count, float[] to, int at) {
        int shift = before[v] < 0 ? wide : columns.shift()[v] - columns.shift()[before[v]];
        if (shift < wide) {
            System.arraycopy(to, at - (v - before[v]) * plane() + shift, to, at, count * wide - shift);
            edge(v, wide - shift, wide, from, count, to, at);
            return;
        }
        int distance = first[v] - x.region().left();
        boolean even = rows.stride() == 1 && columns.stride() == 1 && x.region().width() == wide;
        if (even && Math.abs(distance) < wide) {
            int lost = Math.max(0, -distance);
            System.arraycopy(x.values().data, from + first[v] + lost, to, at + lost,
                    count * wide - Math.abs(distance));
        } else
            for (int i = 0; i < count; i++) known(v, from + i * step(), to, at + i * wide);
        edge(v, 0, known[v], from, count, to, at);
        edge(v, unknown[v], wide, from, count, to, at);
    }

    /// The known part of one row.
    private void known(int v, int from, float[] to, int at) {
        int source = from + first[v] + known[v] * columns.stride();
        int count = unknown[v] - known[v];
        if (count == 0) return;
        if (columns.stride() == 1) System.arraycopy(x.values().data, source, to, at + known[v], count);
        else
            loops.every(columns.stride(), x.values().data, source, to, at + known[v], count);
    }

    /// The columns from `begin` to `end` of rows that lie in the known input.
    private void edge(int v, int begin, int end, int from, int count, float[] to, int at) {
        float[] values = x.values().data;
        for (int j = begin; j < end; j++) {
            int source = source(v, j);
            for (int i = 0; i < count; i++)
                to[at + i * wide + j] = source < 0 ? 0 : values[from + i * step() + source];
        }
    }

    /// A row of padding, or one that is read for outputs nobody asked for.
    private void outside(int v, int channel, int position, float[] to, int at) {
        int source = rows.source(position, mode);
        if (source < x.region().top() || source >= x.region().bottom()) {
            Arrays.fill(to, at, at + wide, 0);
            return;
        }
        int from = x.index(channel, source, 0);
        known(v, from, to, at);
        edge(v, 0, known[v], from, 1, to, at);
        edge(v, unknown[v], wide, from, 1, to, at);
    }

    /// The column of the input that a column of a copy shows, or −1 for a zero.
    private int source(int v, int j) {
        int source = columns.source(first[v] + j * columns.stride(), mode);
        return source >= x.region().left() && source < x.region().right() ? source : -1;
    }

    /// From one row of a phase to the next in the input.
    private int step() {
        return rows.stride() * x.region().width();
    }
}
