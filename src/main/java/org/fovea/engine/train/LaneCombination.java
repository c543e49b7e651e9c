package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.simd.LaneLoops;
import org.fovea.engine.simd.Loops;
import org.jspecify.annotations.Nullable;

/// Inputs of one shape added, subtracted or multiplied value by value: any number of them where they are added or subtracted,
/// two where they are multiplied.
///
/// @param into by input
record LaneCombination(Arithmetic.Operator operator, List<LaneBuffer> inputs, LaneBuffer y,
        @Nullable LaneBuffer gradient, List<@Nullable Into> into, LaneLoops loops, Loops runs) implements LaneStep {

    static boolean serves(Arithmetic.Operator operator, int inputs) {
        return switch (operator) {
            case ADD, SUB -> true;
            case MUL -> inputs == 2;
            case DIV -> false;
        };
    }

    @Override
    public List<Phase> forward() {
        return List.of(new Phase.Each(y.shape().channels(), (shard, c) -> {
            float[] memory = shard.memory;
            if (operator != Arithmetic.Operator.MUL || inputs.size() == 1)
                new Into(y, false).take(shard, inputs.getFirst(), c, runs);
            for (int i = 1; i < inputs.size(); i++) {
                LaneBuffer x = inputs.get(i);
                for (int row = 0; row < y.shape().height(); row++) {
                    int to = y.at(c, row, 0);
                    int from = x.at(c, row, 0);
                    int count = y.shape().width() * LaneBuffer.LANES;
                    if (operator == Arithmetic.Operator.MUL)
                        loops.multiply(memory, inputs.getFirst().at(c, row, 0), memory, from, memory, to, count, false);
                    else
                        runs.add(operator == Arithmetic.Operator.ADD ? 1 : -1, memory, from, memory, to, memory, to,
                                count);
                }
            }
        }));
    }

    @Override
    public List<Phase> back() {
        LaneBuffer from = gradient;
        var phases = new ArrayList<Phase>();
        if (from == null) return phases;
        for (int i = 0; i < inputs.size(); i++) {
            Into to = into.get(i);
            int input = i;
            if (to != null)
                phases.add(new Phase.Each(y.shape().channels(), (shard, c) -> back(shard, c, input, from, to)));
        }
        return phases;
    }

    private void back(Shard shard, int channel, int input, LaneBuffer from, Into to) {
        if (operator == Arithmetic.Operator.ADD || (input == 0 && operator == Arithmetic.Operator.SUB)) {
            to.take(shard, from, channel, runs);
            return;
        }
        float[] memory = shard.memory;
        LaneBuffer other = inputs.get(inputs.size() - 1 - input);
        for (int row = 0; row < y.shape().height(); row++) {
            int g = from.at(channel, row, 0);
            int at = to.buffer().at(channel, row, 0);
            int count = y.shape().width() * LaneBuffer.LANES;
            if (operator == Arithmetic.Operator.MUL)
                loops.multiply(memory, other.at(channel, row, 0), memory, g, memory, at, count, to.more());
            else if (to.more()) runs.add(-1, memory, g, memory, at, memory, at, count);
            else
                runs.scale(-1, 0, memory, g, memory, at, count);
        }
    }
}
