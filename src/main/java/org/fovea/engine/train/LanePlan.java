package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fovea.engine.Padding;
import org.fovea.engine.Window;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.Spread;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.LaneLoops;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// How a network is computed for a [Shard] of examples: where the values and gradients of its nodes lie, and its steps.
final class LanePlan {
    private final Network network;
    private final int end;
    private final boolean training;
    private final Machine machine;
    private final LaneLoops loops;
    private final Loops runs;
    private final LaneLayout layout;
    private final LaneMemory memory;
    /// The steps of each node, in order.
    private final List<List<LaneStep>> steps = new ArrayList<>();

    /// @param end the node that the loss looks at
    /// @param training whether there is a way back, and batches are normalised by their own statistics
    LanePlan(Network network, int end, boolean training, Machine machine) {
        this.network = network;
        this.end = end;
        this.training = training;
        this.machine = machine;
        loops = LaneLoops.of(machine.kernels());
        runs = Loops.of(machine.kernels());
        layout = new LaneLayout(network, end, training);
        memory = layout.memory;
        for (int n = 1; n <= end; n++) steps.add(layout.uses(n) ? steps(n) : List.of());
    }

    LaneBuffer values(int node) {
        return layout.values(node);
    }

    /// Of the loss with respect to the values of a node; null where nobody needs it.
    @Nullable
    LaneBuffer gradient(int node) {
        return layout.gradient(node);
    }

    /// The steps of a node from 1 on, in the order of the way there.
    List<LaneStep> of(int node) {
        return steps.get(node - 1);
    }

    int end() {
        return end;
    }

    /// How many floats a shard needs.
    int size() {
        return memory.size();
    }

    /// Whether the examples of a batch depend on one another.
    boolean coupled() {
        return training
                && IntStream.rangeClosed(1, end)
                        .anyMatch(n -> layout.uses(n) && network.node(n).op() instanceof BatchNorm);
    }

    private List<LaneStep> steps(int n) {
        Op op = network.node(n).op();
        LaneBuffer x = values(network.node(n).inputs().getFirst());
        LaneBuffer y = values(n);
        LaneBuffer gradient = layout.gradient(n);
        Into into = layout.into(n, 0);
        return switch (op) {
            case Convolution convolution -> convolution(n, convolution.activation());
            case ConvTranspose2d _ -> convolution(n, Activation.IDENTITY);
            case Activation activation -> List.of(new LaneActivation(activation, x, y, gradient, into, loops, runs));
            case Dense _ -> dense(n, x, y, gradient, into);
            case MaxPool pool ->
                List.of(new LaneLargest(LanePlaces.of(pool.pooling(), x), x, y, gradient, into, loops));
            case GlobalMaxPool _ -> List.of(new LaneLargest(LanePlaces.everything(x), x, y, gradient, into, loops));
            case BatchNorm norm -> List.of(training
                    ? new LaneNorm(n, norm, x, y, gradient, into, loops)
                    : new LaneFixedNorm(norm, x, y, loops));
            case Dropout(float rate) when training -> List.of(new LaneDropout(n, rate, x, y, memory.reserve(y.shape()),
                    gradient, into, loops));
            case Flatten _,Dropout _ -> passed(x, y, gradient, into);
            case Concat _ -> List.of(joined(n));
            case Arithmetic(Arithmetic.Operator operator) when alike(n)
                    && LaneCombination.serves(operator, network.node(n).inputs().size()) ->
                List.of(new LaneCombination(operator, layout.inputs(n), y, gradient, layout.intos(n), loops, runs));
            default -> {
                Spread spread = Spread.of(op, x.shape());
                yield List.of(spread == null
                        ? new LaneByExample(n, op, layout.inputs(n), y, gradient, layout.intos(n), machine)
                        : new LaneSpread(spread, x, y, gradient, into, loops));
            }
        };
    }

    private boolean alike(int n) {
        return network.node(n).inputs().stream().allMatch(from -> network.shape(from).equals(network.shape(n)));
    }

