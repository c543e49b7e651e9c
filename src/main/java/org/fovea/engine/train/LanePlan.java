package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
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
import org.fovea.engine.op.Learned;
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
    private final LaneMemory memory = new LaneMemory();
    /// The nodes that the loss depends on.
    private final BitSet used;
    /// The nodes whose gradients are needed: something is learned there or before.
    private final BitSet needed = new BitSet();
    private final int[] users;
    private final @Nullable LaneBuffer[] values;
    private final @Nullable LaneBuffer[] gradients;
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
        used = Scored.used(network, end);
        users = new int[end + 1];
        values = new LaneBuffer[end + 1];
        gradients = new LaneBuffer[end + 1];
        look();
        reserve();
        for (int n = 1; n <= end; n++) steps.add(used.get(n) ? steps(n) : List.of());
    }

    private void look() {
        for (int n = 1; n <= end; n++)
            if (used.get(n)) for (int from : network.node(n).inputs()) users[from]++;
        if (!training) return;
        for (int n = 1; n <= end; n++)
            if (used.get(n) && (!Learned.of(network.node(n).op()).isEmpty()
                    || network.node(n).inputs().stream().anyMatch(needed::get)))
                needed.set(n);
    }

    private void reserve() {
        var around = new Margins[end + 1];
        var behind = new Margins[end + 1];
        Arrays.fill(around, Margins.NONE);
        Arrays.fill(behind, Margins.NONE);
        for (int n = 1; n <= end; n++) {
            LaneGrid grid = used.get(n) ? grid(n) : null;
            if (grid == null) continue;
            int from = network.node(n).inputs().getFirst();
            boolean up = network.node(n).op() instanceof ConvTranspose2d;
            if (!padded(n)) around[from] = around[from].with(up ? grid.aroundSmall() : grid.aroundLarge());
            // The way back goes the other way; the gradients of weights read the same places.
            if (needed.get(n)) behind[n] = up ? grid.aroundLarge() : grid.aroundSmall();
        }
        for (int n = 0; n <= end; n++) {
            if (!used.get(n)) continue;
            if (n > 0 && passesOn(n) && values(network.node(n).inputs().getFirst()).compact()
                    && around[n].equals(Margins.NONE))
                alias(n);
            else {
                values[n] = memory.reserve(network.shape(n), around[n]);
                if (needed.get(n)) gradients[n] = memory.reserve(network.shape(n), behind[n]);
            }
        }
    }

    /// Whether a node gives its input on as it is, in another shape.
    private boolean passesOn(int n) {
        Op op = network.node(n).op();
        return op instanceof Flatten || (op instanceof Dropout && !training);
    }

    private void alias(int n) {
        int from = network.node(n).inputs().getFirst();
        values[n] = shaped(values(from), network.shape(n));
        LaneBuffer gradient = gradients[from];
        if (!needed.get(n)) return;
        // With one user alone the gradient of the output is that of the input.
        gradients[n] = gradient != null && gradient.compact() && users[from] == 1
                ? shaped(gradient, network.shape(n))
                : memory.reserve(network.shape(n));
    }

    private static LaneBuffer shaped(LaneBuffer compact, Shape shape) {
        return new LaneBuffer(compact.base(), shape, shape.width(), shape.plane());
    }

    /// How a convolution connects its input, with its padding where that is no zeros, with its output.
    private @Nullable LaneGrid grid(int n) {
        Op op = network.node(n).op();
        Shape y = network.shape(n);
        Shape x = network.shape(network.node(n).inputs().getFirst());
        return switch (op) {
            case Convolution(Conv2d layer, _) -> {
                Window rows = layer.rowWindow(x);
                Window columns = layer.columnWindow(x);
                if (!padded(n)) yield new LaneGrid(x, y, rows, columns, layer.groups(), layer.flipped());
                var wide = new Shape(x.channels(), x.height() + rows.before() + rows.after(),
                        x.width() + columns.before() + columns.after());
                yield new LaneGrid(wide, y, layer.rows().padded(0, 0), layer.columns().padded(0, 0), layer.groups(),
                        layer.flipped());
            }
            case ConvTranspose2d t -> new LaneGrid(y, x,
                    t.rows().padded(t.padding().top(), t.padding().bottom()),
                    t.columns().padded(t.padding().left(), t.padding().right()), t.groups(), false);
            default -> null;
        };
    }

    /// Whether a node is a convolution with something else than zeros around its input.
    private boolean padded(int n) {
        if (!(network.node(n).op() instanceof Convolution(Conv2d layer, _)) || layer.paddingMode() == PaddingMode.ZEROS)
            return false;
        Shape x = network.shape(network.node(n).inputs().getFirst());
        Window rows = layer.rowWindow(x);
        Window columns = layer.columnWindow(x);
        return rows.before() + rows.after() + columns.before() + columns.after() > 0;
    }

    LaneBuffer values(int node) {
        return known(values[node]);
    }

    /// Of the loss with respect to the values of a node; null where nobody needs it.
    @Nullable
    LaneBuffer gradient(int node) {
        return gradients[node];
    }

    private static LaneBuffer known(@Nullable LaneBuffer buffer) {
        if (buffer == null) throw new IllegalStateException("nobody uses this node");
        return buffer;
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
        return training && used.stream().anyMatch(n -> n > 0 && network.node(n).op() instanceof BatchNorm);
    }

    /// Where the gradient of an input goes. Later nodes are asked first, and of one node the first input.
    private @Nullable Into into(int node, int input) {
        int from = network.node(node).inputs().get(input);
        LaneBuffer buffer = gradients[from];
        if (buffer == null || gradients[node] == null) return null;
        boolean more = network.node(node).inputs().subList(0, input).contains(from);
        for (int later = node + 1; later <= end && !more; later++)
            more = used.get(later) && network.node(later).inputs().contains(from);
        return new Into(buffer, more);
    }

    private List<LaneStep> steps(int n) {
        Op op = network.node(n).op();
        LaneBuffer x = values(network.node(n).inputs().getFirst());
        LaneBuffer y = values(n);
        LaneBuffer gradient = gradients[n];
        Into into = into(n, 0);
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
                List.of(new LaneCombination(operator, inputs(n), y, gradient, intos(n), loops, runs));
            default -> {
                Spread spread = Spread.of(op, x.shape());
                yield List.of(spread == null
                        ? new LaneByExample(n, op, inputs(n), y, gradient, intos(n), machine)
                        : new LaneSpread(spread, x, y, gradient, into, loops));
            }
        };
    }

    private List<LaneBuffer> inputs(int n) {
        return network.node(n).inputs().stream().map(this::values).toList();
    }

    private List<@Nullable Into> intos(int n) {
        var all = new ArrayList<@Nullable Into>();
        for (int i = 0; i < network.node(n).inputs().size(); i++) all.add(into(n, i));
        return Collections.unmodifiableList(all);
    }

    private boolean alike(int n) {
        return network.node(n).inputs().stream().allMatch(from -> network.shape(from).equals(network.shape(n)));
    }

    private List<LaneStep> passed(LaneBuffer x, LaneBuffer y, @Nullable LaneBuffer gradient,
            @Nullable Into into) {
        boolean known = x.base() == y.base();
        boolean told = gradient == null || into == null || gradient.base() == into.buffer().base();
        if (known && told) return List.of();
        LaneBuffer back = gradient == null || told ? null : shaped(gradient, x.shape());
        if (known || x.shape().equals(y.shape()) || y.compact()) {
            LaneBuffer to = known ? x : x.shape().equals(y.shape()) ? y : shaped(y, x.shape());
            return List.of(new LaneCopy(List.of(new LaneCopy.Part(x, to, back, into)), runs));
        }
        // Side by side first, then with margins.
        LaneBuffer between = memory.reserve(x.shape());
        return List.of(new LaneCopy(List.of(new LaneCopy.Part(x, between, back, into),
                new LaneCopy.Part(between.flat(), y, null, null)), runs));
    }

    private LaneStep joined(int n) {
        var parts = new ArrayList<LaneCopy.Part>();
        LaneBuffer gradient = gradients[n];
        int channel = 0;
        for (int i = 0; i < network.node(n).inputs().size(); i++) {
            LaneBuffer x = values(network.node(n).inputs().get(i));
            int count = x.shape().channels();
            parts.add(new LaneCopy.Part(x, values(n).channels(channel, count),
                    gradient == null ? null : gradient.channels(channel, count), into(n, i)));
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
        LaneGrid grid = grid(n);
        if (grid == null) throw new IllegalStateException("no convolution");
        LaneBuffer x = values(network.node(n).inputs().getFirst());
        LaneBuffer y = values(n);
        LaneBuffer gradient = gradients[n];
        Into into = into(n, 0);
        LaneBuffer seen = x;
        Into back = into;
        if (padded(n) && network.node(n).op() instanceof Convolution(Conv2d layer, _)) {
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
