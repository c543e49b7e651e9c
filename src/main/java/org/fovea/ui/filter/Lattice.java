package org.fovea.ui.filter;

import java.util.Optional;
import org.fovea.project.Cell;

/// Where the cells of a kernel lie in a pane: squares, as large as the width allows, in the middle.
///
/// @param left the left edge of the first column, in pixels
/// @param side of a cell, in pixels
record Lattice(int rows, int columns, double left, double side) {
    private static final double LARGEST = 34;
    /// A tall kernel takes no more height than a square one.
    private static final double TALLEST = 310;
    /// Room for the outline of a selected cell at the edge.
    private static final double MARGIN = 2;

    static Lattice fitting(double width, int rows, int columns) {
        double room = Math.min((width - 2 * MARGIN) / columns, TALLEST / rows);
        double side = Math.clamp(room >= 8 ? Math.floor(room) : room, 1.0, LARGEST);
        return new Lattice(rows, columns, Math.max(MARGIN, Math.floor((width - columns * side) / 2)), side);
    }

    double height() {
        return Math.ceil(rows * side + 2 * MARGIN);
    }

    double x(int column) {
        return left + column * side;
    }

    double y(int row) {
        return MARGIN + row * side;
    }

    Optional<Cell> at(double x, double y) {
        Cell cell = beyond(x, y);
        return cell.equals(clamped(cell)) ? Optional.of(cell) : Optional.empty();
    }

    /// The cell at a point of the plane, also where the kernel has none.
    Cell beyond(double x, double y) {
        return new Cell((int) Math.floor((y - MARGIN) / side), (int) Math.floor((x - left) / side));
    }

    /// The nearest cell of the kernel.
    Cell clamped(Cell cell) {
        return new Cell(Math.clamp(cell.row(), 0, rows - 1), Math.clamp(cell.column(), 0, columns - 1));
    }
}
