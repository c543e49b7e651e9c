package org.fovea.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.AdaptiveAvgPool;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.ChannelShuffle;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Lrn;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.PRelu;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.PixelShuffle;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.ReduceMean;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Slice;
import org.fovea.engine.op.Softmax;

/// What a layer can be, as people choose it: every kind of operation once, some of them in several versions.
public enum LayerKind {
    CONV("Convolution", "Slides filters over all channels of its input; each filter makes one map.", Group.FILTERS,
            "conv"), //
    POINTWISE("Convolution 1×1", "Mixes the channels of each pixel and looks at no neighbour.", Group.FILTERS, "conv"), //
    DEPTHWISE("Depthwise convolution", "Gives every channel a filter of its own, so that channels do not mix.",
            Group.FILTERS, "depthwise"), //
    CONV_TRANSPOSE("Transposed convolution",
            "Lays a kernel on the output for every input value: maps become larger.", Group.FILTERS, "deconv"), //
    DENSE("Dense", "Weighs all values of its input for each output (fully connected, Gemm).", Group.FILTERS, "fc"), //
    MAX_POOL("Max pooling", "Keeps the largest value under each window, so that small shifts change nothing.",
            Group.POOLING, "pool"), //
    AVG_POOL("Average pooling", "Takes the mean of the values under each window.", Group.POOLING, "pool"), //
    GLOBAL_AVG_POOL("Global average", "Takes the mean of each whole map: one number per channel.", Group.POOLING,
            "globalavg"), //
    GLOBAL_MAX_POOL("Global maximum", "Takes the largest value of each whole map: one number per channel.",
            Group.POOLING, "globalmax"), //
    ADAPTIVE_AVG_POOL("Adaptive average",
            "Takes means over as many windows as the output is to have places, whatever the input.", Group.POOLING,
            "adaptivepool"), //
    REDUCE_MEAN("Reduce mean", "Takes the mean over channels, rows or columns.", Group.POOLING, "mean"), //
    RELU("ReLU", "Makes negative values zero: max(0, x).", Group.ACTIVATION, "relu"), //
    LEAKY_RELU("Leaky ReLU", "Makes negative values small instead of zero.", Group.ACTIVATION, "leakyrelu"), //
    PRELU("PReLU", "A leaky ReLU whose slope below zero is learned, for each channel its own.", Group.ACTIVATION,
            "prelu"), //
    ELU("ELU", "Bends negative values smoothly towards −α.", Group.ACTIVATION, "elu"), //
    SELU("SELU", "An ELU scaled so that values keep mean 0 and variance 1 from layer to layer.", Group.ACTIVATION,
            "selu"), //
    GELU("GELU", "Weighs x by the share of a normal distribution below it; common in transformers.", Group.ACTIVATION,
            "gelu"), //
    SILU("SiLU", "Multiplies x by its sigmoid, also called swish.", Group.ACTIVATION, "silu"), //
    SIGMOID("Sigmoid", "Squeezes every value between 0 and 1.", Group.ACTIVATION, "sigmoid"), //
    TANH("Tanh", "Squeezes every value between −1 and 1.", Group.ACTIVATION, "tanh"), //
    HARD_SIGMOID("Hard sigmoid", "A sigmoid made of three straight lines.", Group.ACTIVATION, "hardsigmoid"), //
    HARD_SWISH("Hard swish", "A SiLU made of simple pieces, for small devices.", Group.ACTIVATION, "hardswish"), //
    CLIP("Clip (ReLU6)", "Cuts values off below a least and above a largest one.", Group.ACTIVATION, "clip"), //
    SOFTPLUS("Softplus", "A smooth ReLU: ln(1 + eˣ).", Group.ACTIVATION, "softplus"), //
    EXP("Exponential", "Raises e to each value.", Group.ACTIVATION, "exp"), //
    IDENTITY("Identity", "Hands its input on as it is.", Group.ACTIVATION, "identity"), //
    BATCH_NORM("Batch normalisation", "Shifts and scales each channel by fixed statistics to mean 0 and variance 1.",
            Group.NORMALISATION, "batchnorm"), //
    LAYER_NORM("Layer normalisation", "Brings the channels at each place to mean 0 and variance 1.",
            Group.NORMALISATION, "layernorm"), //
    LRN("Local response normalisation", "Divides a value by the size of its neighbours in nearby channels.",
            Group.NORMALISATION, "lrn"), //
    DROPOUT("Dropout", "Drops values while a network learns; here it hands its input on.", Group.NORMALISATION,
            "dropout"), //
    SOFTMAX("Softmax", "Turns the channels at each place into shares that add up to 1: class scores.",
            Group.NORMALISATION, "softmax"), //
    LOG_SOFTMAX("Log softmax", "The logarithm of softmax, for very small shares.", Group.NORMALISATION,
            "logsoftmax"), //
    ADD("Add", "Adds the maps of another layer: a skip connection.", Group.JOINING, "add"), //
    SUB("Subtract", "Subtracts the maps of another layer.", Group.JOINING, "sub"), //
    MUL("Multiply", "Multiplies by the maps of another layer, for example to weigh channels.", Group.JOINING,
            "mul"), //
    DIV("Divide", "Divides by the maps of another layer.", Group.JOINING, "div"), //
    CONCAT("Concat", "Puts the maps of several layers behind each other.", Group.JOINING, "concat"), //
    RESIZE("Resize", "Makes maps larger or smaller by repeating or blending their values.", Group.SHAPE, "resize"), //
    PAD("Pad", "Adds rows and columns around the maps.", Group.SHAPE, "pad"), //
    FLATTEN("Flatten", "Makes one long list of channels of all values, for a dense layer.", Group.SHAPE,
            "flatten"), //
    SLICE("Slice", "Takes some of the channels and leaves out the others.", Group.SHAPE, "slice"), //
    PIXEL_SHUFFLE("Pixel shuffle", "Turns channels into rows and columns: fewer maps, larger ones.", Group.SHAPE,
            "pixelshuffle"), //
    CHANNEL_SHUFFLE("Channel shuffle", "Mixes the channels of several groups, so that the next groups see all.",
            Group.SHAPE, "shuffle");

