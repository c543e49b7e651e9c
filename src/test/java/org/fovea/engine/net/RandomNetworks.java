package org.fovea.engine.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fovea.engine.Shape;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.RandomOps;
import org.fovea.engine.op.ReduceMean;
import org.fovea.engine.op.RandomOps.Case;

/// Random networks with chains, branches and skip connections, from a fixed seed.
final class RandomNetworks {
    private static final Set<Class<?>> ALL_SEEING = Set.of(Dense.class, Flatten.class, GlobalAvgPool.class,
            GlobalMaxPool.class, ReduceMean.class);

    private final Random random;
    private final RandomOps ops;

    RandomNetworks(long seed) {
        random = new Random(seed);
        ops = new RandomOps(seed);
    }

    RandomOps ops() {
        return ops;
    }

    Network next() {
        var input = new Shape(1 + random.nextInt(4), 8 + random.nextInt(12), 8 + random.nextInt(12));
        var shapes = new ArrayList<Shape>(List.of(input));
        var nodes = new ArrayList<Node>();
        int size = 2 + random.nextInt(7);
        while (nodes.size() < size) {
            // Mostly the node before, sometimes an earlier one.
            int from = random.nextInt(3) == 0 ? random.nextInt(shapes.size()) : shapes.size() - 1;
            Node node = random.nextInt(4) == 0 ? joined(from, shapes) : single(from, shapes.get(from));
            nodes.add(node);
            shapes.add(node.op().output(node.inputs().stream().map(shapes::get).toList()));
        }
        return new Network(input, nodes);
    }

    /// A node of several inputs: the same one twice where no other fits.
    private Node joined(int from, List<Shape> shapes) {
        Case a = ops.next(random.nextBoolean() ? Arithmetic.class : Concat.class, 3);
        var inputs = new ArrayList<Integer>(List.of(from));
        var joined = new ArrayList<Shape>(List.of(shapes.get(from)));
        for (int n = 0; n < shapes.size() && inputs.size() < 3; n++) {
            joined.add(shapes.get(n));
            if (fits(a.op(), joined)) inputs.add(n);
            else
                joined.removeLast();
        }
        return new Node(a.op(), inputs);
    }

    private Node single(int from, Shape shape) {
        while (true) {
            Class<?> kind = RandomOps.KINDS.get(random.nextInt(RandomOps.KINDS.size()));
            // Operations that see everything only now and then.
            if (ALL_SEEING.contains(kind) && random.nextInt(5) > 0) kind = Convolution.class;
            if (RandomOps.several(kind)) continue;
            Op op = ops.next(kind, shape);
            if (fits(op, List.of(shape))) return new Node(op, List.of(from));
        }
    }

    private static boolean fits(Op op, List<Shape> shapes) {
        try {
            return op.output(shapes).size() < 20_000;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
