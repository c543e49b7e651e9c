package org.fovea.engine.op;

import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.simd.Machine;

/// The gradients of largest values: all of it goes to the value that won, to the first of several equal ones.
final class MaxGradient {
    private MaxGradient() {
    }

    static Tensor of(Pooling pooling, Tensor x, Tensor gradient, Machine machine, Cancel cancel) {
        Window rows = pooling.rowWindow(x.shape);
        Window columns = pooling.columnWindow(x.shape);
        Shape y = gradient.shape;
        Tensor result = Tensor.zeros(x.shape);
        long work = (long) gradient.data.length * rows.size() * columns.size();
        Strips.pieces(y.channels(), 4 * work, machine, cancel, c -> {
            for (int i = 0; i < y.height(); i++)
                for (int j = 0; j < y.width(); j++) {
                    float value = gradient.data[y.index(c, i, j)];
                    int winner = value == 0 ? -1 : winner(x, c, rows, i, columns, j);
                    if (winner >= 0) result.data[winner] += value;
                }
        });
        return result;
    }

    /// −1 where a window with gaps lies over nothing.
    private static int winner(Tensor x, int channel, Window rows, int i, Window columns, int j) {
        int winner = -1;
        for (int u = 0; u < rows.size(); u++) {
            int row = rows.row(i, u);
            if (row < 0 || row >= x.shape.height()) continue;
            for (int v = 0; v < columns.size(); v++) {
                int column = columns.row(j, v);
                if (column < 0 || column >= x.shape.width()) continue;
                winner = better(x.data, winner, x.shape.index(channel, row, column));
            }
        }
        return winner;
    }

    static Tensor global(Tensor x, Tensor gradient, Machine machine, Cancel cancel) {
        Tensor result = Tensor.zeros(x.shape);
        int plane = x.shape.plane();
        Strips.pieces(x.shape.channels(), x.data.length, machine, cancel, c -> {
            int winner = -1;
            for (int at = c * plane; at < (c + 1) * plane; at++) winner = better(x.data, winner, at);
            result.data[winner] = gradient.data[c];
        });
        return result;
    }

    /// What is no number wins, as it does in the maximum.
    private static int better(float[] x, int known, int other) {
        return known < 0 || x[other] > x[known] || (Float.isNaN(x[other]) && !Float.isNaN(x[known])) ? other : known;
    }
}
