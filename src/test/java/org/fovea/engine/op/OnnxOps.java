package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fovea.engine.OnnxModel;
import org.fovea.engine.OnnxModel.Attribute;
import org.fovea.engine.OnnxRuntime;
import org.fovea.engine.Padding;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.Window;
import org.fovea.engine.op.RandomOps.Case;

/// What ONNX Runtime makes of an operation; convolutions have tests of their own.
final class OnnxOps {
    private OnnxOps() {
    }

    static float[] run(Case a) {
        var model = new OnnxModel();
        Tensor x = a.inputs().getFirst();
        var names = new ArrayList<>(List.of("x"));
        for (int i = 1; i < a.inputs().size(); i++) {
            Shape shape = a.shapes().get(i);
            names.add("x" + i);
            model.floats("x" + i, a.inputs().get(i).data, 1, shape.channels(), shape.height(), shape.width());
        }
        switch (a.op()) {
            case Activation op -> activation(op, model);
            case AdaptiveAvgPool op ->
                model.floats("w", shares(op.width(), x.shape.width(), true), x.shape.width(), op.width())
                        .floats("h", shares(op.height(), x.shape.height(), false), op.height(), x.shape.height())
                        .node("MatMul", List.of("x", "w"), "means", List.of())
                        .node("MatMul", List.of("h", "means"), "y", List.of());
            case Arithmetic op -> combined(op, names, model);
            case AvgPool op -> {
                List<Attribute> attributes = pooling(op.pooling(), x.shape);
                attributes.add(Attribute.number("count_include_pad", op.countIncludePad() ? 1 : 0));
                model.node(op.onnx(), names, "y", attributes);
            }
            case BatchNorm op -> {
                int count = op.scale().length;
                model.floats("s", op.scale(), count).floats("b", op.bias(), count).floats("m", op.mean(), count)
                        .floats("v", op.variance(), count).node(op.onnx(), List.of("x", "s", "b", "m", "v"), "y",
                                List.of(Attribute.real("epsilon", op.epsilon())));
            }
            case ChannelShuffle op -> {
                int size = x.shape.channels() / op.groups();
                model.longs("split", 1, op.groups(), size, x.shape.height(), x.shape.width())
                        .longs("joined", 1, x.shape.channels(), x.shape.height(), x.shape.width())
                        .node("Reshape", List.of("x", "split"), "table", List.of())
                        .node(op.onnx(), List.of("table"), "turned", List.of(Attribute.ints("perm", 0, 2, 1, 3, 4)))
                        .node("Reshape", List.of("turned", "joined"), "y", List.of());
            }
            case Concat op -> model.node(op.onnx(), names, "y", List.of(Attribute.number("axis", 1)));
            case ConvTranspose2d op -> transposed(op, model);
            case Convolution op -> throw new IllegalArgumentException(op.onnx());
            case Dense op -> model.floats("w", op.weights().data, op.weights().shape.height(),
                    op.weights().shape.width()).floats("b", op.bias(), op.bias().length)
                    .node("Flatten", List.of("x"), "flat", List.of())
                    .node(op.onnx(), List.of("flat", "w", "b"), "y", List.of(Attribute.number("transB", 1)));
            case Dropout op -> model.node(op.onnx(), names, "y", List.of());
            case Flatten op -> model.node(op.onnx(), names, "y", List.of());
            case GlobalAvgPool op -> model.node(op.onnx(), names, "y", List.of());
            case GlobalMaxPool op -> model.node(op.onnx(), names, "y", List.of());
            case LayerNorm op -> normalised(op, model);
            case Lrn op -> model.node(op.onnx(), names, "y",
                    List.of(Attribute.number("size", op.size()), Attribute.real("alpha", op.alpha()),
                            Attribute.real("beta", op.beta()), Attribute.real("bias", op.bias())));
            case MaxPool op -> model.node(op.onnx(), names, "y", pooling(op.pooling(), x.shape));
            case PRelu op -> model.floats("slope", op.slopes(), op.slopes().length, 1, 1)
                    .node(op.onnx(), List.of("x", "slope"), "y", List.of());
            case Pad op -> {
                Padding.Explicit sides = op.padding();
                model.longs("pads", 0, 0, sides.top(), sides.left(), 0, 0, sides.bottom(), sides.right())
                        .floats("value", new float[]{op.value()})
                        .node(op.onnx(), List.of("x", "pads", "value"), "y",
                                List.of(Attribute.text("mode", switch (op.mode()) {
                                    case ZEROS -> "constant";
                                    case REFLECT -> "reflect";
                                    case REPLICATE -> "edge";
                                    case CIRCULAR -> "wrap";
                                })));
            }
            case PixelShuffle op -> model.node(op.onnx(), names, "y",
                    List.of(Attribute.number("blocksize", op.factor()), Attribute.text("mode", "CRD")));
            case ReduceMean op -> model
                    .longs("axes", LongStream.of(op.channels() ? 1 : 0, op.rows() ? 2 : 0, op.columns() ? 3 : 0)
                            .filter(axis -> axis > 0).toArray())
                    .node(op.onnx(), List.of("x", "axes"), "y", List.of());
            case Resize op -> model.floats("scales", new float[]{1, 1, op.rowScale(), op.columnScale()}, 4)
                    .node(op.onnx(), List.of("x", "", "scales"), "y", switch (op.sampling()) {
                        case NEAREST -> List.of(Attribute.text("mode", "nearest"),
                                Attribute.text("coordinate_transformation_mode", "asymmetric"),
                                Attribute.text("nearest_mode", "floor"));
                        case NEAREST_HALF_PIXEL -> List.of(Attribute.text("mode", "nearest"));
                        case LINEAR -> List.of(Attribute.text("mode", "linear"));
                    });
            case Slice op -> model.longs("from", op.from()).longs("to", op.to()).longs("axis", 1)
                    .node(op.onnx(), List.of("x", "from", "to", "axis"), "y", List.of());
            case Softmax op -> model.node(op.onnx(), names, "y", List.of(Attribute.number("axis", 1)));
        }
        return OnnxRuntime.run(model, x);
    }

