package org.fovea.engine.conv;

/// A rectangle of tiles that are computed together. Their rows lie one after the other, so that a panel of the kernels holds
/// the tiles of several rows.
///
/// @param top the first row of tiles in the whole output, in tiles
/// @param left the first column
/// @param high how many rows of tiles
/// @param wide how many columns
/// @param panel how many tiles a panel has
record Tiles(int top, int left, int high, int wide, int panel) {
    /// Where rows are as long as this, a gap of one tile after each of them costs less than closing it.
    private static final int LONG = 8;
    private static final int REPEAT = 1024;
    private static final int STAGGER = 80;

    /// Whether it is worth it to close the gap after each row, which is there because the last tile of a row sees values
    /// that would belong to the next.
    boolean closed() {
        return wide < LONG && Math.ceilDiv(high * wide, panel) < Math.ceilDiv(high * (wide + 1) - 1, panel);
    }

    /// How far one row of tiles lies from the next.
    int pitch() {
        return closed() ? wide : wide + 1;
    }

    /// How many panels all of them take.
    int panels() {
        return Math.ceilDiv(count(), panel);
    }

    /// How far the values of one frequency lie from those of the next, for so many channels or maps. Places in the caches
    /// repeat every 4096 bytes: 36 frequencies of one tile must not meet in one of them.
    int apart(int each) {
        return Math.ceilDiv(panels() * panel * each, REPEAT) * REPEAT + STAGGER;
    }

    /// How many there are, with the gaps between rows.
    int count() {
        return (high - 1) * pitch() + wide;
    }
}
