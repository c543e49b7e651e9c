package org.fovea.compute.learn.shift;

import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;

/// How a pooling tolerates a shift: of the windows under which a value has changed, in how many the pooled value is what it
/// was.
final class Tolerance {
    private Tolerance() {
    }

    /// Nothing of nothing for an operation that pools not.
    ///
    /// @param before what the layer read of the picture
    /// @param after what it read of the moved one
    /// @param a what it made of it
    /// @param b what it made of the other
    static Tally of(Op op, Tensor before, Tensor after, Tensor a, Tensor b) {
        return switch (op) {
            case MaxPool pool -> of(pool.pooling(), before, after, a, b);
            case AvgPool pool -> of(pool.pooling(), before, after, a, b);
            default -> new Tally(0, 0);
        };
    }

    private static Tally of(Pooling pooling, Tensor before, Tensor after, Tensor a, Tensor b) {
        Window rows = pooling.rowWindow(before.shape);
        Window columns = pooling.columnWindow(before.shape);
        long same = 0;
        long all = 0;
        for (int c = 0; c < a.shape.channels(); c++)
            for (int i = 0; i < a.shape.height(); i++)
                for (int j = 0; j < a.shape.width(); j++) {
                    if (!changed(rows, columns, c, i, j, before, after)) continue;
                    all++;
                    if (a.at(c, i, j) == b.at(c, i, j)) same++;
                }
        return new Tally(same, all);
    }

    private static boolean changed(Window rows, Window columns, int channel, int i, int j, Tensor before,
            Tensor after) {
        Shape shape = before.shape;
        for (int u = 0; u < rows.size(); u++)
            for (int v = 0; v < columns.size(); v++) {
                int row = rows.row(i, u);
                int column = columns.row(j, v);
                if (row < 0 || column < 0 || row >= shape.height() || column >= shape.width()) continue;
                int at = shape.index(channel, row, column);
                if (before.data[at] != after.data[at]) return true;
            }
        return false;
    }
}