    /// How much each input counts in the mean of each window: inputs × outputs, or turned.
    private static float[] shares(int outputs, int inputs, boolean turned) {
        var shares = new float[outputs * inputs];
        for (int o = 0; o < outputs; o++) {
            int begin = o * inputs / outputs;
            int end = ((o + 1) * inputs + outputs - 1) / outputs;
            for (int i = begin; i < end; i++) shares[turned ? i * outputs + o : o * inputs + i] = 1f / (end - begin);
        }
        return shares;
    }

    private static void transposed(ConvTranspose2d op, OnnxModel model) {
        Shape one = op.weights().getFirst().shape;
        var weights = new float[op.weights().size() * one.size()];
        for (int c = 0; c < op.weights().size(); c++)
            System.arraycopy(op.weights().get(c).data, 0, weights, c * one.size(), one.size());
        Padding.Explicit cut = op.padding();
        model.floats("w", weights, op.weights().size(), one.channels(), one.height(), one.width())
                .floats("b", op.bias(), op.bias().length).node(op.onnx(), List.of("x", "w", "b"), "y",
                        List.of(Attribute.ints("strides", op.rows().stride(), op.columns().stride()),
                                Attribute.ints("dilations", op.rows().dilation(), op.columns().dilation()),
                                Attribute.ints("pads", cut.top(), cut.left(), cut.bottom(), cut.right()),
                                Attribute.ints("output_padding", op.outputRows(), op.outputColumns()),
                                Attribute.number("group", op.groups())));
    }

    /// The formula, one operator after the other: the runtime's own takes the difference of two means of squares.
    private static void normalised(LayerNorm op, OnnxModel model) {
        int count = op.weight().length;
        model.longs("axes", 1).floats("epsilon", new float[]{op.epsilon()})
                .floats("w", op.weight(), count, 1, 1).floats("b", op.bias(), count, 1, 1)
                .node("ReduceMean", List.of("x", "axes"), "mean", List.of())
                .node("Sub", List.of("x", "mean"), "d", List.of()).node("Mul", List.of("d", "d"), "dd", List.of())
                .node("ReduceMean", List.of("dd", "axes"), "v", List.of())
                .node("Add", List.of("v", "epsilon"), "ve", List.of()).node("Sqrt", List.of("ve"), "s", List.of())
                .node("Div", List.of("d", "s"), "n", List.of()).node("Mul", List.of("n", "w"), "nw", List.of())
                .node("Add", List.of("nw", "b"), "y", List.of());
    }