    /// What kinds stand together under one heading.
    public enum Group {
        FILTERS("Filters and weights"), POOLING("Pooling"), ACTIVATION("Activation"), NORMALISATION(
                "Normalisation"),
        JOINING("Several inputs"), SHAPE("Size and order");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private static final int FILTERS = 8;
    private static final int CLASSES = 10;

    private final String title;
    private final String about;
    private final Group group;
    private final String stem;

    LayerKind(String title, String about, Group group, String stem) {
        this.title = title;
        this.about = about;
        this.group = group;
        this.stem = stem;
    }

    /// What people read: `Max pooling`.
    public String title() {
        return title;
    }

    /// One sentence on what it does.
    public String about() {
        return about;
    }

    public Group group() {
        return group;
    }

    /// How a layer of this kind is called before anyone names it, less its number.
    public String stem() {
        return stem;
    }

    /// Whether it joins the outputs of two or more layers.
    public boolean joins() {
        return group == Group.JOINING;
    }

    /// Whether a search for this text finds it.
    public boolean matches(String text) {
        String all = (title + " " + about + " " + stem + " " + group.title).toLowerCase(Locale.ROOT);
        return Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }

    /// How far its name is from a search: 0 is the very name, what only its sentence answers is farthest.
    public int distance(String text) {
        String wanted = text.toLowerCase(Locale.ROOT).strip();
        String name = title.toLowerCase(Locale.ROOT);
        if (name.equals(wanted) || stem.equals(wanted)) return 0;
        if (name.startsWith(wanted) || stem.startsWith(wanted)) return 1;
        return name.contains(wanted) ? 2 : 3;
    }

