package org.fovea.compute.step;

import org.fovea.project.Cell;

/// Where the computing of a layer stands: the neuron that was worked on last, and how many of its terms are done.
///
/// @param map the neuron's map
/// @param row its row
/// @param column its column
/// @param done how many of its terms are done; 0 at the very beginning alone
/// @param terms how many it has, at least 1
public record Place(int map, int row, int column, int done, int terms) {

    public Cell at() {
        return new Cell(row, column);
    }

    /// Whether the neuron has its value.
    public boolean finished() {
        return done == terms;
    }

    /// Whether a neuron has its value.
    public boolean reached(int otherMap, int otherRow, int otherColumn) {
        if (otherMap != map) return otherMap < map;
        if (otherRow != row) return otherRow < row;
        return otherColumn < column || (otherColumn == column && finished());
    }
}
