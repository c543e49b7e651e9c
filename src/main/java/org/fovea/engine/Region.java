package org.fovea.engine;

/// A rectangle of a feature map: rows `top` … `top + height − 1` and columns `left` … `left + width − 1`, in the
/// coordinates of the whole map.
public record Region(int top, int left, int height, int width) {

    /// @throws IllegalArgumentException when it holds nothing
    public Region {
        if (height < 1 || width < 1)
            throw new IllegalArgumentException("a region holds something, not %d×%d".formatted(height, width));
    }

    /// All rows and columns of a map.
    public static Region all(Shape shape) {
        return new Region(0, 0, shape.height(), shape.width());
    }

    /// The first row after it.
    public int bottom() {
        return top + height;
    }

    /// The first column after it.
    public int right() {
        return left + width;
    }

    public boolean contains(Region other) {
        return top <= other.top && left <= other.left && bottom() >= other.bottom() && right() >= other.right();
    }

    /// The smallest region that holds both.
    public Region hull(Region other) {
        int up = Math.min(top, other.top);
        int begin = Math.min(left, other.left);
        return new Region(up, begin, Math.max(bottom(), other.bottom()) - up, Math.max(right(), other.right()) - begin);
    }

    /// What a sliding window reads of an input of this shape to give this region of the output. Never empty: where all of
    /// it lies on padding that holds nothing of the input, it is the nearest row or column.
    public Region read(Window rows, Window columns, PaddingMode mode, Shape input) {
        int[] vertical = read(rows, mode, top, bottom() - 1, input.height());
        int[] horizontal = read(columns, mode, left, right() - 1, input.width());
        return new Region(vertical[0], horizontal[0], vertical[1] - vertical[0] + 1,
                horizontal[1] - horizontal[0] + 1);
    }

    /// The first and the last row read for the outputs `first` … `last`.
    private static int[] read(Window window, PaddingMode mode, int first, int last, int input) {
        int from = window.row(first, 0);
        int to = window.row(last, window.size() - 1);
        boolean inside = from < input && to >= 0;
        int low = inside ? Math.max(from, 0) : Integer.MAX_VALUE;
        int high = inside ? Math.min(to, input - 1) : -1;
        // The padding on either side may read rows far from the edge.
        for (int at = from; at <= Math.min(to, -1); at++) {
            int source = mode.source(at, input);
            if (source >= 0) low = Math.min(low, source);
            high = Math.max(high, source);
        }
        for (int at = Math.max(from, input); at <= to; at++) {
            int source = mode.source(at, input);
            if (source >= 0) low = Math.min(low, source);
            high = Math.max(high, source);
        }
        if (high >= 0) return new int[]{low, high};
        int nearest = Math.clamp(from, 0, input - 1);
        return new int[]{nearest, nearest};
    }
}
