package org.fovea.project;

import java.util.LinkedHashSet;
import java.util.Set;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;

/// What paints on a kernel: squares of one value, repeated by a symmetry.
///
/// @param value what a painted cell becomes
/// @param size side of the square, 1 … 5 cells
public record Brush(float value, int size, Symmetry symmetry) {
    public static final int LARGEST = 5;

    /// @throws IllegalArgumentException when the size is outside 1 … 5 or the value is not finite
    public Brush {
        if (size < 1 || size > LARGEST) throw new IllegalArgumentException("a brush of 1 to 5 cells, not " + size);
        if (!Float.isFinite(value)) throw new IllegalArgumentException("a brush paints finite values, not " + value);
    }

    /// Paints a straight stroke into every channel; parts outside the kernel are not painted.
    public Tensor stroke(Tensor weights, Cell from, Cell to) {
        float[] data = weights.data.clone();
        Shape shape = weights.shape;
        for (Cell cell : cells(shape.height(), shape.width(), from, to))
            for (int c = 0; c < shape.channels(); c++)
                data[shape.index(c, cell.row(), cell.column())] = value;
        return new Tensor(shape, data);
    }

    /// Which cells of a kernel of height×width a stroke covers.
    public Set<Cell> cells(int height, int width, Cell from, Cell to) {
        var cells = new LinkedHashSet<Cell>();
        int down = to.row() - from.row();
        int right = to.column() - from.column();
        int steps = Math.max(1, Math.max(Math.abs(down), Math.abs(right)));
        for (int i = 0; i <= steps; i++)
            square(Math.round(from.row() + (float) i * down / steps),
                    Math.round(from.column() + (float) i * right / steps),
                    height, width, cells);
        return cells;
    }

    private void square(int row, int column, int height, int width, Set<Cell> cells) {
        int top = row - (size - 1) / 2;
        int left = column - (size - 1) / 2;
        for (int u = Math.max(0, top); u < Math.min(height, top + size); u++)
            for (int v = Math.max(0, left); v < Math.min(width, left + size); v++)
                cells.addAll(symmetry.images(new Cell(u, v), height, width));
    }
}
