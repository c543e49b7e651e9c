package org.fovea.engine.conv;

import org.fovea.engine.Cancel;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;
import org.fovea.engine.simd.MapLoops;

/// Tiles of outputs that are computed together, by the plans in which channels and maps lie side by side.
///
/// @param down how many rows of outputs a tile has
/// @param across how many columns
/// @param top the first row of tiles in the whole output, in tiles
/// @param left the first column
/// @param high how many rows of tiles
/// @param wide how many columns
/// @param room for how many tiles there is memory
record Piece(int down, int across, int top, int left, int high, int wide, int room) {

    /// What computes pieces.
    @FunctionalInterface
    interface Work {
        /// Computes the blocks of maps from `from` to `end` of a group.
        void compute(int group, int from, int end, Piece piece);
    }

    /// The part of the output that whole tiles cover when a region is asked for.
    static Region whole(Region region, Shape output, int down, int across) {
        int top = region.top() / down * down;
        int left = region.left() / across * across;
        int bottom = Math.min(output.height(), Math.ceilDiv(region.bottom(), down) * down);
        int right = Math.min(output.width(), Math.ceilDiv(region.right(), across) * across);
        return new Region(top, left, bottom - top, right - left);
    }

    /// Cuts the tiles of a region into pieces of at most `most`, and the maps into shares where there are too few pieces for
    /// the threads.
    ///
    /// @param blocks of each group
    static void each(Region region, int down, int across, int most, int groups, int blocks, MapLoops loops,
            Machine team,
            Work work, Cancel cancel) {
        int top = region.top() / down;
        int left = region.left() / across;
        int rows = Math.ceilDiv(region.bottom(), down) - top;
        int columns = Math.ceilDiv(region.right(), across) - left;
        int wide = PackedFilters.even(columns, most);
        int high = PackedFilters.even(rows, Math.max(1, most / wide));
        int room = high * wide + Math.floorMod(-high * wide, loops.places());
        int below = Math.ceilDiv(rows, high);
        int beside = Math.ceilDiv(columns, wide);
        int pieces = below * beside * groups;
        // What is made of the input is made again for each share of the maps.
        int shares = team.balances(pieces) ? 1 : Math.min(blocks, team.threads());
        team.each(pieces * shares, task -> {
            int piece = task / shares;
            int i = piece / beside % below * high;
            int j = piece % beside * wide;
            work.compute(piece / beside / below, blocks * (task % shares) / shares,
                    blocks * (task % shares + 1) / shares, new Piece(down, across, top + i, left + j,
                            Math.min(high, rows - i), Math.min(wide, columns - j), room));
        }, cancel);
    }

    /// How many tiles.
    int count() {
        return high * wide;
    }

    /// Its first row of outputs, and its first column.
    int row() {
        return top * down;
    }

    int column() {
        return left * across;
    }

    /// How many rows of outputs it has, and how many columns.
    int rows() {
        return high * down;
    }

    int columns() {
        return wide * across;
    }

    /// Brings the outputs of some maps to their place, as far as they belong to the region.
    ///
    /// @param at where the first of them stands in `values`, for the first position
    /// @param pitch how far one position lies from the next
    void store(MapLoops loops, Goal goal, float[] values, int at, int pitch, int map, int maps) {
        Region region = goal.region();
        int first = Math.max(region.top(), row());
        int last = Math.min(region.bottom(), row() + rows());
        int begin = Math.max(region.left(), column());
        int end = Math.min(region.right(), column() + columns());
        new MapsLast(loops, values, columns(), pitch).store(goal,
                at + ((first - row()) * columns() + begin - column()) * pitch, map, maps, first, begin, last - first,
                end - begin);
    }
}
