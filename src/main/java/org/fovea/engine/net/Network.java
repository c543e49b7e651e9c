package org.fovea.engine.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fovea.engine.Cancel;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Op;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// Operations in topological order, for one size of the input. Node 0 is the input, node n the n-th operation. A chain is
/// the common case; branches and skip connections are allowed.
public final class Network {
    private final List<Node> nodes;
    private final List<Shape> shapes;
    private final List<Step> steps;

    /// @throws IllegalArgumentException when a node uses one that does not come before it, or inputs do not fit
    public Network(Shape input, List<Node> nodes) {
        this(input, nodes, List.of());
    }

    /// @param before steps of another network with as many nodes, taken over where they are the same; or none
    private Network(Shape input, List<Node> nodes, List<Step> before) {
        this.nodes = List.copyOf(nodes);
        var known = new ArrayList<Shape>(List.of(input));
        var all = new ArrayList<Step>();
        for (Node node : nodes) {
            if (node.inputs().isEmpty())
                throw new IllegalArgumentException("node %d has no input".formatted(known.size()));
            for (int from : node.inputs())
                if (from < 0 || from >= known.size())
                    throw new IllegalArgumentException("node %d cannot use node %d".formatted(known.size(), from));
            List<Shape> here = node.inputs().stream().map(known::get).toList();
            all.add(before.isEmpty() ? new Step(node.op(), here) : before.get(all.size()).of(node.op(), here));
            known.add(all.getLast().output());
        }
        shapes = List.copyOf(known);
        steps = List.copyOf(all);
    }

    /// Operations that follow one another.
    public static Network chain(Shape input, List<Op> ops) {
        var nodes = new ArrayList<Node>();
        for (Op op : ops) nodes.add(new Node(op, List.of(nodes.size())));
        return new Network(input, nodes);
    }

    /// How many nodes there are, the input among them.
    public int size() {
        return shapes.size();
    }

    /// The shape of the output of a node.
    public Shape shape(int node) {
        return shapes.get(node);
    }

    /// The operation of node 1, 2, ….
    public Node node(int node) {
        return nodes.get(node - 1);
    }

    Step step(int node) {
        return steps.get(node - 1);
    }

    List<Shape> inputs(int node) {
        return step(node).inputs();
    }

    /// The same network with another operation at a node. What was prepared for the other nodes serves both.
    ///
    /// @throws IllegalArgumentException when it does not fit
    public Network with(int node, Op op) {
        Objects.checkIndex(node - 1, nodes.size());
        var changed = new ArrayList<>(nodes);
        changed.set(node - 1, new Node(op, node(node).inputs()));
        return new Network(shape(0), changed, steps);
    }

    /// The network that ends with this node.
    public Network upTo(int node) {
        return new Network(shape(0), nodes.subList(0, node), steps.subList(0, node));
    }

    /// What a region of one node depends on in every node.
    public Demand demand(int node, Region region) {
        return Demand.of(this, node, region, Machine.SCALAR);
    }

    /// A region of the output of a node: exactly what it needs is computed, each node at most once; what nobody needs any
    /// more is let go. The same values as in the whole output, bit for bit.
    ///
    /// @throws IllegalArgumentException when the input has another shape, or the region leaves the output
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Patch evaluate(Tensor input, int node, Region region, Machine machine, Cancel cancel) {
        check(input);
        Demand demand = Demand.of(this, node, region, machine);
        var patches = new @Nullable Patch[node + 1];
        patches[0] = Patch.of(input);
        int[] users = demand.users();
        for (int n = 1; n <= node; n++) {
            Region wanted = demand.region(n);
            if (wanted == null) continue;
            cancel.check();
            List<Integer> from = node(n).inputs();
            var known = new ArrayList<Patch>(from.size());
            for (int used : from) known.add(Objects.requireNonNull(patches[used]));
            patches[n] = step(n).forward(known, wanted, machine, cancel);
            for (int used : from) if (--users[used] == 0) patches[used] = null;
        }
        return Objects.requireNonNull(patches[node]).cut(region);
    }

    /// The values of all nodes.
    ///
    /// @throws IllegalArgumentException when the input has another shape
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Values evaluate(Tensor input, Machine machine, Cancel cancel) {
        check(input);
        var patches = new ArrayList<Patch>(List.of(Patch.of(input)));
        for (int n = 1; n < size(); n++) {
            cancel.check();
            List<Patch> known = node(n).inputs().stream().map(patches::get).toList();
            patches.add(step(n).forward(known, Region.all(shape(n)), machine, cancel));
        }
        return new Values(patches.stream().map(Patch::values).toList(), true);
    }

    private void check(Tensor input) {
        if (!input.shape.equals(shape(0)))
            throw new IllegalArgumentException("%s is no input for %s".formatted(input.shape, shape(0)));
    }
}
