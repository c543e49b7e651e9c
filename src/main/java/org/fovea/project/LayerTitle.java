package org.fovea.project;

import java.util.Locale;
import org.fovea.engine.Axis;
import org.fovea.engine.Padding;
import org.fovea.engine.op.Activation;
import org.fovea.engine.op.AdaptiveAvgPool;
import org.fovea.engine.op.Arithmetic;
import org.fovea.engine.op.ChannelShuffle;
import org.fovea.engine.op.ConvTranspose2d;
import org.fovea.engine.op.Dropout;
import org.fovea.engine.op.Flatten;
import org.fovea.engine.op.LayerNorm;
import org.fovea.engine.op.Lrn;
import org.fovea.engine.op.PRelu;
import org.fovea.engine.op.Pad;
import org.fovea.engine.op.PixelShuffle;
import org.fovea.engine.op.ReduceMean;
import org.fovea.engine.op.Slice;
import org.fovea.engine.op.AvgPool;
import org.fovea.engine.op.BatchNorm;
import org.fovea.engine.op.Concat;
import org.fovea.engine.op.Convolution;
import org.fovea.engine.op.Dense;
import org.fovea.engine.op.GlobalAvgPool;
import org.fovea.engine.op.GlobalMaxPool;
import org.fovea.engine.op.MaxPool;
import org.fovea.engine.op.Op;
import org.fovea.engine.op.Pooling;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Softmax;

/// What a layer is, with its settings in short form: `Conv 7×7 / 2`, `Max pool 2×2 / 2`, `Dense 120`.
public final class LayerTitle {
    private LayerTitle() {
    }

    public static String of(Kind kind) {
        return switch (kind) {
            case Conv conv -> of(conv);
            case Operation(Op op) -> of(op);
        };
    }

    private static String of(Conv conv) {
        String title = (conv.depthwise() ? "Depthwise " : "Conv ") + window(conv.rows(), conv.columns());
        if (conv.groups() > 1 && !conv.depthwise()) title += " g" + conv.groups();
        return conv.relu() ? title + " ReLU" : title;
    }

    private static String of(Op op) {
        return switch (op) {
            case Convolution c -> "Conv " + window(c.layer().rows(), c.layer().columns());
            case MaxPool pool -> "Max pool " + window(pool.pooling());
            case AvgPool pool -> "Avg pool " + window(pool.pooling());
            case GlobalAvgPool _ -> "Global avg";
            case GlobalMaxPool _ -> "Global max";
            case Activation activation -> of(activation);
            case BatchNorm _ -> "Batch norm";
            case Arithmetic arithmetic -> switch (arithmetic.operator()) {
                case ADD -> "Add";
                case SUB -> "Subtract";
                case MUL -> "Multiply";
                case DIV -> "Divide";
            };
            case ConvTranspose2d c -> "Transposed " + window(c.rows(), c.columns());
            case AdaptiveAvgPool pool -> "Adaptive avg %d×%d".formatted(pool.height(), pool.width());
            case ReduceMean _ -> "Mean";
            case PRelu _ -> "PReLU";
            case LayerNorm _ -> "Layer norm";
            case Lrn lrn -> "LRN " + lrn.size();
            case Dropout dropout -> "Dropout " + number(dropout.rate());
            case Pad pad -> "Pad " + sides(pad.padding());
            case Flatten _ -> "Flatten";
            case Slice slice -> "Slice %d…%d".formatted(slice.from(), slice.to() - 1);
            case PixelShuffle shuffle -> "Pixel shuffle " + shuffle.factor();
            case ChannelShuffle shuffle -> "Shuffle g" + shuffle.groups();
            case Concat _ -> "Concat";
            case Dense dense -> "Dense " + dense.bias().length;
            case Resize resize -> "Resize ×" + pair(number(resize.rowScale()), number(resize.columnScale()));
            case Softmax softmax -> softmax.log() ? "Log softmax" : "Softmax";
        };
    }

    private static String of(Activation activation) {
        return switch (activation.curve()) {
            case IDENTITY -> "Identity";
            case RELU -> "ReLU";
            case LEAKY_RELU -> "Leaky ReLU " + number(activation.a());
            case SELU -> activation.b() == 1 ? "ELU " + number(activation.a()) : "SELU";
            case GELU -> "GELU";
            case SILU -> "SiLU";
            case SIGMOID -> "Sigmoid";
            case TANH -> "Tanh";
            case HARD_SIGMOID -> "Hard sigmoid";
            case HARD_SWISH -> "Hard swish";
            case CLIP -> activation.a() == 0 && activation.b() == 6
                    ? "ReLU6"
                    : "Clip %s…%s".formatted(number(activation.a()), number(activation.b()));
            case SOFTPLUS -> "Softplus";
            case EXP -> "Exp";
        };
    }

    private static String sides(Padding.Explicit sides) {
        boolean same = sides.top() == sides.bottom() && sides.left() == sides.right() && sides.top() == sides.left();
        return same
                ? Integer.toString(sides.top())
                : "%d %d %d %d".formatted(sides.top(), sides.bottom(), sides.left(), sides.right());
    }

    private static String window(Pooling pooling) {
        return window(pooling.rows(), pooling.columns());
    }

    /// `7×7 / 2`; the stride and the dilation only where they are not 1.
    private static String window(Axis rows, Axis columns) {
        var text = new StringBuilder("%d×%d".formatted(rows.size(), columns.size()));
        if (rows.stride() > 1 || columns.stride() > 1)
            text.append(" / ").append(pair(rows.stride(), columns.stride()));
        if (rows.dilation() > 1 || columns.dilation() > 1)
            text.append(" d").append(pair(rows.dilation(), columns.dilation()));
        return text.toString();
    }

    /// `2`, or `2×3` where rows and columns differ.
    public static String pair(int rows, int columns) {
        return pair(Integer.toString(rows), Integer.toString(columns));
    }

    public static String pair(String rows, String columns) {
        return rows.equals(columns) ? rows : rows + "×" + columns;
    }

    private static String number(float value) {
        String text = value == Math.rint(value) && Math.abs(value) < 1e6
                ? Integer.toString((int) value)
                : String.format(Locale.ROOT, "%.3g", value).replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$",
                        "");
        return text.replace('-', '−');
    }
}