    private List<LaneStep> passed(LaneBuffer x, LaneBuffer y, @Nullable LaneBuffer gradient,
            @Nullable Into into) {
        boolean known = x.base() == y.base();
        boolean told = gradient == null || into == null || gradient.base() == into.buffer().base();
        if (known && told) return List.of();
        LaneBuffer back = gradient == null || told ? null : LaneLayout.shaped(gradient, x.shape());
        if (known || x.shape().equals(y.shape()) || y.compact()) {
            LaneBuffer to = known ? x : x.shape().equals(y.shape()) ? y : LaneLayout.shaped(y, x.shape());
            return List.of(new LaneCopy(List.of(new LaneCopy.Part(x, to, back, into)), runs));
        }
        // Side by side first, then with margins.
        LaneBuffer between = memory.reserve(x.shape());
        return List.of(new LaneCopy(List.of(new LaneCopy.Part(x, between, back, into),
                new LaneCopy.Part(between.flat(), y, null, null)), runs));
    }

    private LaneStep joined(int n) {
        var parts = new ArrayList<LaneCopy.Part>();
        LaneBuffer gradient = layout.gradient(n);
        int channel = 0;
        for (int i = 0; i < network.node(n).inputs().size(); i++) {
            LaneBuffer x = values(network.node(n).inputs().get(i));
            int count = x.shape().channels();
            parts.add(new LaneCopy.Part(x, values(n).channels(channel, count),
                    gradient == null ? null : gradient.channels(channel, count), layout.into(n, i)));
            channel += count;
        }
        return new LaneCopy(parts, runs);
    }

    /// The layer sees its inputs side by side: where they do not lie so, a copy.
    private List<LaneStep> dense(int n, LaneBuffer x, LaneBuffer y, @Nullable LaneBuffer gradient,
            @Nullable Into into) {
        var result = new ArrayList<LaneStep>();
        LaneBuffer seen = x;
        LaneBuffer told = y;
        Into back = into;
        if (!x.compact() || (into != null && !into.buffer().compact())) {
            seen = memory.reserve(x.shape());
            LaneBuffer between = into == null ? null : memory.reserve(x.shape());
            result.add(new LaneCopy(List.of(new LaneCopy.Part(x, seen, between, into)), runs));
            back = between == null ? null : new Into(between, false);
        }
        if (!y.compact()) told = memory.reserve(y.shape());
        result.add(new LaneDense(n, seen, told, gradient, back, loops, runs, memory));
        if (!y.compact()) result.add(new LaneCopy(List.of(new LaneCopy.Part(told, y, null, null)), runs));
        return result;
    }

    private List<LaneStep> convolution(int n, Activation activation) {
        var result = new ArrayList<LaneStep>();
        LaneGrid grid = layout.grid(n);
        if (grid == null) throw new IllegalStateException("no convolution");
        LaneBuffer x = values(network.node(n).inputs().getFirst());
        LaneBuffer y = values(n);
        LaneBuffer gradient = layout.gradient(n);
        Into into = layout.into(n, 0);
        LaneBuffer seen = x;
        Into back = into;
        if (layout.padded(n) && network.node(n).op() instanceof Convolution(Conv2d layer, _)) {
            seen = memory.reserve(grid.large());
            LaneBuffer between = into == null ? null : memory.reserve(grid.large());
            Window rows = layer.rowWindow(x.shape());
            Window columns = layer.columnWindow(x.shape());
            Spread spread = Spread.of(new Pad(new Padding.Explicit(rows.before(), rows.after(), columns.before(),
                    columns.after()), layer.paddingMode()), x.shape());
            if (spread == null) throw new IllegalStateException("no padding");
            result.add(new LaneSpread(spread, x, seen, between, into, loops));
            back = between == null ? null : new Into(between, false);
        }
        boolean inPlace = activation.curve() == Curve.RELU || activation.curve() == Curve.IDENTITY;
        LaneBuffer sums = inPlace ? y : memory.reserve(y.shape());
        boolean up = network.node(n).op() instanceof ConvTranspose2d;
        result.add(new LaneConvolution(new LaneConvolution.Parts(n, grid, up, seen, sums, gradient, back), loops, runs,
                memory));
        if (activation.curve() != Curve.IDENTITY)
            result.add(new LaneActivation(activation, sums, y, gradient,
                    gradient == null ? null : new Into(gradient, false), loops, runs));
        return result;
    }
}
