package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
import org.fovea.engine.net.Network;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Op;
import org.jspecify.annotations.Nullable;

/// Where the values of the nodes of a network lie in the memory of a [Shard], and the gradients of the loss with respect to
/// them, each with the margins that convolutions read.
final class LaneLayout {
    final LaneMemory memory = new LaneMemory();
    private final Network network;
    private final int end;
    private final boolean training;
    /// The nodes that the loss depends on.
    private final BitSet used;
    /// The nodes whose gradients are needed: something is learned there or before.
    private final BitSet needed = new BitSet();
    private final int[] users;
    private final @Nullable LaneBuffer[] values;
    private final @Nullable LaneBuffer[] gradients;

    /// @param end the node that the loss looks at
    /// @param training whether there is a way back
    LaneLayout(Network network, int end, boolean training) {
        this.network = network;
        this.end = end;
        this.training = training;
        used = Scored.used(network, end);
        users = new int[end + 1];
        values = new LaneBuffer[end + 1];
        gradients = new LaneBuffer[end + 1];
        look();
        reserve();
    }

    /// Whether the loss depends on a node.
    boolean uses(int node) {
        return used.get(node);
    }

    private void look() {
        for (int n = 1; n <= end; n++)
            if (used.get(n)) for (int from : network.node(n).inputs()) users[from]++;
        if (!training) return;
        for (int n = 1; n <= end; n++)
            if (used.get(n) && (network.node(n).op().parameters() > 0
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

    static LaneBuffer shaped(LaneBuffer compact, Shape shape) {
        return new LaneBuffer(compact.base(), shape, shape.width(), shape.plane());
    }

    /// How a convolution connects its input, with its padding where that is no zeros, with its output.
    @Nullable
    LaneGrid grid(int n) {
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
    boolean padded(int n) {
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

    /// Where the gradient of an input goes. Later nodes are asked first, and of one node the first input.
    @Nullable
    Into into(int node, int input) {
        int from = network.node(node).inputs().get(input);
        LaneBuffer buffer = gradients[from];
        if (buffer == null || gradients[node] == null) return null;
        boolean more = network.node(node).inputs().subList(0, input).contains(from);
        for (int later = node + 1; later <= end && !more; later++)
            more = used.get(later) && network.node(later).inputs().contains(from);
        return new Into(buffer, more);
    }

    List<LaneBuffer> inputs(int n) {
        return network.node(n).inputs().stream().map(this::values).toList();
    }

    List<@Nullable Into> intos(int n) {
        var all = new ArrayList<@Nullable Into>();
        for (int i = 0; i < network.node(n).inputs().size(); i++) all.add(into(n, i));
        return Collections.unmodifiableList(all);
    }
}
