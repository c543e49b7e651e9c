package org.fovea.engine.train;

import java.util.List;
import org.fovea.engine.op.Activation;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.LaneLoops;
import org.fovea.engine.simd.Loops;
import org.jspecify.annotations.Nullable;

/// An activation, by itself or behind a convolution; then both may share their values and gradients.
///
/// @param x what goes in; the same as y where the sign of y tells enough
/// @param gradient of y
/// @param into where that of x goes; the same buffer where it takes its place
record LaneActivation(Activation activation, LaneBuffer x, LaneBuffer y, @Nullable LaneBuffer gradient,
        @Nullable Into into, LaneLoops loops, Loops runs) implements LaneStep {

    @Override
    public List<Phase> forward() {
        return List.of(new Phase.Each(y.shape().channels(), (shard, c) -> x.runs(y, c, (from, to, count) -> runs
                .curve(activation.curve(), activation.a(), activation.b(), shard.memory, from, shard.memory, to,
                        count))));
    }

    @Override
    public List<Phase> back() {
        if (gradient == null || into == null) return List.of();
        return List.of(new Phase.Each(y.shape().channels(), (shard, c) -> back(shard.memory, c, gradient, into)));
    }

    private void back(float[] memory, int channel, LaneBuffer from, Into to) {
        for (int i = 0; i < y.shape().height(); i++) {
            int count = y.shape().width() * LaneBuffer.LANES;
            int g = from.at(channel, i, 0);
            if (activation.curve() == Curve.RELU && to.buffer().equals(from))
                loops.keep(memory, y.at(channel, i, 0), memory, g, count);
            else
                slopes(memory, x.at(channel, i, 0), y.at(channel, i, 0), g, to.buffer().at(channel, i, 0), count,
                        to.more());
        }
    }

    private void slopes(float[] memory, int x0, int y0, int g, int to, int count, boolean more) {
        var slopes = new float[count];
        LaneSlopes.of(activation, memory, x0, y0, slopes, count, runs);
        loops.multiply(slopes, 0, memory, g, memory, to, count, more);
    }
}
