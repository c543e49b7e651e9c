package org.fovea.format;

import java.util.List;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.PaddingMode;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.AdaptiveAvgPool;
import org.fovea.engine.op.ChannelShuffle;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.PRelu;
import org.fovea.engine.op.Lrn;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.PixelShuffle;
import org.fovea.engine.op.ReduceMean;
import org.fovea.engine.op.Slice;
import org.fovea.engine.op.Arithmetic;
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
    /// More rows, channels or groups than any layer has.
    private static final int LARGEST_OUTPUT = 1 << 24;

    private OpFields() {
    }

    /// @param settings receives what the operation is set to
    /// @return what its kind is called
    static String write(Op op, Parts settings) {
        return switch (op) {
            case Activation activation -> CurveFields.write(activation, settings);
            case AdaptiveAvgPool pool -> {
                settings.put("output_size", pool.height(), pool.width());
                yield "adaptive_avg_pool";
            }
            case Arithmetic arithmetic -> Fields.word(arithmetic.operator());
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
            case ChannelShuffle shuffle -> {
                settings.put("groups", shuffle.groups());
                yield "channel_shuffle";
            }
            case Concat _ -> "concat";
            case ConvTranspose2d transposed -> {
                TransposedFields.write(transposed, settings);
                yield "conv_transpose";
            }
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
            case Dropout dropout -> {
                settings.put("p", dropout.rate());
                yield "dropout";
            }
            case Flatten _ -> "flatten";
            case GlobalAvgPool _ -> "global_avg_pool";
            case GlobalMaxPool _ -> "global_max_pool";
            case LayerNorm norm -> {
                settings.array("weight", norm.weight());
                settings.array("bias", norm.bias());
                settings.put("eps", norm.epsilon());
                yield "layer_norm";
            }
            case Lrn norm -> {
                settings.put("size", norm.size());
                settings.put("alpha", norm.alpha());
                settings.put("beta", norm.beta());
                settings.put("k", norm.bias());
                yield "local_response_norm";
            }
            case MaxPool pool -> {
                write(pool.pooling(), settings);
                yield "max_pool";
            }
            case Pad pad -> {
                WindowFields.write(pad.padding(), settings);
                settings.put("padding_mode", pad.mode());
                settings.put("value", pad.value());
                yield "pad";
            }
            case PixelShuffle shuffle -> {
                settings.put("upscale_factor", shuffle.factor());
                yield "pixel_shuffle";
            }
            case PRelu prelu -> {
                settings.array("weight", prelu.slopes());
                yield "prelu";
            }
            case ReduceMean mean -> {
                settings.put("channels", mean.channels());
                settings.put("rows", mean.rows());
                settings.put("columns", mean.columns());
                yield "reduce_mean";
            }
            case Resize resize -> {
                settings.put("scale_rows", resize.rowScale());
                settings.put("scale_columns", resize.columnScale());
                settings.put("mode", resize.sampling());
                yield "resize";
            }
            case Slice slice -> {
                settings.put("from", slice.from());
                settings.put("to", slice.to());
                yield "slice";
            }
            case Softmax softmax -> softmax.log() ? "log_softmax" : "softmax";
        };
    }

    /// @throws Damage when there is no such kind, or a setting is missing or wrong
    static Op read(String kind, Fields settings) {
        return switch (kind) {
            case "adaptive_avg_pool" -> {
                List<Integer> size = settings.integers("output_size", 2, 2, 1, LARGEST_OUTPUT);
                yield new AdaptiveAvgPool(size.get(0), size.get(1));
            }
            case "add" -> Arithmetic.ADD;
            case "avg_pool" -> new AvgPool(pooling(settings), settings.flag("count_include_pad", false));
            case "batch_norm" -> {
                float[] weight = settings.array("weight", 0).data();
                int channels = weight.length;
                yield new BatchNorm(weight, settings.array("bias", channels).data(),
                        settings.array("running_mean", channels).data(), settings.array("running_var", channels).data(),
                        settings.number("eps"));
            }
            case "channel_shuffle" -> new ChannelShuffle(settings.integer("groups", 1, LARGEST_OUTPUT));
            case "concat" -> new Concat();
            case "conv_transpose" -> TransposedFields.read(settings, LARGEST_WINDOW);
            case "convolution" -> convolution(settings);
            case "dense" -> {
                Npy.Array weight = settings.array("weight", 0, 0);
                int outputs = weight.shape().getFirst();
                yield new Dense(new Tensor(new Shape(1, outputs, weight.shape().get(1)), weight.data()),
                        settings.array("bias", outputs).data());
            }
            case "div" -> Arithmetic.DIV;
            case "dropout" -> new Dropout(settings.number("p"));
            case "flatten" -> new Flatten();
            case "global_avg_pool" -> new GlobalAvgPool();
            case "global_max_pool" -> new GlobalMaxPool();
            case "layer_norm" -> {
                float[] weight = settings.array("weight", 0).data();
                yield new LayerNorm(weight, settings.array("bias", weight.length).data(), settings.number("eps"));
            }
            case "local_response_norm" -> new Lrn(settings.integer("size", 1, LARGEST_OUTPUT),
                    settings.number("alpha"), settings.number("beta"), settings.number("k"));
            case "log_softmax" -> new Softmax(true);
            case "max_pool" -> new MaxPool(pooling(settings));
            case "mul" -> Arithmetic.MUL;
            case "pad" -> pad(settings);
            case "pixel_shuffle" -> new PixelShuffle(settings.integer("upscale_factor", 1, LARGEST_OUTPUT));
            case "prelu" -> new PRelu(settings.array("weight", 0).data());
            case "reduce_mean" -> new ReduceMean(settings.flag("channels"), settings.flag("rows"),
                    settings.flag("columns"));
            case "resize" -> new Resize(settings.number("scale_rows"), settings.number("scale_columns"),
                    settings.word("mode", Resize.Sampling.class));
            case "slice" -> new Slice(settings.integer("from", 0, LARGEST_OUTPUT),
                    settings.integer("to", 1, LARGEST_OUTPUT));
            case "softmax" -> new Softmax();
            case "sub" -> Arithmetic.SUB;
            default -> CurveFields.read(kind, settings);
        };
    }

    private static Pad pad(Fields settings) {
        if (!(WindowFields.padding(settings) instanceof Padding.Explicit sides))
            throw new Damage("%s pads by no numbers".formatted(settings.where()));
        return new Pad(sides, settings.word("padding_mode", PaddingMode.class), settings.number("value", 0));
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
