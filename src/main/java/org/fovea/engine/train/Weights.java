package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Learned;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.LaneLoops;
import org.jspecify.annotations.Nullable;

/// What a network learns while it is trained: its numbers, which change in place, its running statistics, and what both were
/// before the last step.
final class Weights {
    private static final int SPAN = 256 * LaneLoops.LANES;

    /// The one that was built last, for its structure; whoever asked for it shares its numbers.
    private Network built;
    /// Whether it has the numbers of now.
    private boolean known = true;
    private final LaneLoops loops;
    /// By node; the same arrays one after another.
    private final List<List<float[]>> learned;
    private final List<float[]> all;
    private final List<float[]> before;
    /// The running statistics, by node.
    private final @Nullable BatchNorm[] norms;
    private final @Nullable BatchNorm[] normsBefore;
    private final float[] moved = new float[SPAN];

    Weights(Network untrained, LaneLoops loops) {
        built = untrained;
        this.loops = loops;
        learned = LearnedNumbers.of(untrained);
        all = learned.stream().flatMap(List::stream).toList();
        before = all.stream().map(float[]::clone).toList();
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
        known = false;
    }

    /// Goes back to what was kept.
    void restore() {
        copy(before, all);
        System.arraycopy(normsBefore, 0, norms, 0, norms.length);
        known = false;
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
        if (!known) {
            built = made(false);
            known = true;
        }
        return built;
    }

    /// The same for a look: the numbers of dense layers are not copied, it holds until the next step.
    Network view() {
        return known ? built : made(true);
    }

    private Network made(boolean shared) {
        var nodes = new ArrayList<Node>();
        for (int n = 1; n < built.size(); n++) {
            List<float[]> own = learned.get(n - 1);
            BatchNorm norm = norms[n];
            Op op = shared && built.node(n).op() instanceof Dense dense
                    ? new Dense(new Tensor(dense.weights().shape, own.getFirst()), own.get(1))
                    : Learned.with(built.node(n).op(), own);
            if (norm != null && op instanceof BatchNorm now)
                op = new BatchNorm(now.scale(), now.bias(), norm.mean(), norm.variance(), norm.epsilon());
            nodes.add(new Node(op, built.node(n).inputs()));
        }
        return new Network(built.shape(0), nodes);
    }

    /// The sums of the squares of arrays, one by one.
    double[] squares(List<float[]> arrays) {
        return arrays.stream().mapToDouble(this::squares).toArray();
    }

    private double squares(float[] values) {
        var lanes = new float[LaneLoops.LANES];
        loops.squares(values, 0, values.length / LaneLoops.LANES, 0, lanes);
        return whole(lanes, values, values.length);
    }

    /// The sum of the squares of differences, a span after another.
    private double squares(float[] now, float[] old) {
        var lanes = new float[LaneLoops.LANES];
        int count = 0;
        for (int from = 0; from < now.length; from += SPAN) {
            count = Math.min(SPAN, now.length - from);
            for (int i = 0; i < count; i++) moved[i] = now[from + i] - old[from + i];
            loops.squares(moved, 0, count / LaneLoops.LANES, 0, lanes);
        }
        return whole(lanes, moved, count);
    }

    /// @param lanes the sums of whole groups
    /// @param values those beyond the last whole group are added
    private static double whole(float[] lanes, float[] values, int count) {
        double sum = 0;
        for (float lane : lanes) sum += lane;
        for (int i = count - count % LaneLoops.LANES; i < count; i++) sum += (double) values[i] * values[i];
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
            change += squares(now, old);
            weight += squares(now);
            count += now.length;
        }
        double gradient = Arrays.stream(gradients, from, to).sum();
        return new BatchReport.Layer(Math.sqrt(gradient / count), Math.sqrt(change / count),
                Math.sqrt(weight / count));
    }
}