    private static void combined(Arithmetic op, List<String> names, OnnxModel model) {
        if (names.size() == 1) model.node("Identity", names, "y", List.of());
        for (int i = 1; i < names.size(); i++)
            model.node(op.onnx(), List.of(i == 1 ? "x" : "sum" + (i - 1), names.get(i)),
                    i == names.size() - 1 ? "y" : "sum" + i, List.of());
    }

    private static void activation(Activation op, OnnxModel model) {
        var x = List.of("x");
        switch (op.curve()) {
            case SILU -> model.node("Sigmoid", x, "s", List.of()).node("Mul", List.of("x", "s"), "y", List.of());
            case CLIP -> model.floats("least", new float[]{op.a()}).floats("most", new float[]{op.b()})
                    .node(op.onnx(), List.of("x", "least", "most"), "y", List.of());
            case LEAKY_RELU -> model.node(op.onnx(), x, "y", List.of(Attribute.real("alpha", op.a())));
            case SELU -> model.node(op.onnx(), x, "y", op.b() == 1
                    ? List.of(Attribute.real("alpha", op.a()))
                    : List.of(Attribute.real("alpha", op.a()), Attribute.real("gamma", op.b())));
            case HARD_SIGMOID -> model.node(op.onnx(), x, "y",
                    List.of(Attribute.real("alpha", op.a()), Attribute.real("beta", op.b())));
            case IDENTITY, RELU, GELU, SIGMOID, TANH, HARD_SWISH, SOFTPLUS, EXP -> model.node(op.onnx(), x, "y",
                    List.of());
        }
    }

    private static List<Attribute> pooling(Pooling pooling, Shape input) {
        Window rows = pooling.padding().rows(pooling.rows(), input.height());
        Window columns = pooling.padding().columns(pooling.columns(), input.width());
        return new ArrayList<>(Stream.of(Attribute.ints("kernel_shape", rows.size(), columns.size()),
                Attribute.ints("strides", rows.stride(), columns.stride()),
                Attribute.ints("dilations", rows.dilation(), columns.dilation()),
                Attribute.ints("pads", rows.before(), columns.before(), rows.after(), columns.after()),
                Attribute.number("ceil_mode", pooling.ceil() ? 1 : 0)).toList());
    }

    /// Not among them: padding as large as the kernel, also where dilation makes the window larger, and outputs of which
    /// nothing would be left.
    static boolean knows(Case a) {
        return switch (a.op()) {
            case Convolution _ -> false;
            case AvgPool pool -> knows(pool.pooling(), a.shapes().getFirst());
            // The runtime wants less output padding than stride, PyTorch less than the stride or the dilation.
            case ConvTranspose2d op -> op.outputRows() < op.rows().stride()
                    && op.outputColumns() < op.columns().stride();
            case MaxPool pool -> knows(pool.pooling(), a.shapes().getFirst());
            // Where the output has the size of the input, the runtime copies, whatever the scale.
            case Resize resize -> a.shapes().getFirst().height() * resize.rowScale() >= 1
                    && a.shapes().getFirst().width() * resize.columnScale() >= 1
                    && (!resize.output(a.shapes()).equals(a.shapes().getFirst())
                            || (resize.rowScale() == 1 && resize.columnScale() == 1));
            case Activation _,AdaptiveAvgPool _,Arithmetic _,BatchNorm _,ChannelShuffle _,Concat _,Dense _,Dropout _,Flatten _,GlobalAvgPool _,GlobalMaxPool _,LayerNorm _,Lrn _,PRelu _,Pad _,PixelShuffle _,ReduceMean _,Slice _,Softmax _ ->
                true;
        };
    }

    private static boolean knows(Pooling pooling, Shape input) {
        Window rows = pooling.padding().rows(pooling.rows(), input.height());
        Window columns = pooling.padding().columns(pooling.columns(), input.width());
        return Math.max(rows.before(), rows.after()) < rows.size()
                && Math.max(columns.before(), columns.after()) < columns.size();
    }
}
