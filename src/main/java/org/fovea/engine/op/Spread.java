package org.fovea.engine.op;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fovea.engine.Cancel;
import org.fovea.engine.Shape;
import org.fovea.engine.Tensor;
import org.fovea.engine.simd.Loops;
import org.fovea.engine.simd.Machine;
import org.jspecify.annotations.Nullable;

/// An operation that makes each channel of itself by weighted sums whose weights are products of a row's and a column's:
/// means over windows, resizing, padding. Its gradient spreads every output's back over what the output was made of.
///
/// @param height of the input
/// @param width of the input
/// @param rows what each output row is made of
/// @param columns what each output column is made of
public record Spread(int height, int width, Share[] rows, Share[] columns) {

    /// Some rows of the input and what each is worth to an output.
    public record Share(int[] places, float[] weights) {
        /// Equal parts, of which those beside the input are not among the places.
        static Share mean(int[] places, int parts) {
            var weights = new float[places.length];
            Arrays.fill(weights, 1f / Math.max(1, parts));
            return new Share(places, weights);
        }
    }

    /// How an operation makes each channel of itself for an input of this shape; null where it does so otherwise, or not by
    /// weighted sums alone.
    public static @Nullable Spread of(Op op, Shape x) {
        return switch (op) {
            case AdaptiveAvgPool pool -> pool.spread(x);
            case AvgPool pool -> pool.spread(x);
            case GlobalAvgPool _ -> everything(x, true, true);
            case Pad pad -> pad.value() == 0 ? pad.spread(x) : null;
            case ReduceMean mean -> mean.channels() ? null : everything(x, mean.rows(), mean.columns());
            case Resize resize -> resize.spread(x, resize.output(List.of(x)));
            case Activation _,Arithmetic _,BatchNorm _,ChannelShuffle _,Concat _,ConvTranspose2d _,Convolution _,Dense _,Dropout _,Flatten _,GlobalMaxPool _,LayerNorm _,Lrn _,MaxPool _,PRelu _,PixelShuffle _,Slice _,Softmax _ ->
                null;
        };
    }

    /// For each output.
    static Share[] shares(int outputs, IntFunction<Share> share) {
        return IntStream.range(0, outputs).mapToObj(share).toArray(Share[]::new);
    }

    /// Means over all rows or columns, or none.
    static Spread everything(Shape x, boolean rows, boolean columns) {
        return new Spread(x.height(), x.width(), axis(x.height(), rows), axis(x.width(), columns));
    }

    private static Share[] axis(int size, boolean all) {
        return all
                ? shares(1, _ -> Share.mean(IntStream.range(0, size).toArray(), size))
                : shares(size, o -> Share.mean(new int[]{o}, 1));
    }

    /// The gradient with respect to the input, with as many channels as that of the output.
    Tensor back(Tensor gradient, Machine machine, Cancel cancel) {
        Shape y = gradient.shape;
        Tensor result = Tensor.zeros(new Shape(y.channels(), height, width));
        Loops loops = Loops.of(machine.kernels());
        long work = (long) result.data.length + gradient.data.length;
        Strips.pieces(y.channels(), 8 * work, machine, cancel, c -> {
            var line = new float[width];
            for (int i = 0; i < y.height(); i++) {
                Arrays.fill(line, 0);
                across(gradient, y.index(c, i, 0), line);
                Share share = rows[i];
                for (int t = 0; t < share.places.length; t++) {
                    int to = result.shape.index(c, share.places[t], 0);
                    loops.add(share.weights[t], line, 0, result.data, to, result.data, to, width);
                }
            }
        });
        return result;
    }

    private void across(Tensor gradient, int from, float[] line) {
        for (int j = 0; j < columns.length; j++) {
            Share share = columns[j];
            float value = gradient.data[from + j];
            for (int t = 0; t < share.places.length; t++) line[share.places[t]] += share.weights[t] * value;
        }
    }
}
