package org.fovea.engine.op;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.engine.OnnxModel;
import org.fovea.engine.OnnxModel.Attribute;
import org.fovea.engine.OnnxRuntime;
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
            case Add op -> sum(op, names, model);
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
            case Concat op -> model.node(op.onnx(), names, "y", List.of(Attribute.number("axis", 1)));
            case Convolution op -> throw new IllegalArgumentException(op.onnx());
            case Dense op -> model.floats("w", op.weights().data, op.weights().shape.height(),
                    op.weights().shape.width()).floats("b", op.bias(), op.bias().length)
                    .node("Flatten", List.of("x"), "flat", List.of())
                    .node(op.onnx(), List.of("flat", "w", "b"), "y", List.of(Attribute.number("transB", 1)));
            case GlobalAvgPool op -> model.node(op.onnx(), names, "y", List.of());
            case GlobalMaxPool op -> model.node(op.onnx(), names, "y", List.of());
            case MaxPool op -> model.node(op.onnx(), names, "y", pooling(op.pooling(), x.shape));
            case Resize op -> model.floats("scales", new float[]{1, 1, op.rowScale(), op.columnScale()}, 4)
                    .node(op.onnx(), List.of("x", "", "scales"), "y", switch (op.sampling()) {
                        case NEAREST -> List.of(Attribute.text("mode", "nearest"),
                                Attribute.text("coordinate_transformation_mode", "asymmetric"),
                                Attribute.text("nearest_mode", "floor"));
                        case NEAREST_HALF_PIXEL -> List.of(Attribute.text("mode", "nearest"));
                        case LINEAR -> List.of(Attribute.text("mode", "linear"));
                    });
            case Softmax op -> model.node(op.onnx(), names, "y", List.of(Attribute.number("axis", 1)));
        }
        return OnnxRuntime.run(model, x);
    }

    private static void sum(Add op, List<String> names, OnnxModel model) {
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
            case MaxPool pool -> knows(pool.pooling(), a.shapes().getFirst());
            case Resize resize -> a.shapes().getFirst().height() * resize.rowScale() >= 1
                    && a.shapes().getFirst().width() * resize.columnScale() >= 1;
            case Activation _,Add _,BatchNorm _,Concat _,Dense _,GlobalAvgPool _,GlobalMaxPool _,Softmax _ -> true;
        };
    }

    private static boolean knows(Pooling pooling, Shape input) {
        Window rows = pooling.padding().rows(pooling.rows(), input.height());
        Window columns = pooling.padding().columns(pooling.columns(), input.width());
        return Math.max(rows.before(), rows.after()) < rows.size()
                && Math.max(columns.before(), columns.after()) < columns.size();
    }
}
