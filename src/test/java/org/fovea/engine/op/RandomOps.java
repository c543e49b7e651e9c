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
    private static final List<Arithmetic.Operator> OPERATORS = List.of(Arithmetic.Operator.values());
    private static final List<PaddingMode> MODES = List.of(PaddingMode.values());

    /// Numbers of channels of which several make one of a larger size, and some others.
    private static final List<Integer> SQUARES = List.of(3, 4, 8, 9, 12, 18);

    /// All kinds of operations.
    public static final List<Class<?>> KINDS = List.of(Op.class.getPermittedSubclasses());

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
    /// @param kind one of [#KINDS]
    public Case next(Class<?> kind, int largest) {
        while (true) {
            var shape = new Shape(kind == PixelShuffle.class ? SQUARES.get(random.nextInt(SQUARES.size())) : upTo(7),
                    upTo(largest), upTo(largest));
            int inputs = several(kind) ? upTo(3) : 1;
            var tensors = new ArrayList<Tensor>();
            for (int i = 0; i < inputs; i++)
                tensors.add(tensor(another(kind, shape)));
            var one = new Case(next(kind, shape), tensors);
            if (fits(one)) return one;
        }
    }

    private Shape another(Class<?> kind, Shape shape) {
        if (kind == Concat.class) return new Shape(upTo(4), shape.height(), shape.width());
        if (kind == Arithmetic.class)
            return new Shape(oneOr(shape.channels()), oneOr(shape.height()), oneOr(shape.width()));
        return shape;
    }

    private int oneOr(int size) {
        return random.nextInt(4) == 0 ? 1 : size;
    }

    /// Whether it takes more than one input.
    public static boolean several(Class<?> kind) {
        return kind == Arithmetic.class || kind == Concat.class;
    }

    private static boolean fits(Case one) {
        try {
            return one.op().output(one.shapes()).size() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// An operation for an input of this shape.
    public Op next(Class<?> kind, Shape shape) {
        return switch (kind.getSimpleName()) {
            case "Activation" -> activation(CURVES.get(random.nextInt(CURVES.size())));
            case "AdaptiveAvgPool" -> new AdaptiveAvgPool(upTo(9), upTo(9));
            case "Arithmetic" ->
                new Arithmetic(OPERATORS.get(random.nextInt(OPERATORS.size())));
            case "AvgPool" -> new AvgPool(pooling(), random.nextBoolean());
            case "BatchNorm" -> new BatchNorm(floats(shape.channels(), 1), floats(shape.channels(), 1),
                    floats(shape.channels(), 1), positive(shape.channels()), 1e-5f);
            case "ChannelShuffle" -> new ChannelShuffle(divisor(shape.channels()));
            case "Concat" -> new Concat();
            case "ConvTranspose2d" -> transposed(shape.channels());
            case "Convolution" -> convolution(shape.channels());
            case "Dense" ->
                new Dense(new Tensor(new Shape(1, 5, shape.size()), floats(5 * shape.size(), 1)), floats(5, 1));
            case "Dropout" -> new Dropout(random.nextFloat() * 0.9f);
            case "Flatten" -> new Flatten();
            case "GlobalAvgPool" -> new GlobalAvgPool();
            case "GlobalMaxPool" -> new GlobalMaxPool();
            case "LayerNorm" -> new LayerNorm(floats(shape.channels(), 1), floats(shape.channels(), 1), 1e-5f);
            case "Lrn" -> new Lrn(2 * upTo(3) - 1, random.nextFloat(), random.nextBoolean() ? 0.75f : 0.5f, 1);
            case "MaxPool" -> new MaxPool(pooling());
            case "PRelu" -> new PRelu(floats(random.nextBoolean() ? 1 : shape.channels(), 1));
            case "Pad" -> new Pad(sides(7), MODES.get(random.nextInt(MODES.size())), value());
            case "PixelShuffle" -> new PixelShuffle(shape.channels() % 9 == 0 ? 3 : shape.channels() % 4 == 0 ? 2 : 1);
            case "ReduceMean" -> switch (random.nextInt(3)) {
                case 0 -> ReduceMean.overRowsAndColumns();
                case 1 -> ReduceMean.overChannels();
                default -> new ReduceMean(random.nextBoolean(), random.nextBoolean(), true);
            };
            case "Resize" -> new Resize(scale(), scale(),
                    SAMPLINGS.get(random.nextInt(SAMPLINGS.size())));
            case "Slice" -> {
                int from = random.nextInt(shape.channels());
                yield new Slice(from, from + upTo(shape.channels() - from));
            }
            case "Softmax" -> new Softmax(random.nextBoolean());
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

    private int divisor(int count) {
        int divisor = upTo(count);
        while (count % divisor != 0)
            divisor = upTo(count);
        return divisor;
    }

    private ConvTranspose2d transposed(int channels) {
        int groups = random.nextInt(3) == 0 ? channels : 1;
        var rows = new Axis(upTo(5), upTo(4), upTo(3));
        var columns = new Axis(upTo(5), upTo(4), upTo(3));
        int made = upTo(3);
        var weights = new ArrayList<Tensor>();
        for (int c = 0; c < channels; c++)
            weights.add(tensor(new Shape(made, rows.size(), columns.size())));
        return new ConvTranspose2d(weights, floats(groups * made, 1), rows, columns, sides(4),
                random.nextInt(Math.max(rows.stride(), rows.dilation())),
                random.nextInt(Math.max(columns.stride(), columns.dilation())), groups);
    }

    private Padding.Explicit sides(int most) {
        return new Padding.Explicit(random.nextInt(most), random.nextInt(most), random.nextInt(most),
                random.nextInt(most));
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
            case 1 -> random.nextBoolean() ? 0.5f : 2;
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
