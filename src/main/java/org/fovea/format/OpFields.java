package org.fovea.format;

import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.Add;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.Conv2d;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.Filter;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Softmax;

/// The engine's operations as a document's settings; names and meaning are PyTorch's.
final class OpFields {
    private static final int LARGEST_WINDOW = 4096;

    private OpFields() {
    }

    /// @param settings receives what the operation is set to
    /// @return what its kind is called
    static String write(Op op, Parts settings) {
        return switch (op) {
            case Activation activation -> CurveFields.write(activation, settings);
            case Add _ -> "add";
            case AvgPool pool -> {
                write(pool.pooling(), settings);
                settings.put("count_include_pad", pool.countIncludePad());
                yield "avg_pool";
            }
            case BatchNorm norm -> {
                settings.array("weight", norm.scale());
                settings.array("bias", norm.bias());
                settings.array("running_mean", norm.mean());
                settings.array("running_var", norm.variance());
                settings.put("eps", norm.epsilon());
                yield "batch_norm";
            }
            case Concat _ -> "concat";
            case Convolution convolution -> {
                write(convolution, settings);
                yield "convolution";
            }
            case Dense dense -> {
                Shape shape = dense.weights().shape;
                settings.array("weight", List.of(shape.height(), shape.width()), dense.weights().data);
                settings.array("bias", dense.bias());
                yield "dense";
            }
            case GlobalAvgPool _ -> "global_avg_pool";
            case GlobalMaxPool _ -> "global_max_pool";
            case MaxPool pool -> {
                write(pool.pooling(), settings);
                yield "max_pool";
            }
            case Resize resize -> {
                settings.put("scale_rows", resize.rowScale());
                settings.put("scale_columns", resize.columnScale());
                settings.put("mode", resize.sampling());
                yield "resize";
            }
            case Softmax _ -> "softmax";
        };
    }

    /// @throws Damage when there is no such kind, or a setting is missing or wrong
    static Op read(String kind, Fields settings) {
        return switch (kind) {
            case "add" -> new Add();
            case "avg_pool" -> new AvgPool(pooling(settings), settings.flag("count_include_pad", false));
            case "batch_norm" -> {
                float[] weight = settings.array("weight", 0).data();
                int channels = weight.length;
                yield new BatchNorm(weight, settings.array("bias", channels).data(),
                        settings.array("running_mean", channels).data(), settings.array("running_var", channels).data(),
                        settings.number("eps"));
            }
            case "concat" -> new Concat();
            case "convolution" -> convolution(settings);
            case "dense" -> {
                Npy.Array weight = settings.array("weight", 0, 0);
                int outputs = weight.shape().getFirst();
                yield new Dense(new Tensor(new Shape(1, outputs, weight.shape().get(1)), weight.data()),
                        settings.array("bias", outputs).data());
            }
            case "global_avg_pool" -> new GlobalAvgPool();
            case "global_max_pool" -> new GlobalMaxPool();
            case "max_pool" -> new MaxPool(pooling(settings));
            case "resize" -> new Resize(settings.number("scale_rows"), settings.number("scale_columns"),
                    settings.word("mode", Resize.Sampling.class));
            case "softmax" -> new Softmax();
            default -> CurveFields.read(kind, settings);
        };
    }

    private static void write(Pooling pooling, Parts settings) {
        WindowFields.write(pooling.rows(), pooling.columns(), settings);
        WindowFields.write(pooling.padding(), settings);
        settings.put("ceil_mode", pooling.ceil());
    }

    private static Pooling pooling(Fields settings) {
        return new Pooling(WindowFields.rows(settings, LARGEST_WINDOW), WindowFields.columns(settings, LARGEST_WINDOW),
                WindowFields.padding(settings), settings.flag("ceil_mode", false));
    }

    /// A convolution of the engine, whose filters have no names.
    private static void write(Convolution convolution, Parts settings) {
        Conv2d layer = convolution.layer();
        WindowFields.write(layer.rows(), layer.columns(), settings);
        WindowFields.write(layer.padding(), settings);
        settings.put("padding_mode", layer.paddingMode());
        settings.put("groups", layer.groups());
        settings.put("flipped", layer.flipped());
        Parts activation = settings.of("", "the activation");
        activation.put("kind", CurveFields.write(convolution.activation(), activation));
        settings.put("activation", activation);
        FilterFields.write(layer.filters(), settings);
    }

    private static Convolution convolution(Fields settings) {
        Axis rows = WindowFields.rows(settings, LARGEST_WINDOW);
        Axis columns = WindowFields.columns(settings, LARGEST_WINDOW);
        Padding padding = WindowFields.padding(settings);
        List<Filter> filters = FilterFields.read(settings, 0, rows, columns);
        Fields activation = settings.object("activation");
        return new Convolution(
                new Conv2d(filters, rows, columns, padding, settings.word("padding_mode", PaddingMode.class),
                        settings.integer("groups", 1, filters.size()), settings.flag("flipped")),
                CurveFields.read(activation.text("kind"), activation));
    }
}
