package org.fovea.engine.conv;

import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.conv.Stretch.Segment;

/// What some tiles that lie side by side see of the input: six rows of it.
///
/// @param segment the tiles
/// @param slot where their columns are kept among those of a channel
/// @param from where the first row begins in a channel, as if it were known
/// @param count how many columns are seen
/// @param left the first of them that is known, and the first after them
/// @param top the first row that is known, and the first after them
/// @param zeros whether all that is not known is zero
record Seen(Segment segment, int slot, int from, int count, int left, int right, int top, int bottom, boolean zeros) {
    private static final int IN = Winograd.IN;
    private static final int OUT = Winograd.OUT;

    static Seen of(Segment segment, Correlation job, Patch x, int slot) {
        int row = OUT * segment.row() - job.rows().before();
        int column = OUT * segment.column() - job.columns().before();
        int count = OUT * segment.count() + IN - OUT;
        return new Seen(segment, slot, x.index(0, row, column), count,
                Math.clamp(x.region().left() - column, 0, count), Math.clamp(x.region().right() - column, 0, count),
                Math.clamp(x.region().top() - row, 0, IN), Math.clamp(x.region().bottom() - row, 0, IN),
                job.mode() == PaddingMode.ZEROS);
    }

    /// Whether all six rows are known.
    boolean whole() {
        return top == 0 && bottom == IN;
    }

    /// Whether it can be read where it lies, whole vectors of it.
    ///
    /// @param first where the first channel begins
    /// @param last where the last one does
    /// @param wide how many columns whole vectors have
    boolean lies(Patch x, int first, int last, int wide) {
        int row = x.region().width();
        boolean known = whole() && left == 0 && right == count;
        return (known || zeros) && left < right && top < bottom && first + from + top * row >= 0
                && last + from + (bottom - 1) * row + wide <= x.values().data.length;
    }
}