    /// A layer of this kind as it begins, fitted to what it reads.
    ///
    /// @param input the shape of its first input
    /// @param seed for its weights, where it has any
    public Kind first(Shape input, long seed) {
        int channels = input.channels();
        return switch (this) {
            case CONV -> conv(FILTERS, channels, 3, 1, seed);
            case POINTWISE -> conv(FILTERS, channels, 1, 1, seed);
            case DEPTHWISE -> conv(channels, 1, 3, channels, seed);
            case DENSE -> new Operation(
                    new Dense(Initializer.glorot(seed).matrix(CLASSES, input.size()), new float[CLASSES]));
            case CONV_TRANSPOSE -> new Operation(transposed(channels, seed));
            case MAX_POOL -> new Operation(new MaxPool(pooling(input)));
            case AVG_POOL -> new Operation(new AvgPool(pooling(input), false));
            case GLOBAL_AVG_POOL -> new Operation(new GlobalAvgPool());
            case GLOBAL_MAX_POOL -> new Operation(new GlobalMaxPool());
            case ADAPTIVE_AVG_POOL -> new Operation(
                    new AdaptiveAvgPool(Math.min(7, input.height()), Math.min(7, input.width())));
            case REDUCE_MEAN -> new Operation(new ReduceMean(true, false, false));
            case RELU -> new Operation(Activation.RELU);
            case PRELU -> new Operation(new PRelu(filled(channels, 0.25f)));
            case LEAKY_RELU -> new Operation(Activation.leakyRelu(0.01f));
            case ELU -> new Operation(Activation.elu(1));
            case SELU -> new Operation(Activation.SELU);
            case GELU -> new Operation(Activation.GELU);
            case SILU -> new Operation(Activation.SILU);
            case SIGMOID -> new Operation(Activation.SIGMOID);
            case TANH -> new Operation(Activation.TANH);
            case HARD_SIGMOID -> new Operation(Activation.hardSigmoid(1 / 6f, 0.5f));
            case HARD_SWISH -> new Operation(Activation.HARD_SWISH);
            case CLIP -> new Operation(Activation.clip(0, 6));
            case SOFTPLUS -> new Operation(Activation.SOFTPLUS);
            case EXP -> new Operation(new Activation(org.fovea.engine.simd.Curve.EXP, 0, 0));
            case IDENTITY -> new Operation(Activation.IDENTITY);
            case BATCH_NORM ->
                new Operation(new BatchNorm(filled(channels, 1), new float[channels], new float[channels],
                        filled(channels, 1), 1e-5f));
            case SOFTMAX -> new Operation(new Softmax(false));
            case LOG_SOFTMAX -> new Operation(new Softmax(true));
            case ADD -> new Operation(Arithmetic.ADD);
            case SUB -> new Operation(Arithmetic.SUB);
            case MUL -> new Operation(Arithmetic.MUL);
            case DIV -> new Operation(Arithmetic.DIV);
            case CONCAT -> new Operation(new Concat());
            case LAYER_NORM -> new Operation(new LayerNorm(filled(channels, 1), new float[channels], 1e-6f));
            case LRN -> new Operation(new Lrn(5, 1e-4f, 0.75f, 1));
            case DROPOUT -> new Operation(new Dropout(0.5f));
            case RESIZE -> new Operation(new Resize(2, 2, Resize.Sampling.NEAREST));
            case PAD -> new Operation(new Pad(new Padding.Explicit(1, 1, 1, 1), PaddingMode.ZEROS, 0));
            case FLATTEN -> new Operation(new Flatten());
            case SLICE -> new Operation(new Slice(0, Math.ceilDiv(channels, 2)));
            case PIXEL_SHUFFLE -> new Operation(new PixelShuffle(channels % 4 == 0 ? 2 : 1));
            case CHANNEL_SHUFFLE -> new Operation(new ChannelShuffle(channels % 2 == 0 ? 2 : 1));
        };
    }

