package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Learned;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// The formula as it is written, for every kind of operation: each example through each node by itself, and gradients added
/// up in the order of the examples. What faster ways are tested against.
final class NodeByNode implements Pass {
    private final Network untrained;
    private final Loss loss;
    private final Machine machine;

    NodeByNode(Network untrained, Loss loss, Machine machine) {
        this.untrained = untrained;
        this.loss = loss;
        this.machine = machine;
    }

    @Override
    public Result of(List<List<float[]>> numbers, List<Example> batch, long seed, Cancel cancel) {
        Network network = LearnedNumbers.into(untrained, numbers);
        int end = Scored.node(network, loss);
        var pass = new Batch(network, batch.size(), end, seed, machine, cancel);
        Tensor[] inputs = pass.values[0];
        for (int b = 0; b < inputs.length; b++) inputs[b] = batch.get(b).input();
        Scored.used(network, end).stream().filter(n -> n > 0).forEach(pass::forward);
        double sum = 0;
        int right = 0;
        for (int b = 0; b < inputs.length; b++) {
            Tensor output = pass.values[end][b];
            sum += loss.of(output, batch.get(b).target());
            if (Scored.right(output, batch.get(b).target())) right++;
            pass.gradients[end][b] = scaled(loss.gradient(output, batch.get(b).target()), inputs.length);
        }
        for (int n = end; n >= 1; n--) pass.back(n);
        return new Result(sum / inputs.length, right, List.copyOf(Arrays.asList(pass.learned)),
                List.copyOf(Arrays.asList(pass.statistics)));
    }

    private static Tensor scaled(Tensor gradient, int count) {
        var values = new float[gradient.data.length];
        for (int i = 0; i < values.length; i++) values[i] = gradient.data[i] / count;
        return new Tensor(gradient.shape, values);
    }

    /// The values of one batch.
    private static final class Batch {
        private final Network network;
        private final long seed;
        private final Machine machine;
        private final Machine alone;
        private final Cancel cancel;
        /// By node and example.
        private final Tensor[][] values;
        private final @Nullable Tensor[][] gradients;
        /// By node, from 1 on.
        private final List<float[]>[] learned;
        private final BatchStatistics[] statistics;

        Batch(Network network, int size, int end, long seed, Machine machine, Cancel cancel) {
            this.network = network;
            this.seed = seed;
            this.machine = machine;
            this.alone = machine.alone();
            this.cancel = cancel;
            values = new Tensor[end + 1][size];
            gradients = new Tensor[end + 1][size];
            learned = lists(network.size() - 1);
            statistics = new BatchStatistics[network.size() - 1];
            Arrays.fill(statistics, BatchStatistics.NONE);
            for (int n = 1; n < network.size(); n++)
                learned[n - 1] = Learned.of(network.node(n).op()).stream().map(array -> new float[array.length])
                        .toList();
        }

        @SuppressWarnings("unchecked")
        private static List<float[]>[] lists(int count) {
            return (List<float[]>[]) new List<?>[count];
        }

        private int size() {
            return values[0].length;
        }

        private List<Tensor> inputs(int node, int example) {
            return network.node(node).inputs().stream().map(from -> values[from][example]).toList();
        }

        void forward(int node) {
            Op op = network.node(node).op();
            switch (op) {
                case BatchNorm norm -> {
                    var normalised = NormalisedBatch.of(norm, inputsOf(node));
                    statistics[node - 1] = normalised.statistics();
                    values[node] = normalised.outputs().toArray(Tensor[]::new);
                }
                case Dropout dropout -> machine.each(size(), b -> values[node][b] = dropped(dropout, node, b,
                        inputs(node, b).getFirst()), cancel);
                default -> machine.each(size(), b -> {
                    List<Patch> known = inputs(node, b).stream().map(Patch::of).toList();
                    values[node][b] = op.forward(known, Region.all(network.shape(node)), alone, cancel).values();
                }, cancel);
            }
        }

        private List<Tensor> inputsOf(int node) {
            return IntStream.range(0, size()).mapToObj(b -> inputs(node, b).getFirst()).toList();
        }

        void back(int node) {
            Op op = network.node(node).op();
            if (gradients[node][0] == null) return;
            if (op instanceof BatchNorm norm) {
                var normalised = NormalisedBatch.of(norm, inputsOf(node));
                List<Tensor> given = Arrays.stream(gradients[node]).map(Objects::requireNonNull).toList();
                learned[node - 1] = normalised.learned(given);
                List<Tensor> found = normalised.back(given);
                for (int b = 0; b < size(); b++) add(network.node(node).inputs().getFirst(), b, found.get(b));
                return;
            }
            var all = new ArrayList<List<float[]>>();
            for (int b = 0; b < size(); b++) all.add(List.of());
            machine.each(size(), b -> {
                Tensor gradient = Objects.requireNonNull(gradients[node][b]);
                List<Tensor> known = inputs(node, b);
                if (op instanceof Dropout dropout) {
                    add(network.node(node).inputs().getFirst(), b, dropped(dropout, node, b, gradient));
                    return;
                }
                all.set(b, Learned.gradients(op, known, values[node][b], gradient, alone, cancel));
                for (int i = 0; i < known.size(); i++) {
                    int from = network.node(node).inputs().get(i);
                    if (from > 0) add(from, b, op.back(i, known, values[node][b], gradient, alone, cancel));
                }
            }, cancel);
            for (List<float[]> one : all)
                for (int a = 0; a < one.size(); a++) {
                    float[] sum = learned[node - 1].get(a);
                    for (int i = 0; i < sum.length; i++) sum[i] += one.get(a)[i];
                }
        }

        private void add(int node, int example, Tensor more) {
            Tensor known = gradients[node][example];
            if (known == null) {
                gradients[node][example] = more;
                return;
            }
            Tensor sum = Tensor.zeros(more.shape);
            Loops.of(machine.kernels()).add(1, more.data, 0, known.data, 0, sum.data, 0, sum.data.length);
            gradients[node][example] = sum;
        }

        private Tensor dropped(Dropout dropout, int node, int example, Tensor x) {
            float[] factors = LaneDropout.factors(dropout.rate(), x.data.length, seed, node, example);
            for (int i = 0; i < factors.length; i++) factors[i] *= x.data[i];
            return new Tensor(x.shape, factors);
        }
    }
}
