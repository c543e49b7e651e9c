package org.fovea.figure;

import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.field.Field;
import org.fovea.engine.field.Fields;

/// Where the cells of a grid lie, in the coordinates of the input: cell `(i, j)` covers rows `top + i·height` … and columns
/// `left + j·width` …. The input itself has cells of 1×1 at the origin. A feature map has cells as large as its jump, each
/// around the centre of its receptive field, so that input and map drawn through the same [Viewport] correspond.
public record Placement(double left, double top, double width, double height) {
    public static final Placement INPUT = new Placement(0, 0, 1, 1);

    /// Of the feature map that these windows make.
    public static Placement ofMap(Window rows, Window columns) {
        return new Placement(start(columns), start(rows), columns.stride(), rows.stride());
    }

    /// Of the feature map of a layer of any kind. A map of a single row or column lies over all it sees.
    public static Placement ofMap(Fields fields, Shape input, Shape output) {
        double height = step(fields.rows(), input.height(), output.height());
        double width = step(fields.columns(), input.width(), output.width());
        return new Placement(start(fields.columns(), width), start(fields.rows(), height), width, height);
    }

    private static double step(Field field, int input, int output) {
        return field.global() ? (double) input / output : field.jump().doubleValue();
    }

    private static double start(Field field, double step) {
        return field.global() ? 0 : field.centre().doubleValue() + 0.5 - step / 2;
    }

    private static double start(Window window) {
        return -window.before() + window.reach() / 2.0 - window.stride() / 2.0;
    }

    /// Of every `step`-th cell from a first one on: each as wide as `step` cells, around the cell it stands for.
    public Placement sampled(int step, int row, int column) {
        return new Placement(x(column * (double) step + 0.5 - step / 2.0), y(row * (double) step + 0.5 - step / 2.0),
                width * step, height * step);
    }

    /// The input column where cell column `j` begins.
    public double x(double j) {
        return left + j * width;
    }

    /// The input row where cell row `i` begins.
    public double y(double i) {
        return top + i * height;
    }

    /// The cell column that covers the input column `x`; may lie outside the grid.
    public int column(double x) {
        return (int) Math.floor((x - left) / width);
    }

    public int row(double y) {
        return (int) Math.floor((y - top) / height);
    }
}
