package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Curve;

/// Random operations of every kind with inputs they fit, from a fixed seed.
public final class RandomOps {
    private static final List<Padding.Named> NAMES = List.of(Padding.Named.VALID, Padding.Named.SAME,
            Padding.Named.SAME_LOWER);

    private static final List<Curve> CURVES = List.of(Curve.values());
    private static final List<Resize.Sampling> SAMPLINGS = List.of(Resize.Sampling.values());
    private static final List<PaddingMode> MODES = List.of(PaddingMode.values());

    private final Random random;

    public record Case(Op op, List<Tensor> inputs) {
        public List<Shape> shapes() {
            return inputs.stream().map(x -> x.shape).toList();
        }

        @Override
        public String toString() {
            return op + " of " + shapes();
        }
    }

    public RandomOps(long seed) {
        random = new Random(seed);
    }

    /// The next of an endless sequence.
    ///
    /// @param kind 0 … 11, in the order in which [Op] permits them
    public Case next(int kind, int largest) {
        while (true) {
            var shape = new Shape(upTo(7), upTo(largest), upTo(largest));
            int inputs = kind == 1 || kind == 4 ? upTo(3) : 1;
            var tensors = new ArrayList<Tensor>();
            for (int i = 0; i < inputs; i++)
                tensors.add(tensor(kind == 4 ? new Shape(upTo(4), shape.height(), shape.width()) : shape));
            var one = new Case(next(kind, shape), tensors);
            if (fits(one)) return one;
        }
    }

    private static boolean fits(Case one) {
        try {
            return one.op().output(one.shapes()).size() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// An operation for an input of this shape.
    public Op next(int kind, Shape shape) {
        return switch (kind) {
            case 0 -> activation(CURVES.get(random.nextInt(CURVES.size())));
            case 1 -> new Add();
            case 2 -> new AvgPool(pooling(), random.nextBoolean());
            case 3 -> new BatchNorm(floats(shape.channels(), 1), floats(shape.channels(), 1),
                    floats(shape.channels(), 1), positive(shape.channels()), 1e-5f);
            case 4 -> new Concat();
            case 5 -> convolution(shape.channels());
            case 6 -> new Dense(new Tensor(new Shape(1, 5, shape.size()), floats(5 * shape.size(), 1)), floats(5, 1));
            case 7 -> new GlobalAvgPool();
            case 8 -> new GlobalMaxPool();
            case 9 -> new MaxPool(pooling());
            case 10 -> new Resize(scale(), scale(),
                    SAMPLINGS.get(random.nextInt(SAMPLINGS.size())));
            case 11 -> new Softmax();
            default -> throw new IllegalArgumentException("no kind " + kind);
        };
    }

    Activation activation(Curve curve) {
        return switch (curve) {
            case LEAKY_RELU -> Activation.leakyRelu(random.nextFloat());
            case SELU -> random.nextBoolean() ? Activation.SELU : Activation.elu(random.nextFloat() * 2);
            case HARD_SIGMOID -> Activation.hardSigmoid(0.2f, 0.5f);
            case CLIP -> Activation.clip(-1, 2);
            case IDENTITY, RELU, GELU, SILU, SIGMOID, TANH, HARD_SWISH, SOFTPLUS, EXP -> new Activation(curve, 0, 0);
        };
    }

    /// Any convolution; its input has this many channels.
    public Convolution convolution(int channels) {
        int groups = random.nextInt(3) == 0 ? channels : 1;
        var rows = new Axis(upTo(4), upTo(2), upTo(2));
        var columns = new Axis(upTo(4), upTo(2), upTo(2));
        var filters = new ArrayList<Filter>();
        int count = groups * upTo(3);
        for (int k = 0; k < count; k++)
            filters.add(new Filter(tensor(new Shape(channels / groups, rows.size(), columns.size())), value()));
        var layer = new Conv2d(filters, rows, columns, random.nextBoolean() ? Padding.Named.SAME : Padding.Named.VALID,
                MODES.get(random.nextInt(MODES.size())), groups, false);
        return random.nextBoolean() ? Convolution.of(layer) : new Convolution(layer, Activation.SILU);
    }

    Pooling pooling() {
        Padding padding = random.nextBoolean()
                ? NAMES.get(random.nextInt(NAMES.size()))
                : new Padding.Explicit(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
        return new Pooling(new Axis(upTo(4), upTo(3), upTo(2)), new Axis(upTo(4), upTo(3), upTo(2)), padding,
                random.nextBoolean());
    }

    private float scale() {
        return switch (random.nextInt(4)) {
            case 0 -> upTo(3);
            case 1 -> 0.5f;
            default -> 0.3f + 2 * random.nextFloat();
        };
    }

    public Tensor tensor(Shape shape) {
        return new Tensor(shape, floats(shape.size(), 4));
    }

    public float[] floats(int count, float scale) {
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = scale * value();
        return values;
    }

    private float[] positive(int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = random.nextFloat() + 0.01f;
        return values;
    }

    private float value() {
        return 2 * random.nextFloat() - 1;
    }

    int upTo(int largest) {
        return 1 + random.nextInt(largest);
    }
}
