package org.fovea.compute.step;

import java.util.List;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Op;

/// The order in which a layer is computed by the formula, and every position in it: map by map, row by row, neuron by neuron,
/// and within a neuron in the order of its [org.fovea.engine.op.Explanation]. A value that is made of nothing, such as one of
/// a transposed convolution that no stamp reaches, counts as one term.
///
/// Position `n` of `0 … total` says that the first n terms of the layer are done. Every question about a position is answered
/// in logarithmic time, however large the layer.
public final class Course {
    private final Shape output;
    private final int[] maps;
    private final int[] rows;
    /// Terms of the maps before each map, and of all.
    private final long[] beforeMap;
    /// Sums of the rows' counts before each row, and how many of them are 0.
    private final long[] rowSums;
    private final int[] rowZeros;
    private final long[] columnSums;
    private final int[] columnZeros;

    private Course(Shape output, TermCounts counts) {
        this.output = output;
        maps = counts.maps();
        rows = counts.rows();
        rowSums = sums(rows);
        rowZeros = zeros(rows);
        columnSums = sums(counts.columns());
        columnZeros = zeros(counts.columns());
        beforeMap = new long[maps.length + 1];
        for (int k = 0; k < maps.length; k++) beforeMap[k + 1] = beforeMap[k] + beforeRow(k, output.height());
    }

    /// @param inputs the shapes of what the layer reads, which the operation takes
    public static Course of(Op op, List<Shape> inputs) {
        return new Course(op.output(inputs), TermCounts.of(op, inputs));
    }

    private static long[] sums(int[] counts) {
        var sums = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) sums[i + 1] = sums[i] + counts[i];
        return sums;
    }

    private static int[] zeros(int[] counts) {
        var zeros = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) zeros[i + 1] = zeros[i] + (counts[i] == 0 ? 1 : 0);
        return zeros;
    }

    /// Terms of the rows of a map before `row`.
    private long beforeRow(int map, int row) {
        if (maps[map] == 0) return (long) row * output.width();
        int width = output.width();
        return (long) rowZeros[row] * width + (long) (row - rowZeros[row]) * columnZeros[width]
                + maps[map] * rowSums[row] * columnSums[width];
    }

    /// Terms of the neurons of a row before `column`.
    private long beforeColumn(int map, int row, int column) {
        long each = (long) maps[map] * rows[row];
        return each == 0 ? column : columnZeros[column] + each * columnSums[column];
    }

    /// The shape of the layer's output.
    public Shape output() {
        return output;
    }

    /// How many terms the layer has.
    public long total() {
        return beforeMap[maps.length];
    }

    /// The position at which a neuron is about to be computed.
    public long begin(int map, int row, int column) {
        return beforeMap[map] + beforeRow(map, row) + beforeColumn(map, row, column);
    }

    /// The position at which a neuron has just got its value.
    public long end(int map, int row, int column) {
        return beforeMap[map] + beforeRow(map, row) + beforeColumn(map, row, column + 1);
    }

    /// What is done at a position: the neuron to which the last term belongs.
    ///
    /// @throws IllegalArgumentException when there is no such position
    public Place place(long position) {
        check(position);
        if (position == 0) return new Place(0, 0, 0, 0, (int) (end(0, 0, 0) - begin(0, 0, 0)));
        long last = position - 1;
        int map = last(maps.length, k -> beforeMap[k] <= last);
        int row = last(output.height(), i -> beforeMap[map] + beforeRow(map, i) <= last);
        int column = last(output.width(), j -> begin(map, row, j) <= last);
        long begin = begin(map, row, column);
        return new Place(map, row, column, (int) (position - begin), (int) (end(map, row, column) - begin));
    }

    /// The last of some that fulfils a condition that the first fulfils, and every one before one that does.
    private static int last(int count, java.util.function.IntPredicate fulfilled) {
        int low = 0;
        int high = count;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (fulfilled.test(middle)) low = middle;
            else
                high = middle;
        }
        return low;
    }

    /// How many steps of a level there are.
    public long count(Level level) {
        return switch (level) {
            case TERM -> total();
            case NEURON -> (long) output.size();
            case ROW -> (long) output.channels() * output.height();
            case MAP -> output.channels();
        };
    }

    /// The position after so many whole steps of a level.
    ///
    /// @throws IllegalArgumentException when there are fewer
    public long after(Level level, long steps) {
        if (steps < 0 || steps > count(level))
            throw new IllegalArgumentException("%d of %d %s".formatted(steps, count(level), level.plural()));
        if (steps == count(level)) return total();
        return switch (level) {
            case TERM -> steps;
            case NEURON -> {
                int row = (int) (steps / output.width());
                yield begin(row / output.height(), row % output.height(), (int) (steps % output.width()));
            }
            case ROW -> begin((int) (steps / output.height()), (int) (steps % output.height()), 0);
            case MAP -> beforeMap[(int) steps];
        };
    }

    /// How many whole steps of a level are done at a position.
    public long done(Level level, long position) {
        if (level == Level.TERM || position == total()) return level == Level.TERM ? position : count(level);
        Place next = place(position + 1);
        long row = (long) next.map() * output.height() + next.row();
        return switch (level) {
            case TERM -> position;
            case NEURON -> row * output.width() + next.column();
            case ROW -> row;
            case MAP -> next.map();
        };
    }

    /// The next position at which a step of a level is done; the end where there is none.
    public long forward(Level level, long position) {
        check(position);
        return after(level, Math.min(count(level), done(level, position) + 1));
    }

    /// The last position before at which a step of a level was done; the beginning where there is none.
    public long back(Level level, long position) {
        check(position);
        long whole = done(level, position);
        long begun = after(level, whole);
        return begun < position ? begun : after(level, Math.max(0, whole - 1));
    }

    private void check(long position) {
        if (position < 0 || position > total())
            throw new IllegalArgumentException("position %d of %d".formatted(position, total()));
    }
}
