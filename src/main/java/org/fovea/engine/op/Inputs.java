package org.fovea.engine.op;

import java.util.BitSet;
import java.util.List;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Shape;
import org.fovea.engine.simd.Machine;

/// What operations ask of their inputs.
final class Inputs {
    private Inputs() {
    }

    /// Some values that lie side by side in the input and in the output.
    interface Run {
        void apply(int from, int to, int count);
    }

    /// @throws IllegalArgumentException when there is not exactly one
    static Shape one(List<Shape> inputs) {
        if (inputs.size() != 1)
            throw new IllegalArgumentException("one input is expected, not %d".formatted(inputs.size()));
        return inputs.getFirst();
    }

    /// Rows `row` … `end − 1` of a channel of y and what lies under them in x: as one run where both have the same
    /// columns, otherwise row by row.
    static void runs(Patch x, Patch y, int channel, int row, int end, Run run) {
        runs(x, y, channel, channel, row, end, run);
    }

    /// The same where channel `channel` of y lies over channel `source` of x.
    static void runs(Patch x, Patch y, int source, int channel, int row, int end, Run run) {
        int left = y.region().left();
        int width = y.region().width();
        if (x.region().width() == width)
            run.apply(x.index(source, row, left), y.index(channel, row, left), (end - row) * width);
        else
            for (int i = row; i < end; i++) run.apply(x.index(source, i, left), y.index(channel, i, left), width);
    }

    /// [Op#update] of an operation that makes each channel of the same channel of its inputs.
    static Patch update(Op op, List<Patch> inputs, Patch before, BitSet channels, Machine machine, Cancel cancel) {
        if (channels.cardinality() == before.whole().channels())
            return op.forward(inputs, before.region(), machine, cancel);
        List<Patch> selected = inputs.stream().map(x -> Channels.select(x, channels)).toList();
        return Channels.replace(before, channels, op.forward(selected, before.region(), machine, cancel));
    }
}
