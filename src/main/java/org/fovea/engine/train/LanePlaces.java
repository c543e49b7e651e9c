package org.fovea.engine.train;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Spread;

/// For each place of a feature map, places of another one and their weights: `under[starts[p]]` … `under[starts[p + 1] − 1]`
/// for place p, each as far from the first of its channel as [LaneBuffer#places] says.
record LanePlaces(int[] starts, int[] under, float[] weights) {

    /// What each place of the output is made of.
    static LanePlaces of(Spread spread, LaneBuffer x) {
        var list = new Builder(spread.rows().length * spread.columns().length);
        for (Spread.Share row : spread.rows())
            for (Spread.Share column : spread.columns()) {
                for (int u = 0; u < row.places().length; u++)
                    for (int v = 0; v < column.places().length; v++)
                        list.add(x.at(0, row.places()[u], column.places()[v]) - x.base(),
                                row.weights()[u] * column.weights()[v]);
                list.next();
            }
        return list.places();
    }

    /// What lies under each window.
    static LanePlaces of(Pooling pooling, LaneBuffer x) {
        Window rows = pooling.rowWindow(x.shape());
        Window columns = pooling.columnWindow(x.shape());
        int height = rows.steps(x.shape().height());
        int width = columns.steps(x.shape().width());
        var list = new Builder(height * width);
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++) {
                int column = j;
                each(rows, i, x.shape().height(), row -> each(columns, column, x.shape().width(),
                        at -> list.add(x.at(0, row, at) - x.base(), 1)));
                list.next();
            }
        return list.places();
    }

    private static void each(Window window, int at, int input, IntConsumer inside) {
        for (int tap = 0; tap < window.size(); tap++) {
            int row = window.row(at, tap);
            if (row >= 0 && row < input) inside.accept(row);
        }
    }

    /// Everything under one window.
    static LanePlaces everything(LaneBuffer x) {
        int[] places = x.places();
        var weights = new float[places.length];
        Arrays.fill(weights, 1);
        return new LanePlaces(new int[]{0, places.length}, places, weights);
    }

    int count() {
        return starts.length - 1;
    }

    /// The same, seen from the other side: what each place of x goes into.
    ///
    /// @param x where these places are
    /// @param y where they are from
    LanePlaces turned(LaneBuffer x, LaneBuffer y) {
        int[] here = x.places();
        int[] there = y.places();
        var ends = new int[here.length + 1];
        int[] index = under.clone();
        Shape shape = x.shape();
        for (int u = 0; u < index.length; u++) {
            int place = under[u] / LaneBuffer.LANES;
            index[u] = place / x.pitch() * shape.width() + place % x.pitch();
            ends[index[u] + 1]++;
        }
        for (int p = 0; p < here.length; p++) ends[p + 1] += ends[p];
        int[] next = ends.clone();
        var back = new int[under.length];
        var shares = new float[under.length];
        for (int p = 0; p < count(); p++)
            for (int u = starts[p]; u < starts[p + 1]; u++) {
                int at = next[index[u]]++;
                back[at] = there[p];
                shares[at] = weights[u];
            }
        return new LanePlaces(ends, back, shares);
    }

    private static final class Builder {
        private final int[] starts;
        private int[] under = new int[64];
        private float[] weights = new float[64];
        private int places;
        private int size;

        Builder(int places) {
            starts = new int[places + 1];
        }

        void add(int place, float weight) {
            if (size == under.length) {
                under = Arrays.copyOf(under, 2 * size);
                weights = Arrays.copyOf(weights, 2 * size);
            }
            under[size] = place;
            weights[size++] = weight;
        }

        void next() {
            starts[++places] = size;
        }

        LanePlaces places() {
            return new LanePlaces(starts, Arrays.copyOf(under, size), Arrays.copyOf(weights, size));
        }
    }
}
