package org.fovea.engine.conv;

/// Tiles of a rectangle that are computed together: counted row by row, those from `begin` to `end`. So many of them at a
/// time as a panel of the kernels holds, wherever their rows end.
///
/// @param top the first row of tiles of the rectangle, in tiles of the whole output
/// @param left the first column
/// @param wide how many columns
/// @param panel how many tiles a panel has
record Stretch(int top, int left, int wide, int begin, int end, int panel) {
    private static final int REPEAT = 1024;
    private static final int STAGGER = 80;
    private static final int GAP = 16;

    /// Tiles of a panel that lie side by side.
    ///
    /// @param row their row, in tiles of the whole output
    /// @param column the first of them
    /// @param count how many
    /// @param at which place of the panel the first has
    record Segment(int row, int column, int count, int at) {
    }

    /// How many panels all of them take.
    int panels() {
        return Math.ceilDiv(end - begin, panel);
    }

    /// How many tiles are in a panel.
    int count(int number) {
        return Math.min(panel, end - begin - number * panel);
    }

    /// The tiles of a panel, row by row.
    Segment[] segments(int number) {
        int first = begin + number * panel;
        int last = first + count(number);
        var segments = new Segment[(last - 1) / wide - first / wide + 1];
        for (int i = 0, at = first; at < last; i++) {
            int count = Math.min(last, (at / wide + 1) * wide) - at;
            segments[i] = new Segment(top + at / wide, left + at % wide, count, at - first);
            at += count;
        }
        return segments;
    }

    /// How far the values of one frequency lie from those of the next, for so many channels or maps. Places in the caches
    /// repeat every 4096 bytes: 36 frequencies of one tile must not meet in one of them.
    int apart(int each) {
        return Math.ceilDiv(panels() * pitch(each), REPEAT) * REPEAT + STAGGER;
    }

    /// How far one panel lies from the next: a vector of tiles may reach past the end of the last row.
    int pitch(int each) {
        return panel * each + GAP;
    }
}
