package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.simd.LaneLoops;
import org.jspecify.annotations.Nullable;

/// Batch normalisation with the statistics of the batch itself, as [NormalisedBatch] does it: sums of the lanes of each shard,
/// and of the shards in their order.
final class LaneNorm implements LaneStep {
    private final int node;
    private final BatchNorm norm;
    private final LaneBuffer x;
    private final LaneBuffer y;
    private final @Nullable LaneBuffer gradient;
    private final @Nullable Into into;
    private final LaneLoops loops;
    private final float[] scale;
    private final float[] bias;
    private final double[] mean;
    private final double[] variance;
    /// Of the gradients, and of them times what is normalised.
    private final double[] plain;
    private final double[] weighted;
    private long count;

    LaneNorm(int node, BatchNorm norm, LaneBuffer x, LaneBuffer y, @Nullable LaneBuffer gradient, @Nullable Into into,
            LaneLoops loops) {
        this.node = node;
        this.norm = norm;
        this.x = x;
        this.y = y;
        this.gradient = gradient;
        this.into = into;
        this.loops = loops;
        int channels = norm.scale().length;
        scale = norm.scale().clone();
        bias = norm.bias().clone();
        mean = new double[channels];
        variance = new double[channels];
        plain = new double[channels];
        weighted = new double[channels];
    }

    @Override
    public void prepare(List<float[]> learned) {
        System.arraycopy(learned.getFirst(), 0, scale, 0, scale.length);
        System.arraycopy(learned.get(1), 0, bias, 0, bias.length);
    }

    /// What one row of a channel adds to sums by lane.
    private interface Row {
        void add(float[] memory, int at, int row, float[] lanes);
    }

    /// The sum of the live lanes over all shards.
    private double sum(List<Shard> shards, int channel, Row row) {
        double sum = 0;
        var lanes = new float[LaneBuffer.LANES];
        for (Shard shard : shards)
            for (int i = 0; i < x.shape().height(); i++) {
                Arrays.fill(lanes, 0);
                row.add(shard.memory, x.at(channel, i, 0), i, lanes);
                for (int l = 0; l < shard.live(); l++) sum += lanes[l];
            }
        return sum;
    }

    private double deviation(int channel) {
        return Math.sqrt(variance[channel] + norm.epsilon());
    }

    @Override
    public List<Phase> forward() {
        int width = x.shape().width();
        return List.of(new Phase.Once(shards -> {
            count = (long) x.shape().plane() * shards.stream().mapToInt(Shard::live).sum();
            for (int c = 0; c < mean.length; c++) {
                mean[c] = sum(shards, c, (memory, at, _, lanes) -> loops.total(memory, at, width, lanes)) / count;
                float middle = (float) mean[c];
                double off = mean[c] - middle;
                double squares = sum(shards, c, (memory, at, _, lanes) -> loops.squares(memory, at, width, middle,
                        lanes));
                variance[c] = Math.max(0, squares / count - off * off);
            }
        }), new Phase.Each(mean.length, (shard, c) -> {
            float factor = (float) (scale[c] / deviation(c));
            x.runs(y, c, (from, to, size) -> loops.affine((float) mean[c], factor, bias[c], shard.memory, from,
                    shard.memory, to, size));
        }));
    }

    @Override
    public List<Phase> back() {
        LaneBuffer from = gradient;
        if (from == null) return List.of();
        int width = x.shape().width();
        var phases = new ArrayList<Phase>();
        phases.add(new Phase.Once(shards -> {
            for (int channel = 0; channel < mean.length; channel++) {
                int c = channel;
                plain[c] = sum(shards, c,
                        (memory, _, row, lanes) -> loops.total(memory, from.at(c, row, 0), width, lanes));
                weighted[c] = sum(shards, c, (memory, at, row, lanes) -> loops.weighted(memory, at, (float) mean[c],
                        memory, from.at(c, row, 0), width, lanes)) / deviation(c);
            }
            // They are those of all shards: the first one has them, and the others add nothing.
            for (Shard shard : shards) {
                boolean first = shard == shards.getFirst();
                for (int c = 0; c < mean.length; c++) {
                    shard.learned(node).getFirst()[c] = first ? (float) weighted[c] : 0;
                    shard.learned(node).get(1)[c] = first ? (float) plain[c] : 0;
                }
            }
        }));
        Into to = into;
        if (to != null) phases.add(new Phase.Each(mean.length, (shard, c) -> back(shard, c, from, to)));
        return phases;
    }

    /// `scale/σ · (g − mean(g) − x̂·mean(g·x̂))`
    private void back(Shard shard, int c, LaneBuffer from, Into to) {
        float[] memory = shard.memory;
        float factor = (float) (scale[c] / deviation(c));
        float slope = (float) (-scale[c] * weighted[c] / (count * deviation(c) * deviation(c)));
        float shift = (float) (-factor * plain[c] / count);
        float middle = (float) mean[c];
        for (int i = 0; i < x.shape().height(); i++) {
            int x0 = x.at(c, i, 0);
            int g0 = from.at(c, i, 0);
            int at = to.buffer().at(c, i, 0);
            for (int n = 0; n < x.shape()
                    .width(); n++, x0 += LaneBuffer.LANES, g0 += LaneBuffer.LANES, at += LaneBuffer.LANES)
                for (int l = 0; l < LaneBuffer.LANES; l++) {
                    float found = factor * memory[g0 + l] + (slope * (memory[x0 + l] - middle) + shift);
                    memory[at + l] = (to.more() ? memory[at + l] : 0) + (l < shard.live() ? found : 0);
                }
        }
    }

    @Override
    public BatchStatistics statistics() {
        return new BatchStatistics(floats(mean), floats(variance), count);
    }

    private static float[] floats(double[] values) {
        var result = new float[values.length];
        for (int i = 0; i < result.length; i++) result[i] = (float) values[i];
        return result;
    }
}
