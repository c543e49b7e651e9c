package org.fovea.engine.conv;

import org.fovea.engine.simd.MapLoops;

/// Outputs whose maps lie side by side, on their way to where they belong: rows×columns×maps.
///
/// @param values the outputs
/// @param wide how far one row lies from the next, in positions
/// @param pitch how far one position lies from the next
record MapsLast(MapLoops loops, float[] values, int wide, int pitch) {

    /// Brings a rectangle of some maps to its place.
    ///
    /// @param at where the first of the values stands
    /// @param row its first row in the whole output
    /// @param column its first column
    void store(Goal goal, int at, int map, int maps, int row, int column, int rows, int columns) {
        int apart = goal.region().height() * goal.region().width();
        boolean one = columns == wide && columns == goal.region().width();
        int count = one ? rows * columns : columns;
        for (int i = 0; i < (one ? 1 : rows); i++) {
            int to = goal.index(map, row + i, column);
            loops.turn(values, at + i * wide * pitch, pitch, count, maps, goal.output(), to, apart);
            for (int m = 0; m < maps; m++)
                goal.finish().apply(goal.output(), to + m * apart, to + m * apart + count);
        }
    }
}
