package org.fovea.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fovea.engine.Shape;
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
import org.fovea.engine.op.ReduceMean;
import org.fovea.engine.op.Resize;
import org.fovea.engine.op.Slice;
import org.fovea.engine.op.Softmax;

/// Why the output of a layer has its size, for layers over which no window slides: those have a [SizeFormula].
public final class SizeText {
    private SizeText() {
    }

    /// The size with its numbers in one line; empty where a window slides.
    ///
    /// @param inputs what the layer reads
    /// @param output what it makes of that
    public static String of(Op op, List<Shape> inputs, Shape output) {
        Shape x = inputs.getFirst();
        return switch (op) {
            case Convolution _,ConvTranspose2d _,MaxPool _,AvgPool _ -> "";
            case Activation _,BatchNorm _,Dropout _,LayerNorm _,Lrn _,PRelu _ ->
                "Each value stays at its place: " + output + ".";
            case Softmax _ -> "A share for each value: " + output + ".";
            case ChannelShuffle shuffle -> "The same channels in another order, %d · %d = %d of them.".formatted(
                    shuffle.groups(), x.channels() / shuffle.groups(), x.channels());
            case Arithmetic _ -> "The larger side of %s each: %s.".formatted(listed(inputs, " and "), output);
            case Concat _ -> "%s = %d channels; rows and columns stay.".formatted(inputs.stream()
                    .map(input -> Integer.toString(input.channels())).collect(Collectors.joining(" + ")),
                    output.channels());
            case Flatten _ -> "%d · %d · %d = %,d channels of one value.".formatted(x.channels(), x.height(), x.width(),
                    output.channels());
            case Dense _ -> "%d · %d · %d = %,d inputs, %,d outputs.".formatted(x.channels(), x.height(), x.width(),
                    x.size(), output.channels());
            case GlobalAvgPool _,GlobalMaxPool _ ->
                "One value of %d · %d = %,d of each channel.".formatted(x.height(), x.width(), x.plane());
            case AdaptiveAvgPool _ -> "rows %d / %d and columns %d / %d to a window.".formatted(x.height(),
                    output.height(), x.width(), output.width());
            case ReduceMean mean -> {
                var over = new ArrayList<String>();
                if (mean.channels()) over.add(x.channels() + " channels");
                if (mean.rows()) over.add(x.height() + " rows");
                if (mean.columns()) over.add(x.width() + " columns");
                yield "The mean of %s: %s.".formatted(String.join(" · ", over), output);
            }
            case Resize resize -> "rows ⌊%d · %s⌋ = %d, columns ⌊%d · %s⌋ = %d.".formatted(x.height(),
                    number(resize.rowScale()), output.height(), x.width(), number(resize.columnScale()),
                    output.width());
            case Pad pad -> "rows %d + %d + %d = %d, columns %d + %d + %d = %d.".formatted(pad.padding().top(),
                    x.height(), pad.padding().bottom(), output.height(), pad.padding().left(), x.width(),
                    pad.padding().right(), output.width());
            case PixelShuffle shuffle ->
                "channels %1$d / %2$d² = %3$d, rows %4$d · %2$d = %5$d, columns %6$d · %2$d = %7$d."
                        .formatted(x.channels(), shuffle.factor(), output.channels(), x.height(), output.height(),
                                x.width(),
                                output.width());
            case Slice slice -> "channels %d … %d, %d of %d.".formatted(slice.from(), slice.to() - 1, output.channels(),
                    x.channels());
        };
    }

    private static String listed(List<Shape> inputs, String separator) {
        return inputs.stream().map(Shape::toString).collect(Collectors.joining(separator));
    }

    private static String number(float scale) {
        return scale == Math.rint(scale) ? Integer.toString((int) scale) : Float.toString(scale);
    }
}
