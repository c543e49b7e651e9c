package org.fovea.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Cancel;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Patch;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.net.Network;
import org.fovea.engine.net.Node;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Learned;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.PRelu;
import org.fovea.engine.op.RandomOps;
import org.fovea.engine.op.Softmax;
import org.fovea.engine.simd.Curve;
import org.fovea.engine.simd.Machine;

/// Random small networks with branches, with numbers as they are before training, and batches for them, from a fixed seed.
final class RandomTraining {
    private static final int MOST = 600;
    private static final float SMOOTH = 0.1f;

    private final Random random;
    private final RandomOps ops;

    /// @param learned by node
    record Case(Network network, Loss loss, List<Example> batch, List<List<float[]>> learned) {
        @Override
        public String toString() {
            var text = new StringBuilder(network.shape(0).toString());
            for (int n = 1; n < network.size(); n++)
                text.append("; ").append(network.node(n).inputs()).append(' ')
                        .append(network.node(n).op().getClass().getSimpleName()).append(" → ")
                        .append(network.shape(n));
            return text + "; " + loss + " of " + batch.size();
        }
    }

    RandomTraining(long seed) {
        random = new Random(seed);
        ops = new RandomOps(seed);
    }

    /// @param kind of one of the operations
    Case next(Class<?> kind, int batch) {
        var input = new Shape(1 + random.nextInt(3), 5 + random.nextInt(5), 5 + random.nextInt(5));
        var shapes = new ArrayList<Shape>(List.of(input));
        var nodes = new ArrayList<Node>();
        int before = random.nextInt(3);
        int after = random.nextInt(3);
        for (int n = 0; n < before; n++) add(any(), shapes, nodes);
        add(kind, shapes, nodes);
        for (int n = 0; n < after; n++) add(any(), shapes, nodes);
        Loss loss = random.nextBoolean() ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR;
        if (loss == Loss.CROSS_ENTROPY) {
            add(new Flatten(), shapes, nodes);
            add(ops.next(Dense.class, shapes.getLast()), shapes, nodes);
            if (random.nextInt(4) == 0) add(new Softmax(false), shapes, nodes);
        }
        var network = new Network(input, nodes);
        var examples = new ArrayList<Example>();
        for (int b = 0; b < batch; b++)
            examples.add(new Example(tensor(input), loss == Loss.CROSS_ENTROPY
                    ? new Target.OfClass(random.nextInt(shapes.getLast().size()))
                    : new Target.Values(tensor(shapes.getLast()))));
        return new Case(network, loss, examples, LearnedNumbers.of(network));
    }

    private Class<?> any() {
        return RandomOps.KINDS.get(random.nextInt(RandomOps.KINDS.size()));
    }

    private void add(Op op, List<Shape> shapes, List<Node> nodes) {
        nodes.add(new Node(calm(op), List.of(shapes.size() - 1)));
        shapes.add(op.output(List.of(shapes.getLast())));
    }

    private void add(Class<?> kind, List<Shape> shapes, List<Node> nodes) {
        while (true) {
            // Mostly the node before, sometimes an earlier one.
            int from = random.nextInt(4) == 0 ? random.nextInt(shapes.size()) : shapes.size() - 1;
            Shape shape = shapes.get(from);
            Op op = calm(RandomOps.several(kind) ? ops.next(kind, 5).op() : ops.next(kind, shape));
            var inputs = new ArrayList<Integer>(List.of(from));
            if (op instanceof Arithmetic(Arithmetic.Operator operator) && operator == Arithmetic.Operator.DIV) {
                // Divided by what is not near 0.
                nodes.add(new Node(new Activation(Curve.SIGMOID, 0, 0), List.of(from)));
                shapes.add(shape);
                inputs.add(shapes.size() - 1);
            } else if (RandomOps.several(kind)) others(op, inputs, shapes);
            List<Shape> seen = inputs.stream().map(shapes::get).toList();
            if (!fits(op, seen) || (op instanceof MaxPool && seesNothing(op, shape))) continue;
            nodes.add(new Node(op, inputs));
            shapes.add(op.output(seen));
            return;
        }
    }

    private void others(Op op, List<Integer> inputs, List<Shape> shapes) {
        int most = 1 + random.nextInt(3);
        for (int n = 0; n < shapes.size() && inputs.size() < most; n++) {
            inputs.add(n);
            if (!fits(op, inputs.stream().map(shapes::get).toList())) inputs.removeLast();
        }
        if (inputs.size() == 1 && random.nextBoolean()) inputs.add(inputs.getFirst());
    }

    private static boolean fits(Op op, List<Shape> shapes) {
        try {
            return op.output(shapes).size() < MOST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Whether a window lies on the padding as a whole: the largest of nothing is −∞.
    private static boolean seesNothing(Op op, Shape shape) {
        float[] values = op.forward(List.of(Patch.of(Tensor.zeros(shape))), Region.all(op.output(List.of(shape))),
                Machine.SCALAR, Cancel.NEVER).values().data;
        for (float value : values) if (Float.isInfinite(value)) return true;
        return false;
    }

    /// With weights that neither enlarge nor shrink what goes through.
    private Op calm(Op op) {
        return calm(op, random);
    }

    static Op calm(Op op, Random random) {
        if (op instanceof Activation activation)
            return activation.curve() == Curve.EXP ? Activation.TANH : op;
        // Two channels that are nearly equal are torn apart, which is too steep for small steps.
        if (op instanceof LayerNorm sharp && sharp.epsilon() < SMOOTH)
            return calm(new LayerNorm(sharp.weight(), sharp.bias(), SMOOTH), random);
        List<float[]> numbers = Learned.of(op);
        if (numbers.isEmpty()) return op;
        if (op instanceof PRelu) return op;
        boolean norm = op instanceof BatchNorm || op instanceof LayerNorm;
        float[] weights = numbers.getFirst();
        float[] biases = numbers.get(1);
        double seen = (double) weights.length / biases.length;
        for (int i = 0; i < weights.length; i++)
            weights[i] = (float) (norm ? 1 + 0.3 * random.nextGaussian() : random.nextGaussian() / Math.sqrt(seen));
        for (int i = 0; i < biases.length; i++) biases[i] = (float) (0.3 * random.nextGaussian());
        return Learned.with(op, numbers);
    }

    /// A convolution that looks at one place of each channel.
    static Op pointwise(Shape shape, Random random) {
        var filters = new ArrayList<Filter>();
        for (int k = 0; k < shape.channels(); k++)
            filters.add(new Filter(Tensor.zeros(new Shape(shape.channels(), 1,
                    1)), 0));
        var one = new Axis(1, 1, 1);
        return calm(new Convolution(new Conv2d(filters, one, one, Padding.Named.VALID, PaddingMode.ZEROS, 1, false),
                Activation.RELU), random);
    }

    private Tensor tensor(Shape shape) {
        return tensor(shape, random);
    }

    static Tensor tensor(Shape shape, Random random) {
        var values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return new Tensor(shape, values);
    }
}
