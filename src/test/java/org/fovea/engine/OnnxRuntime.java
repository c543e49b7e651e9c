package org.fovea.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.engine.OnnxModel.Attribute;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Filter;

/// The independent oracle: runs a convolutional layer in ONNX Runtime.
public final class OnnxRuntime {
    private OnnxRuntime() {
    }

    /// The feature maps of `layer` over `x`.
    public static Tensor forward(Conv2d layer, Tensor x) {
        return new Tensor(layer.output(x.shape), values(model(layer, x.shape), x));
    }

    /// What a model of one input `x` and one output `y` makes of this tensor, in the order of the runtime.
    public static float[] run(OnnxModel model, Tensor x) {
        return values(model.encode(1, x.shape.channels(), x.shape.height(), x.shape.width()), x);
    }

    private static float[] values(byte[] model, Tensor x) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {1, x.shape.channels(), x.shape.height(), x.shape.width()};
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (var session = environment.createSession(model, options);
                    var input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x.data), shape);
                    var result = session.run(Map.of("x", input))) {
                FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
                var data = new float[values.remaining()];
                values.get(data);
                return data;
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The layer as a model with the input `x`, 1×C×H×W, and the output `y`.
    ///
    /// @param input the shape of `x`
    public static byte[] model(Conv2d layer, Shape input) {
        var model = new OnnxModel();
        node(model, layer, input, "x", "", "y");
        return model.encode(1, input.channels(), input.height(), input.width());
    }

    /// Layers with ReLU, one after the other, as one model.
    public static byte[] model(List<Conv2d> layers, Shape input) {
        var model = new OnnxModel();
        Shape shape = input;
        for (int n = 0; n < layers.size(); n++) {
            node(model, layers.get(n), shape, n == 0 ? "x" : "a" + n, "_" + n, "z" + n);
            String y = n == layers.size() - 1 ? "y" : "a" + (n + 1);
            model.node("Relu", List.of("z" + n), y, List.of());
            shape = layers.get(n).output(shape);
        }
        return model.encode(1, input.channels(), input.height(), input.width());
    }

    private static void node(OnnxModel model, Conv2d layer, Shape input, String from, String suffix, String to) {
        Shape weights = layer.filters().getFirst().weights().shape;
        var attributes = new ArrayList<Attribute>();
        attributes.add(Attribute.ints("kernel_shape", weights.height(), weights.width()));
        attributes.add(Attribute.ints("strides", layer.rows().stride(), layer.columns().stride()));
        attributes.add(Attribute.ints("dilations", layer.rows().dilation(), layer.columns().dilation()));
        attributes.add(Attribute.number("group", layer.groups()));
        Window rows = layer.rowWindow(input);
        Window columns = layer.columnWindow(input);
        String x = from;
        if (layer.paddingMode() != PaddingMode.ZEROS) {
            x = "padded" + suffix;
            model.longs("pads" + suffix, 0, 0, rows.before(), columns.before(), 0, 0, rows.after(), columns.after());
            model.node("Pad", List.of(from, "pads" + suffix), x,
                    List.of(Attribute.text("mode", mode(layer.paddingMode()))));
        } else if (layer.rows().dilation() > 1 || layer.columns().dilation() > 1)
            // The runtime knows its automatic padding for dilation 1 only.
            attributes.add(pads(rows, columns));
        else
            attributes.add(switch (layer.padding()) {
                case Padding.Named.SAME -> Attribute.text("auto_pad", "SAME_UPPER");
                case Padding.Named.SAME_LOWER -> Attribute.text("auto_pad", "SAME_LOWER");
                case Padding.Named.VALID -> Attribute.text("auto_pad", "VALID");
                case Padding.Named.FULL, Padding.Named.PYTORCH_SAME -> pads(rows, columns);
                case Padding.Explicit _ -> pads(rows, columns);
            });
        model.floats("w" + suffix, weights(layer), layer.filters().size(), weights.channels(), weights.height(),
                weights.width()).floats("b" + suffix, biases(layer), layer.filters().size())
                .node("Conv", List.of(x, "w" + suffix, "b" + suffix), to, attributes);
    }

    private static Attribute pads(Window rows, Window columns) {
        return Attribute.ints("pads", rows.before(), columns.before(), rows.after(), columns.after());
    }

    private static String mode(PaddingMode mode) {
        return switch (mode) {
            case ZEROS -> "constant";
            case REFLECT -> "reflect";
            case REPLICATE -> "edge";
            case CIRCULAR -> "wrap";
        };
    }

    private static float[] weights(Conv2d layer) {
        Shape one = layer.filters().getFirst().weights().shape;
        var all = new float[layer.filters().size() * one.size()];
        int to = 0;
        for (Filter filter : layer.filters())
            for (int c = 0; c < one.channels(); c++)
                for (int u = 0; u < one.height(); u++)
                    for (int v = 0; v < one.width(); v++)
                        all[to++] = layer.flipped()
                                ? filter.weights().at(c, one.height() - 1 - u, one.width() - 1 - v)
                                : filter.weights().at(c, u, v);
        return all;
    }

    private static float[] biases(Conv2d layer) {
        var all = new float[layer.filters().size()];
        for (int k = 0; k < all.length; k++) all[k] = layer.filters().get(k).bias();
        return all;
    }
}
