package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.simd.LaneLoops;
import org.jspecify.annotations.Nullable;

/// What a network learns while it is trained: its numbers, which change in place, its running statistics, and what both were
/// before the last step.
final class Weights {
    private final Network untrained;
    private final LaneLoops loops;
    /// By node; the same arrays one after another.
    private final List<List<float[]>> learned;
    private final List<float[]> all;
    private final List<float[]> before;
    /// The running statistics, by node.
    private final @Nullable BatchNorm[] norms;
    private final @Nullable BatchNorm[] normsBefore;
    private final float[] moved;
    private @Nullable Network known;

    Weights(Network untrained, LaneLoops loops) {
        this.untrained = untrained;
        this.loops = loops;
        known = untrained;
        learned = LearnedNumbers.of(untrained);
        all = learned.stream().flatMap(List::stream).toList();
        before = all.stream().map(float[]::clone).toList();
        moved = new float[all.stream().mapToInt(array -> array.length).max().orElse(0)];
        norms = new BatchNorm[untrained.size()];
        for (int n = 1; n < norms.length; n++) if (untrained.node(n).op() instanceof BatchNorm norm) norms[n] = norm;
        normsBefore = norms.clone();
    }

    List<List<float[]>> byNode() {
        return learned;
    }

    List<float[]> arrays() {
        return all;
    }

    /// Remembers what is, before it changes.
    void keep() {
        copy(all, before);
        System.arraycopy(norms, 0, normsBefore, 0, norms.length);
        known = null;
    }

    /// Goes back to what was kept.
    void restore() {
        copy(before, all);
        System.arraycopy(normsBefore, 0, norms, 0, norms.length);
        known = null;
    }

    private static void copy(List<float[]> from, List<float[]> to) {
        for (int a = 0; a < from.size(); a++)
            System.arraycopy(from.get(a), 0, to.get(a), 0, from.get(a).length);
    }

    /// The running statistics have seen another batch.
    ///
    /// @param found by node from 1 on
    void see(List<BatchStatistics> found) {
        for (int n = 1; n < norms.length; n++) {
            BatchNorm norm = norms[n];
            if (norm != null) norms[n] = found.get(n - 1).into(norm);
        }
    }

    /// The network with all of it, as it is now.
    Network network() {
        Network network = known;
        if (network == null) {
            network = built();
            known = network;
        }
        return network;
    }

    private Network built() {
        Network network = LearnedNumbers.into(untrained, learned);
        var nodes = new ArrayList<Node>();
        for (int n = 1; n < network.size(); n++) {
            Node node = network.node(n);
            BatchNorm norm = norms[n];
            nodes.add(norm == null || !(node.op() instanceof BatchNorm now)
                    ? node
                    : new Node(new BatchNorm(now.scale(), now.bias(), norm.mean(), norm.variance(), norm.epsilon()),
                            node.inputs()));
        }
        return new Network(network.shape(0), nodes);
    }

    /// The sums of the squares of arrays, one by one.
    double[] squares(List<float[]> arrays) {
        return arrays.stream().mapToDouble(array -> squares(array, array.length)).toArray();
    }

    private double squares(float[] values, int count) {
        var lanes = new float[LaneLoops.LANES];
        int groups = count / LaneLoops.LANES;
        loops.squares(values, 0, groups, 0, lanes);
        double sum = 0;
        for (float lane : lanes) sum += lane;
        for (int i = groups * LaneLoops.LANES; i < count; i++) sum += (double) values[i] * values[i];
        return sum;
    }

    /// What the last step did to each node from 1 on.
    ///
    /// @param gradients the sums of their squares, by array
    List<BatchReport.Layer> layers(double[] gradients) {
        var layers = new ArrayList<BatchReport.Layer>();
        int at = 0;
        for (List<float[]> own : learned) {
            layers.add(layer(at, at + own.size(), gradients));
            at += own.size();
        }
        return layers;
    }

    private BatchReport.Layer layer(int from, int to, double[] gradients) {
        if (from == to) return BatchReport.Layer.NOTHING;
        double change = 0;
        double weight = 0;
        long count = 0;
        for (int a = from; a < to; a++) {
            float[] now = all.get(a);
            float[] old = before.get(a);
            for (int i = 0; i < now.length; i++) moved[i] = now[i] - old[i];
            change += squares(moved, now.length);
            weight += squares(now, now.length);
            count += now.length;
        }
        double gradient = Arrays.stream(gradients, from, to).sum();
        return new BatchReport.Layer(Math.sqrt(gradient / count), Math.sqrt(change / count),
                Math.sqrt(weight / count));
    }
}
