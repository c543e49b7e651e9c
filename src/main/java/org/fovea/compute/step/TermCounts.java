package org.fovea.compute.step;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.fovea.engine.Axis;
import org.fovea.engine.Region;
import org.fovea.engine.Shape;
import org.fovea.engine.Window;
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

/// How many terms each value of a layer is made of, without making one of them. In every kind of layer that is a number of the
/// map times one of the row times one of the column: windows that lie over the border of a pooling, say, lose rows and
/// columns independently.
///
/// @param maps of each map; nobody writes it
/// @param rows of each row
/// @param columns of each column
record TermCounts(int[] maps, int[] rows, int[] columns) {
    /// Take off the mean, divide by the deviation, scale, add the bias.
    static final int STAGES_OF_BATCH_NORM = 4;
    /// The values around a point.
    private static final int CORNERS = 4;

    /// @param inputs the shapes of what the operation reads
    static TermCounts of(Op op, List<Shape> inputs) {
        Shape output = op.output(inputs);
        Shape input = inputs.getFirst();
        return switch (op) {
            case Convolution c -> same(output, c.layer().filters().getFirst().weights().shape.size());
            case ConvTranspose2d t -> new TermCounts(
                    each(output.channels(), _ -> t.weights().size() / t.groups()),
                    each(output.height(), i -> stamps(t.rows(), t.padding().top(), input.height(), i)),
                    each(output.width(), j -> stamps(t.columns(), t.padding().left(), input.width(), j)));
            case Dense _ -> same(output, input.size());
            case MaxPool p -> pooled(p.pooling(), input, output);
            case AvgPool p -> pooled(p.pooling(), input, output);
            case AdaptiveAvgPool _,GlobalAvgPool _,GlobalMaxPool _ -> read(op, inputs, output, 1);
            case ReduceMean m -> read(op, inputs, output, m.channels() ? input.channels() : 1);
            case Softmax _,LayerNorm _ -> same(output, input.channels());
            case Lrn n -> new TermCounts(each(output.channels(), k -> n.end(k, input.channels()) - n.first(k)),
                    each(output.height(), _ -> 1), each(output.width(), _ -> 1));
            case Arithmetic _ -> same(output, inputs.size());
            case BatchNorm _ -> same(output, STAGES_OF_BATCH_NORM);
            case Resize r -> same(output, r.sampling() == Resize.Sampling.LINEAR ? CORNERS : 1);
            case Activation _,PRelu _,Dropout _,Flatten _,Slice _,Concat _,ChannelShuffle _,PixelShuffle _,Pad _ ->
                same(output, 1);
        };
    }

    private static int[] each(int length, IntUnaryOperator count) {
        var counts = new int[length];
        Arrays.setAll(counts, count);
        return counts;
    }

    private static TermCounts same(Shape output, int terms) {
        return new TermCounts(each(output.channels(), _ -> terms), each(output.height(), _ -> 1),
                each(output.width(), _ -> 1));
    }

    /// How many rows of the input a transposed convolution stamps onto a row of the output.
    private static int stamps(Axis axis, int before, int input, int output) {
        int count = 0;
        for (int tap = 0; tap < axis.size(); tap++) {
            int at = output + before - tap * axis.dilation();
            if (at >= 0 && at % axis.stride() == 0 && at / axis.stride() < input) count++;
        }
        return count;
    }

    private static TermCounts pooled(Pooling pooling, Shape input, Shape output) {
        Window rows = pooling.rowWindow(input);
        Window columns = pooling.columnWindow(input);
        return new TermCounts(each(output.channels(), _ -> 1),
                each(output.height(), i -> inside(rows, input.height(), i)),
                each(output.width(), j -> inside(columns, input.width(), j)));
    }

    /// How many taps of a window lie on the input, not on its padding.
    private static int inside(Window window, int input, int output) {
        int count = 0;
        for (int tap = 0; tap < window.size(); tap++) {
            int at = window.row(output, tap);
            if (at >= 0 && at < input) count++;
        }
        return count;
    }

    /// Where everything in the needed region counts.
    private static TermCounts read(Op op, List<Shape> inputs, Shape output, int channels) {
        return new TermCounts(each(output.channels(), _ -> channels),
                each(output.height(), i -> op.needs(new Region(i, 0, 1, 1), 0, inputs).height()),
                each(output.width(), j -> op.needs(new Region(0, j, 1, 1), 0, inputs).width()));
    }
}