    private static Conv conv(int filters, int seen, int size, int groups, long seed) {
        var axis = new Axis(size, 1, 1);
        return new Conv(Initializer.he(seed).filters(filters, new Shape(seen, size, size)), axis, axis,
                Padding.Named.SAME, PaddingMode.ZEROS, groups, false, false);
    }

    /// 2×2, as far as there are two rows and columns.
    private static Pooling pooling(Shape input) {
        int rows = Math.min(2, input.height());
        int columns = Math.min(2, input.width());
        return new Pooling(new Axis(rows, rows, 1), new Axis(columns, columns, 1), Padding.Named.VALID, false);
    }

    private static float[] filled(int count, float value) {
        var filled = new float[count];
        Arrays.fill(filled, value);
        return filled;
    }

    /// 2×2 with stride 2: twice as high and twice as wide.
    private static ConvTranspose2d transposed(int channels, long seed) {
        var axis = new Axis(2, 2, 1);
        List<Tensor> weights = Initializer.he(seed).filters(channels, new Shape(FILTERS, 2, 2)).stream()
                .map(NamedFilter::weights).toList();
        return new ConvTranspose2d(weights, new float[FILTERS], axis, axis, new Padding.Explicit(0, 0, 0, 0), 0, 0, 1);
    }

    /// Of what kind a layer is.
    public static LayerKind of(Kind kind) {
        return switch (kind) {
            case Conv conv -> of(conv);
            case Operation(Op op) -> of(op);
        };
    }

    private static LayerKind of(Conv conv) {
        if (conv.depthwise()) return DEPTHWISE;
        return conv.rows().size() == 1 && conv.columns().size() == 1 ? POINTWISE : CONV;
    }

    private static LayerKind of(Op op) {
        return switch (op) {
            case Convolution _ -> CONV;
            case Dense _ -> DENSE;
            case MaxPool _ -> MAX_POOL;
            case AvgPool _ -> AVG_POOL;
            case GlobalAvgPool _ -> GLOBAL_AVG_POOL;
            case GlobalMaxPool _ -> GLOBAL_MAX_POOL;
            case Activation activation -> of(activation);
            case BatchNorm _ -> BATCH_NORM;
            case Softmax softmax -> softmax.log() ? LOG_SOFTMAX : SOFTMAX;
            case Arithmetic arithmetic -> switch (arithmetic.operator()) {
                case ADD -> ADD;
                case SUB -> SUB;
                case MUL -> MUL;
                case DIV -> DIV;
            };
            case ConvTranspose2d _ -> CONV_TRANSPOSE;
            case AdaptiveAvgPool _ -> ADAPTIVE_AVG_POOL;
            case ReduceMean _ -> REDUCE_MEAN;
            case PRelu _ -> PRELU;
            case LayerNorm _ -> LAYER_NORM;
            case Lrn _ -> LRN;
            case Dropout _ -> DROPOUT;
            case Pad _ -> PAD;
            case Flatten _ -> FLATTEN;
            case Slice _ -> SLICE;
            case PixelShuffle _ -> PIXEL_SHUFFLE;
            case ChannelShuffle _ -> CHANNEL_SHUFFLE;
            case Concat _ -> CONCAT;
            case Resize _ -> RESIZE;
        };
    }

    private static LayerKind of(Activation activation) {
        return switch (activation.curve()) {
            case IDENTITY -> IDENTITY;
            case RELU -> RELU;
            case LEAKY_RELU -> LEAKY_RELU;
            case SELU -> activation.b() == 1 ? ELU : SELU;
            case GELU -> GELU;
            case SILU -> SILU;
            case SIGMOID -> SIGMOID;
            case TANH -> TANH;
            case HARD_SIGMOID -> HARD_SIGMOID;
            case HARD_SWISH -> HARD_SWISH;
            case CLIP -> CLIP;
            case SOFTPLUS -> SOFTPLUS;
            case EXP -> EXP;
        };
    }

    /// All kinds of a group, in the order they are shown.
    public static List<LayerKind> of(Group group) {
        return Arrays.stream(values()).filter(kind -> kind.group == group).toList();
    }
}
