package org.fovea.compute.quiz;

import java.util.List;

/// A small table of numbers that belongs to a question.
///
/// @param title what they are
/// @param columns what stands above each column
/// @param rows what stands before each row
/// @param cells row by row, as many as rows times columns
public record Grid(String title, List<String> columns, List<String> rows, List<Cell> cells) {

    /// One number as it is written.
    ///
    /// @param padding whether it lies on the padding
    public record Cell(String text, boolean padding) {
    }

    /// @throws IllegalArgumentException when the cells do not fill the table
    public Grid {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        cells = List.copyOf(cells);
        if (cells.isEmpty() || cells.size() != columns.size() * rows.size())
            throw new IllegalArgumentException(
                    "%d cells in %d rows of %d".formatted(cells.size(), rows.size(), columns.size()));
    }

    public Cell cell(int row, int column) {
        return cells.get(row * columns.size() + column);
    }
}
